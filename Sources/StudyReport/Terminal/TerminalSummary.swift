public import EventStudy

/// The summary of a study for a person at a terminal.
public struct TerminalSummary: Sendable {
  /// How many events are listed; the tables have them all.
  static let listedEvents = 20

  let result: StudyResult
  let width: Int
  let format = NumberFormat.terminal
  /// The corrected p-values that stand beside the raw ones.
  let corrections: CorrectionLookup

  /// Creates the summary of a result.
  ///
  /// - Parameters:
  ///   - result: The finished study.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: StudyResult, width: Int = 100) {
    self.result = result
    corrections = CorrectionLookup(result)
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let analyses = [advice, severalTests, groups, regressions, correlations] + activities
    let parts =
      [header, warnings] + models + [sensitivity] + analyses
      + [calendarTime, dayZeroSplits, shiftedDayZero]
      + [events, exclusions, overlaps, information, legend]
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return lines.map { (colored ? TerminalPaint.painted($0) : $0.text) + "\n" }.joined()
  }

  /// Returns a plural form that fits a number, such as `1 event` or `2 events`.
  func counted(_ number: Int, _ noun: String) -> String {
    format.counted(number, noun)
  }

  /// Returns a paragraph with a hanging indent.
  func paragraph(
    _ text: String,
    mark: String = "",
    tone: TerminalLine.Tone = .plain
  ) -> [TerminalLine] {
    TextLayout.paragraph(text, width: width, mark: mark, tone: tone)
  }
}
