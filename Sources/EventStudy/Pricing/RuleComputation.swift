internal import CivilTime
internal import EventStatistics
internal import Notices

/// Computes what a rule prescribes.
struct RuleComputation {
  private let rule: PricingRule
  private let prices: LookBackPrices
  private let pricing: PricingSettings
  private let day: CalendarDate

  init(_ rule: PricingRule, prices: LookBackPrices, pricing: PricingSettings, day: CalendarDate) {
    self.rule = rule
    self.prices = prices
    self.pricing = pricing
    self.day = day
  }

  /// The prices of the rule, and the one that it makes of them.
  var result: RuleResult {
    let parts = rule.part.map(price)
    let decided = decision(parts.map { ($0.name, $0.price) })
    // A part that rumours do not touch, such as a price that was paid, counts as it is.
    let unaffected =
      prices.unaffected == nil
      ? nil : decision(parts.map { ($0.name, $0.unaffected ?? $0.price) })
    // A period that the file does not cover leaves the price open.
    let isOpen = zip(rule.part, parts).contains { $0.measure != .given && $1.price == nil }
    let price = isOpen ? nil : decided?.price
    return RuleResult(
      id: rule.id,
      name: rule.name,
      source: rule.source,
      since: rule.since,
      dayName: rule.day,
      parts: parts,
      price: price,
      unaffectedPrice: isOpen ? nil : unaffected?.price,
      decidedBy: isOpen ? nil : (unaffected ?? decided)?.name,
      missing: rule.take == .each
        ? [] : parts.filter { $0.price == nil }.map(\.name),
      further: (unaffected?.price ?? price).map { price in
        isOpen
          ? [] : rule.further.map { RuleResult.Multiple(name: $0.name, price: price * $0.factor) }
      } ?? [],
      traded: rule.traded.map(traded),
      notes: rule.notes + sinceNote
    )
  }

  private var sinceNote: [String] {
    guard let since = rule.since.flatMap(CalendarDate.init), day < since else { return [] }
    return ["the rule holds from \(since) on, after the \(rule.day)"]
  }

  private func price(_ part: PricingRule.Part) -> LookBackPrice {
    switch part.measure {
    case .vwap:
      return part.lookBack.map { prices.average($0, name: part.name) }
        ?? LookBackPrice(name: part.name)
    case .weeklyCloses: return prices.weeklyCloses(part.weeks ?? 1, name: part.name)
    case .high:
      return part.lookBack.map { prices.extreme($0, isHigh: true, name: part.name) }
        ?? LookBackPrice(name: part.name)
    case .given:
      let price = part.key.flatMap { pricing.given[$0] }
      return LookBackPrice(
        name: part.name,
        price: price,
        reason: price == nil
          ? "not given; pass \(PricingSettings.named("given"), "\(part.key ?? "")=PRICE")" : nil
      )
    }
  }

  private func decision(
    _ parts: [(name: String, price: Double?)]
  ) -> (
    name: String, price: Double
  )? {
    let known = parts.compactMap { part in part.price.map { (name: part.name, price: $0) } }
    switch rule.take {
    case .highest: return known.max { $0.price < $1.price }
    case .lowest: return known.min { $0.price < $1.price }
    case .each: return nil
    }
  }

  // MARK: Frequently traded

  private func traded(_ test: PricingRule.TradedTest) -> RuleResult.TradedResult {
    var result = RuleResult.TradedResult()
    let list = prices.sessions.sessions
    let range: Range<Int>
    if let months = test.months {
      let (first, last) = Self.months(months, before: day)
      (result.firstDate, result.lastDate) = (first, last)
      guard let begin = list.first, begin.date <= first.adding(days: 7) else {
        result.reason = "the file begins on \(list[0].date), after \(first)"
        return result
      }
      range =
        prices.sessions.position(from: first)..<prices.sessions.position(from: last.adding(days: 1))
    } else {
      guard let sessions = prices.range(.sessions(test.sessions ?? 1)) else {
        result.reason = "the file does not reach back \(test.sessions ?? 1) sessions"
        return result
      }
      range = sessions
      (result.firstDate, result.lastDate) = (
        list[sessions.lowerBound].date, list[sessions.upperBound - 1].date
      )
    }
    // One number of shares is that of today: what was traded before a split counts in shares of today, too. Dated
    // numbers are held against the shares of their days.
    let isDated = pricing.shares.contains { $0.from != nil }
    let volume = list[range].reduce(0) { sum, session in
      guard session.isTraded else { return sum }
      return sum
        + session.volume / (isDated ? 1 : prices.sessions.factor(of: session.date, asOf: day))
    }
    result.volume = volume
    guard let first = result.firstDate, let last = result.lastDate,
      let shares = Self.weightedShares(pricing.shares, from: first, to: last)
    else {
      result.reason =
        "the number of shares is not known; pass \(PricingSettings.named("shares"), "NUMBER")"
      return result
    }
    result.shares = shares
    result.threshold = test.share * shares
    result.isFrequent = volume >= test.share * shares
    return result
  }

  /// The months of the calendar before the month of a day.
  static func months(_ count: Int, before day: CalendarDate) -> (CalendarDate, CalendarDate) {
    let month = day.year * 12 + day.month - 1
    let first = CalendarDate(
      year: (month - count) / 12,
      month: (month - count) % 12 + 1,
      day: 1
    )
    let end = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1) ?? day
    return (first ?? day, end.adding(days: -1))
  }

  /// The number of shares over a period, weighted by time: each month weighs the same, each day of a month too.
  ///
  /// Nothing where it is not known from the first day on.
  static func weightedShares(
    _ counts: [PricingSettings.ShareCount],
    from first: CalendarDate,
    to last: CalendarDate
  ) -> Double? {
    let sorted = counts.sorted {
      ($0.from?.dayNumber ?? .min) < ($1.from?.dayNumber ?? .min)
    }
    func count(on day: CalendarDate) -> Double? {
      sorted.last { ($0.from?.dayNumber ?? .min) <= day.dayNumber }?.count
    }
    guard first <= last, count(on: first) != nil else { return nil }
    var months: [(days: Double, sum: Double, length: Double)] = []
    var month = 0
    var day = first
    while day <= last {
      if day.month != month || months.isEmpty {
        month = day.month
        let length = CalendarDate.length(ofMonth: day.month, year: day.year)
        months.append((0, 0, Double(length)))
      }
      months[months.count - 1].days += 1
      months[months.count - 1].sum += count(on: day) ?? 0
      day = day.adding(days: 1)
    }
    let weight = months.reduce(0) { $0 + $1.days / $1.length }
    return months.reduce(0) { $0 + $1.sum / $1.length } / weight
  }
}
