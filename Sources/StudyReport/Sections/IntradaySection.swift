internal import CivilTime
internal import EventStudy

/// The minutes after each announcement.
enum IntradaySection {
  /// How many events are told in full, with a chart; the files have all of them.
  private static let told = 3

  private struct Point: Encodable {
    let minute: Double
    let time: String
    let car: Double?
    let lower: Double?
    let upper: Double?
  }

  private struct Datasets: Encodable { let minutes: [Point] }

  /// Returns the section; nothing where no event has bars on day 0.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let events = result.analysis.intraday
    guard !events.isEmpty else { return nil }
    let compared = events.filter { $0.reason == nil }.prefix(told)
    let parts =
      averages(result.analysis.intradayAverages, face: face)
      + zip(compared, ChartName.names(of: compared.map(\.eventID))).map { event, name in
        part(event, name: name, result: result, face: face)
      }
      + without(events)
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "minutes",
      title: "What happened within the hour?",
      introduction:
        "The minutes after the announcement against the same minutes of the days before, so that the daily "
        + "shape of volatility does not look like news. p is the share of those days that moved as much over "
        + "the same minutes.",
      parts: parts,
      label: "Minutes"
    )
  }

  private static func name(_ minutes: Double?) -> String {
    minutes.map { "\(Int($0)) min" } ?? "last bar"
  }

  private static func averages(_ averages: [IntradayAverage], face: Face) -> [ReportSection.Part] {
    guard !averages.isEmpty else { return [] }
    let table = FigureTable(
      label: "The events together",
      columns: [
        .words("After"), .number("Events"), .number("CAAR"), .number("Positive"),
        .number("t over events"), .number("p"), .number("t, standardized"), .number("p"),
        .number("p of signs"),
      ],
      rows: averages.map { average in
        [
          .header(name(average.minutes)), .count(average.eventCount),
          .percent(average.caar, style: "strong"),
          .share(average.positiveCount, of: average.eventCount),
          .statistic(average.crossSectionalT), .pValue(average.crossSectionalPValue),
          .statistic(average.bmpT), .pValue(average.bmpPValue), .pValue(average.signPValue),
        ]
      },
      fit: .split
    )
    return [ReportSection.Part(heading: "The minutes after the announcements", table: table)]
  }

  private static func part(
    _ event: IntradayResult,
    name chartName: String,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part {
    let format = face.format
    let start =
      event.announcedAt.map { "Announced at \($0)" }
      ?? "Announced out of session: the first move is that since the close before"
    let half = event.minutesToHalf.map {
      "; half of the move to the last bar was made within \(Int($0.rounded(.up))) minutes"
    }
    let text =
      "\(start); \(format.counted(event.ordinaryDays, "ordinary day"))"
      + (event.market.map { ", the moves of \($0) taken out" } ?? "") + (half ?? "") + "."
    let table = FigureTable(
      label: "Moves of \(event.eventID) after the announcement",
      columns: [
        .words("After"), .words("Time"), .number("Move"), .number("Abnormal"), .number("t"),
        .number("p"), .number("Percentile"),
      ],
      rows: event.markOuts.map { out in
        [
          .header(name(out.minutes)), .words("\(out.time)"), .percent(out.move),
          .percent(out.car, style: "strong"), .statistic(out.t), .pValue(out.pValue),
          .percent(out.percentile, decimals: 0, signed: false),
        ]
      },
      fit: .split
    )
    let chart = ReportChart(
      id: "minutes-\(chartName)",
      specification: "minutes",
      datasets: Datasets(
        minutes: event.minutes.map { minute in
          Point(
            minute: minute.minute,
            time: "\(minute.time)",
            car: EmbeddedJSON.drawnReturn(minute.car),
            lower: EmbeddedJSON.drawnReturn(minute.carLower),
            upper: EmbeddedJSON.drawnReturn(minute.carUpper)
          )
        }
      ),
      description:
        "Cumulative abnormal return by minute after the announcement of \(event.eventID): "
        + event.markOuts.map { "\(format.percent($0.car)) after \(name($0.minutes))" }
        .joined(separator: ", ") + ".",
      title: "Cumulative abnormal return by minute, \(event.eventID), \(event.date)",
      keys: [
        ReportChart.Key(style: "path", label: "sum of abnormal returns"),
        ReportChart.Key(
          style: "band",
          label:
            "\(format.level(result.configuration.methods.confidence)) "
            + "band of the same minutes"
        ),
      ]
    )
    return ReportSection.Part(
      heading: "The minutes after \(event.eventID)",
      text: text,
      brief: text,
      charts: [chart],
      table: table,
      file: StudyTables.file(.markOuts)
    )
  }

  private static func without(_ events: [IntradayResult]) -> [ReportSection.Part] {
    let reasons = events.compactMap { event in event.reason.map { "\(event.eventID): \($0)." } }
    guard !reasons.isEmpty else { return [] }
    return [
      ReportSection.Part(
        heading: "Minutes without a comparison",
        items: Array(reasons.prefix(5)),
        rest: (max(0, reasons.count - 5), StudyTables.file(.markOuts))
      )
    ]
  }
}
