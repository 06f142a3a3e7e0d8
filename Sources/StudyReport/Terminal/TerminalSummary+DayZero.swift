internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// What would be found if the news without a time had come after the close.
  var shiftedDayZero: [TerminalLine] {
    guard let shift = result.analysis.shiftedDayZero.first,
      let main = result.models.first(where: { $0.model == shift.model })
    else { return [] }
    let preferred = result.analysis.advice.first?.preferred ?? []
    guard
      let test = preferred.first(where: shift.testMethods.contains) ?? shift.testMethods.first
    else { return [] }
    var table = TerminalTable(
      headings: [
        .number("Window"), .number("CAAR"), .number("p"), .number("CAAR one session later"),
        .number("p"),
      ]
    )
    for window in shift.windows {
      let own = main.windows.first { $0.label == window.label }
      let before = own.flatMap { main.tests(of: $0).first { $0.test == test } }
      let after = shift.tests(of: window).first { $0.test == test }
      table.rows.append([
        window.label, format.percent(own?.caar), format.pValue(before?.pValue),
        format.percent(window.caar), format.pValue(after?.pValue),
      ])
    }
    let name = MethodDefinition.definition(of: test).shortName
    return [TerminalLine("If the news came after the close", .heading)]
      + paragraph(
        "\(counted(shift.shiftedCount, "announcement")) without a time; p of \(name)",
        tone: .quiet
      ) + table.lines
  }
}
