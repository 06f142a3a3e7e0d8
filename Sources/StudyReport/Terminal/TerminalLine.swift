internal import Notices

/// One line of a summary, with the tone that it has where colors are shown.
struct TerminalLine: Sendable, Hashable {
  /// How a line stands out.
  enum Tone: Sendable, Hashable {
    case plain
    case title
    case heading
    case quiet
    case warning
    case alert
  }

  /// The text, without any control codes.
  let text: String
  /// How it stands out.
  let tone: Tone

  /// Creates a line.
  init(_ text: String = "", _ tone: Tone = .plain) {
    self.text = text.onOneLine
    self.tone = tone
  }
}
