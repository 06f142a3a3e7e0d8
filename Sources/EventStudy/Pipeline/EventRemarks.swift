internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// What is to be said of the returns on day 0 and in the tested windows of each event.
struct EventRemarks: Sendable {
  private let remarks: [String: [EventRemark]]

  /// Looks at the returns of the events of a study; given returns, unlike prices, say nothing.
  init(_ study: AlignedStudy, inputs: StudyInputs, plan: StudyPlan) {
    guard inputs.panel.values == .prices else {
      remarks = [:]
      return
    }
    let days = Set(plan.tested.flatMap { Array($0.days) } + [0]).sorted()
    let adjustments = Dictionary(grouping: inputs.adjustments) {
      inputs.panel.index(ofSymbol: $0.symbol) ?? -1
    }
    let events = Dictionary(grouping: study.events) {
      AxisSymbol(axis: $0.axis.id, symbol: $0.symbol)
    }
    let groups = Array(events.values)
    let found = concurrentMap(count: groups.count, threads: plan.threads) { index in
      let group = groups[index]
      let returns = group.first.flatMap { study.returns(of: $0) } ?? []
      let security = SecurityReturns(
        group[0],
        returns: returns,
        adjustments: adjustments[group[0].symbol] ?? [],
        plan: plan
      )
      return group.map { event in (event.eventID, security.remarks(on: event, days: days)) }
    }
    remarks = Dictionary(
      found.flatMap(\.self).filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A warning that names the events with remarks, where there are any.
  var notes: [StudyNote] {
    guard !remarks.isEmpty else { return [] }
    let events = remarks.keys.sorted()
    let named = events.prefix(3).joined(separator: ", ")
    let more = events.count > 3 ? " and \(events.count - 3) more" : ""
    let have = events.count == 1 ? "event has a remark" : "events have remarks"
    return [
      StudyNote(
        severity: .warning,
        source: .events,
        message:
          "\(events.count) \(have) on returns of day 0 or a tested window: \(named)\(more)"
      )
    ]
  }

  /// The remarks of an event, in the order of its days.
  subscript(eventID: String) -> [EventRemark] { remarks[eventID] ?? [] }
}

/// The returns of one security on its trading days, beside all that its files say of them.
private struct SecurityReturns {
  private let axis: StudyAxis
  private let returns: [Double]
  private let adjustments: [Adjustment]
  private let closes: ArraySlice<Double>
  private let adjustedCloses: ArraySlice<Double>?
  private let previousCloses: ArraySlice<Double>?
  private let volumes: ArraySlice<Double>?
  private let kind: ReturnKind
  /// The model whose returns span the days between two trades.
  private let bridgingModel: ExpectedReturnMethod?
  /// Whether the trading days are days and not weeks, months or quarters.
  private let isDaily: Bool

  /// Gathers the prices of the security of an event.
  init(_ event: AlignedEvent, returns: [Double], adjustments: [Adjustment], plan: StudyPlan) {
    axis = event.axis
    self.returns = returns
    self.adjustments = axis.priceField == .close ? adjustments : []
    closes = axis.panel.series(.close, symbol: event.symbol) ?? []
    adjustedCloses = axis.panel.series(.adjustedClose, symbol: event.symbol)
    previousCloses = axis.panel.series(.previousClose, symbol: event.symbol)
    volumes = axis.panel.series(.volume, symbol: event.symbol)
    kind = plan.settings.methods.returns
    bridgingModel = plan.settings.methods.models.first(where: \.bridgesMissingDays)
    isDaily = Frequency(of: axis.days) == .daily
  }

  /// Returns what is to be said of some days of an event.
  func remarks(on event: AlignedEvent, days: [Int]) -> [EventRemark] {
    let own = event.windows.event.days
    return days.filter(own.contains).map { event.day.index + $0 }
      .filter(axis.days.indices.contains).flatMap(remarks)
  }

  private func remarks(at position: Int) -> [EventRemark] {
    guard let place = axis.panelPosition(of: position), price(place) != nil else { return [] }
    var found: [EventRemark] = []
    if axis.lacksMarket(at: position), let market = axis.marketName {
      found.append(.withoutMarket(axis.days[position], market: market))
    }
    let start = returns[position].isFinite ? axis.start(ofReturnAt: position) : nil
    if let start, let from = axis.panelPosition(of: start) {
      found += [
        spanning(start, position, places: from..<place), previousClose(at: place),
        exDate(start, position, from, place), adjustment(start, position),
      ].compactMap(\.self)
    }
    return found + [bridging(position, start: start)].compactMap(\.self)
  }

  /// Returns the close at a position of the panel, where there is one.
  private func price(_ place: Int) -> Double? {
    let close = closes[closes.startIndex + place]
    return close.isFinite ? close : nil
  }
}

/// Returns of several sessions.
extension SecurityReturns {
  /// Returns that a return starts more than one session before its day, where it does.
  private func spanning(_ start: Int, _ end: Int, places: Range<Int>) -> EventRemark? {
    let (first, day) = (axis.days[start], axis.days[end])
    guard isDaily, first.days(to: day) > 1 else { return nil }
    let traded = places.dropFirst().filter { isTraded($0, after: places.lowerBound) }
      .map { axis.panel.days[$0] }
      .filter { axis.calendar.isFromData || axis.calendar.isUsable($0) }
    let between = axis.calendar.isFromData ? [] : sessions(after: first, before: day)
    let lacking = between.filter { !traded.contains($0) }
    var gaps: [EventRemark.Gap] = []
    if !traded.isEmpty { gaps.append(.market(axis.marketName ?? "the market", lacks: traded)) }
    if !lacking.isEmpty { gaps.append(.data(lack: lacking)) }
    return gaps.isEmpty ? nil : .spanning(day, from: first, gaps)
  }

  /// Returns that a model's return of a day starts more than one session before it, where it does.
  private func bridging(_ position: Int, start: Int?) -> EventRemark? {
    guard isDaily, let bridgingModel, isTraded(position),
      let first = (0..<position).last(where: isTraded), first < position - 1, first != start
    else { return nil }
    let between = (first + 1)..<position
    let without = between.filter { axis.panelPosition(of: $0).flatMap(price) == nil }
    let others = between.filter { !without.contains($0) }
    var gaps: [EventRemark.Gap] = []
    if !without.isEmpty { gaps.append(.security(lacks: without.map { axis.days[$0] })) }
    if !others.isEmpty, let market = axis.marketName {
      gaps.append(.market(market, lacks: others.map { axis.days[$0] }))
    }
    return .spanning(
      axis.days[position],
      from: axis.days[first],
      gaps,
      model: bridgingModel.rawValue
    )
  }

  /// Whether the security traded on a day of the panel, unlike one that a file repeats the day before
  /// for.
  private func isTraded(_ place: Int, after first: Int) -> Bool {
    guard let price = price(place) else { return false }
    let volume = volumes.map { $0[$0.startIndex + place] } ?? .nan
    return volume.isFinite ? volume > 0 : price != self.price(first)
  }

  /// Whether both the security and the market have a price that a return can start from.
  private func isTraded(_ position: Int) -> Bool {
    guard let level = axis.marketLevels?[position], level > 0,
      let close = axis.panelPosition(of: position).flatMap(price)
    else { return false }
    return close > 0
  }

  /// Returns the sessions of the calendar between two days, as far as it knows them.
  private func sessions(after first: CalendarDate, before last: CalendarDate) -> [CalendarDate] {
    axis.calendar.sessions(from: first.adding(days: 1), to: last.adding(days: -1))
  }
}

/// Closes that contradict each other.
extension SecurityReturns {
  /// Returns that the previous close of a row is not the last close of the file, where that is so and
  /// no split explains it.
  private func previousClose(at place: Int) -> EventRemark? {
    guard isDaily, let previousCloses,
      let before = (0..<place).last(where: { price($0) != nil }), let last = price(before)
    else { return nil }
    let stated = previousCloses[previousCloses.startIndex + place]
    let (first, day) = (axis.panel.days[before], axis.panel.days[place])
    guard stated > 0, stated.isFinite, last > 0,
      abs(stated - last) > Self.rounding(of: [stated, last]) + 1e-9 * last,
      !isExplained(stated / last, after: first, through: day)
    else { return nil }
    return .previousClose(
      day,
      stated: stated,
      last: last,
      on: first,
      contradiction(after: first, before: day)
    )
  }

  /// Whether the ratio of two closes is that of an adjustment or looks like a split.
  private func isExplained(
    _ ratio: Double,
    after first: CalendarDate,
    through day: CalendarDate
  ) -> Bool {
    let factor = factor(after: first, through: day)
    return factor != 1 && abs(ratio * factor - 1) < 1e-4
      || SplitRatio.nearest(to: ratio, tolerance: 0.03, farTolerance: 0.1) != nil
  }

  private func contradiction(
    after first: CalendarDate,
    before day: CalendarDate
  ) -> EventRemark.Contradiction {
    if first.days(to: day) == 1 { return .otherPrice }
    let calendar = axis.calendar
    guard !calendar.isFromData, calendar.covers(first), calendar.covers(day) else {
      return .unknown
    }
    return sessions(after: first, before: day).isEmpty ? .otherPrice : .missingSession
  }

  /// Returns that close and adjusted close have different returns, where they do.
  private func exDate(_ start: Int, _ end: Int, _ from: Int, _ place: Int) -> EventRemark? {
    guard let adjustedCloses, let first = price(from), let last = price(place) else { return nil }
    let adjusted = [from, place].map { adjustedCloses[adjustedCloses.startIndex + $0] }
    guard first > 0, last > 0, adjusted.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let change = adjusted[1] / adjusted[0] / (last / first) - 1
    let rounding =
      Self.rounding(of: adjusted) * (1 / adjusted[0] + 1 / adjusted[1])
      + Self.rounding(of: [first, last]) * (1 / first + 1 / last)
    // Vendors with numbers of single precision are off by a little more than their digits say.
    guard abs(change) > rounding + 2e-5 else { return nil }
    return .exDate(
      axis.days[end],
      close: kind.returns(of: [first, last])[1],
      adjusted: kind.returns(of: adjusted)[1],
      usesAdjusted: axis.priceField == .adjustedClose
    )
  }

  /// Returns that an adjustment decides a return, where one does.
  private func adjustment(_ start: Int, _ end: Int) -> EventRemark? {
    let factor = factor(after: axis.days[start], through: axis.days[end])
    guard factor != 1 else { return nil }
    let adjusted = returns[end]
    let growth = kind.returns(of: [1, factor])[1]
    return .adjustment(
      axis.days[end],
      asTraded: kind == .simple ? (1 + adjusted) * (1 + growth) - 1 : adjusted + growth,
      adjusted: adjusted
    )
  }

  /// Returns the product of the adjustments whose ex-date lies after one day, up to another.
  private func factor(after first: CalendarDate, through day: CalendarDate) -> Double {
    adjustments.filter { first < $0.exDate && $0.exDate <= day }.reduce(1) { $0 * $1.factor }
  }

  /// Returns by how much prices may be off that are rounded to their decimals, at least two.
  private static func rounding(of prices: [Double]) -> Double {
    var unit = 0.01
    while unit > 1e-6,
      prices.contains(where: { abs($0 / unit - ($0 / unit).rounded()) > 1e-4 })
    {
      unit /= 10
    }
    return 0.51 * unit
  }
}
