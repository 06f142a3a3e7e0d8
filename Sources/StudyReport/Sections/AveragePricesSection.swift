internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The average prices before, on and after day 0, for a reader of a deal file.
enum AveragePricesSection {
  /// How many events have a chart beside the results of a study, and on a page of their own.
  private static let (drawnBeside, drawnAlone) = (3, 12)

  private struct Point: Encodable {
    let day: Int
    let date: String
    let close: Double?
    let vwap: Double?
    let anchored: Double?
    let lower1: Double?
    let upper1: Double?
    let lower2: Double?
    let upper2: Double?
    let lower3: Double?
    let upper3: Double?
    let volume: Double?
  }

  private struct Datasets: Encodable { let sessions: [Point] }

  /// Returns the section; nothing where no event has an average price.
  ///
  /// - Parameters:
  ///   - result: The study.
  ///   - face: Who reads it.
  ///   - isDetail: Whether only a page has room for it, as beside abnormal returns.
  /// - Returns: The section.
  static func section(
    _ result: StudyResult,
    for face: Face,
    isDetail: Bool = false
  ) -> ReportSection? {
    let events = result.averagePrices.filter { $0.source != nil }
    guard let first = events.first, let span = first.span else { return nil }
    let hasTWAP = events.contains { $0.value(\.twap, on: 0) != nil }
    let table = FigureTable(
      label: "Average prices",
      isSortable: true,
      columns: [
        .words("Event"), .words("Day 0"),
        .number("VWAP \(face.format.window(span.lowerBound, -1))", terminal: "VWAP before"),
        .number("VWAP of day 0", terminal: "VWAP day 0"),
      ] + (hasTWAP ? [.number("TWAP of day 0", terminal: "TWAP")] : []) + [
        .number("VWAP \(face.format.window(0, span.upperBound))", terminal: "VWAP since"),
        .number("Day 0 over before", terminal: "0/before"),
        .number("Close over VWAP", terminal: "close/VWAP"), .words("From"),
      ],
      rows: events.prefix(face.rowLimit).map { event in
        let (before, zero, since) = (event.before, event.onDayZero, event.since)
        return FigureTable.Row(
          cells: [
            .words(event.eventID, width: 24).styled("day"),
            .words(event.dayZero?.description ?? "").styled("day"), .price(before), .price(zero),
          ] + (hasTWAP ? [.price(event.value(\.twap, on: 0))] : []) + [
            .price(since), .percent(event.change), .percent(event.closeOverVWAP),
            .words(event.source?.rawValue ?? ""),
          ]
        )
      },
      fit: .drop(keeping: 6),
      listing: (events.count, StudyTables.file(.vwap))
    )
    // Beside the results of one event its prices are drawn already.
    let isDrawn = isDetail && (result.models.first.map(SingleEventSection.applies) ?? false)
    let drawn = isDetail ? drawnBeside : drawnAlone
    let left = events.count > drawn ? rest(of: events.count, drawn: drawn, isDetail: isDetail) : nil
    let charts =
      face == .page && !isDrawn
      ? zip(events.prefix(drawn), ChartName.names(of: events.prefix(drawn).map(\.eventID)))
        .flatMap { event, name in
          self.charts(event, name, note: event == events.first ? left : nil)
        } : []
    return ReportSection(
      anchor: "vwap",
      title: "Average prices around the announcement",
      introduction:
        "Volume-weighted averages of the sessions before day 0, of day 0 and from day 0 on, as traded: splits "
        + "up to the end of the event window are in them, later ones are not. The bands lie one, two and three "
        + "standard deviations of the price, weighted by volume, around the average since day 0.",
      parts: [
        ReportSection.Part(
          charts: charts,
          table: table,
          notes: sources(events) + AveragePriceWords.splits(events, format: face.format)
            + (hasTWAP
              ? [
                "TWAP: typical prices of the bars that count, each weighted by its time; the averages of the "
                  + "tested windows are in study.json and vwap.json."
              ] : []),
          isDetail: isDetail
        )
      ]
        + [
          shares(events, face: face, isDetail: isDetail),
          entries(result, face: face, isDetail: isDetail),
        ].compactMap(\.self),
      label: "Average prices"
    )
  }

  /// How many events have a sentence of their own.
  private static let toldEvents = 3

  /// Returns what the average prices say of the first events, a sentence for each, and where the others are.
  static func sentences(_ result: StudyResult) -> [String] {
    let format = NumberFormat.page
    let known = result.averagePrices.filter { $0.change != nil }
    let told = known.prefix(toldEvents).map { event in
      "\(event.eventID): the \(event.source == .proxy ? "typical" : "average") price of day 0 "
        + "(\(event.dayZero?.description ?? "")) was \(format.price(event.onDayZero)), "
        + "\(format.percent(event.change)) against that of the sessions before (\(format.price(event.before)))."
    }
    guard !told.isEmpty else {
      return ["No event has an average price both before day 0 and on it."]
    }
    let more = known.count - told.count
    return told
      + (more > 0
        ? [
          "\(format.counted(more, "more event")) \(more == 1 ? "is" : "are") in "
            + "\(Table<StudyResult>.vwap.fileName)."
        ] : [])
  }

  /// The shares traded on day 0 beside those of the sessions before.
  private static func shares(
    _ events: [AveragePrices],
    face: Face,
    isDetail: Bool
  ) -> ReportSection.Part? {
    guard events.contains(where: { $0.value(\.volume, on: 0) != nil }) else { return nil }
    let hasFloat = events.contains { $0.value(\.floatShare, on: 0) != nil }
    let hasDelivery = events.contains { $0.value(\.deliveryShare, on: 0) != nil }
    let table = FigureTable(
      label: "Shares traded",
      isSortable: true,
      columns: [
        .words("Event"), .number("Shares on day 0"),
        .number("Over the mean before"),
        .number("Log turnover before"), .number("Log turnover of day 0"),
      ] + (hasFloat ? [.number("Of the free float", terminal: "of float")] : [])
        + (hasDelivery
          ? [
            .number("Delivered before"), .number("Delivered on day 0"),
          ] : []),
      rows: events.prefix(face.rowLimit).map { event in
        let share = { (value: Double?) -> Figure in .percent(value, decimals: 2, signed: false) }
        return FigureTable.Row(
          cells: [
            .words(event.eventID, width: 24).styled("day"), .amount(event.sharesOnDayZero),
            .fixed(event.volumeRatio, decimals: 2),
            .fixed(event.meanBefore(\.logTurnover), decimals: 2),
            .fixed(event.value(\.logTurnover, on: 0), decimals: 2),
          ] + (hasFloat ? [share(event.value(\.floatShare, on: 0))] : [])
            + (hasDelivery
              ? [
                share(event.meanBefore(\.deliveryShare)),
                share(event.value(\.deliveryShare, on: 0)),
              ] : [])
        )
      },
      fit: .split,
      listing: (events.count, StudyTables.file(.vwap))
    )
    return ReportSection.Part(
      heading: "Shares traded",
      text:
        "Day 0 beside the mean of the sessions of the event window before it, both in shares of its last day. "
        + "Log turnover is the natural logarithm of the money that changed hands.",
      brief: "Day 0 beside the mean of the sessions before it in the event window",
      table: table,
      isDetail: isDetail
    )
  }

  /// What buyers after the news had.
  private static func entries(
    _ result: StudyResult,
    face: Face,
    isDetail: Bool
  ) -> ReportSection.Part? {
    let entries = result.analysis.entries
    guard !entries.isEmpty else { return nil }
    let table = FigureTable(
      label: "Buying after the news",
      columns: [.words("Event"), .words("Bought at"), .words("On"), .number("Price")]
        + AveragePrices.heldDays.map { .number($0 == 0 ? "Same close" : "After \($0)") },
      rows: entries.prefix(2 * face.rowLimit).map { entry in
        FigureTable.Row(
          cells: [
            .words(entry.eventID, width: 24).styled("day"),
            .words(entry.kind == .open ? "open" : "VWAP"), .words("\(entry.date)").styled("day"),
            .price(entry.price),
          ]
            + AveragePrices.heldDays.map { days in
              let exit = entry.exits.first { $0.days == days }
              let beyond = days > 0 ? exit?.beyondMarket : nil
              let net = Figure.percent(exit?.net)
              return beyond.map { net.over("(\(face.format.percent($0)))") } ?? net
            }
        )
      },
      fit: .split,
      listing: (entries.count, StudyTables.file(.entries))
    )
    let costs = result.configuration.prices.costs
    let hasMarket = entries.contains { entry in
      entry.exits.contains { $0.days > 0 && $0.beyondMarket != nil }
    }
    let beyond = hasMarket ? "; in parentheses beyond the market since that day's close" : ""
    let isCut = entries.contains { $0.exits.count < AveragePrices.heldDays.count }
    let reach = result.configuration.windows.event.days.upperBound
    let needed = (entries.map(\.relativeDay).max() ?? 0) + (AveragePrices.heldDays.max() ?? 0)
    return ReportSection.Part(
      heading: "Buying after the news",
      text:
        "Close over the price of the purchase, after costs of \(costs) basis points. News within "
        + "the session, or of an unknown hour, is bought on the next day, so that no price is from before it. "
        + "Prices are as traded on that day."
        + (hasMarket
          ? " Below, in parentheses, the same less the return of the market since the close of the day of the "
            + "purchase: what the market did between the purchase and that close is not known, so that the same "
            + "close has none." : ""),
      brief: "Close over the price, after costs of \(costs) basis points" + beyond,
      table: table,
      notes: isCut && needed > reach
        ? [
          "n/a: the event window ends on day \(face.format.day(reach)), before the shares were held that long; "
            + "one that ends on day \(face.format.day(needed)) has it."
        ] : isCut ? ["n/a: a session has no close."] : [],
      isDetail: isDetail
    )
  }

  private static func sources(_ events: [AveragePrices]) -> [String] {
    let kinds = Set(events.compactMap(\.source))
    return VolumeWeightedAveragePrice.Source.allCases.filter(kinds.contains).map { source in
      switch source {
      case .exchange: "exchange: the exchange's own average price."
      case .turnover: "turnover: the value traded over the shares traded."
      case .intraday: "intraday: typical prices of bars, weighted by their volume; approximate."
      case .proxy: "proxy: the typical price of the day, (high + low + close)/3; no average price."
      }
    }
  }

  /// Which events have a chart here, and where the others are.
  private static func rest(of count: Int, drawn: Int, isDetail: Bool) -> String {
    "The first \(drawn) of \(NumberFormat.page.counted(count, "event")); "
      + (isDetail
        ? "the list of events has the pictures of each, and so have the sheets of "
          + "leyline report --pdf --event-pages."
        : "\(StudyTables.file(.vwap)) has the sessions of each.")
  }

  /// The price with its averages, and the shares traded below it.
  static func charts(_ event: AveragePrices, _ name: String, note: String? = nil) -> [ReportChart] {
    let data = Datasets(sessions: event.date.indices.map { day in point(event, day) })
    let dates = ChartWord.dates(days: event.relativeDay, dates: event.date)
    return [
      ReportChart(
        id: "vwap-price-\(name)",
        specification: "vwap-price",
        datasets: data,
        description: "Close, daily VWAP, VWAP since day 0 and its bands around \(event.eventID): "
          + told(event),
        title: "\(event.eventID): price and averages",
        keys: [
          ReportChart.Key(style: "close", label: "close"),
          ReportChart.Key(style: "vwap", label: AveragePriceWords.legend([event.source])),
          ReportChart.Key(style: "anchored", label: "VWAP since day 0"),
          ReportChart.Key(style: "band", label: "1, 2, 3 standard deviations"),
        ],
        words: ["measure": .text("Price"), "dates": dates],
        note: note
      ),
      ReportChart(
        id: "vwap-volume-\(name)",
        specification: "vwap-volume",
        datasets: data,
        description: "Shares traded around \(event.eventID): "
          + NumberFormat.page.amount(
            event.relativeDay.firstIndex(of: 0).flatMap { volume(event, $0) }
          )
          + " on day 0.",
        title: "\(event.eventID): shares traded",
        words: ["dates": dates]
      ),
    ]
  }

  /// The closes of the first day, day 0 and the last day.
  private static func told(_ event: AveragePrices) -> String {
    let format = NumberFormat.page
    let chosen = [
      event.date.indices.first, event.relativeDay.firstIndex(of: 0), event.date.indices.last,
    ]
    return chosen.compactMap(\.self)
      .map { "\(format.price(event.close[$0])) on day \(format.day(event.relativeDay[$0]))" }
      .joined(separator: ", ") + " at the close."
  }

  private static func volume(_ event: AveragePrices, _ day: Int) -> Double? {
    event.volume.indices.contains(day) ? event.volume[day] : nil
  }

  private static func point(_ event: AveragePrices, _ day: Int) -> Point {
    let bands = event.bands(on: day)
    func price(_ value: Double?) -> Double? { EmbeddedJSON.drawnPrice(value) }
    func edge(_ width: Int, _ isUpper: Bool) -> Double? {
      bands.map { bands in
        let width = PriceBands.widths[width]
        return isUpper ? bands.upper(width) : bands.lower(width)
      }.flatMap(price)
    }
    let factor = event.factor.indices.contains(day) ? event.factor[day] : 1
    let volume = volume(event, day)
    return Point(
      day: event.relativeDay[day],
      date: "\(event.date[day])",
      close: price(event.close[day].map { $0 * factor }),
      vwap: price(event.vwap[day].map { $0 * factor }),
      anchored: price(event.anchoredVWAP[day]),
      lower1: edge(0, false),
      upper1: edge(0, true),
      lower2: edge(1, false),
      upper2: edge(1, true),
      lower3: edge(2, false),
      upper3: edge(2, true),
      volume: price(volume.map { $0 / factor })
    )
  }
}
