internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The days, charts and estimates of some events, for the panel of one event.
///
/// Returns are in thousandths of a percent, prices have six digits, and dates are places in a list of all days.
struct EventDetails: Encodable {
  /// The events under one model, each in the order of ``of``.
  private struct Model: Encodable {
    let ar: [[Int?]?]
    let path: [[Int?]?]
    /// How far the confidence interval reaches to either side of the path.
    let reach: [[Int?]?]
    let estimates: [String?]
    /// For each window the days with a return, the standard error, the p-value of the sample-quantile test,
    /// the buy-and-hold return, the average price and the p-value of the t test.
    let windows: [[[Double?]]?]
  }

  /// The days of most events relative to day 0.
  private let usual: [Int]
  /// All dates.
  private let calendar: [String]
  /// The place of each event among all of them.
  private let of: [Int]
  /// The days of each event, where they are not the usual ones.
  private let days: [[Int]?]
  /// The place of its first date, where the dates follow each other.
  private let first: [Int?]
  /// The places of its dates, where they do not.
  private let dates: [[Int]?]
  private let close: [[Double?]?]
  private let vwap: [[Double?]?]
  private let anchored: [[Double?]?]
  private let facts: [[[String]]]
  private let models: [Model]

  /// Collects what is known of the chosen events.
  init(_ all: [EventRecord], chosen: [Int], _ result: StudyResult, lookup: ResultLookup) {
    let events = chosen.map { all[$0] }
    let usual = Array(result.configuration.windows.event.days)
    let timelines = events.map {
      Timeline($0.eventID, models: result.models.map(\.model), lookup: lookup)
    }
    let ordered = Set(timelines.flatMap(\.dates)).sorted()
    let known = Dictionary(
      ordered.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let places = timelines.map { $0.dates.compactMap { known[$0] } }
    let follows = places.map { list in list.enumerated().allSatisfy { $1 == list[0] + $0 } }
    self.usual = usual
    calendar = ordered.map(\.description)
    of = chosen
    days = timelines.map { $0.days == usual ? nil : $0.days }
    first = zip(places, follows).map { $1 ? $0.first : nil }
    dates = zip(places, follows).map { $1 ? nil : $0 }
    close = timelines.map { $0.drawn($0.scaled(\.close)) }
    vwap = timelines.map { $0.drawn($0.scaled(\.vwap)) }
    anchored = timelines.map { $0.drawn($0.prices?.anchoredVWAP) }
    facts = zip(events, timelines).map { Self.facts(of: $0, prices: $1.prices) }
    models = result.models.map { Self.model($0, events: events, lookup: lookup) }
  }

  /// The days of one event and its prices on them.
  private struct Timeline {
    let days: [Int]
    let dates: [CalendarDate]
    let prices: AveragePrices?

    init(_ eventID: String, models: [ExpectedReturnMethod], lookup: ResultLookup) {
      prices = lookup.prices(of: eventID)
      let returns = models.lazy.compactMap { lookup.returns(of: eventID, model: $0) }.first
      days = returns?.relativeDay ?? prices?.relativeDay ?? []
      dates = returns?.date ?? prices?.date ?? []
    }

    /// Returns prices in shares of the last day, as the anchored average is.
    func scaled(_ list: KeyPath<AveragePrices, [Double?]>) -> [Double?]? {
      guard let prices, prices.factor.count == prices.date.count else {
        return prices?[keyPath: list]
      }
      return zip(prices[keyPath: list], prices.factor).map { value, factor in
        value.map { $0 * factor }
      }
    }

    /// Returns values of the days as they are drawn; nothing where there are none.
    func drawn(_ values: [Double?]?) -> [Double?]? {
      guard let values, let prices, prices.relativeDay == days, values.count == days.count,
        values.contains(where: { $0.present != nil })
      else { return nil }
      return values.map(EmbeddedJSON.drawnPrice)
    }
  }

  /// Returns what else the source tells of an event, by name.
  static func facts(of event: EventRecord, prices: AveragePrices?) -> [[String]] {
    var facts: [[String]] = []
    if !event.remarks.isEmpty {
      facts.append(["Remarks", event.remarks.joined(separator: "; ")])
    }
    if let quotes = QuoteWords.fact(of: event, prices: prices, format: .page) {
      facts.append([quotes.name, quotes.value])
    }
    if let evidence = event.evidence { facts.append(["Evidence", evidence]) }
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
    _ model: ModelResult,
    events: [EventRecord],
    lookup: ResultLookup
  ) -> Model {
    let fits = Dictionary(
      model.fits.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let returns = events.map { event in
      fits[event.eventID] == nil ? nil : lookup.returns(of: event.eventID, model: model.model)
    }
    return Model(
      ar: returns.map { $0?.ar.map(ShownDigits.drawn) },
      path: returns.map { $0?.carPath.map(ShownDigits.drawn) },
      reach: returns.map { returns in
        returns.map { returns in
          zip(returns.carPath, returns.carPathUpper).map { path, upper in
            guard let path = ShownDigits.drawn(path), let upper = ShownDigits.drawn(upper) else {
              return nil
            }
            return upper - path
          }
        }
      },
      estimates: zip(events, returns).map { event, returns in
        returns == nil ? nil : fits[event.eventID].map(estimates)
      },
      windows: zip(events, returns).map { event, returns in
        returns == nil ? nil : windows(of: event.eventID, model: model.model, lookup: lookup)
      }
    )
  }

  /// Returns what a model was estimated to be.
  static func estimates(_ fit: ModelFit) -> String {
    let format = NumberFormat.page
    let terms = fit.terms.map { term in
      "\(term.term) \(format.fixed(term.estimate, decimals: term.term == "alpha" ? 8 : 6))"
    }
    let rest = [
      "σ \(format.fixed(fit.sigma, decimals: 6))",
      "\(fit.observations) returns from \(fit.firstDate) to \(fit.lastDate)",
    ]
    return (terms + rest).joined(separator: ", ")
  }

  private static func windows(
    of eventID: String,
    model: ExpectedReturnMethod,
    lookup: ResultLookup
  ) -> [[Double?]] {
    let prices = lookup.prices(of: eventID)
    return (lookup.cars(of: eventID, model: model) ?? []).map { car in
      let window = prices?.windows.first {
        $0.windowStart == car.windowStart && $0.windowEnd == car.windowEnd
      }
      return [
        Double(car.days), ShownDigits.percent(car.carStandardError).map(Double.init),
        ShownDigits.pValue(car.sq?.pValue).map(Double.init),
        ShownDigits.percent(car.bhar).map(Double.init), ShownDigits.price(window?.vwap),
        ShownDigits.pValue(car.pValue).map(Double.init),
      ]
    }
  }
}
