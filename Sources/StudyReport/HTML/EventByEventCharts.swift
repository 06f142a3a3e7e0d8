internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The pictures of single events: each effect, the days behind each model, and when the news came.
struct EventByEventCharts {
  /// The identifier of the chart in which a reader chooses the event.
  static let chooser = "market-fit"
  /// How many effects a picture has room for.
  private static let effects = 80
  /// How many announcements are points of their own.
  private static let points = 400
  /// How many rows they stand in.
  private static let rows = 20

  private let result: StudyResult
  private let format = NumberFormat.page

  /// Prepares the pictures of a study.
  init(_ result: StudyResult) {
    self.result = result
  }

  private var model: ModelResult? { result.models.first }

  // MARK: Effects

  private struct Row: Encodable {
    let row: String
    let group: String
    let date: String
    let car: Double?
    let lower: Double?
    let upper: Double?
    let average: Bool
  }

  private struct Rows: Encodable {
    let rows: [Row]
  }

  /// The CAR of each event with its interval, by group.
  var forest: ReportChart? {
    guard result.listsEvents, let model, let window = model.windows.first else { return nil }
    let effects = effects(of: model, in: window)
    guard effects.count > 1 else { return nil }
    let half = Self.effects / 2
    let isPart = effects.count > Self.effects
    let (highest, lowest) = (Array(effects.prefix(half)), Array(effects.suffix(half)))
    // In one list a row stands for the events between the highest and the lowest.
    let shown =
      isPart ? highest + (hasGroups ? [] : [gap(effects.count - 2 * half)]) + lowest : effects
    let span = format.window(window.windowStart, window.windowEnd)
    let name = MethodDefinition.definition(of: model.model).nameInSentence
    let clear = effects.count { ($0.lower ?? 0) > 0 || ($0.upper ?? 0) < 0 }
    return ReportChart(
      id: "forest-\(model.model.rawValue)",
      specification: "forest",
      datasets: Rows(rows: averages(of: model, in: window) + inGroups(shown)),
      description: "CAR \(span) of \(format.count(effects.count)) events under the \(name), from "
        + "\(format.percent(effects.last?.car)) to \(format.percent(effects.first?.car)); the average is "
        + "\(format.percent(window.caar)). The \(ResultsSection.intervalName(result)) of "
        + "\(format.count(clear)) events lies on one side of zero.",
      title: isPart
        ? "CAR \(span) of the \(half) highest and the \(half) lowest of \(format.count(effects.count)) "
          + "events, \(name)" : "CAR \(span) of each event, \(name)",
      words: ["measure": .text("CAR \(span) with its \(ResultsSection.intervalName(result))")],
      note:
        "Diamonds are averages with the interval of the mean; the interval of an event rests on the "
        + "residuals of its estimation window."
        + (isPart
          ? " The \(half) highest and the \(half) lowest of \(format.count(effects.count)) events; "
            + "\(StudyTables.file(.cars)) has all of them." : "")
    )
  }

  /// The events of a window, the highest CAR first.
  private func effects(of model: ModelResult, in window: WindowResult) -> [Row] {
    let records = Dictionary(
      result.includedEvents.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let freedom = Dictionary(
      model.fits.map { ($0.eventID, $0.degreesOfFreedom) },
      uniquingKeysWith: { first, _ in first }
    )
    let confidence = result.configuration.methods.confidence
    let isGrouped = hasGroups
    let own = model.cars.filter {
      $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
    }
    let rows = own.compactMap { car -> Row? in
      guard let value = EmbeddedJSON.drawnReturn(car.car), let record = records[car.eventID] else {
        return nil
      }
      let interval = car.interval(
        confidence: confidence,
        degreesOfFreedom: freedom[car.eventID] ?? 0
      )
      return Row(
        row: car.eventID,
        group: (isGrouped ? record.group : nil) ?? Self.ungrouped,
        date: record.eventDate?.description ?? "",
        car: value,
        lower: EmbeddedJSON.drawnReturn(interval?.lowerBound),
        upper: EmbeddedJSON.drawnReturn(interval?.upperBound),
        average: false
      )
    }
    return rows.sorted { ($0.car ?? 0, $1.row) > ($1.car ?? 0, $0.row) }
  }

  /// A row without an effect, for events that have none of their own.
  private func gap(_ count: Int) -> Row {
    Row(
      row: "… \(format.count(count)) more …",
      group: Self.ungrouped,
      date: "",
      car: nil,
      lower: nil,
      upper: nil,
      average: false
    )
  }

  private static let ungrouped = "single events"

  /// Whether the groups are few enough to have a color each.
  private var hasGroups: Bool {
    (2...6).contains(Set(result.includedEvents.compactMap(\.group)).count)
  }

  private func inGroups(_ rows: [Row]) -> [Row] {
    // The groups have the colors that they have in their own chart.
    let listed = result.analysis.groups.filter { $0.model == model?.model }.map(\.group)
    let groups = listed + Set(rows.map(\.group)).subtracting(listed).sorted()
    return groups.flatMap { group in rows.filter { $0.group == group } }
  }

  /// The averages of all events and of each group.
  private func averages(of model: ModelResult, in window: WindowResult) -> [Row] {
    func row(_ name: String, group: String, _ window: WindowResult?) -> Row? {
      guard let window, let caar = EmbeddedJSON.drawnReturn(window.caar) else { return nil }
      return Row(
        row: "\(name) (\(format.count(window.eventCount)))",
        group: group,
        date: "average of the events",
        car: caar,
        lower: EmbeddedJSON.drawnReturn(window.lowerBound),
        upper: EmbeddedJSON.drawnReturn(window.upperBound),
        average: true
      )
    }
    let groups =
      hasGroups ? result.analysis.groups.filter { $0.model == model.model } : []
    let ofGroups = groups.map { group in
      row(
        group.group,
        group: group.group,
        group.windows.first {
          $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
        }
      )
    }
    return (ofGroups + [row("All events", group: "all events", window)]).compactMap(\.self)
  }

  // MARK: The days behind a model

  /// The days of one event as columns, which is shorter than a row a day.
  private struct Days: Encodable {
    let event: String
    let alpha: Double?
    let beta: Double?
    var day: [Int] = []
    var date: [String] = []
    var market: [Double] = []
    var own: [Double] = []
    var ar: [Double] = []
  }

  private struct Events: Encodable {
    let events: [Days]
  }

  /// The returns against the market's and the residuals, of the event that a reader chooses.
  var fit: ReportChart? {
    chart(of: result.analysis.estimationReturns, id: Self.chooser)
  }

  /// The same of each event, for files.
  var ofEachEvent: [ReportChart] {
    let events = result.analysis.estimationReturns
    return zip(events, ChartName.names(of: events.map(\.eventID))).compactMap { event, name in
      chart(of: [event], id: "\(Self.chooser)-\(name)")
    }
  }

  private func chart(of events: [EstimationReturns], id: String) -> ReportChart? {
    let drawn = events.map(days).filter { !$0.day.isEmpty }
    guard let model, let first = drawn.first else { return nil }
    let name = MethodDefinition.definition(of: model.model).nameInSentence
    let subject = drawn.count == 1 ? " of \(first.event)" : ""
    let hasLine = drawn.contains { $0.beta != nil }
    let keys = [
      ReportChart.Key(style: "ordinary", label: "days of the estimation window"),
      hasLine ? ReportChart.Key(style: "line", label: "return that the model expects") : nil,
      ReportChart.Key(style: "zero", label: "day 0"),
    ]
    var words: [String: ChartWord] = ["event": .text(first.event)]
    if drawn.count > 1 { words["choice"] = .choice(drawn.map(\.event), label: "Event") }
    let zeros = drawn.compactMap { event in
      event.day.firstIndex(of: 0).map { index in
        "\(event.event) \(format.percent(event.ar[index])) abnormal on day 0, the market "
          + format.percent(event.market[index])
      }
    }
    return ReportChart(
      id: id,
      specification: "market-fit",
      datasets: Events(events: drawn),
      description:
        "Returns\(subject) against those of the market, and the abnormal returns of the same "
        + "days under the \(name): \(zeros.joined(separator: "; ")).",
      title: "Day 0\(subject) among ordinary days, \(name)",
      keys: keys.compactMap(\.self),
      words: words,
      note:
        "Above, each point is a day; below, the same days by their abnormal return. Day 0 is orange."
    )
  }

  private func days(_ event: EstimationReturns) -> Days {
    let window = result.configuration.windows.event.days
    let fit = model?.fits.first { $0.eventID == event.eventID }
    // The line is that of a model of the market alone.
    let terms = fit?.terms.map(\.term) == ["alpha", "beta"] ? fit?.terms.map(\.estimate) : nil
    var days = Days(event: event.eventID, alpha: terms?[0], beta: terms?[1])
    for (index, day) in event.relativeDay.enumerated() where day == 0 || !window.contains(day) {
      guard let market = EmbeddedJSON.drawnReturn(event.marketReturn[index]),
        let own = EmbeddedJSON.drawnReturn(event.returns[index]),
        let ar = EmbeddedJSON.drawnReturn(event.ar[index])
      else { continue }
      days.day.append(day)
      days.date.append(event.date[index].description)
      days.market.append(market)
      days.own.append(own)
      days.ar.append(ar)
    }
    return days
  }

  // MARK: When the news came

  private struct Announcement: Encodable {
    let event: String
    let day: String
    let date: String
    let zero: String
    let row: String
    let status: String
    let words: String
  }

  private struct Announcements: Encodable {
    let announcements: [Announcement]
  }

  private struct Month: Encodable {
    let month: String
    let status: String
    let count: Int
  }

  private struct Months: Encodable {
    let months: [Month]
  }

  /// When the announcements came, studied or left out.
  var timeline: ReportChart? {
    let dated = result.events.compactMap { event in date(of: event).map { (event, $0) } }
    guard dated.count > 1 else { return nil }
    let studied = dated.count { $0.0.status == .included }
    let days = dated.map(\.1)
    let description =
      "\(format.count(dated.count)) announcements from \(days.min() ?? "") to \(days.max() ?? ""), "
      + "\(format.count(studied)) studied and \(format.count(dated.count - studied)) left out."
    let title = "When the announcements came"
    let symbols = Set(dated.map(\.0.symbol)).count
    let groups = Set(dated.map { $0.0.group ?? "" }).count
    guard dated.count <= Self.points, min(symbols, groups) <= Self.rows else {
      return ReportChart(
        id: "timeline",
        specification: "timeline-months",
        datasets: months(dated),
        description: description,
        title: title
      )
    }
    let bySymbol = symbols <= Self.rows
    let announcements = dated.map { event, date in
      Announcement(
        event: event.eventID,
        day: event.announcedAt?.replacing("T", with: " ") ?? date,
        date: date,
        zero: event.eventDate?.description ?? "none",
        row: bySymbol ? event.symbol : event.group ?? "no group",
        status: Self.words(event.status),
        words: String((event.headline ?? "").prefix(90))
      )
    }
    return ReportChart(
      id: "timeline",
      specification: "timeline",
      datasets: Announcements(announcements: announcements.sorted { $0.row < $1.row }),
      description: description,
      title: title,
      words: ["rows": .text(bySymbol ? "Symbol" : "Group")]
    )
  }

  private static func words(_ status: EventRecord.Status) -> String {
    status == .included ? "studied" : "left out"
  }

  private func months(_ dated: [(EventRecord, String)]) -> Months {
    let counted = Dictionary(
      grouping: dated,
      by: { [String($0.1.prefix(7)), Self.words($0.0.status)] }
    )
    return Months(
      months: counted.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        Month(month: $0.key[0] + "-01", status: $0.key[1], count: $0.value.count)
      }
    )
  }

  /// The date of an announcement, or day 0 where it has none.
  private func date(of event: EventRecord) -> String? {
    let announced = event.announcedAt.map { String($0.prefix(10)) }
      .flatMap { Self.isDate($0) ? $0 : nil }
    return announced ?? event.eventDate?.description
  }

  /// Whether a text is four, two and two digits with dashes between; no expression, of which every event would
  /// make its own.
  private static func isDate(_ text: String) -> Bool {
    text.utf8.count == 10
      && zip(text.utf8, "0000-00-00".utf8).allSatisfy { byte, form in
        form == 0x2D ? byte == form : (0x30...0x39).contains(byte)
      }
  }
}
