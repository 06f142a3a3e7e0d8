internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// When the news arrived: within day 0, after its close, or before it.
enum ArrivalSection {
  private static let format = NumberFormat.page
  private static let words = SplitWords(format: .page)
  /// How many split days are told in sentences; the table has them all.
  private static let toldSplits = 5

  /// Returns the section; nothing when every time is known, nothing moved early, and no bars exist.
  static func section(_ result: StudyResult) -> ReportSection? {
    let parts =
      [split(result)] + result.analysis.shiftedDayZero.map { shift(result, $0) }
      + [early(result)]
    guard parts.contains(where: { $0 != nil }) else { return nil }
    return ReportSection(
      anchor: "arrival",
      title: "When did the news arrive?",
      introduction:
        "An event study is as good as its day 0. If the news was out earlier or later than taken, "
        + "its effect lies on another day, and the window of day 0 misses it.",
      parts: parts.compactMap(\.self),
      label: "Hour of the news"
    )
  }

  private static func split(_ result: StudyResult) -> ReportSection.Part? {
    let splits = result.analysis.dayZeroSplits
    guard !splits.isEmpty else { return nil }
    let shown = splits.prefix(ListedRows.limit)
    var table = ReportTable(
      label: "Day 0 before and after the announcement",
      sortable: true,
      headings: [
        .words("Event"), .words("Announced"), .number("Before"), .number("After"),
        .number("Its bar"), .number("VWAP before"), .number("VWAP after"),
        .number("Shares before"), .number("Shares in its bar"), .number("Shares after"),
      ]
    )
    table.rows = shown.map(row)
    return ReportSection.Part(
      heading: "Within day 0, before and after the announcement",
      text: SplitWords.rule,
      table: table,
      notes: splits.prefix(toldSplits).map { "\(words.sentence($0)) \(words.fit($0))" }
        + [
          "A return before the announcement cannot be its effect. "
            + ListedRows.note(shown.count, of: splits.count, file: StudyTables.file(.dayZeroSplit))
        ]
    )
  }

  private static func row(_ split: DayZeroSplit) -> ReportTable.Row {
    func percent(_ value: Double?) -> ReportTable.Cell {
      .number(format.percent(value), value, style: value.map { $0 < 0 ? "negative" : "" } ?? "")
    }
    func shares(_ part: DayZeroSplit.Part) -> ReportTable.Cell {
      .number(
        part.volume.map { format.count(Int($0)) } ?? format.missing,
        part.volume
      )
    }
    return ReportTable.Row(cells: [
      ReportTable.Cell(split.eventID, exact: split.reason ?? "", style: "day"),
      ReportTable.Cell("\(split.date) \(split.moment)", style: "day"),
      percent(split.returnBefore), percent(split.returnAfter), percent(split.returnWithinBar),
      .number(format.price(split.before.vwap), split.before.vwap),
      .number(format.price(split.after.vwap), split.after.vwap), shares(split.before),
      shares(split.announcementBar), shares(split.after),
    ])
  }

  private static func shift(
    _ result: StudyResult,
    _ shift: DayShiftResult
  ) -> ReportSection.Part? {
    guard let main = result.models.first(where: { $0.model == shift.model }) else { return nil }
    let preferred = result.analysis.advice.first { $0.model == shift.model }?.preferred ?? []
    guard
      let test = preferred.first(where: shift.testMethods.contains) ?? shift.testMethods.first
    else { return nil }
    let name = MethodDefinition.definition(of: shift.model).name
    var table = ReportTable(
      label: "Day 0 as announced and one session later under the \(name)",
      headings: [
        .number("Window"), .number("CAAR as announced"), .number("p"),
        .number("CAAR one session later"), .number("p"),
      ]
    )
    table.rows = shift.windows.map { window in
      let own = main.windows.first { $0.label == window.label }
      let before = own.flatMap { main.tests(of: $0).first { $0.test == test } }
      let after = shift.tests(of: window).first { $0.test == test }
      return ReportTable.Row(cells: [
        ReportTable.Cell(
          format.window(window.windowStart, window.windowEnd),
          value: String(window.windowEnd - window.windowStart),
          style: "number"
        ),
        .number(format.percent(own?.caar), own?.caar, style: "strong"), .pValue(before?.pValue),
        .number(format.percent(window.caar), window.caar, style: "strong"),
        .pValue(after?.pValue),
      ])
    }
    let announcements =
      shift.shiftedCount == 1
      ? "1 announcement has" : "\(format.count(shift.shiftedCount)) announcements have"
    return ReportSection.Part(
      heading: "If the news came after the close",
      code: result.models.count > 1 ? shift.model.rawValue : nil,
      text:
        "\(announcements) a date without a time. The study takes the date for day 0; news after "
        + "the close would belong to the next session. This is what would be found if all of them "
        + "had come after the close. Where the two columns agree, the hour does not matter; where "
        + "they differ, find the hour.",
      table: table,
      notes: [
        "p of \(MethodDefinition.definition(of: test).name); every test is in "
          + "\(StudyTables.file(.dayZeroShift))."
      ]
    )
  }

  private static func early(_ result: StudyResult) -> ReportSection.Part? {
    let moves = result.analysis.earlyMoves
    guard !moves.isEmpty else { return nil }
    let shown = moves.prefix(ListedRows.limit)
    var table = ReportTable(
      label: "Unusual moves before day 0",
      sortable: true,
      headings: [
        .words("Event"), .words("Symbol"), .words("What moved"), .number("Day"), .words("Date"),
        ReportTable.Heading(
          text: "p of SQ",
          link: "sq",
          title: MethodDefinition.definition(of: "sq").name,
          number: true
        ),
      ]
    )
    table.rows = shown.map { move in
      ReportTable.Row(cells: [
        ReportTable.Cell(move.eventID, style: "day"), ReportTable.Cell(move.symbol),
        ReportTable.Cell(move.kind.rawValue),
        ReportTable.Cell(
          format.day(move.relativeDay),
          value: String(move.relativeDay),
          style: "number"
        ),
        ReportTable.Cell(move.date.description, style: "day"), .pValue(move.pValue),
      ])
    }
    let events = Set(moves.map(\.eventID)).count
    return ReportSection.Part(
      heading: "Moves before day 0",
      text: "In the two sessions before day 0 the price or the shares traded of "
        + "\(format.count(events)) \(events == 1 ? "event" : "events") moved more than on 99 of 100 "
        + "days of the estimation window. The news, or a part of it, may have been out earlier; "
        + "other news of the same days may be the cause as well. Of a hundred ordinary days one "
        + "looks like this by chance.",
      table: table,
      notes: [ListedRows.note(shown.count, of: moves.count, file: StudyTables.file(.earlyMoves))]
    )
  }
}
