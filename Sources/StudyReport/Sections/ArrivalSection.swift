internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// When the news arrived: within day 0, after its close, or before it.
enum ArrivalSection {
  /// How many split days are told in full; more of them are one row each.
  private static let toldSplits = 3

  /// Returns the section; nothing without an event, or when every time is known, nothing moved early and
  /// no bars exist.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    guard result.includedCount > 0 else { return nil }
    let parts =
      splits(result.analysis.dayZeroSplits, face: face)
      + result.analysis.shiftedDayZero.compactMap { shift($0, result: result, face: face) }
      + [early(result.analysis.earlyMoves, face: face)].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "arrival",
      title: "When did the news arrive?",
      introduction:
        "An event study is as good as its day 0. If the news was out earlier or later than taken, "
        + "its effect lies on another day, and the window of day 0 misses it.",
      parts: parts,
      label: "Hour of the news"
    )
  }

  // MARK: Within day 0

  private static func splits(_ splits: [DayZeroSplit], face: Face) -> [ReportSection.Part] {
    guard !splits.isEmpty else { return [] }
    var parts =
      splits.count <= toldSplits
      ? splits.map { told($0, face: face) } : [listed(splits, face: face)]
    parts[0].heading = "Day 0 before and after the announcement"
    parts[parts.count - 1].notes += [
      SplitWords.rule, "A return before the announcement cannot be its effect.",
    ]
    return parts
  }

  private static func told(_ split: DayZeroSplit, face: Face) -> ReportSection.Part {
    let words = SplitWords(format: face.format)
    let rows = [
      ("before", split.returnBefore, split.netBefore, split.before),
      ("its bar", split.returnWithinBar, split.netWithinBar, split.announcementBar),
      ("after", split.returnAfter, split.netAfter, split.after),
    ]
    let hasTWAP = rows.contains { $0.3.twap != nil }
    let hasShare = rows.contains { $0.3.share != nil }
    let table = FigureTable(
      label: "Day 0 of \(split.eventID) before and after the announcement",
      columns: [.words("Part of day 0"), .number("Return")]
        + (split.market.map { [.number("Less \($0)")] } ?? []) + [.number("VWAP")]
        + (hasTWAP ? [.number("TWAP")] : []) + [.number("Shares")]
        + (hasShare ? [.number("Of all")] : []) + [.number("Bars")],
      rows: rows.map { name, change, net, part in
        [.header(name), .percent(change)] + (split.market == nil ? [] : [.percent(net)])
          + [.price(part.vwap).explained(part.reason)] + (hasTWAP ? [.price(part.twap)] : [])
          + [shares(part)]
          + (hasShare ? [.percent(part.share, decimals: 0, signed: false)] : [])
          + [.count(part.barCount)]
      },
      fit: .split
    )
    return ReportSection.Part(
      text: words.sentence(split),
      brief: words.sentence(split),
      table: table,
      notes: [words.fit(split)]
        + Set(
          [split.before, split.announcementBar, split.after].filter { $0.barCount > 0 }
            .compactMap(\.reason)
        ).sorted().map { "VWAP n/a: \($0)." }
    )
  }

  private static func listed(_ splits: [DayZeroSplit], face: Face) -> ReportSection.Part {
    let hasMarket = splits.contains { $0.market != nil }
    let table = FigureTable(
      label: "Day 0 before and after the announcement",
      isSortable: true,
      columns: [
        .words("Event"), .words("Announced"), .number("Before"), .number("After"),
      ]
        + (hasMarket ? [.number("Before less index"), .number("After less index")] : []) + [
          .number("Its bar"), .number("VWAP before"), .number("VWAP after"),
          .number("Shares before"), .number("Shares in its bar"), .number("Shares after"),
        ],
      rows: splits.prefix(face.rowLimit).map { split in
        FigureTable.Row(
          cells: [
            .words(split.eventID).styled("day").explained(split.reason),
            .words("\(split.date) \(split.moment)").styled("day"), .percent(split.returnBefore),
            .percent(split.returnAfter),
          ]
            + (hasMarket ? [.percent(split.netBefore), .percent(split.netAfter)] : []) + [
              .percent(split.returnWithinBar), .price(split.before.vwap),
              .price(split.after.vwap), shares(split.before), shares(split.announcementBar),
              shares(split.after),
            ]
        )
      },
      fit: .drop(keeping: 5),
      listing: (splits.count, StudyTables.file(.dayZeroSplit))
    )
    return ReportSection.Part(
      table: table,
      notes: Set(splits.compactMap(\.reason)).sorted().map { "n/a: \($0)." }
    )
  }

  private static func shares(_ part: DayZeroSplit.Part) -> Figure {
    .amount(part.volume.map { $0.rounded(.down) })
  }

  // MARK: After the close

  private static func shift(
    _ shift: DayShiftResult,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part? {
    guard let main = result.models.first(where: { $0.model == shift.model }) else { return nil }
    let preferred = result.analysis.advice.first { $0.model == shift.model }?.preferred ?? []
    guard
      let test = preferred.first(where: shift.testMethods.contains) ?? shift.testMethods.first
    else { return nil }
    let definition = MethodDefinition.definition(of: test)
    // One event has no test over events.
    let isTested = shift.windows.contains { window in
      shift.tests(of: window).contains { $0.test == test && $0.pValue != nil }
    }
    let effect = main.fits.count == 1 ? "CAR" : "CAAR"
    let p: [FigureTable.Column] = isTested ? [.number("p")] : []
    let table = FigureTable(
      label: "Day 0 as announced and one session later",
      columns: [.number("Window"), .number("\(effect) as announced", terminal: effect)] + p
        + [.number("\(effect) one session later")] + p,
      rows: shift.windows.map { window in
        let own = main.windows.first { $0.label == window.label }
        let before = own.flatMap { main.tests(of: $0).first { $0.test == test } }
        let after = shift.tests(of: window).first { $0.test == test }
        func pValue(_ test: TestResult?) -> [Figure] { isTested ? [.pValue(test?.pValue)] : [] }
        return [
          .window(window.windowStart, window.windowEnd), .percent(own?.caar, style: "strong"),
        ] + pValue(before) + [.percent(window.caar, style: "strong")] + pValue(after)
      }
    )
    let isOne = shift.shiftedCount == 1
    let count = face.format.counted(shift.shiftedCount, "announcement")
    return ReportSection.Part(
      heading: "If the news came after the close",
      model: shift.model,
      text:
        "\(count) \(isOne ? "has" : "have") a date without a time. The study takes the date for day 0; "
        + "news after the close would belong to the next session. This is what would be found if "
        + "all of them had come after the close. Where the two columns agree, the hour does not "
        + "matter; where they differ, find the hour."
        + (isTested
          ? " p of \(definition.name); every test is in \(StudyTables.file(.dayZeroShift))." : ""),
      brief: "\(count) without a time" + (isTested ? "; p of \(definition.shortName)" : ""),
      table: table,
      file: StudyTables.file(.dayZeroShift)
    )
  }

  // MARK: Before day 0

  private static func early(_ moves: [EarlyMove], face: Face) -> ReportSection.Part? {
    guard !moves.isEmpty else { return nil }
    let table = FigureTable(
      label: "Unusual moves before day 0",
      isSortable: true,
      columns: [
        .words("Event"), .words("Symbol"), .words("What moved"), .number("Day"), .words("Date"),
        .method("sq").titled("p of SQ"),
      ],
      rows: moves.prefix(face.rowLimit).map { move in
        FigureTable.Row(cells: [
          .words(move.eventID).styled("day"), .words(move.symbol), .words(move.kind.rawValue),
          .day(move.relativeDay), .words(move.date.description).styled("day"),
          .pValue(move.pValue),
        ])
      },
      listing: (moves.count, StudyTables.file(.earlyMoves))
    )
    let events = Set(moves.map(\.eventID)).count
    return ReportSection.Part(
      heading: "Moves before day 0",
      text: "In the two sessions before day 0 the price or the shares traded of "
        + "\(face.format.counted(events, "event")) moved more than on 99 of 100 "
        + "days of the estimation window. The news, or a part of it, may have been out earlier; "
        + "other news of the same days may be the cause as well. Of a hundred ordinary days one "
        + "looks like this by chance.",
      table: table,
      isDetail: true
    )
  }
}
