internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The charts of a model: the sums of abnormal returns with their band, and the days.
struct ModelCharts {
  /// Up to this number of events, each one's path is drawn behind the average.
  private static let singlePaths = 12

  private let result: StudyResult
  private let model: ModelResult
  private let format = NumberFormat.page

  /// One day of a chart.
  private struct Day: Encodable {
    let day: Int
    let date: String?
    let n: Int
    let ar: Double?
    let path: Double?
    let lower: Double?
    let upper: Double?
  }

  /// One day of one event's path.
  private struct EventDay: Encodable {
    let event: String
    let day: Int
    let car: Double?
  }

  /// The data of a chart, by the names that its specification uses.
  private struct Path: Encodable {
    let days: [Day]
    let events: [EventDay]
  }

  private struct Days: Encodable {
    let days: [Day]
  }

  /// Prepares the charts of a model.
  init(_ model: ModelResult, of result: StudyResult) {
    self.model = model
    self.result = result
  }

  /// The charts, in the order of the page.
  var all: [ReportChart] { [path, days] }

  private var isSingle: Bool { model.abnormalReturns.count == 1 }
  // One event has no spread between events; its own residuals give the interval.
  private var single: AbnormalReturns? { isSingle ? model.abnormalReturns.first : nil }
  private var measure: String { isSingle ? "CAR" : "CAAR" }
  private var name: String { MethodDefinition.definition(of: model.model).nameInSentence }

  private var rows: [Day] {
    model.aar.map { day in
      let own = single?.relativeDay.firstIndex(of: day.relativeDay)
      return Day(
        day: day.relativeDay,
        date: own.flatMap { single?.date[$0].description },
        n: day.eventCount,
        ar: EmbeddedJSON.drawnReturn(day.aar),
        path: EmbeddedJSON.drawnReturn(day.caar),
        lower: EmbeddedJSON.drawnReturn(day.lowerBound ?? own.flatMap { single?.carPathLower[$0] }),
        upper: EmbeddedJSON.drawnReturn(day.upperBound ?? own.flatMap { single?.carPathUpper[$0] })
      )
    }
  }

  private var dates: ChartWord { .dates(days: single?.relativeDay, dates: single?.date) }

  private var path: ReportChart {
    let rows = rows
    let title = isSingle ? "Cumulative abnormal return" : "Cumulative average abnormal return"
    let hasSingles = (2...Self.singlePaths).contains(model.abnormalReturns.count)
    let bounds = rows.contains { $0.lower != nil }
    let keys = [
      ReportChart.Key(
        style: "path",
        label: isSingle ? "sum of abnormal returns" : "sum of average abnormal returns"
      ),
      bounds ? ReportChart.Key(style: "band", label: ResultsSection.intervalName(result)) : nil,
      hasSingles ? ReportChart.Key(style: "pale", label: "single events") : nil,
    ]
    return ReportChart(
      id: "path-\(model.model.rawValue)",
      specification: "path",
      datasets: Path(days: rows, events: hasSingles ? singlePaths : []),
      description: "\(title) under the \(name): \(told(rows)).",
      title: "\(title), \(name)",
      keys: keys.compactMap(\.self),
      words: ["measure": .text(measure), "dates": dates],
      note: isSingle
        ? "The interval rests on the residuals of the estimation window."
        : Set(model.aar.map(\.eventCount)).count > 1
          ? "Where an event lacks a day, the sum of averages and the mean CAR of the table differ a little."
          : nil
    )
  }

  private var days: ReportChart {
    let rows = rows
    let title = isSingle ? "Abnormal return of each day" : "Average abnormal return of each day"
    return ReportChart(
      id: "days-\(model.model.rawValue)",
      specification: "days",
      datasets: Days(days: rows),
      description: "\(title) under the \(name): \(toldDays(rows)).",
      title: "\(title), \(name)",
      words: ["measure": .text(isSingle ? "Abnormal return" : "AAR"), "dates": dates]
    )
  }

  private var singlePaths: [EventDay] {
    model.abnormalReturns.flatMap { event in
      event.relativeDay.indices.map { index in
        EventDay(
          event: event.eventID,
          day: event.relativeDay[index],
          car: EmbeddedJSON.drawnReturn(event.carPath[index])
        )
      }
    }
  }

  /// The sums before, on and at the end of the days, with the interval at the end.
  private func told(_ rows: [Day]) -> String {
    let chosen = [rows.last { $0.day == -1 }, rows.first { $0.day == 0 }, rows.last]
    var sums: [String] = []
    for row in chosen.compactMap(\.self) {
      let text = "\(format.percent(row.path)) on day \(format.day(row.day))"
      if !sums.contains(text) { sums.append(text) }
    }
    let interval = rows.last.flatMap { row in
      row.lower.flatMap { lower in
        row.upper.map { upper in
          ", \(ResultsSection.intervalName(result)) \(format.percent(lower)) to "
            + "\(format.percent(upper)) there"
        }
      }
    }
    return sums.joined(separator: ", ") + (interval ?? "")
  }

  private func toldDays(_ rows: [Day]) -> String {
    let known = rows.filter { $0.ar != nil }
    let zero = known.first { $0.day == 0 }.map { "\(format.percent($0.ar)) on day 0" }
    func extreme(_ word: String, _ row: Day?) -> String? {
      row.map { "the \(word) \(format.percent($0.ar)) on day \(format.day($0.day))" }
    }
    return [
      zero, extreme("highest", known.max { ($0.ar ?? 0) < ($1.ar ?? 0) }),
      extreme("lowest", known.min { ($0.ar ?? 0) < ($1.ar ?? 0) }),
    ].compactMap(\.self).joined(separator: ", ")
  }
}

extension ChartWord {
  /// Returns the dates of days; none where the days are not those of one event.
  static func dates(days: [Int]?, dates: [CalendarDate]?) -> ChartWord {
    guard let days, let dates else { return .dates([:]) }
    return .dates(
      Dictionary(zip(days, dates.map(\.description)), uniquingKeysWith: { first, _ in first })
    )
  }
}
