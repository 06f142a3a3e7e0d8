public import EventStudy

/// The summary of a study for a person at a terminal.
public struct TerminalSummary: Sendable {
  let result: StudyResult
  let width: Int
  let format = NumberFormat.terminal

  /// Creates the summary of a result.
  ///
  /// - Parameters:
  ///   - result: The finished study.
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
    let analyses = result.analysisSections(for: .terminal).flatMap(layout.parts)
    let parts =
      [header, verdict, facts] + results + [sensitivity, advice]
      + analyses
      + layout.parts(of: EventsSection.section(result, for: .terminal))
      + layout.parts(of: ExclusionsSection.section(result, for: .terminal))
      + [notes]
    let hasStars = parts.joined().contains { $0.text.contains(/[\d%]\*/) }
    let lines = (parts + [legend(ofStars: hasStars)]).filter { !$0.isEmpty }.joined(separator: [
      TerminalLine()
    ])
    return TerminalPaint.text(lines, colored: colored)
  }

  /// The results of each model, or of the only event.
  private var results: [[TerminalLine]] {
    if result.includedCount == 0 { return [] }
    return result.models.first.map(SingleEventSection.applies) == true ? singleEvent : models
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

extension TerminalSummary {
  /// The lines of a study of one event: what is known of it, and under the first model its windows and days.
  var singleEvent: [[TerminalLine]] {
    let layout = SectionLines(width: width)
    let models = result.models.map { model -> [[TerminalLine]] in
      let parts = SingleEventSection.parts(model, of: result, for: .terminal)
      return layout.parts(
        of: ReportSection(anchor: "event", title: "", parts: parts),
        under: heading(of: model)
      )
    }
    let event = SingleEventSection.facts(result, for: .terminal).map {
      layout.parts(of: ReportSection(anchor: "event", title: "", parts: [$0]))
    }
    return (event ?? []) + models.joined()
  }

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

  /// What the study says under other choices; the page and the files have the rest.
  var sensitivity: [TerminalLine] {
    guard let verdict = result.sensitivity.map({ VerdictWords($0) }) else { return [] }
    return [TerminalLine("Does it depend on the window?", .heading)]
      + paragraph(verdict.summary, tone: .title)
      + verdict.sentences.flatMap { paragraph($0, mark: "- ") }
  }
}
