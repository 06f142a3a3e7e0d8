/// Breaks and shortens text to a number of columns.
enum TextLayout {
  /// Returns a text in lines of at most a width, broken between words where that is possible.
  static func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    // A blank that no line break divides is as wide as any other.
    for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }) {
      var word = word
      while word.count > width {
        if !line.isEmpty { lines.append(line) }
        line = ""
        lines.append(String(word.prefix(width)))
        word = word.dropFirst(width)
      }
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { indent + $0.replacing("\u{A0}", with: " ") }
  }

  /// Returns a paragraph with a mark before it, under which its further lines are indented.
  static func paragraph(
    _ text: String,
    width: Int,
    mark: String = "",
    tone: TerminalLine.Tone = .plain
  ) -> [TerminalLine] {
    let indent = String(repeating: " ", count: mark.count)
    return wrapped(text, width: width - mark.count).enumerated().map { index, line in
      TerminalLine((index == 0 ? mark : indent) + line, tone)
    }
  }

  /// Returns a text of at most a width, with an ellipsis where it was cut.
  static func shortened(_ text: String, width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "\u{2026}"
  }

  /// Returns a line that says where the rest of a list is.
  static func more(_ count: Int, in file: String) -> [TerminalLine] {
    guard count > 0 else { return [] }
    return [
      TerminalLine("  and \(NumberFormat.terminal.count(count)) more, all in \(file)", .quiet)
    ]
  }
}
