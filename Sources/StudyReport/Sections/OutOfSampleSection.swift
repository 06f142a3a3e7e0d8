internal import EventStatistics
internal import EventStudy

/// Which model predicts days before the events best that it was not estimated from.
enum OutOfSampleSection {
  /// Returns the section; nothing where the study did not ask, or no event could be predicted.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let found = result.analysis.outOfSampleAverages
    let reasons = Set(result.analysis.outOfSample.compactMap(\.reason)).sorted()
    guard !found.isEmpty || !reasons.isEmpty else { return nil }
    let words = OutOfSampleWords(result, format: face.format)
    return ReportSection(
      anchor: "out-of-sample",
      title: "Which model predicts",
      introduction: [words.answer, words.design].compactMap(\.self).joined(separator: " "),
      parts: [models(found, words: words, reasons: reasons)] + events(result, face: face),
      label: "Prediction"
    )
  }

  private static func models(
    _ found: [OutOfSampleAverage],
    words: OutOfSampleWords,
    reasons: [String]
  ) -> ReportSection.Part {
    ReportSection.Part(
      brief: words.answer,
      table: found.isEmpty
        ? nil
        : FigureTable(
          label: "Errors of each model on days that it was not estimated from",
          columns: [
            .words("Model"), .number("Events"), .number("RMSE a day", terminal: "RMSE"),
            .number("Mean |error| a day", terminal: "Mean |error|"),
            .number("R² out of sample", terminal: "R²"), .number("Best of"),
          ],
          rows: found.map { average in
            FigureTable.Row(cells: [
              .model(average.model, isHeader: true), .count(average.eventCount),
              .percent(average.rootMeanSquare, decimals: 3, signed: false),
              .percent(average.meanAbsolute, decimals: 3, signed: false),
              .fixed(average.rSquared, decimals: 3), .count(average.bestCount),
            ])
          }
        ),
      notes: reasons.map { "Not predicted: \($0)." }
    )
  }

  /// The error of each model for each event, where there are several.
  private static func events(_ result: StudyResult, face: Face) -> [ReportSection.Part] {
    let all = result.analysis.outOfSample
    var models: [ExpectedReturnMethod] = []
    var events: [String: [ExpectedReturnMethod: OutOfSampleResult]] = [:]
    var order: [String] = []
    for found in all {
      if !models.contains(found.model) { models.append(found.model) }
      if events[found.eventID] == nil { order.append(found.eventID) }
      events[found.eventID, default: [:]][found.model] = found
    }
    guard order.count > 1 else { return [] }
    let rows = order.prefix(face.rowLimit).map { id -> FigureTable.Row in
      let found = events[id] ?? [:]
      let any = models.compactMap { found[$0] }.first
      return FigureTable.Row(
        cells: [
          .words(id).styled("day"), .words(any?.symbol ?? ""),
          .count(models.compactMap { found[$0]?.days }.first),
        ]
          + models.map { model in
            .percent(found[model]?.rootMeanSquare, decimals: 3, signed: false)
              .explained(found[model]?.reason)
          } + [models.first { found[$0]?.isBest == true }.map { .model($0) } ?? .blank]
      )
    }
    return [
      ReportSection.Part(
        heading: "Event by event",
        text: "The root of the mean squared error of each model, a day.",
        table: FigureTable(
          label: "Errors of each model by event",
          isSortable: true,
          columns: [.words("Event"), .words("Symbol"), .number("Days")]
            + models.map { .method($0.rawValue) } + [.words("Best")],
          rows: rows,
          listing: (order.count, StudyTables.file(.outOfSample))
        ),
        isDetail: true
      )
    ]
  }
}
