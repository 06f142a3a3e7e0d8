internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The data of the panel in which a reader looks at one event after the other.
struct EventExplorer: Encodable {
  /// One event.
  private struct Event: Encodable {
    let name: String
    let days: [Int]
    let dates: [String]
    let close: [Double?]
    let vwap: [Double?]
    let anchored: [Double?]
    let facts: [[String]]
    let models: [Model?]
  }

  /// One event under one model; the texts are ready to be shown.
  private struct Model: Encodable {
    let ar: [Double?]
    let path: [Double?]
    let lower: [Double?]
    let upper: [Double?]
    let facts: [[String]]
    let windows: [[String]]
  }

  private let events: [Event]

  /// The document for the page; none without events.
  var embedded: [EmbeddedData] {
    get throws(ReportError) {
      events.isEmpty
        ? [] : [EmbeddedData(id: "event-data", json: try EmbeddedJSON.text(self))]
    }
  }

  /// The number of events that the panel can show, so that a page stays small enough to be sent.
  static func capacity(of result: StudyResult) -> Int {
    max(Face.page.rowLimit, 1500 / max(1, result.models.count))
  }

  /// Collects the data of a study.
  init(_ result: StudyResult) {
    let lookup = ResultLookup(result)
    let fits = result.models.map { model in
      Dictionary(model.fits.map { ($0.eventID, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let listed = result.listsEvents ? result.includedEvents : []
    events = listed.prefix(Self.capacity(of: result)).map { event in
      Self.event(event, models: result.models, fits: fits, lookup: lookup)
    }
  }

  private static func event(
    _ event: EventRecord,
    models: [ModelResult],
    fits: [[String: ModelFit]],
    lookup: ResultLookup
  ) -> Event {
    let prices = lookup.prices(of: event.eventID)
    let returns = models.lazy.compactMap { lookup.returns(of: event.eventID, model: $0.model) }
      .first
    let days = returns?.relativeDay ?? prices?.relativeDay ?? []
    let none = [Double?](repeating: nil, count: days.count)
    func aligned(_ values: [Double?]?) -> [Double?] {
      guard let values, let prices, prices.relativeDay == days else { return none }
      return values.map(EmbeddedJSON.drawnPrice)
    }
    // The chart is in shares of the last day, as the anchored average is.
    func scaled(_ list: KeyPath<AveragePrices, [Double?]>) -> [Double?]? {
      guard let prices, prices.factor.count == prices.date.count else {
        return prices?[keyPath: list]
      }
      return zip(prices[keyPath: list], prices.factor).map { value, factor in
        value.map { $0 * factor }
      }
    }
    return Event(
      name: event.company ?? event.symbol,
      days: days,
      dates: (returns?.date ?? prices?.date ?? []).map(\.description),
      close: aligned(scaled(\.close)),
      vwap: aligned(scaled(\.vwap)),
      anchored: aligned(prices?.anchoredVWAP),
      facts: facts(of: event, prices: prices),
      models: zip(models, fits).map { model, fits in
        Self.model(model.model, fit: fits[event.eventID], event: event, lookup: lookup)
      }
    )
  }

  private static func facts(of event: EventRecord, prices: AveragePrices?) -> [[String]] {
    var facts = [
      ["Company", [event.company, event.symbol].compactMap(\.self).joined(separator: " · ")]
    ]
    if let headline = event.headline { facts.append(["Headline", headline]) }
    if let announced = event.announcedAt {
      facts.append(["Announced", announced.replacing("T", with: " ")])
    }
    if let date = event.eventDate {
      let rule = event.alignmentRule.map { " (\($0))" } ?? ""
      facts.append(["Day 0", date.description + rule])
    }
    if !event.remarks.isEmpty {
      facts.append(["Remarks", event.remarks.joined(separator: "; ")])
    }
    if let first = event.quotedPrices.first {
      let quotes = event.quotedPrices.map(\.description).joined(separator: ", ")
      facts.append(["Quoted prices", "\(first.date): \(quotes)"])
    }
    if let evidence = event.evidence { facts.append(["Evidence", evidence]) }
    facts.append(["Source", event.sourceFile])
    if let source = prices?.source { facts.append(["VWAP", origin(source)]) }
    return facts
  }

  private static func origin(_ source: VolumeWeightedAveragePrice.Source) -> String {
    switch source {
    case .exchange: "the exchange's own"
    case .turnover: "turnover over volume"
    case .intraday: "from intraday bars, approximate"
    case .proxy: "the typical price of the day, a proxy"
    }
  }

  private static func model(
    _ method: ExpectedReturnMethod,
    fit: ModelFit?,
    event: EventRecord,
    lookup: ResultLookup
  ) -> Model? {
    guard let fit, let returns = lookup.returns(of: event.eventID, model: method) else {
      return nil
    }
    let format = NumberFormat.page
    let prices = lookup.prices(of: event.eventID)
    let terms = fit.terms.map { term in
      "\(term.term) \(format.fixed(term.estimate, decimals: term.term == "alpha" ? 8 : 6))"
    }
    let estimates =
      terms + [
        "σ \(format.fixed(fit.sigma, decimals: 6))",
        "\(fit.observations) returns from \(fit.firstDate) to \(fit.lastDate)",
      ]
    return Model(
      ar: returns.ar.map(EmbeddedJSON.drawnReturn),
      path: returns.carPath.map(EmbeddedJSON.drawnReturn),
      lower: returns.carPathLower.map(EmbeddedJSON.drawnReturn),
      upper: returns.carPathUpper.map(EmbeddedJSON.drawnReturn),
      facts: [[MethodDefinition.definition(of: method).name, estimates.joined(separator: ", ")]],
      windows: (lookup.cars(of: event.eventID, model: method) ?? []).map { car in
        let window = prices?.windows.first {
          $0.windowStart == car.windowStart && $0.windowEnd == car.windowEnd
        }
        return [
          format.window(car.windowStart, car.windowEnd), format.count(car.days),
          format.percent(car.car), format.percent(car.carStandardError, signed: false),
          format.statistic(car.t) + Significance(car.pValue).stars, format.pValue(car.pValue),
          format.pValue(car.sq?.pValue), format.percent(car.bhar), format.price(window?.vwap),
        ]
      }
    )
  }
}
