internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// Computes what is asked of the prices of a security, on the exchange that counts.
struct PricingComputation {
  private let pricing: PricingSettings
  private let settings: StudySettings
  private let exchanges: [(exchange: PricedExchange, volume: Double)]
  private let rule: PricingRule?
  private let movement: MaterialMovement?
  private let day: CalendarDate

  /// The name of the check of a move, which is no price.
  static let movementRule = "material-price-movement"
  /// The name of the rule that is about rumours alone.
  private static let unaffectedRule = "unaffected"

  /// Finds the rule and the exchange with the larger volume.
  init(
    _ exchanges: [PricedExchange],
    settings: StudySettings,
    pricing: PricingSettings
  ) throws(ConfigurationError) {
    self.pricing = pricing
    self.settings = settings
    let day = pricing.day ?? CalendarDate(dayNumber: 0)
    self.day = day
    let isMovement = pricing.rule == Self.movementRule
    movement = isMovement ? try MaterialMovement.read(pricing.ruleFile) : nil
    let rule = isMovement ? nil : try Self.rule(pricing)
    self.rule = rule
    var compared: [(exchange: PricedExchange, volume: Double)] = []
    for exchange in exchanges {
      let end = try Self.end(exchange, day: day, pricing: pricing)
      let range = (rule?.longest ?? .sessions(1)).range(
        in: exchange.sessions.sessions,
        before: end,
        day: pricing.includesDay ? day.adding(days: 1) : day,
        tradedOnly: pricing.sessions == .traded
      )
      compared.append((exchange, range.map { exchange.sessions.sums($0).volume } ?? 0))
    }
    // The first of equal ones stays first.
    self.exchanges = compared.enumerated()
      .sorted { ($1.element.volume, $0.offset) < ($0.element.volume, $1.offset) }.map(\.element)
  }

  private static func rule(_ pricing: PricingSettings) throws(ConfigurationError) -> PricingRule? {
    guard let name = pricing.rule else { return nil }
    var rules = try pricing.ruleFile.map { path throws(ConfigurationError) in
      try PricingRules.read(path).rule
    } ?? []
    rules += try PricingRules.standard().rule
    if let rule = rules.first(where: { $0.id == name }) { return rule }
    let known = rules.map(\.id).uniqued() + [movementRule]
    throw .unknownName(
      kind: "rule",
      name: name,
      suggestion: NameSuggestion.nearest(to: name, among: known),
      known: known
    )
  }

  /// The position after the last session that counts.
  private static func end(
    _ exchange: PricedExchange,
    day: CalendarDate,
    pricing: PricingSettings
  ) throws(ConfigurationError) -> Int {
    let list = exchange.sessions.sessions
    let after = pricing.includesDay ? day.adding(days: 1) : day
    let end = exchange.sessions.position(from: after)
    let file = exchange.files.joined(separator: " ")
    guard end > 0, let first = list.first, let last = list.last else {
      throw .invalidSetting(
        "\(file) begins on \(list.first.map { $0.date.description } ?? "no day"), and no session lies "
          + "before \(day); give a file that reaches further back"
      )
    }
    // A file that ends early would shift the window back without a word.
    if end == list.count, last.date < after {
      let missing =
        exchange.calendar.isFromData
        ? []
        : exchange.calendar.sessions(from: last.date.adding(days: 1), to: after.adding(days: -1))
      let gap = last.date.days(to: after)
      guard missing.isEmpty, !exchange.calendar.isFromData || gap <= 7 else {
        throw .invalidSetting(
          "\(file) ends on \(last.date)\(missing.isEmpty ? ", \(gap) days" : ", \(missing.count) \(missing.count == 1 ? "session" : "sessions")") "
            + "before \(after), so the last ones are missing; give a file that reaches the day, or "
            + "\(PricingSettings.named("on"), last.date.adding(days: 1).description)"
        )
      }
    }
    _ = first
    return end
  }

  /// Computes the result on the exchange that counts.
  func result() throws(ConfigurationError) -> PricingResult {
    let exchange = exchanges[0].exchange
    let sessions = exchange.sessions
    let end = try Self.end(exchange, day: day, pricing: pricing)
    let after = pricing.includesDay ? day.adding(days: 1) : day
    var notes = exchange.notes
    let effects = try RumourEffects(
      exchange,
      pricing: pricing,
      end: end,
      isRequired: rule?.id == Self.unaffectedRule
    )
    notes += effects?.notes ?? []
    let prices = LookBackPrices(
      sessions: sessions,
      end: end,
      day: after,
      tradedOnly: pricing.sessions == .traded,
      weight: effects == nil ? .turnover : .averagePrice,
      unaffected: effects?.averages
    )
    let result = rule.map { RuleComputation($0, prices: prices, pricing: pricing, day: day).result }
    let premium = pricing.price.map {
      PremiumTable(price: $0, prices: prices, unaffectedDay: pricing.unaffectedDay).result
    }
    let used =
      (result?.parts ?? []) + (premium?.rows.map(\.reference) ?? [])
    let first = used.compactMap(\.firstDate).min() ?? sessions.sessions[end - 1].date
    let traced = sessions.position(from: first)..<end
    let rows = Self.rows(traced, exchange: exchange, prices: prices)
    notes += Self.notes(rows, exchange: exchange, tolerance: pricing.tolerance)
    notes += Self.notes(
      exchange,
      from: first,
      to: movement == nil ? sessions.sessions[end - 1].date : day,
      counted: pricing.sessions
    )
    if exchanges.count > 1, sessions.symbol != exchanges[1].exchange.sessions.symbol {
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message: "the other exchange calls the security \(exchanges[1].exchange.sessions.symbol)"
        )
      )
    }
    if let result, !result.missing.isEmpty, result.price != nil {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message: "the price is the highest of what is known; not given: "
            + Message(result.missing.joined(separator: "; "))
        )
      )
    }
    return PricingResult(
      simulated: exchange.isSimulated,
      symbol: sessions.symbol,
      day: day,
      includesDay: pricing.includesDay,
      lastSession: sessions.sessions[end - 1].date,
      lastClose: sessions.sessions[end - 1].close.present,
      calendar: exchange.calendar.name,
      counted: pricing.sessions,
      exchanges: exchanges.enumerated().map { place, entry in
        PricingResult.Exchange(
          files: entry.exchange.files,
          volume: entry.volume,
          isUsed: place == 0
        )
      },
      rule: result,
      premium: premium,
      rumours: effects?.results ?? [],
      movement: try movement.map { limits throws(ConfigurationError) in
        try judged(limits, exchange: exchange)
      },
      sessions: rows,
      notes: notes.filter { $0.severity == .warning }
        + notes.filter { $0.severity == .information },
      inputs: exchanges.flatMap(\.exchange.inputs).uniqued(on: \.path).map(\.self),
      versions: SoftwareVersion.all
    )
  }

  private func judged(
    _ limits: MaterialMovement,
    exchange: PricedExchange
  ) throws(ConfigurationError) -> MovementResult {
    let sessions = exchange.sessions
    let position = sessions.position(from: day)
    guard position > 0, position < sessions.sessions.count,
      sessions.sessions[position].date == day
    else {
      throw .invalidSetting("\(exchange.files.joined(separator: " ")) has no session on \(day)")
    }
    let previous = sessions.sessions[position - 1]
    return limits.judge(
      sessions.sessions[position],
      previousClose: previous.close * sessions.factor(of: previous.date, asOf: day),
      indexMove: pricing.indexMove,
      hitBand: pricing.bandDays.contains(day)
    )
  }

  // MARK: What every figure is made of

  private static func rows(
    _ range: Range<Int>,
    exchange: PricedExchange,
    prices: LookBackPrices
  ) -> [PricedSession] {
    let sessions = exchange.sessions
    guard let last = range.last else { return [] }
    let day = sessions.sessions[last].date
    var cumulative = TradeSums()
    var lookBack: [Double] = []
    var backwards = TradeSums()
    for position in range.reversed() {
      sessions.add(position, to: &backwards, asOf: day, weight: prices.weight)
      lookBack.append(backwards.average)
    }
    lookBack.reverse()
    return range.map { position in
      let session = sessions.sessions[position]
      let factor = sessions.factor(of: session.date, asOf: day)
      sessions.add(position, to: &cumulative, asOf: day, weight: prices.weight)
      let other = exchange.otherAverages[position]
      return PricedSession(
        relativeDay: position - range.upperBound,
        date: session.date,
        session: session.kind,
        open: session.open.present,
        high: session.high.present,
        low: session.low.present,
        close: session.close.present,
        volume: session.volume.present,
        turnover: session.turnover.present,
        vwap: session.average?.price.present,
        vwapKind: session.average?.source,
        vwapDifference: session.average.flatMap { ((other / $0.price - 1) * 10_000).present },
        factor: factor,
        unaffectedVWAP: prices.unaffected.flatMap { $0[position].present },
        cumulativeVolume: cumulative.volume,
        cumulativeTurnover: cumulative.turnover,
        lookBackVWAP: lookBack[position - range.lowerBound].present,
        reason: session.absence
      )
    }
  }

  private static func notes(
    _ rows: [PricedSession],
    exchange: PricedExchange,
    tolerance: Double
  ) -> [StudyNote] {
    func note(_ severity: Severity, _ rows: [PricedSession], _ message: (String) -> Message)
      -> [StudyNote]
    {
      guard !rows.isEmpty else { return [] }
      let message = message(listed(rows.map(\.date)))
      return [StudyNote(severity: severity, source: .prices, message: message)]
    }
    return note(.warning, rows.filter { $0.vwapKind == .proxy }) {
        "the average price of \($0) is the typical price (high + low + close)/3, a proxy: the file "
          + "has neither an average nor a turnover"
      }
      + note(
        .warning,
        rows.filter { row in
          row.reason != nil && !["no share was traded", TradedSession.noRow].contains(row.reason)
        }
      ) { "no average price can be computed for \($0); \(rows.compactMap(\.reason).first ?? "")" }
      + note(.information, rows.filter { $0.reason == "no share was traded" }) {
        "no share was traded on \($0); these sessions count and add nothing"
      }
      + note(.warning, rows.filter { abs($0.vwapDifference ?? 0) > tolerance }) {
        "another source (bars, or turnover over volume) lies more than \(tolerance) basis points from the "
          + "average price of the file on \($0)"
      }
  }
}

extension PricingComputation {
  /// Names some days and counts the others.
  fileprivate static func listed(_ days: [CalendarDate]) -> String {
    days.prefix(3).map(\.description).joined(separator: ", ")
      + (days.count > 3 ? " and \(days.count - 3) more" : "")
  }

  /// What a reader must know of the days from the first session behind a figure to the last one.
  fileprivate static func notes(
    _ exchange: PricedExchange,
    from first: CalendarDate,
    to last: CalendarDate,
    counted: PricingSettings.CountedSessions
  ) -> [StudyNote] {
    var notes = exchange.jumps.filter { $0.firstDates.contains { first < $0 && $0 <= last } }
      .map { StudyNote($0, source: .prices) }
    let missing = exchange.missing.filter { first <= $0 && $0 <= last }
    if !missing.isEmpty {
      let option = PricingSettings.named("sessions")
      let consequence: Message =
        counted == .calendar
        ? "they count as sessions without a trade, as asked"
        : "the windows count the rows that it has; if the share was not traded then, pass "
          + "\(option, "calendar"), else complete the file"
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message: "\(exchange.calendar.name) has sessions that the price file has no row of "
            + "(\(listed(missing))); \(consequence)"
        )
      )
    }
    let splits = exchange.sessions.actions.filter { first < $0.exDate && $0.exDate <= last }
    if !splits.isEmpty {
      let named = splits.map { "\($0.factor) on \($0.exDate)" }.joined(separator: ", ")
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message: "prices and volumes before are in shares after the split or bonus issue: factor "
            + "\(named)"
        )
      )
    }
    return notes
  }
}

extension TradedSessions {
  /// Adds a session to sums, in shares of a later day.
  func add(
    _ position: Int,
    to sums: inout TradeSums,
    asOf day: CalendarDate,
    weight: SessionWeight
  ) {
    let session = sessions[position]
    guard session.isTraded else { return }
    let factor = factor(of: session.date, asOf: day)
    if weight == .averagePrice, let average = session.average {
      sums.add(price: average.price * factor, volume: session.volume / factor)
    } else {
      sums.add(turnover: session.money, volume: session.volume / factor)
    }
  }
}
