internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The data of the list in which a reader finds any event, and of the panel that shows one of them.
///
/// Everything stands in columns, one value for each event of the statistics. Days, charts and estimates
/// take most of the room: where a page has none for all events, those whose results are strongest have them.
struct EventExplorer: Encodable {
  /// One model: for each window the values of all events, as ``ShownDigits`` writes them.
  private struct Model: Encodable {
    let name: String
    let car: [[Int?]]
    let t: [[Int?]]
    /// The p-value of the test that judges single events, which ``judge`` names.
    let p: [[Int?]]
    /// One digit for each event: ``Significance`` of that p-value.
    let level: [String]
    let judge: String
  }

  private let count: Int
  private let id: TextColumn?
  private let symbol: TextColumn?
  private let company: TextColumn?
  private let group: TextColumn?
  private let market: TextColumn?
  private let announced: TextColumn?
  private let day: TextColumn?
  private let headline: TextColumn?
  private let others: TextColumn?
  private let rule: TextColumn?
  private let source: TextColumn?
  private let windows: [String]
  private let models: [Model]
  private let detail: EventDetails?

  /// The document for the page; none without events.
  var embedded: [EmbeddedData] {
    get throws(ReportError) {
      count == 0 ? [] : [EmbeddedData(id: "event-data", json: try EmbeddedJSON.text(self))]
    }
  }

  /// The most events whose other columns are in the page.
  private static let withOtherColumns = 1_000

  /// How many events a page has the days and charts of, so that it stays small enough to be sent.
  static func capacity(of result: StudyResult) -> Int {
    // In bytes: what the days of an event take, and what each model adds to them.
    1_250_000 / (450 + 700 * max(1, result.models.count))
  }

  /// Collects the data of a study.
  init(_ result: StudyResult) {
    let events = result.includedEvents
    let lookup = ResultLookup(result)
    let shown = result.listsEvents ? result.models : []
    let tested = shown.first?.windows.map(\.window.days) ?? []
    count = events.count
    symbol = TextColumn(events.map(\.symbol))
    // Most keys are the symbol and the day, which the page can join itself.
    id = TextColumn(
      events.map { event in
        event.eventDate.map { "\(event.symbol)-\($0)" } == event.eventID ? nil : event.eventID
      }
    )
    company = TextColumn(events.map(\.company))
    group = TextColumn(events.map(\.group))
    market = result.markets.count > 1 ? TextColumn(events.map(\.market)) : nil
    announced = TextColumn(events.map { $0.announcedAt?.replacing("T", with: " ") })
    day = TextColumn(events.map { $0.eventDate?.description })
    headline = TextColumn(events.map(\.headline))
    // The columns that a person brought: a list of many thousands has no room for them.
    others =
      events.count <= Self.withOtherColumns
      ? TextColumn(events.map { GivenWords($0, format: .page).line }) : nil
    rule = TextColumn(events.map(\.alignmentRule))
    source = TextColumn(events.map(\.sourceFile))
    windows = tested.map { NumberFormat.page.window($0.lowerBound, $0.upperBound) }
    models = shown.map { Self.model($0, windows: tested, events: events, lookup: lookup) }
    let chosen = Self.strongest(events, in: shown.first, lookup: lookup, of: result)
    detail = chosen.isEmpty ? nil : EventDetails(events, chosen: chosen, result, lookup: lookup)
  }

  private static func model(
    _ model: ModelResult,
    windows: [ClosedRange<Int>],
    events: [EventRecord],
    lookup: ResultLookup
  ) -> Model {
    let cars = events.map { lookup.cars(of: $0.eventID, model: model.model) ?? [] }
    let columns = windows.map { window in cars.map { $0.first { $0.span == window } } }
    return Model(
      name: MethodDefinition.definition(of: model.model).name,
      car: columns.map { $0.map { ShownDigits.percent($0?.car) } },
      t: columns.map { $0.map { ShownDigits.statistic($0?.t) } },
      p: columns.map { $0.map { ShownDigits.pValue($0?.decisiveTest?.pValue) } },
      level: columns.map {
        $0.map { "\(Significance($0?.decisiveTest?.pValue).rawValue)" }.joined()
      },
      judge: MethodDefinition.definition(of: model.ownTest.rawValue).shortName
    )
  }

  /// Returns the places of the events that have their days in the page, in their order.
  private static func strongest(
    _ events: [EventRecord],
    in model: ModelResult?,
    lookup: ResultLookup,
    of result: StudyResult
  ) -> [Int] {
    guard let model else { return [] }
    let capacity = capacity(of: result)
    guard events.count > capacity else { return Array(events.indices) }
    let strength = events.map { event in
      lookup.cars(of: event.eventID, model: model.model)?.first?.t.present.map(abs) ?? 0
    }
    // Equal ones in the order of the list, so that the choice is always the same.
    let order = events.indices.sorted { (strength[$0], $1) > (strength[$1], $0) }
    return order.prefix(capacity).sorted()
  }
}

extension CumulativeReturn {
  /// The first and the last day of the window.
  var span: ClosedRange<Int> {
    WindowDays(windowStart: windowStart, windowEnd: windowEnd).days
  }
}
