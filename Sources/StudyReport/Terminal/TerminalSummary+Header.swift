internal import EventAlignment
internal import EventStatistics
internal import EventStudy
internal import Foundation

extension TerminalSummary {
  /// Title, stamp, and what must be decided before any number.
  var header: [TerminalLine] {
    let rule = TerminalLine(String(repeating: "\u{2501}", count: width), .quiet)
    let title = TextLayout.wrapped(TitleWords(result, format: format).title, width: width)
      .map { TerminalLine($0, .title) }
    let stamp =
      result.simulated
      ? [TerminalLine(" SIMULATED DATA: nothing here says anything about a real company ", .alert)]
      : []
    let opening = OpeningWords.sentences(result)
      .flatMap { paragraph($0, mark: "! ", tone: .alert) }
    return title + [rule] + stamp + opening
  }

  /// The answer, whether it depends on the window, and what to beware of.
  var verdict: [TerminalLine] {
    guard let words = AnswerWords(result, format: format) else { return [] }
    return paragraph(words.answer, tone: .title) + words.rest.flatMap { paragraph($0) }
  }

  /// Counts and the choices that decide the numbers.
  var facts: [TerminalLine] {
    paragraph(counts) + WindowWords(result, format: format).sentences.flatMap { paragraph($0) }
      + (MarketWords.sentence(result, format: format).map { paragraph($0 + ".") } ?? [])
      + (AdjustmentWords.sentence(result, format: format).map { paragraph($0) } ?? [])
      + paragraph(calendar + ".") + factors.flatMap { paragraph($0 + ".") }
  }

  /// The reach of each factor file: days beyond it have no factors.
  private var factors: [String] {
    result.inputs.filter { $0.role == .factors }.compactMap { file in
      file.days.map { "Factors \(file.path): \($0)" }
    }
  }

  private var counts: String {
    let included = result.includedEvents
    let symbols = Set(included.map(\.symbol)).count
    let out = result.exclusions.count
    let text = "\(counted(included.count, "event")) of \(counted(symbols, "symbol"))"
    return text + (out == 0 ? ", none left out." : ", \(format.count(out)) left out.")
  }

  private var calendar: String {
    if result.frequency != nil {
      return
        "\(result.period.capitalized)s as the prices date them; an event is in the one that holds its date"
    }
    let alignment = result.configuration.alignment
    var text =
      "Calendar \(alignment.calendar), news outside a session: \(alignment.align.rawValue)"
    if alignment.align != .strict { text += " session" }
    return text
  }
}
