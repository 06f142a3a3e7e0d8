internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// Which tests the sample supports, and why.
  var advice: [TerminalLine] {
    let advice = AdviceWords.all(result)
    guard !advice.isEmpty else { return [] }
    return [TerminalLine("Which tests to trust", .heading)]
      + advice.flatMap { words in
        // With one model there is no question whose tests are meant.
        let subject = result.models.count > 1 ? "\(words.models[0]): " : ""
        let others = words.models.dropFirst().joined(separator: ", ")
        return paragraph(subject + words.paragraph)
          + (others.isEmpty ? [] : paragraph("The same tests hold under: \(others).", tone: .quiet))
      }
  }
}
