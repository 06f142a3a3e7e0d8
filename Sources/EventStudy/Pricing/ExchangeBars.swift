internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

/// The averages of the bars of one security, and what was noticed of its bars.
struct ExchangeBars {
  private(set) var averages: [CalendarDate: BarAverages] = [:]
  private(set) var notes: [StudyNote] = []
  private(set) var files: [InputFile] = []

  /// Reads the bars that settings name; nothing where they name none.
  init(
    _ settings: StudySettings,
    inputs: StudyInputs,
    symbol: String,
    calendar: TradingCalendar
  ) throws(StudyError) {
    guard let prices = try IntradayInput.load(settings, beside: inputs, calendar: calendar) else {
      return
    }
    let bars = BarsByDay(prices, settings: settings.prices)
    files = prices.files.flatMap { InputFile.described($0, role: .intraday, holding: settings.prices.held) }
    notes = prices.notes.filter { $0.severity == .warning }.map { StudyNote($0, source: .prices) }
    guard let security = bars.position(of: symbol) else {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message: "the intraday bars have no \(symbol), so they are not used; they have "
            + Message(prices.symbols.prefix(5).joined(separator: ", "))
        )
      )
      return
    }
    var leftOut = LeftOutBars()
    for day in prices.days(ofSymbol: security) {
      let counted = bars.counted(security, on: day, calendar: calendar)
      leftOut.add(counted, of: symbol, on: day)
      if !counted.bars.isEmpty { averages[day] = BarAverages(counted.bars) }
    }
    notes += leftOut.notes(settings.prices.sessionBars)
  }
}
