public import EventStudy
internal import Notices

/// Average prices around events, for a person at a terminal.
public struct AveragePriceSummary: Sendable {
  private let result: StudyResult
  private let width: Int

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - result: The study.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: StudyResult, width: Int = 100) {
    self.result = result
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let layout = SectionLines(width: width)
    let warnings = result.notes.filter { $0.severity == .warning }.flatMap {
      TextLayout.paragraph($0.message.text(.option), width: width, mark: "! ", tone: .warning)
    }
    let parts =
      [result.simulated ? [TerminalLine("SIMULATED DATA", .warning)] : [], warnings]
      + result.averagePriceSections(for: .terminal).flatMap(layout.parts)
    return TerminalPaint.text(
      Array(parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])),
      colored: colored
    )
  }
}
