internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The sheet of one event behind a report on paper: what is known of it, its pictures, windows and days.
struct EventSheet {
  private struct Prices: Encodable {
    let prices: [Price]
  }

  private struct Price: Encodable {
    let day: Int
    let date: String
    let close: Double?
    let vwap: Double?
    let anchored: Double?
  }

  private struct Path: Encodable {
    let days: [Day]
    let events: [String] = []
  }

  private struct Day: Encodable {
    let day: Int
    let date: String
    let n = 1
    let ar: Double?
    let path: Double?
    let lower: Double?
    let upper: Double?
  }

  /// How many days have room below the pictures; of more, those nearest to day 0 are listed.
  private static let listedDays = 41
  /// From how many days on the rows are lower.
  private static let usualDays = 25
  /// How many windows have room.
  private static let listedWindows = 9
  /// The height of a picture above few days and above many, in pixels.
  private static let heights = (170, 130)

  /// The company and day 0.
  let title: String
  let name: String
  /// What the event did, in a sentence.
  let answer: String?
  let facts: [GivenWords.Fact]
  let charts: [ReportChart]
  let windows: ReportTable?
  let days: ReportTable?
  let isLong: Bool
  let notes: [String]

  /// Returns the sheets of a study, in the order of their days 0.
  static func all(_ result: StudyResult) -> [EventSheet] {
    let events = result.includedEvents.enumerated()
      .sorted {
        ($0.element.eventDate?.description ?? "", $0.offset)
          < ($1.element.eventDate?.description ?? "", $1.offset)
      }
      .map(\.element)
    let lookup = ResultLookup(result)
    let pictures = EventCharts(result)
    return zip(events, ChartName.names(of: events.map(\.eventID))).map { event, name in
      EventSheet(event, name, of: result, lookup: lookup, pictures: pictures)
    }
  }

  private init(
    _ event: EventRecord,
    _ name: String,
    of result: StudyResult,
    lookup: ResultLookup,
    pictures: EventCharts
  ) {
    let model = result.models.first { lookup.returns(of: event.eventID, model: $0.model) != nil }
    let returns = model.flatMap { lookup.returns(of: event.eventID, model: $0.model) }
    let prices = lookup.prices(of: event.eventID)
    let dates = ChartWord.dates(
      days: returns?.relativeDay ?? prices?.relativeDay,
      dates: returns?.date ?? prices?.date
    )
    let all = returns?.relativeDay ?? []
    let near = Set(all.sorted { (abs($0), $0) < (abs($1), $1) }.prefix(Self.listedDays))
    isLong = near.count > Self.usualDays
    let height = isLong ? Self.heights.1 : Self.heights.0
    let subject = [event.company, event.symbol].compactMap(\.self).joined(separator: ", ")
    self.name = event.eventID
    title = [event.company ?? event.symbol, event.eventDate?.description].compactMap(\.self)
      .joined(separator: ", ")
    answer = AnswerWords.sentence(of: event, in: result, lookup: lookup, format: .page)
    facts = Self.facts(of: event, prices: prices, model: model, in: result)
    charts = [
      Self.drawn(prices).map {
        pictures.price(
          "sheet-price-\(name)",
          Prices(prices: $0),
          description: "Closing and average prices of \(subject)",
          having: Self.series(of: $0),
          dates: dates,
          height: height
        )
      },
      returns.map {
        pictures.path(
          "sheet-path-\(name)",
          Path(days: Self.drawn($0)),
          description: "Cumulative abnormal return of \(subject)",
          dates: dates,
          height: height
        )
      },
    ].compactMap(\.self)

    let cars = model.flatMap { lookup.cars(of: event.eventID, model: $0.model) } ?? []
    let shown = cars.prefix(Self.listedWindows)
    windows =
      shown.isEmpty
      ? nil : ReportTable(SingleEventSection.windows(Array(shown), prices: prices))
    var table = returns.map { SingleEventSection.days($0, prices: prices) }
    if let rows = table?.rows {
      table?.rows = zip(rows, all).filter { near.contains($1) }.map(\.0)
    }
    table?.listing = nil
    days = table.map(ReportTable.init)

    let format = NumberFormat.page
    notes = [
      shown.count < cars.count
        ? "The first \(shown.count) of \(cars.count) windows; \(StudyTables.file(.cars)) has all of them."
        : nil,
      near.count < all.count
        ? "The \(near.count) days nearest to day 0, of \(format.count(all.count)); "
          + "\(StudyTables.file(.abnormalReturns)) has all of them." : nil,
      result.models.count > 1
        ? "The other models are in \(StudyTables.file(.cars)) and "
          + "\(StudyTables.file(.abnormalReturns))." : nil,
    ].compactMap(\.self)
  }

  private static func facts(
    of event: EventRecord,
    prices: AveragePrices?,
    model: ModelResult?,
    in result: StudyResult
  ) -> [GivenWords.Fact] {
    let fit = model?.fits.first { $0.eventID == event.eventID }
    let name = model.map { MethodDefinition.definition(of: $0.model).name } ?? ""
    let company = [event.company, event.symbol].compactMap(\.self).joined(separator: " · ")
    let zero = event.eventDate.map { date in
      "\(date)" + (event.alignmentRule.map { " (\($0))" } ?? "")
    }
    let known: [(String, String?)] = [
      ("Company", company), ("Group", event.group),
      ("Market", result.markets.count > 1 ? event.market : nil), ("Headline", event.headline),
      ("Announced", event.announcedAt?.replacing("T", with: " ")), ("Day 0", zero),
    ]
    let given = GivenWords(event, format: .page)
    return known.compactMap { name, value in value.map { GivenWords.Fact(name: name, value: $0) } }
      + [
        given.line.map { GivenWords.Fact(name: "Given", value: $0) },
        given.premium(over: prices, in: result.priceCurrency),
      ].compactMap(\.self)
      + EventDetails.facts(of: event, prices: prices)
      .map { GivenWords.Fact(name: $0[0], value: $0[1]) }
      + [GivenWords.Fact(name: "Source", value: event.sourceFile)]
      + (fit.map { [GivenWords.Fact(name: name, value: EventDetails.estimates($0))] } ?? [])
  }

  /// The prices in shares of the last day, as the average since day 0 is; nothing without any.
  private static func drawn(_ prices: AveragePrices?) -> [Price]? {
    guard let prices else { return nil }
    let rows = prices.relativeDay.indices.map { index in
      let factor = prices.factor.indices.contains(index) ? prices.factor[index] : 1
      return Price(
        day: prices.relativeDay[index],
        date: prices.date[index].description,
        close: EmbeddedJSON.drawnPrice(prices.close[index].map { $0 * factor }),
        vwap: EmbeddedJSON.drawnPrice(prices.vwap[index].map { $0 * factor }),
        anchored: EmbeddedJSON.drawnPrice(prices.anchoredVWAP[index])
      )
    }
    return rows.contains { $0.close != nil } ? rows : nil
  }

  /// The lines that have a point.
  private static func series(of prices: [Price]) -> Set<String> {
    let lines: [(String, KeyPath<Price, Double?>)] = [
      ("close", \.close), ("vwap", \.vwap), ("anchored", \.anchored),
    ]
    return Set(lines.filter { line in prices.contains { $0[keyPath: line.1] != nil } }.map(\.0))
  }

  private static func drawn(_ returns: AbnormalReturns) -> [Day] {
    returns.relativeDay.indices.map { index in
      Day(
        day: returns.relativeDay[index],
        date: returns.date[index].description,
        ar: EmbeddedJSON.drawnReturn(returns.ar[index]),
        path: EmbeddedJSON.drawnReturn(returns.carPath[index]),
        lower: EmbeddedJSON.drawnReturn(returns.carPathLower[index]),
        upper: EmbeddedJSON.drawnReturn(returns.carPathUpper[index])
      )
    }
  }
}
