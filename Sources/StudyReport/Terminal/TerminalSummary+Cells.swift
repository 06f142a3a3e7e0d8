internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// Returns a statistic with its stars; blanks keep the numbers of a column below each other.
  func starred(_ statistic: Double?, _ pValue: Double?) -> String {
    starred(format.statistic(statistic), pValue)
  }

  /// Returns a text with the stars of a p-value.
  func starred(_ text: String, _ pValue: Double?) -> String {
    let stars = Significance(pValue).stars
    return text + stars + String(repeating: " ", count: 3 - stars.count)
  }

  /// Returns a starred text with its p-value behind it.
  func judged(_ text: String, _ pValue: Double?) -> String {
    let p = pValue == nil ? "" : format.pValue(pValue)
    return starred(text, pValue) + " " + String(repeating: " ", count: max(0, 6 - p.count)) + p
  }

  /// Returns a text that ends where the statistics above or below it end.
  func unjudged(_ text: String) -> String { text + String(repeating: " ", count: 10) }

  /// Why tests have no number, once for each reason.
  func reasons<Test: RawRepresentable<String>>(
    of tests: [(test: Test, reason: String?)]
  ) -> [TerminalLine] {
    TestReasons.sentences(of: tests).flatMap { paragraph("n/a: \($0)", tone: .quiet) }
  }

  /// The number of models, in words that say where the others are.
  func otherModels(than model: ExpectedReturnMethod, in file: String) -> [TerminalLine] {
    let others = result.models.count { $0.model != model }
    guard others > 0 else { return [] }
    let noun = others == 1 ? "the other model" : "the \(format.count(others)) other models"
    return [TerminalLine("  \(noun): \(file)", .quiet)]
  }
}
