internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The trading days of every security of a study, in the market that it is measured against.
///
/// What an event sees depends on its security, its index and the calendar alone. Securities whose
/// trading days are the same share one axis, so a study of one market has one.
struct StudyAxes: Sendable {
  /// The trading days of the first index that an event is measured against, or of all securities
  /// together where there is none.
  let standard: StudyAxis
  /// The axes of the indices in their order, then those of securities that have other days.
  let all: [StudyAxis]
  /// Which index each event is measured against.
  let markets: EventMarkets
  /// How often prices come.
  let frequency: Frequency
  /// What was noticed about the calendar.
  let notes: [StudyNote]
  /// The days of an index that are holidays of a security's exchange, by symbol.
  let holidays: [String: Set<CalendarDate>]
  /// The positions in ``all`` by market and symbol; nothing where a symbol has that of its market.
  private let places: [[Int: Int]]

  /// Finds the trading days of securities.
  ///
  /// - Parameters:
  ///   - inputs: Prices, indices and announcements.
  ///   - plan: Names the calendar.
  ///   - minimumDays: How many trading days a study needs.
  /// - Throws: ``StudyError`` when prices and index have no day in common, too few days are left, or a
  ///   model needs a factor that there is not.
  init(_ inputs: StudyInputs, plan: StudyPlan, minimumDays: Int = 2) throws(StudyError) {
    try inputs.requireFactors(of: plan)
    let markets = EventMarkets(inputs)
    self.markets = markets
    let strangers = markets.usedSeries.filter {
      Set($0.days).isDisjoint(with: inputs.panel.days)
    }
    if let market = strangers.first, strangers.count == markets.usedSeries.count {
      throw .configuration(
        .invalidSetting(
          "the prices (\(Self.span(inputs.panel.days))) and the market \(market.name) "
            + "(\(Self.span(market.days))) have no day in common; check the dates of both files"
        )
      )
    }
    let frequency = Frequency(of: inputs.panel.days)
    self.frequency = frequency
    let calendar = try StudyCalendar.make(
      plan.settings.alignment,
      days: inputs.panel.days + inputs.markets.flatMap(\.days),
      frequency: frequency,
      clock: ClockEvidence(inputs)
    )
    var builder = AxisBuilder(inputs: inputs, plan: plan, calendar: calendar)
    standard = builder.axes[markets.used.first ?? 0]
    guard standard.days.count >= minimumDays else {
      throw .configuration(
        .invalidSetting(
          "the data has \(standard.days.count) trading days of the calendar \(calendar.name), a "
            + "study needs more; check \(.alignment(.calendar))"
        )
      )
    }
    let symbols = Set(
      inputs.announcements.compactMap { inputs.panel.directory.index(of: $0.symbol) }
    ).sorted()
    places = (0..<max(1, inputs.markets.count)).map { market in
      var places: [Int: Int] = [:]
      guard markets.used.contains(market) else { return places }
      for symbol in symbols {
        let place = builder.place(ofSymbol: symbol, market: market)
        if place != market { places[symbol] = place }
      }
      return places
    }
    all = builder.axes
    notes =
      markets.axisNotes(
        calendar,
        panel: inputs.panel,
        holidays: builder.holidays.days.subtracting(inputs.panel.days)
      ) + builder.holidays.notes
      + StudyCalendar.notes(plan.settings.alignment, frequency: frequency, used: calendar)
    holidays = builder.holidays.bySymbol
  }

  /// Returns the trading days of a security in one of the markets.
  func axis(ofSymbol symbol: Int, market: Int = 0) -> StudyAxis {
    all[places[market][symbol] ?? market]
  }

  private static func span(_ days: [CalendarDate]) -> String {
    guard let first = days.first, let last = days.last else { return "no day" }
    return "\(first) to \(last)"
  }
}

/// Makes the axes of a study, each once.
private struct AxisBuilder {
  private struct Key: Hashable {
    let market: Int
    let days: [CalendarDate]
    let holidays: [CalendarDate]
  }

  private let inputs: StudyInputs
  private let plan: StudyPlan
  private let calendar: TradingCalendar
  private let field: PriceField
  /// For each index, the days of the panel that it lacks and the calendar calls a session.
  private let lacking: [[Int]]
  /// For each index, under the calendar of the data, the position in the panel of each of its days.
  private let positions: [[Int?]]
  private(set) var axes: [StudyAxis] = []
  private var places: [Key: Int] = [:]
  /// The closures of exchanges on the days of each index, as far as they were asked for.
  private var closures: [Int: ClosureEvidence] = [:]
  /// The holidays that were taken out of trading days, in order of the symbols.
  private(set) var holidays = ExchangeHolidays()

  init(inputs: StudyInputs, plan: StudyPlan, calendar: TradingCalendar) {
    self.inputs = inputs
    self.plan = plan
    self.calendar = calendar
    field = inputs.panel.priceField(plan.settings.prices)
    lacking = inputs.markets.map { market in
      guard !calendar.isFromData, let first = market.days.first, let last = market.days.last else {
        return []
      }
      let known = Set(market.days)
      return inputs.panel.days.indices.filter {
        let day = inputs.panel.days[$0]
        return (first...last).contains(day) && !known.contains(day) && calendar.isUsable(day)
      }
    }
    positions = inputs.markets.map { market in
      calendar.isFromData ? market.days.map(inputs.panel.index(ofDay:)) : []
    }
    if inputs.markets.isEmpty {
      _ = place(market: 0, own: inputs.panel.days)
    } else {
      for market in inputs.markets.indices { _ = place(market: market, own: []) }
    }
  }

  /// Returns the position of a security's axis, made if need be.
  mutating func place(ofSymbol symbol: Int, market: Int) -> Int {
    guard let series = inputs.panel.series(field, symbol: symbol) else { return market }
    let candidates = inputs.markets.isEmpty ? Array(inputs.panel.days.indices) : lacking[market]
    let own = candidates.filter { !series[series.startIndex + $0].isNaN }
      .map { inputs.panel.days[$0] }
    let finding = exchange(ofSymbol: symbol, series, market: market)
    if let finding { holidays.add(finding, of: inputs.panel.symbols[symbol]) }
    return place(market: market, own: own, holidays: finding?.holidays ?? [])
  }

  /// Returns the exchange of a security with its holidays among the days of the index, where the index
  /// alone would say what a session is and the security's gaps tell the exchange.
  private mutating func exchange(
    ofSymbol symbol: Int,
    _ series: ArraySlice<Double>,
    market: Int
  ) -> ClosureEvidence.Finding? {
    guard positions.indices.contains(market) else { return nil }
    func lacks(_ position: Int?) -> Bool {
      position.map { series[series.startIndex + $0].isNaN } ?? true
    }
    let positions = positions[market]
    guard positions.contains(where: lacks) else { return nil }
    let evidence = closures[market] ?? ClosureEvidence(inputs.markets[market].days)
    closures[market] = evidence
    return evidence.exchange { lacks(positions[$0]) }
  }

  private mutating func place(
    market: Int,
    own: [CalendarDate],
    holidays: [CalendarDate] = []
  ) -> Int {
    let key = Key(market: market, days: own, holidays: holidays)
    if let place = places[key] { return place }
    let index = inputs.markets.isEmpty ? nil : inputs.markets[market]
    let closed = Set(holidays)
    let sessions = index.map { $0.days.filter { !closed.contains($0) } }
    // Under the calendar of the data, the sessions are the days of the index without the holidays of
    // the security's exchange, or the security's own.
    let calendar = calendar.isFromData ? calendar.restricted(to: sessions ?? own) : calendar
    let axis = StudyAxis(
      id: axes.count,
      days: TimeAxis(calendar: calendar, market: sessions, security: own).days,
      holidays: holidays,
      calendar: calendar,
      market: index,
      inputs: inputs,
      plan: plan
    )
    axes.append(axis)
    places[key] = axis.id
    return axis.id
  }
}
