internal import CivilTime
package import EventAlignment
internal import EventStatistics

/// Something that the answer of a study may be mistaken by.
package enum Caution: Sendable, Hashable {
  /// Other news of the only symbol, or of several, falls into event windows; so many of it are on day 0.
  case otherNews(count: Int, symbols: [String], onDayZero: Int)
  /// So much of day 0 had moved before the announcement.
  case movedBefore(symbol: String, before: Double, after: Double)
  /// The news came while trading was open, and nothing tells what day 0 did before it.
  case openMarket(time: String)
  /// Unusual moves in the sessions before day 0, of more events than chance gives.
  case earlyMoves(events: Int)
  /// Events share their date with another, so that they are no independent evidence.
  case sharedDates(sharing: Int, events: Int, dates: Int)
  /// Without one event the average has another sign, or less than half of its size.
  case oneEvent(eventID: String, symbol: String, without: Double)
  /// One day other than day 0 makes most of a window.
  case oneDay(CarryingDay)
  /// Announcements without a time of day; the average with their day 0 one session later.
  case unknownTimes(count: Int, later: Double?)
  /// Against another index the answer is another one.
  case otherMarket(name: String, value: Double, pValue: Double?)
  /// From another price the answer is another one.
  case otherPrice(PriceBasis, value: Double, pValue: Double?)
  /// The choice that moves the effect of a window most, with the share of the variation that it explains.
  case choice(SensitivityShares.Choice, share: Double, window: TestWindow)
  /// So many events share days of tested windows with another of their security, so that no test over events
  /// holds there.
  case countedTwice(events: Int, windows: [TestWindow])
  /// Event windows that overlap with another event of the same symbol.
  case overlaps(events: Int)
  /// Events whose returns span several sessions, lack a market return or have another remark.
  case remarks(events: Int)

  /// The share of the variation from which a choice is worth a warning.
  private static let largeShare = 0.5

  /// Returns what to beware of, the gravest first.
  static func all(
    _ result: StudyResult,
    model: ModelResult,
    window: WindowResult
  ) -> [Caution] {
    let included = result.includedEvents
    var all: [Caution] = []
    all += [otherNews(result, model: model)].compactMap(\.self)
    if included.count == 1, let split = result.analysis.dayZeroSplits.first,
      let before = split.returnBefore, let after = split.returnAfter
    {
      all.append(.movedBefore(symbol: split.symbol, before: before, after: after))
    } else if included.count == 1, let event = included.first, event.marketOpen == true,
      event.precision == .minute, let time = event.announcedAt?.split(separator: "T").last
    {
      all.append(.openMarket(time: String(time.prefix(5))))
    }
    let twice = result.analysis.windowsCountedTwice
    if let most = twice.map(\.sharingCount).max() {
      all.append(.countedTwice(events: most, windows: twice.map(\.window)))
    }
    all += [sharedDates(included), oneEvent(model, window: window)].compactMap(\.self)
    all += [oneDay(model, window: window, result)].compactMap(\.self)
    let early = Set(result.analysis.earlyMoves.map(\.eventID)).count
    if EarlyMoveCheck.exceedsChance(early, of: included.count) {
      all.append(.earlyMoves(events: early))
    }
    all += [
      otherMarket(result, model: model, window: window),
      otherPrice(result, model: model, window: window),
    ].compactMap(\.self)
    if all.allSatisfy({ if case .otherMarket = $0 { false } else { true } }) {
      all += [choice(result, model: model, window: window)].compactMap(\.self)
    }
    if let shift = result.analysis.shiftedDayZero.first(where: { $0.model == model.model }) {
      let later = shift.windows.first { $0.window == window.window }?.caar
      all.append(.unknownTimes(count: shift.shiftedCount, later: later))
    }
    let touched = Set(
      result.overlaps.filter { $0.kind == .eventWindows }.flatMap { [$0.eventID, $0.otherEventID] }
    )
    if !touched.isEmpty, twice.isEmpty { all.append(.overlaps(events: touched.count)) }
    let remarked = included.count { !$0.remarks.isEmpty }
    if remarked > 0 { all.append(.remarks(events: remarked)) }
    return all
  }

  /// The choice that explains most of the differences between the choices tried, where these differ by more than a
  /// standard error: of differences next to nothing any share is large.
  private static func choice(
    _ result: StudyResult,
    model: ModelResult,
    window: WindowResult
  ) -> Caution? {
    guard let sensitivity = result.sensitivity, let share = sensitivity.shares?.strongest,
      let oneWay = share.oneWay, oneWay >= largeShare
    else { return nil }
    if let effects = sensitivity.verdict.effects,
      let error = standardError(model, window: window), effects.highest - effects.lowest < error
    {
      return nil
    }
    return .choice(share.choice, share: oneWay, window: TestWindow(sensitivity.headline.days))
  }

  /// The standard error of the effect of a window: that of the only event, or a quarter of the interval of the mean.
  private static func standardError(_ model: ModelResult, window: WindowResult) -> Double? {
    guard model.fits.count == 1, let fit = model.fits.first else {
      guard let lower = window.lowerBound, let upper = window.upperBound else { return nil }
      return (upper - lower) / 4
    }
    return model.car(
      eventID: fit.eventID,
      windowStart: window.windowStart,
      windowEnd: window.windowEnd
    )?.carStandardError
  }

  /// Announcements that are left out although they fall into the event window of an event of their symbol.
  private static func otherNews(_ result: StudyResult, model: ModelResult) -> Caution? {
    let dates = Dictionary(grouping: model.abnormalReturns, by: \.symbol)
    let repeats = Set(result.exclusions.filter { $0.reason == .repeat }.map(\.eventID))
    var (symbols, count, onDayZero): ([String], Int, Int) = ([], 0, 0)
    for event in result.events
    where event.status == .excluded && !repeats.contains(event.eventID) {
      guard let windows = dates[event.symbol],
        let day = event.eventDate
          ?? event.announcedAt.flatMap({ CalendarDate(String($0.prefix(10))) }),
        let own = windows.first(where: { windows in
          guard let first = windows.date.first, let last = windows.date.last else { return false }
          return first <= day && day <= last
        })
      else { continue }
      count += 1
      if !symbols.contains(event.symbol) { symbols.append(event.symbol) }
      if own.relativeDay.firstIndex(of: 0).map({ own.date[$0] }) == day { onDayZero += 1 }
    }
    return count > 0 ? .otherNews(count: count, symbols: symbols, onDayZero: onDayZero) : nil
  }

  private static func sharedDates(_ events: [EventRecord]) -> Caution? {
    let dates = Dictionary(grouping: events.compactMap(\.eventDate), by: \.self)
    let sharing = dates.values.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
    guard TestRecommendation.matters(sharing: sharing, of: events.count) else { return nil }
    return .sharedDates(sharing: sharing, events: events.count, dates: dates.count)
  }

  /// The event without which the average changes most, where that changes the answer.
  private static func oneEvent(_ model: ModelResult, window: WindowResult) -> Caution? {
    let cars = model.cars.filter {
      $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
    }
    let values = cars.compactMap { car in car.car.map { (car: car, value: $0) } }
    guard values.count > 2 else { return nil }
    let sum = values.reduce(0) { $0 + $1.value }
    let mean = sum / Double(values.count)
    func without(_ value: Double) -> Double { (sum - value) / Double(values.count - 1) }
    let largest = values.max { abs(without($0.value) - mean) < abs(without($1.value) - mean) }
    guard let largest else { return nil }
    let rest = without(largest.value)
    guard rest * mean <= 0 || abs(rest) < abs(mean) / 2 else { return nil }
    return .oneEvent(eventID: largest.car.eventID, symbol: largest.car.symbol, without: rest)
  }

  /// The day that carries the window of the answer, else a significant window, else the widest.
  private static func oneDay(
    _ model: ModelResult,
    window: WindowResult,
    _ result: StudyResult
  ) -> Caution? {
    let found = model.carryingDays
    if let own = found.first(where: { $0.window == window.window }) { return .oneDay(own) }
    let significant =
      VerdictCells(result, headline: 1)?.significant
      .filter { $0.model == model.model }.map(\.window) ?? []
    let order =
      found.filter { significant.contains($0.window) }
      + found.sorted { $0.window.days.count > $1.window.days.count }
    return order.first.map { .oneDay($0) }
  }

  /// The first other index under which the sign or the certainty of the answer is another one.
  private static func otherMarket(
    _ result: StudyResult,
    model: ModelResult,
    window: WindowResult
  ) -> Caution? {
    for other in result.analysis.otherMarkets where other.model == model.model {
      if let found = differing(other, from: model, window: window, result) {
        return .otherMarket(name: other.market, value: found.value, pValue: found.pValue)
      }
    }
    return nil
  }

  /// The first other price from which the sign or the certainty of the answer is another one.
  private static func otherPrice(
    _ result: StudyResult,
    model: ModelResult,
    window: WindowResult
  ) -> Caution? {
    for other in result.analysis.otherPrices where other.model == model.model {
      if let found = differing(other, from: model, window: window, result) {
        return .otherPrice(other.price, value: found.value, pValue: found.pValue)
      }
    }
    return nil
  }

  /// The effect under another choice, where its sign or its certainty is another one.
  private static func differing(
    _ other: some ComparedWindows,
    from model: ModelResult,
    window: WindowResult,
    _ result: StudyResult
  ) -> (value: Double, pValue: Double?)? {
    let level = result.configuration.methods.level
    let method = result.decisiveTest(of: model.model)
    guard let found = other.windows.first(where: { $0.window == window.window }),
      let value = found.caar
    else { return nil }
    let own = MeasuredEffect.certainty(
      of: model.decisivePValue(of: window, by: method),
      level: level
    )
    let pValue = other.decisivePValue(of: found, by: method)
    let isBeyond = MeasuredEffect.certainty(of: pValue, level: level) == .beyondNoise
    let differs = value * (window.caar ?? 0) < 0 || isBeyond != (own == .beyondNoise)
    return differs ? (value, pValue) : nil
  }
}
