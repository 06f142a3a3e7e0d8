import EventStudy
import Foundation
import Notices

/// The streams that a command writes to.
enum TerminalOutput {
  private static let longestNote = 4000

  /// Whether colors are welcome: a terminal, and no `NO_COLOR` in the environment.
  static var isColored: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The number of columns of the terminal, or 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
    return Int(size.ws_col)
  }

  /// Writes a result that may quote files: their control characters are shown and not obeyed.
  static func write(_ text: String) { put(text.withoutControls) }

  /// Writes a result in JSON, in which control characters are escaped.
  static func write(json text: String) { put(text.withEscapedControls) }

  /// Writes a summary, whose only control characters are those of its colors.
  static func write(summary text: String) { put(text) }

  private static func put(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      note("standard output cannot be written; is the disk full?")
      exit(1)
    }
  }

  /// Writes a diagnostic of several lines.
  static func notes(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text.withoutControls + "\n").utf8))
  }

  /// Writes a diagnostic of a length that a person can read.
  static func note(_ text: String) {
    let line = text.clipped(to: longestNote).onOneLine
    // Nobody is left to tell when even this fails.
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}

/// Shows on a terminal what a long study is doing; silent when errors go to a file.
struct StudyProgress {
  private let isShown = isatty(STDERR_FILENO) == 1

  /// Replaces the line that says what is being done.
  func show(_ stage: StudyStep) {
    guard isShown else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(stage.description) ...".utf8))
  }

  /// Removes the line.
  func clear() {
    guard isShown else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
