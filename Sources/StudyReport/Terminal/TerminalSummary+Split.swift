internal import EventStudy

extension TerminalSummary {
  /// How many split days are told in full; more of them are one row each.
  private static let toldSplits = 3

  /// What the price did on day 0 before and after each announcement in session.
  var dayZeroSplits: [TerminalLine] {
    let splits = result.analysis.dayZeroSplits
    guard !splits.isEmpty else { return [] }
    let words = SplitWords(format: format)
    let tables =
      splits.count <= Self.toldSplits
      ? splits.map { told($0, words: words) }.joined(separator: [TerminalLine()]).map(\.self)
      : listed(splits)
    return [TerminalLine("Before and after the announcement", .heading)] + tables
      + paragraph(SplitWords.rule, tone: .quiet)
  }

  private func told(_ split: DayZeroSplit, words: SplitWords) -> [TerminalLine] {
    var table = TerminalTable(
      headings: [
        .words("Part of day 0"), .number("Return"), .number("VWAP"), .number("Shares"),
        .number("Bars"),
      ]
    )
    for (name, change, part) in [
      ("before", split.returnBefore, split.before),
      ("its bar", split.returnWithinBar, split.announcementBar),
      ("after", split.returnAfter, split.after),
    ] {
      table.rows.append([
        name, format.percent(change), format.price(part.vwap),
        part.volume.map { format.count(Int($0)) } ?? format.missing, format.count(part.barCount),
      ])
    }
    return paragraph(words.sentence(split)) + table.lines
      + paragraph(words.fit(split), tone: .quiet)
  }

  private func listed(_ splits: [DayZeroSplit]) -> [TerminalLine] {
    var table = TerminalTable(
      headings: [
        .words("Event"), .words("Announced"), .number("Before"), .number("After"),
        .number("Its bar"),
      ]
    )
    table.rows = splits.prefix(Self.listedEvents).map { split in
      [
        split.eventID, split.moment, format.percent(split.returnBefore),
        format.percent(split.returnAfter), format.percent(split.returnWithinBar),
      ]
    }
    let rest =
      splits.count > Self.listedEvents
      ? "The first \(Self.listedEvents) of \(format.count(splits.count)). " : ""
    let reasons = Set(splits.compactMap(\.reason)).sorted()
    return table.lines + reasons.flatMap { paragraph("n/a: \($0)", tone: .quiet) }
      + paragraph(
        "\(rest)VWAP and shares of each part: \(StudyTables.file(.dayZeroSplit))",
        tone: .quiet
      )
  }
}
