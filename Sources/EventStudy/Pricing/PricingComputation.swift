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
    var rules =
      try pricing.ruleFile.map { path throws(ConfigurationError) in
        try PricingRules(RuleFile(path: path, example: PricingRules.example)).rule
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
    guard end > 0, let last = list.last else {
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
      // Beyond its last day a calendar has no session to count.
      let isKnown = !missing.isEmpty && exchange.calendar.covers(after.adding(days: -1))
      let distance =
        isKnown ? "\(missing.count) \(missing.count == 1 ? "session" : "sessions")" : "\(gap) days"
      guard missing.isEmpty, !exchange.calendar.isFromData || gap <= 7 else {
        let day = last.date.adding(days: 1).description
        throw .invalidSetting(
          "\(file) ends on \(last.date), \(distance) "
            + "before \(after), so the last ones are missing; give a file that reaches the day, or "
            + "\("\(PricingSettings.named("on"), day)", onPage: "take \(day) as the day")"
        )
      }
    }
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
      unaffected: effects?.averages,
      timed: { exchange.bars[$0]?.twap }
    )
    let result = rule.map { RuleComputation($0, prices: prices, pricing: pricing, day: day).result }
    if pricing.price != nil { try checkUnaffectedDay(exchange, end: end) }
    let premium = pricing.price.map {
      PremiumTable(price: $0, prices: prices, unaffectedDay: pricing.unaffectedDay).result
    }
    let used =
      (result?.parts ?? []) + (premium?.rows.map(\.reference) ?? [])
    let first = used.compactMap(\.firstDate).min() ?? sessions.sessions[end - 1].date
    let traced = sessions.position(from: first)..<end
    let rows = Self.rows(traced, exchange: exchange, prices: prices)
    notes += Self.notes(rows, exchange: exchange, tolerance: pricing.tolerance)
    let last = movement == nil ? sessions.sessions[end - 1].date : day
    notes += Self.notes(exchange, from: first, to: last, counted: pricing.sessions)
    notes += unaffectedNotes(exchange, end: end)
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
      // The exchange that is not used has decided too.
      simulated: exchanges.contains { $0.exchange.isSimulated },
      symbol: sessions.symbol,
      company: exchange.company,
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
      questions: Self.jumps(exchange, from: first, to: last).filter(\.isQuestion).map {
        PriceQuestion(
          symbol: sessions.symbol,
          eventIDs: [],
          adjustments: $0.adjustmentLines,
          message: $0.message
        )
      },
      notes: notes.filter { $0.severity == .warning }
        + notes.filter { $0.severity == .information },
      inputs: exchanges.flatMap(\.exchange.inputs).uniqued(on: \.path).map(\.self),
      versions: SoftwareVersion.all
    )
  }

  /// Refuses a day before a rumour that lies behind the sessions that count, or before all of them.
  private func checkUnaffectedDay(
    _ exchange: PricedExchange,
    end: Int
  ) throws(ConfigurationError) {
    guard let unaffected = pricing.unaffectedDay else { return }
    let sessions = exchange.sessions.sessions
    let (first, last) = (sessions[0].date, sessions[end - 1].date)
    guard unaffected > last || unaffected < first else { return }
    throw .invalidSetting(
      unaffected > last
        ? "\(PricingSettings.named("unaffected_day")) is \(unaffected), after \(last), the last session "
          + "that counts; the last day before a rumour lies on or before it"
        : "\(PricingSettings.named("unaffected_day")) is \(unaffected), and the prices begin on \(first); "
          + "give a file that reaches further back"
    )
  }

  /// What a reader must know of the day before a rumour.
  private func unaffectedNotes(_ exchange: PricedExchange, end: Int) -> [StudyNote] {
    guard pricing.price != nil, let unaffected = pricing.unaffectedDay else { return [] }
    let sessions = exchange.sessions.sessions
    let used = sessions[exchange.sessions.position(from: unaffected.adding(days: 1)) - 1].date
    let last = sessions[end - 1].date
    var notes: [StudyNote] = []
    if used != unaffected {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message:
            "\(unaffected) is no session of the file; the unaffected close is that of \(used), the "
            + "session before"
        )
      )
    }
    if used < last, pricing.moved.isEmpty {
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message:
            "averages, high and low run to \(last), so what the price did after \(used) is in them; "
            + "with \(PricingSettings.named("on"), used.adding(days: 1).description)"
            + (pricing.includesDay ? " and without \(PricingSettings.named("include_day"))" : "")
            + " they end on the unaffected day"
        )
      )
    }
    return notes
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
}
