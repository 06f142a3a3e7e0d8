internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// Title, stamp, counts and the choices that decide the numbers.
  var header: [TerminalLine] {
    let rule = TerminalLine(String(repeating: "\u{2501}", count: width), .quiet)
    let title = TextLayout.wrapped(result.title, width: width).map { TerminalLine($0, .title) }
    let stamp =
      result.simulated
      ? [TerminalLine(" SIMULATED DATA: nothing here says anything about a real company ", .alert)]
      : []
    let opening = OpeningWords.sentences(result)
      .flatMap { paragraph($0, mark: "! ", tone: .alert) }
    return title + [rule] + stamp + opening + paragraph(counts) + paragraph(choices)
      + (MarketWords.sentence(result, format: format).map { paragraph($0) } ?? [])
      + paragraph(calendar) + factors.flatMap { paragraph($0) }
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
    var text = "\(counted(included.count, "event")) of \(counted(symbols, "symbol"))"
    text += out == 0 ? ", none left out" : ", \(format.count(out)) left out"
    if let span = result.span { text += "; days \(span.lowerBound) to \(span.upperBound)" }
    return text
  }

  private var choices: String {
    let windows = result.configuration.windows
    return
      "Estimation \(windows.estimation) (at least \(windows.minEstimation) of its returns), "
      + "event window \(windows.event), \(result.configuration.methods.returns) returns"
  }

  private var calendar: String {
    let alignment = result.configuration.alignment
    var text =
      "Calendar \(alignment.calendar), news outside a session: \(alignment.align.rawValue)"
    if alignment.align != .strict { text += " session" }
    return text
  }
}
