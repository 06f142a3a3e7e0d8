internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The events: when the news came, which day was used, and what each event did by itself.
enum EventsSection {
  /// How many columns say when the news came, and which day was used.
  private static let columnsOfDayZero = 4

  /// Returns the section; nothing when no event is in the statistics.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    guard result.includedCount > 0 else { return nil }
    // One event is told in full with its results.
    if face == .terminal, result.includedCount == 1, result.listsEvents { return nil }
    if result.listsEvents, let facts = SingleEventSection.facts(result, for: face) {
      return ReportSection(anchor: "events", title: "Events", parts: [facts])
    }
    let lookup = ResultLookup(result)
    let parts =
      [days(result, lookup, face: face)]
      + [cars(result, lookup, face: face), given(result, lookup, face: face)].compactMap(\.self)
    return ReportSection(anchor: "events", title: "Events", parts: parts)
  }

  private static func days(
    _ result: StudyResult,
    _ lookup: ResultLookup,
    face: Face
  ) -> ReportSection.Part {
    let included = result.includedEvents
    let name = result.models.first.map { MethodDefinition.definition(of: $0.model).nameInSentence }
    let hasResults = result.listsEvents
    let sources = included.map { lookup.prices(of: $0.eventID)?.source }
    let hasRemarks = included.contains { !$0.remarks.isEmpty }
    let ownColumns: [FigureTable.Column] = [
      .number("AR(0)"), .number("t"), .number("p of t"),
      .number("\(AveragePriceWords.title(sources))(0)"),
    ]
    let table = FigureTable(
      label: "Events",
      id: "events-table",
      isSortable: true,
      columns: [
        .words("Event"), .words("Symbol"), .words("Announced"), .words("Day 0"),
        .words("Rule").placed(.below),
      ] + (hasResults ? ownColumns : [])
        + (hasRemarks ? [.words("Remarks").placed(.below)] : []),
      rows: included.prefix(face.rowLimit).enumerated().map { index, event in
        FigureTable.Row(
          cells: dating(
            event,
            index: hasResults ? index : nil,
            hasMarkets: result.markets.count > 1
          )
            + (hasResults ? figures(of: event, result: result, lookup: lookup) : [])
            + (hasRemarks ? [.words(event.remarks.joined(separator: "; ")).styled("words")] : [])
        )
      },
      fit: .drop(keeping: columnsOfDayZero),
      listing: (included.count, StudyTables.file(.events))
    )
    return ReportSection.Part(
      text: hasResults
        ? "Abnormal return of day 0 under the \(name ?? ""), with the t test of the event alone"
          + (cars(result, lookup, face: face) == nil
            ? "." : "; the table of CARs judges by the \(ownTest(result)), which stars stand for.")
        : "The results of single events were not asked for.",
      table: table,
      notes: hasResults ? [AveragePriceWords.note(sources)].compactMap(\.self) : []
    )
  }

  /// How many of the columns that a source gives have room in a table.
  private static let givenColumns = 8

  /// What the source tells of each event beside its company and its day; nothing where it tells nothing.
  private static func given(
    _ result: StudyResult,
    _ lookup: ResultLookup,
    face: Face
  ) -> ReportSection.Part? {
    let heading = "What is given of the events"
    let format = face.format
    let included = result.includedEvents.prefix(face.rowLimit)
    let prices = included.map { lookup.prices(of: $0.eventID) }
    // What is made of the columns is told even where these have no room.
    let derived = zip(included, prices).map { event, prices -> [GivenWords.Fact] in
      [
        GivenWords(event, format: format).premium(over: prices, in: result.priceCurrency),
        QuoteWords.fact(of: event, prices: prices, format: format),
      ].compactMap(\.self)
    }
    let columns = included.map { GivenWords($0, format: format).facts }
    let count = Array(columns.joined().map(\.name).uniqued()).count
    let isWide = count > givenColumns
    let facts = zip(columns, derived).map { (isWide ? [] : $0) + $1 }
    let names = Array(facts.joined().map(\.name).uniqued())
    let omitted =
      isWide
      ? "The events have \(format.count(count)) further columns, more than a table has room for; "
        + "\(StudyTables.file(.events)) has them under \"attributes\"." : nil
    guard !names.isEmpty else {
      return omitted.map { ReportSection.Part(heading: heading, text: $0, isDetail: true) }
    }
    let table = FigureTable(
      label: heading,
      columns: [.words("Event")] + names.map { .words($0) },
      rows: zip(included, facts).map { event, facts in
        FigureTable.Row(
          cells: [Figure.words(event.eventID).styled("day")]
            + names.map { name in .words(facts.first { $0.name == name }?.value ?? "") }
        )
      },
      fit: .split,
      listing: (result.includedCount, StudyTables.file(.events))
    )
    return ReportSection.Part(
      heading: heading,
      text: omitted,
      table: table,
      isDetail: true
    )
  }

  private static func dating(_ event: EventRecord, index: Int?, hasMarkets: Bool) -> [Figure] {
    // Date, blank, hours and minutes take 16 characters; the offset from UTC follows.
    let announced = event.announcedAt?.replacing("T", with: " ") ?? ""
    var name = Figure.words(event.eventID, width: 24)
      .styled("name")
      .captioned(
        [event.company, event.group, hasMarkets ? event.market : nil].compactMap(\.self).joined(
          separator: " · "
        )
      )
    name.event = index
    return [
      name, .words(event.symbol, width: 14),
      .words(String(announced.prefix(16))).styled("day")
        .captioned(announced.count > 16 ? String(announced.dropFirst(16)) : nil),
      .words(event.eventDate?.description ?? "").styled("day"),
      .words(event.alignmentRule ?? "").styled("words").captioned(event.headline),
    ]
  }

  private static func figures(
    of event: EventRecord,
    result: StudyResult,
    lookup: ResultLookup
  ) -> [Figure] {
    let model = result.models.first { lookup.returns(of: event.eventID, model: $0.model) != nil }
    let returns = model.flatMap { lookup.returns(of: event.eventID, model: $0.model) }
    let zero = returns?.relativeDay.firstIndex(of: 0)
    let ar = zero.flatMap { returns?.ar[$0] }
    let test = model.flatMap { lookup.cars(of: event.eventID, model: $0.model) }?
      .first { $0.windowStart == 0 && $0.windowEnd == 0 }
    // Day 0 need not be a tested window; its own test then has the p-value.
    let t = test?.t ?? zero.flatMap { returns?.sar[$0] }
    let pValue =
      test?.pValue
      ?? zero.flatMap { day in
        returns.flatMap { $0.pValue.indices.contains(day) ? $0.pValue[day] : nil }
      }
    let prices = lookup.prices(of: event.eventID)
    return [
      .percent(ar, style: HeadlineFigures.tone(ar) ?? ""),
      .statistic(t), .pValue(pValue),
      .price(prices?.relativeDay.firstIndex(of: 0).flatMap { prices?.vwap[$0] }),
    ]
  }

  private static func cars(
    _ result: StudyResult,
    _ lookup: ResultLookup,
    face: Face
  ) -> ReportSection.Part? {
    guard result.listsEvents, let model = result.models.first, result.includedCount > 1
    else {
      return nil
    }
    let included = result.includedEvents
    let isFew = included.count <= StudyVerdict.fewEvents
    guard face == .page || isFew else { return nil }
    let table = FigureTable(
      label: "Cumulative abnormal returns",
      isSortable: true,
      columns: [.words("Event"), .words("Symbol")]
        + model.windows.map { .window($0.window.days) },
      rows: included.prefix(face.rowLimit).map { event in
        let cars = lookup.cars(of: event.eventID, model: model.model) ?? []
        return FigureTable.Row(
          cells: [.words(event.eventID).styled("day"), .words(event.symbol)]
            + model.windows.map { window in
              figure(
                cars.first {
                  $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
                }
              )
            }
        )
      },
      fit: .split,
      listing: (included.count, StudyTables.file(.cars))
    )
    return ReportSection.Part(
      heading: "Cumulative abnormal return of each event (\(ownTest(result)))",
      text:
        "Under the \(MethodDefinition.definition(of: model.model).nameInSentence), with the p-value of "
        + "the \(ownTest(result)) for each event alone.",
      brief: "Under the \(MethodDefinition.definition(of: model.model).nameInSentence)",
      table: table,
      isDetail: !isFew
    )
  }

  /// The name of the test that judges single events.
  private static func ownTest(_ result: StudyResult) -> String {
    let test = result.models.first?.ownTest ?? .cumulativeAbnormalReturn
    return MethodDefinition.definition(of: test.rawValue).nameInSentence
  }

  private static func figure(_ car: CumulativeReturn?) -> Figure {
    .percent(car?.car, style: HeadlineFigures.tone(car?.car) ?? "")
      .judged(car?.decisiveTest?.pValue)
      .explained(
        car.map {
          "\(HeadlineFigures.exact($0.car)), t = \(HeadlineFigures.exact($0.t)), "
            + "p = \(HeadlineFigures.exact($0.pValue)), "
            + NumberFormat.page.counted($0.days, "day")
        } ?? ""
      )
  }
}
