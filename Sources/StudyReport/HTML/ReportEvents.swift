internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The tables of events on the page.
struct ReportEvents {
  /// How one event was dated, and its day 0.
  struct Row {
    let index: Int
    let eventID: String
    let who: String
    let headline: String?
    let announced: String
    let zone: String?
    let eventDate: String
    let rule: String
    let ar: String
    let arExact: String
    let tone: String?
    let t: String
    let tExact: String
    let stars: String
    let significant: Bool
    let p: String
    let pExact: String
    let vwap: String
    let vwapExact: String
  }

  /// The cumulative abnormal returns of one event.
  struct CARRow {
    let eventID: String
    let symbol: String
    let cells: [CARCell]
  }

  /// One cumulative abnormal return.
  struct CARCell {
    let car: String
    let stars: String
    let value: String
    let exact: String
    let tone: String?
  }

  let options: [String]
  let panelNote: String?
  let rows: [Row]
  let note: String
  let carWindows: [String]
  let carRows: [CARRow]
  let carNote: String
  let confidence: String

  private static let format = NumberFormat.page

  /// Creates the tables of a study, from its first model.
  init(_ result: StudyResult) {
    let included = result.includedEvents
    let model = result.models.first
    let lookup = ResultLookup(result)
    let capacity = EventExplorer.capacity(of: result)
    panelNote =
      included.count > capacity
      ? "The panel has the first \(Self.format.count(capacity)) of \(Self.format.count(included.count)) "
        + "events."
      : nil
    options = included.prefix(capacity).map { event in
      [event.eventID, event.symbol, event.eventDate?.description].compactMap(\.self).joined(
        separator: " · "
      )
    }
    let shown = included.prefix(ListedRows.limit)
    rows = shown.enumerated().map { index, event in
      Self.row(event, index: index, model: model, lookup: lookup)
    }
    let name = model.map { MethodDefinition.definition(of: $0.model).nameInSentence } ?? ""
    note =
      (result.listsEvents
        ? "Abnormal return of day 0 under the \(name), with the t test of the event alone. "
        : "The results of single events were not asked for. ")
      + ListedRows.note(rows.count, of: included.count, file: StudyTables.file(.events))
    let windows = model?.windows ?? []
    carWindows = windows.map { Self.format.window($0.windowStart, $0.windowEnd) }
    carRows = shown.map { event in
      let cars = model.flatMap { lookup.cars(of: event.eventID, model: $0.model) } ?? []
      return CARRow(
        eventID: event.eventID,
        symbol: event.symbol,
        cells: windows.map { window in
          Self.cell(
            cars.first {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
            }
          )
        }
      )
    }
    carNote =
      "Under the \(name). "
      + ListedRows.note(rows.count, of: included.count, file: StudyTables.file(.cars))
    confidence = Self.format.percent(
      result.configuration.methods.confidence,
      decimals: 0,
      signed: false
    )
  }

  private static func row(
    _ event: EventRecord,
    index: Int,
    model: ModelResult?,
    lookup: ResultLookup
  ) -> Row {
    let returns = model.flatMap { lookup.returns(of: event.eventID, model: $0.model) }
    let zero = returns?.relativeDay.firstIndex(of: 0)
    let ar = zero.flatMap { returns?.ar[$0] }
    let test = model.flatMap { lookup.cars(of: event.eventID, model: $0.model) }?
      .first { $0.windowStart == 0 && $0.windowEnd == 0 }
    let t = test?.t ?? zero.flatMap { returns?.sar[$0] }
    let prices = lookup.prices(of: event.eventID)
    let vwap = prices?.relativeDay.firstIndex(of: 0).flatMap { prices?.vwap[$0] }
    let significance = Significance(test?.pValue)
    // Date, blank, hours and minutes take 16 characters; the offset from UTC follows.
    let announced = event.announcedAt?.replacing("T", with: " ") ?? ""
    return Row(
      index: index,
      eventID: event.eventID,
      who: [event.company, event.symbol, event.group].compactMap(\.self).joined(separator: " · "),
      headline: event.headline,
      announced: String(announced.prefix(16)),
      zone: announced.count > 16 ? String(announced.dropFirst(16)) : nil,
      eventDate: event.eventDate?.description ?? "",
      rule: event.alignmentRule ?? "",
      ar: format.percent(ar),
      arExact: HeadlineFigures.exact(ar),
      tone: HeadlineFigures.tone(ar),
      t: format.statistic(t),
      tExact: HeadlineFigures.exact(t),
      stars: significance.stars,
      significant: significance >= .fivePercent,
      p: format.pValue(test?.pValue),
      pExact: HeadlineFigures.exact(test?.pValue),
      vwap: format.price(vwap),
      vwapExact: HeadlineFigures.exact(vwap)
    )
  }

  private static func cell(_ car: CumulativeReturn?) -> CARCell {
    CARCell(
      car: format.percent(car?.car),
      stars: Significance(car?.pValue).stars,
      value: HeadlineFigures.exact(car?.car),
      exact: car.map {
        "\(HeadlineFigures.exact($0.car)), t = \(HeadlineFigures.exact($0.t)), "
          + "p = \(HeadlineFigures.exact($0.pValue)), \($0.days) days"
      } ?? "",
      tone: HeadlineFigures.tone(car?.car)
    )
  }
}
