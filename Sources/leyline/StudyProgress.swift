import EventStudy
import Foundation

/// Shows on a terminal what a long study is doing; silent when errors go to a file.
struct StudyProgress {
  private let isShown = isatty(STDERR_FILENO) == 1

  /// Replaces the line that says what is being done.
  func show(_ stage: Study.Stage) {
    guard isShown else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(stage.description) ...".utf8))
  }

  /// Removes the line.
  func clear() {
    guard isShown else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
