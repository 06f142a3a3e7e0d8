internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The tables of a study of one event, which has no averages.
enum SingleEventTables {
  /// The sum over each window with its tests.
  static func cars(_ result: StudyResult) -> PaperTable? {
    guard let event = result.includedEvents.first else { return nil }
    let shown = result.models.filter { !$0.cars.isEmpty }
    guard !shown.isEmpty else { return nil }
    let hasSQ = shown.contains { $0.cars.contains { $0.sq != nil } }
    let panels = shown.map { model in
      (
        title: shown.count > 1 ? EffectTables.name(model.model) : nil,
        table: FigureTable(
          label: "CAR",
          columns: [
            .words("Window"), .number("Days"), .number("CAR"), .number("Std. error"),
            .number("t"), .number("p"),
          ] + (hasSQ ? [.number("p (SQ)")] : []),
          rows: model.cars.map { car in
            [
              .window(car.windowStart, car.windowEnd), .count(car.days),
              .percent(car.car).starred(car.pValue), .percent(car.carStandardError, signed: false),
              .statistic(car.t), .pValue(car.pValue),
            ] + (hasSQ ? [.pValue(car.sq?.pValue)] : [])
          }
        )
      )
    }
    let day = event.eventDate.map { ", day 0 on \($0)" } ?? ""
    return PaperTable(
      id: "car",
      caption: "Cumulative abnormal returns of \(event.company ?? event.symbol)\(day)",
      panels: panels,
      notes: [
        "Windows are trading days relative to day 0. Stars by the t test of the event alone.",
        hasSQ
          ? "p (SQ): the sample-quantile test, which compares the event with the share's own "
            + "ordinary days." : nil,
        HeadlineFigures(result).scope,
        "\(Significance.legend(result.configuration.methods.alternative)).",
      ].compactMap { $0.map { PaperNote($0) } }
    )
  }

  /// The days of the event window.
  static func days(_ result: StudyResult) -> PaperTable? {
    guard let model = result.models.first, let event = model.abnormalReturns.first else {
      return nil
    }
    return PaperTable(
      id: "ar",
      caption: "Abnormal return of each day: \(EffectTables.sentenceName(model.model))",
      panels: [
        (
          nil,
          FigureTable(
            label: "AR",
            columns: [
              .number("Day"), .words("Date"), .number("Return"), .number("Expected"),
              .number("AR"), .number("Std. error"), .number("CAR"),
            ],
            rows: event.relativeDay.indices.map { day in
              [
                .day(event.relativeDay[day]), .words(event.date[day].description),
                .percent(event.returns[day]), .percent(event.expectedReturn[day]),
                .percent(event.ar[day]), .percent(event.arStandardError[day], signed: false),
                .percent(event.carPath[day]),
              ]
            }
          )
        )
      ],
      notes: ["Trading days relative to day 0. CAR: the sum of the abnormal returns up to the day."]
    )
  }
}
