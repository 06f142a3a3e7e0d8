internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The charts of the page: Vega-Lite specifications from the resources, filled with the study's data.
struct ReportCharts {
  /// The specifications with their data, for the page.
  let embedded: [EmbeddedData]

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
  private struct Datasets: Encodable {
    let days: [Day]
    let events: [EventDay]
  }

  /// Creates the charts of a study.
  ///
  /// - Throws: ``ReportError`` when a specification is missing or damaged.
  init(_ result: StudyResult, models: [ReportModel]) throws(ReportError) {
    let path = try ChartSpecification.text("path")
    let days = try ChartSpecification.text("days")
    let price = try ChartSpecification.text("price")
    var embedded = [
      EmbeddedData(id: "path-specification", json: EmbeddedJSON.safe(path)),
      EmbeddedData(id: "days-specification", json: EmbeddedJSON.safe(days)),
      EmbeddedData(id: "price-specification", json: EmbeddedJSON.safe(price)),
    ]
    for (model, part) in zip(result.models, models) {
      let datasets = Self.datasets(of: model)
      embedded += [
        EmbeddedData(
          id: "path-\(model.model.rawValue)",
          json: try ChartSpecification.filled(
            path,
            with: datasets,
            description: part.pathDescription
          )
        ),
        EmbeddedData(
          id: "days-\(model.model.rawValue)",
          json: try ChartSpecification.filled(
            days,
            with: datasets,
            description: part.daysDescription
          )
        ),
      ]
    }
    self.embedded = embedded
  }

  private static func datasets(of model: ModelResult) -> Datasets {
    // One event has no spread between events; its own residuals give the interval.
    let single = model.abnormalReturns.count == 1 ? model.abnormalReturns.first : nil
    let days = model.aar.enumerated().map { index, day in
      let own = single.flatMap { $0.relativeDay.firstIndex(of: day.relativeDay) }
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
    let hasSingles = (2...ReportModel.singlePaths).contains(model.abnormalReturns.count)
    let paths = hasSingles ? model.abnormalReturns : []
    return Datasets(
      days: days,
      events: paths.flatMap { event in
        event.relativeDay.indices.map { index in
          EventDay(
            event: event.eventID,
            day: event.relativeDay[index],
            car: EmbeddedJSON.drawnReturn(event.carPath[index])
          )
        }
      }
    )
  }
}
