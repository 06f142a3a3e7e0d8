internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy
internal import Notices

/// Prices before a day: what a rule prescribes, premia, and the sessions behind them.
enum PricingSections {
  /// Returns the sections that a result has.
  static func all(_ result: PricingResult, for face: Face) -> [ReportSection] {
    let words = PricingWords(result, format: face.format)
    return [
      result.rule.map { rule($0, of: result, words) },
      result.premium.map { premium($0, of: result, words) },
      result.movement.map { movement($0, words) }, rumours(result), sessions(result, for: face),
    ].compactMap(\.self)
  }

  /// A price with four digits, as certificates of such prices have them.
  private static func price(_ value: Double?, of reference: LookBackPrice? = nil) -> Figure {
    .fixed(value, decimals: 4).explained(reference?.reason?.text(.option) ?? value.map { "\($0)" })
  }

  /// The first and the last session of a price.
  private static func span(_ price: LookBackPrice) -> String {
    guard let first = price.firstDate, let last = price.lastDate else { return "" }
    return first == last ? "\(first)" : "\(first) to \(last)"
  }

  /// A price beside others that are quoted to the hundredth.
  private static func quoted(_ value: Double?, of reference: LookBackPrice? = nil) -> Figure {
    .price(value).explained(reference?.reason?.text(.option) ?? value.map { "\($0)" })
  }

  /// What a table of prices is made of.
  private static func columns(_ name: String, hasRumours: Bool) -> [FigureTable.Column] {
    [.words(name), .number("Price")]
      + (hasRumours ? [.number("Unaffected")] : [])
  }

  /// The sums behind a price, with the average weighted by time where any price of the table has one.
  private static func amounts(
    _ reference: LookBackPrice,
    hasTWAP: Bool,
    price: (Double?) -> Figure
  ) -> [Figure] {
    (hasTWAP ? [price(reference.timeWeighted)] : []) + [
      .count(reference.sessions), .amount(reference.volume), .amount(reference.turnover),
      .words(span(reference)).styled("day"),
    ]
  }

  private static func amountColumns(hasTWAP: Bool) -> [FigureTable.Column] {
    (hasTWAP ? [.number("TWAP")] : []) + [
      .number("Sessions"), .number("Shares"), .number("Turnover"), .words("From, to"),
    ]
  }

  // MARK: Rules

  private static func rule(
    _ rule: RuleResult,
    of result: PricingResult,
    _ words: PricingWords
  ) -> ReportSection {
    let hasRumours = !result.rumours.isEmpty
    let hasTWAP = rule.parts.contains { $0.timeWeighted != nil }
    let table = FigureTable(
      label: rule.name,
      columns: columns("Part", hasRumours: hasRumours) + amountColumns(hasTWAP: hasTWAP),
      rows: rule.parts.map { part in
        [.header(part.name), price(part.price, of: part)]
          + (hasRumours ? [price(part.unaffected, of: part)] : [])
          + amounts(part, hasTWAP: hasTWAP) { price($0) }
      },
      fit: .split
    )
    let sentence = [OpeningWords.beforeVerdict(result.questions), words.sentence]
      .compactMap(\.self).joined(separator: " ")
    return ReportSection(
      anchor: "rule",
      title: "The \(rule.name)",
      introduction: sentence,
      parts: [
        ReportSection.Part(
          brief: sentence,
          table: table,
          items: rule.parts.compactMap { part in
            part.reason.map { "\(part.name): \($0.text(.option))." }
          }
            + rule.further.map { "\($0.name): \(words.price($0.price))." },
          notes: [words.traded, "Source: \(rule.source)."].compactMap(\.self)
            + rule.notes.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
            + [PricingResult.disclaimer]
        )
      ]
    )
  }

  // MARK: Premia

  private static func premium(
    _ premium: PremiumResult,
    of result: PricingResult,
    _ words: PricingWords
  ) -> ReportSection {
    let hasRumours = !result.rumours.isEmpty
    let hasTWAP = premium.rows.contains { $0.reference.timeWeighted != nil }
    let table = FigureTable(
      label: "Premium",
      columns: [.words("Against"), .number("Price"), .number("Premium")]
        + (hasRumours ? [.number("Unaffected"), .number("Premium")] : [])
        + amountColumns(hasTWAP: hasTWAP),
      rows: premium.rows.map { row in
        [
          .header(row.reference.name), quoted(row.reference.price, of: row.reference),
          .percent(row.premium, style: "strong"),
        ]
          + (hasRumours ? [quoted(row.reference.unaffected), .percent(row.unaffectedPremium)] : [])
          + amounts(row.reference, hasTWAP: hasTWAP) { quoted($0) }
      },
      fit: .split
    )
    let before = words.days
    return ReportSection(
      anchor: "premium",
      title: "Premium of \(NumberFormat.page.price(premium.price))",
      introduction: "The price against those \(before); the last session is \(result.lastSession).",
      parts: [
        ReportSection.Part(
          brief: words.premium(premium),
          table: table,
          items: Set(premium.rows.compactMap { $0.reference.reason?.text(.option) }).sorted().map {
            "n/a: \($0)."
          }
        )
      ]
    )
  }

  // MARK: Movements and rumours

  private static func movement(
    _ movement: MovementResult,
    _ words: PricingWords
  ) -> ReportSection {
    let verdict: (Bool?) -> String = { $0.map { $0 ? "material" : "not material" } ?? "open" }
    let table = FigureTable(
      label: "Material price movement",
      columns: [.words("Test"), .number("Move"), .number("Limit"), .words("Movement")],
      rows: [
        [
          .header(
            movement.indexMove == nil
              ? "opening price, index at 09:30 not given" : "opening price, with the index at 09:30"
          ), .percent(movement.openingMove),
          .percent(movement.openingLimit ?? movement.limit, signed: false),
          .words(verdict(movement.openingReachesLimit)),
        ],
        [
          .header("highest price of the day"), .percent(movement.highMove),
          .percent(movement.limit, signed: false),
          .words(verdict(movement.reachesLimit(movement.highMove))),
        ],
        [
          .header("lowest price of the day"), .percent(movement.lowMove),
          .percent(movement.limit, signed: false),
          .words(verdict(movement.reachesLimit(movement.lowMove))),
        ],
      ]
        + (movement.hitBand
          ? [[.header("stood at its band"), .words(""), .words(""), .words(verdict(true))]] : [])
    )
    return ReportSection(
      anchor: "movement",
      title: "Did the price move materially on \(movement.date)?",
      introduction: words.movement(movement),
      parts: [
        ReportSection.Part(
          brief: words.movement(movement),
          table: table,
          items: [
            words.missing(movement).map {
              "Open, as \($0.dropLast()): give a file with the columns open, high and low."
            },
            movement.isMaterialAtOpening == nil && movement.openingMove != nil
              ? "The opening moved by the limit without the index; whether it was material depends on the "
                + "index at 09:30: pass --index-move PERCENT." : nil,
          ].compactMap(\.self),
          notes: [
            "Against the close before, \(NumberFormat.page.price(movement.previousClose)).",
            "Source: \(movement.source).", PricingResult.disclaimer,
          ]
        )
      ]
    )
  }

  private static func rumours(_ result: PricingResult) -> ReportSection? {
    guard !result.rumours.isEmpty else { return nil }
    let table = FigureTable(
      label: "Rumours",
      columns: [
        .words("Before (P)"), .words("Moved (D0)"), .words("Confirmed (C)"), .words("Settled (N)"),
        .number("Average of P"), .number("Average of N"), .number("Variation"),
      ],
      rows: result.rumours.map { rumour in
        [
          .header("\(rumour.before)"), .words("\(rumour.moved)"), .words("\(rumour.confirmed)"),
          .words("\(rumour.settled)"), price(rumour.averageBefore), price(rumour.averageSettled),
          price(rumour.variation),
        ]
      },
      fit: .split
    )
    return ReportSection(
      anchor: "rumours",
      title: "What was taken out",
      introduction:
        "From D0 to N the average of each session is that of P; after N it is lower by the variation, an "
        + "amount of money.",
      parts: [
        ReportSection.Part(
          table: table,
          notes: result.rumours.compactMap { rumour in
            rumour.validUntil.map { "The price holds until \($0)." }
          } + [
            "Counted in days of the calendar from the confirmation. Only where the rumour was confirmed "
              + "within 24 hours of what moved the price."
          ]
        )
      ]
    )
  }

  // MARK: Sessions

  private struct Point: Encodable {
    let date: String
    let close: Double?
    let vwap: Double?
    let lookBack: Double?
    let volume: Double?
  }

  private struct Datasets: Encodable { let sessions: [Point] }

  private static func sessions(_ result: PricingResult, for face: Face) -> ReportSection? {
    guard face == .page, result.sessions.count > 1 else { return nil }
    let sessions = result.sessions
    let hasTWAP = sessions.contains { $0.twap != nil }
    let hasDelivery = sessions.contains { $0.deliveryShare != nil }
    let hasFloat = sessions.contains { $0.floatShare != nil }
    let hasFactor = sessions.contains { $0.factor != 1 }
    let share = { (value: Double?) -> Figure in .percent(value, decimals: 2, signed: false) }
    // A price by a rule has four digits, and so have the averages that it can be read from.
    let average = { (value: Double?) in result.rule == nil ? quoted(value) : price(value) }
    let table = FigureTable(
      label: "Sessions",
      columns: [
        .words("Date"), .number("Close"),
        .number(AveragePriceWords.title(sessions.map(\.vwapKind))),
      ]
        + (hasTWAP ? [.number("TWAP")] : [])
        + [.words("Kind"), .number("Shares"), .number("Turnover"), .number("Log turnover")]
        + (hasDelivery ? [.number("Delivered")] : []) + (hasFloat ? [.number("Of float")] : [])
        + (hasFactor ? [.number("Factor")] : []) + [.number("VWAP from here")],
      rows: result.sessions.reversed().map { session in
        FigureTable.Row(
          cells: [
            .header("\(session.date)").styled("day").captioned(session.reason),
            .price(session.close), average(session.vwap),
          ] + (hasTWAP ? [average(session.twap)] : []) + [
            .words(session.vwapKind?.rawValue ?? ""),
            .amount(session.volume), .amount(session.turnover),
            .fixed(session.logTurnover, decimals: 2),
          ] + (hasDelivery ? [share(session.deliveryShare)] : [])
            + (hasFloat ? [share(session.floatShare)] : [])
            + (hasFactor ? [.fixed(session.factor, decimals: 4)] : []) + [
              average(session.lookBackVWAP)
            ]
        )
      },
      listing: (result.sessions.count, Table<PricingResult>.vwap.fileName)
    )
    let data = Datasets(
      sessions: result.sessions.map { session in
        Point(
          date: "\(session.date)",
          close: EmbeddedJSON.drawnPrice(session.close.map { $0 * session.factor }),
          vwap: EmbeddedJSON.drawnPrice(session.vwap.map { $0 * session.factor }),
          lookBack: EmbeddedJSON.drawnPrice(session.lookBackVWAP),
          volume: EmbeddedJSON.drawnPrice(session.volume.map { $0 / session.factor })
        )
      }
    )
    let charts = [
      ReportChart(
        id: "sessions-price",
        specification: "sessions-price",
        datasets: data,
        description: "Close, daily VWAP and VWAP from each session to the last, "
          + "\(result.sessions.count) sessions; the last close is "
          + "\(NumberFormat.page.price(result.sessions.last?.close)).",
        title: "Price in shares of the last session",
        keys: [
          ReportChart.Key(style: "close", label: "close"),
          ReportChart.Key(style: "vwap", label: AveragePriceWords.legend(sessions.map(\.vwapKind))),
          ReportChart.Key(style: "anchored", label: "VWAP from the day to the last session"),
        ],
        words: ["measure": .text("Price")]
      ),
      ReportChart(
        id: "sessions-volume",
        specification: "sessions-volume",
        datasets: data,
        description: "Shares traded on each session; on the last "
          + "\(NumberFormat.page.amount(result.sessions.last?.volume)).",
        title: "Shares traded, in shares of the last session",
        words: ["count": .number(result.sessions.count)]
      ),
    ]
    return ReportSection(
      anchor: "sessions",
      title: "Every session behind the figures",
      introduction:
        "Prices are as traded; the last column is the average from the session to the last one, in shares "
        + "of the last session. The row that lies as many sessions back as a figure names has it.",
      parts: [ReportSection.Part(charts: charts, table: table)],
      label: "Sessions"
    )
  }
}
