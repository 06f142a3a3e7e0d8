internal import EventStatistics
internal import EventStudy

/// The control firms of each event, and who was nearer and could not be one.
enum ControlFirmsSection {
  /// Returns the section; nothing in a study that looks for none, or without results of single events.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let found = result.analysis.controlFirms
    guard !found.isEmpty else { return nil }
    let text = ControlFirmWords(result, format: face.format).sentence
    let rows = found.flatMap { event in event.firms.map { (event: event, firm: $0) } }
    let passed = found.flatMap { event in event.leftOut.map { (event: event, left: $0) } }
    return ReportSection(
      anchor: "control-firms",
      title: "Control firms",
      introduction: text,
      parts: [
        ReportSection.Part(brief: text),
        ReportSection.Part(
          table: FigureTable(
            label: "Control firms of each event",
            columns: [
              .words("Event"), .words("Symbol"), .number("Size"), .number("B/M"), .words("Dated"),
              .words("Control firm"), .number("Size"), .number("B/M"), .words("Dated"),
              .number("Candidates"),
            ],
            rows: rows.prefix(face.rowLimit).map { event, firm in
              FigureTable.Row(
                cells: [.words(event.eventID).styled("day"), .words(event.symbol)]
                  + figures(event.own)
                  + [.words(firm.symbol)] + figures(firm.characteristics)
                  + [.count(event.candidateCount)]
              )
            },
            listing: (rows.count, StudyTables.file(.controlFirms))
          ),
          isDetail: true
        ),
        passed.isEmpty
          ? nil
          : ReportSection.Part(
            table: FigureTable(
              label: "Nearer securities that are no control firms",
              columns: [
                .words("Event"), .words("Security"), .number("Size"), .number("B/M"),
                .words("Dated"), .words("Why it is none"),
              ],
              rows: passed.prefix(face.rowLimit).map { event, left in
                FigureTable.Row(
                  cells: [.words(event.eventID).styled("day"), .words(left.symbol)]
                    + figures(left.characteristics) + [.words(left.reason)]
                )
              },
              listing: (passed.count, StudyTables.file(.controlFirms))
            ),
            isDetail: true
          ),
      ].compactMap(\.self)
    )
  }

  private static func figures(_ firm: FirmCharacteristics) -> [Figure] {
    [
      .coefficient(firm.marketValue), .fixed(firm.bookToMarket, decimals: 3),
      .words("\(firm.date)"),
    ]
  }
}

/// The control firms of a study in a sentence.
struct ControlFirmWords {
  private let result: StudyResult
  private let format: NumberFormat

  init(_ result: StudyResult, format: NumberFormat) {
    self.result = result
    self.format = format
  }

  /// What a control firm is, how many events have one, and how many securities were nearer.
  var sentence: String {
    let found = result.analysis.controlFirms
    let settings = result.configuration.controlFirms
    let (least, most) = (
      format.level(settings.sizeBand.lower), format.level(settings.sizeBand.upper)
    )
    let whose = found.count == 1 ? "the event" : "each event"
    let firms =
      settings.count == 1
      ? "the return of a control firm"
      : "the mean return of \(format.count(settings.count)) control firms"
    let nearest =
      settings.count == 1
      ? "the one with the nearest book-to-market" : "those with the nearest book-to-market"
    let left = found.reduce(0) { $0 + $1.leftOut.count }
    let nearer =
      left > 0
      ? "; \(format.counted(left, "nearer security", "nearer securities")) could not be one"
      : ""
    return
      "In the market-adjusted model \(firms) takes the market's place: of the securities with \(least) to \(most) "
      + "of the market value of the firm of \(whose), \(nearest) "
      + "(\(MethodDefinition.controlFirms.bracketedCitation)). All figures are the newest before day 0, at most "
      + "\(format.counted(settings.maxAge, "day")) earlier\(nearer)."
  }
}
