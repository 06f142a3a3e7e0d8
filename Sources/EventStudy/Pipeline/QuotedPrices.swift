internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The prices that announcements quote, beside those that the price files have.
///
/// A report of the news often says at what the share traded. Where that is not what the file has, the file is of
/// another exchange, before or after a split, or the day of the announcement is wrong.
struct QuotedPrices: Sendable {
  /// The quotes of one event.
  struct Quotes: Sendable {
    /// Each quoted price.
    let prices: [QuotedPrice]
    /// What is to be said where some are not those of the file.
    let remark: EventRemark?
  }

  private let quotes: [String: Quotes]

  /// Compares the quotes of the events of a study; given returns have no prices to compare.
  init(_ study: AlignedStudy, inputs: StudyInputs) {
    guard inputs.panel.values == .prices else {
      quotes = [:]
      return
    }
    var found: [String: Quotes] = [:]
    for event in study.events {
      guard let quote = event.announcement.quote,
        let compared = QuotedSession(event, inputs: inputs).compare(quote)
      else { continue }
      found[event.eventID] = compared
    }
    quotes = found
  }

  /// The quotes of an event; nothing where its text quotes none, or the file has nothing to compare.
  subscript(eventID: String) -> Quotes? { quotes[eventID] }

  /// A warning that names the events whose quotes are not those of the files, where there are any.
  var notes: [StudyNote] {
    let events = quotes.filter { $0.value.remark != nil }.keys.sorted()
    guard let first = events.first else { return [] }
    let named = events.prefix(3).joined(separator: ", ")
    let more = events.count > 3 ? " and \(events.count - 3) more" : ""
    return [
      StudyNote(
        severity: .warning,
        source: .events,
        message: events.count == 1
          ? "1 announcement quotes prices that the file does not have: \(first)"
          : "\(events.count.grouped) announcements quote prices that the files do not have: \(named)\(more)"
      )
    ]
  }
}

/// The sessions of a security around the day on which its prices were quoted.
private struct QuotedSession {
  private let panel: PricePanel
  private let symbol: Int
  private let adjustments: [Adjustment]
  /// The day on the exchange's clock on which the quote became public.
  private let day: CalendarDate
  /// Whether the news came before the session of its day.
  private let isBeforeOpen: Bool
  /// Whether the session of the quote had ended.
  private let isComplete: Bool

  /// How many sessions on either side a wrong day is looked for.
  private static let reach = 10

  init(_ event: AlignedEvent, inputs: StudyInputs) {
    panel = inputs.closePanel
    symbol = event.symbol
    adjustments = inputs.adjustments.filter {
      inputs.panel.index(ofSymbol: $0.symbol) == event.symbol
    }
    day = event.day.moment.date
    isBeforeOpen = event.day.date == day && event.day.marketOpen == false
    isComplete = event.day.date > day || isBeforeOpen
  }

  /// Puts a quote beside the last session up to its day.
  func compare(_ quote: MarketQuote) -> QuotedPrices.Quotes? {
    let places = panel.days.indices.filter { close(at: $0) != nil }
    guard
      let position = places.lastIndex(where: {
        panel.days[$0] < day || panel.days[$0] == day && !isBeforeOpen
      })
    else { return nil }
    let prices = compare(quote, at: position, among: places)
    guard !prices.isEmpty else { return nil }
    guard prices.contains(where: { !$0.agrees }) else {
      return QuotedPrices.Quotes(prices: prices, remark: nil)
    }
    let cause = cause(of: prices, quote, at: position, among: places)
    return QuotedPrices.Quotes(
      prices: prices,
      remark: .quotes(panel.days[places[position]], prices, cause)
    )
  }

  private func compare(
    _ quote: MarketQuote,
    at position: Int,
    among places: [Int]
  ) -> [QuotedPrice] {
    MarketQuote.Part.allCases.compactMap { part in
      guard part.isPrice, let value = quote.values[part],
        let allowed = allowed(part, at: position, among: places)
      else { return nil }
      let margin = Self.margin(of: value)
      return QuotedPrice(
        part: part,
        date: panel.days[places[position]],
        quoted: value,
        fileLow: allowed.lowerBound,
        fileHigh: allowed.upperBound,
        agrees: (allowed.lowerBound - margin...allowed.upperBound + margin).contains(value)
      )
    }
  }

  /// The prices that a part may have: during a session, and for averages and last prices, those of its range.
  private func allowed(
    _ part: MarketQuote.Part,
    at position: Int,
    among places: [Int]
  ) -> ClosedRange<Double>? {
    let place = places[position]
    func exactly(_ field: PriceField) -> ClosedRange<Double>? {
      price(field, at: place).map { $0...$0 }
    }
    func withinRange() -> ClosedRange<Double>? {
      guard let low = price(.low, at: place), let high = price(.high, at: place), low <= high else {
        return nil
      }
      return low...high
    }
    switch part {
    case .previousClose:
      if let stated = exactly(.previousClose) { return stated }
      return position > 0 ? price(.close, at: places[position - 1]).map { $0...$0 } : nil
    case .open: return exactly(.open)
    case .high: return isComplete ? exactly(.high) : withinRange()
    case .low: return isComplete ? exactly(.low) : withinRange()
    case .price, .volumeWeightedAveragePrice: return withinRange()
    case .change, .changeFraction: return nil
    }
  }

  /// Returns a price as it was traded, before the adjustments of the study.
  private func price(_ field: PriceField, at place: Int) -> Double? {
    guard let series = panel.series(field, symbol: symbol) else { return nil }
    let value = series[series.startIndex + place]
    guard value.isFinite, value > 0 else { return nil }
    let date = panel.days[place]
    let factor = adjustments.filter { $0.exDate > date }.reduce(1) { $0 * $1.factor }
    return factor == 1 ? value : value / factor
  }

  private func close(at place: Int) -> Double? { price(.close, at: place) }

  /// Half a unit of the last digit that a price of two decimals or fewer has.
  private static func margin(of value: Double) -> Double {
    var unit = 1.0
    while unit > 0.01, abs(value / unit - (value / unit).rounded()) > 1e-6 { unit /= 10 }
    return max(0.5 * unit, 0.005) * (1 + 1e-9)
  }
}

/// Why quotes may not be those of the file.
extension QuotedSession {
  private func cause(
    of prices: [QuotedPrice],
    _ quote: MarketQuote,
    at position: Int,
    among places: [Int]
  ) -> QuoteDisagreement {
    if let ratio = Self.ratio(of: prices) { return .ratio(ratio) }
    if let other = otherDay(quote, count: prices.count, around: position, among: places) {
      return .otherDay(other)
    }
    let isNear = prices.allSatisfy { price in
      (price.fileLow * 0.99...price.fileHigh * 1.01).contains(price.quoted)
    }
    return isNear ? .near : .unknown
  }

  /// The usual ratio of two numbers of shares by which all quotes differ from the file.
  private static func ratio(of prices: [QuotedPrice]) -> String? {
    let exact = prices.first { $0.fileLow == $0.fileHigh } ?? prices.first
    guard let exact,
      let ratio = SplitRatio.nearest(
        to: exact.quoted / ((exact.fileLow + exact.fileHigh) / 2),
        tolerance: exact.fileLow == exact.fileHigh ? 0.01 : 0.1,
        farTolerance: exact.fileLow == exact.fileHigh ? 0.01 : 0.1
      )
    else { return nil }
    let fits = prices.allSatisfy { price in
      let scaled = price.quoted / ratio.factor
      return (price.fileLow * 0.99...price.fileHigh * 1.01).contains(scaled)
    }
    return fits ? ratio.description : nil
  }

  /// The only other session near by that has all the quotes, of which the open or the previous close is one.
  private func otherDay(
    _ quote: MarketQuote,
    count: Int,
    around position: Int,
    among places: [Int]
  ) -> CalendarDate? {
    guard count > 1, quote.values[.open] != nil || quote.values[.previousClose] != nil else {
      return nil
    }
    let near = max(0, position - Self.reach)...min(places.count - 1, position + Self.reach)
    let fitting = near.filter { other in
      guard other != position else { return false }
      let prices = compare(quote, at: other, among: places)
      return prices.count == count && prices.allSatisfy(\.agrees)
    }
    return fitting.count == 1 ? panel.days[places[fitting[0]]] : nil
  }
}
