internal import EventStudy

/// Which tests to trust, as the page says it.
struct ReportAdvice {
  /// The model, where there are several.
  let subject: String?
  /// The tests to trust and not to trust, absent where the findings say it all.
  let conclusion: String?
  /// What is particular about the sample.
  let findings: String
  /// The other models under which the same tests hold.
  let others: String?
  /// Whether anything stands before the findings.
  let hasText: Bool

  /// Returns the advice of a study.
  static func all(_ result: StudyResult) -> [ReportAdvice] {
    AdviceWords.all(result).map { words in
      ReportAdvice(
        subject: result.models.count > 1 ? words.models[0] : nil,
        conclusion: words.conclusion.isEmpty ? nil : words.conclusion,
        findings: words.findings.joined(separator: " "),
        others: words.models.count > 1 ? words.models.dropFirst().joined(separator: ", ") : nil,
        hasText: result.models.count > 1 || !words.conclusion.isEmpty
      )
    }
  }
}
