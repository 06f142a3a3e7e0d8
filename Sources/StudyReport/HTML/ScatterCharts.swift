internal import EventStudy

/// One picture for each correlated column: the column against the CAR of the first window.
enum ScatterCharts {
  private struct Point: Encodable {
    let event: String?
    let x: Double
    let car: Double
  }

  private struct Height: Encodable {
    let x: Double
    let car: Double?
    let lower: Double?
    let upper: Double?
  }

  private struct Datasets: Encodable {
    let points: [Point]
    let line: [Height]
  }

  /// Returns the charts; a column without two numbers has none.
  static func charts(
    _ correlations: [CorrelationResult],
    model: ModelResult,
    result: StudyResult
  ) -> [ReportChart] {
    guard let window = model.windows.first else { return [] }
    let cars = Dictionary(
      model.cars.filter {
        $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
      }.map { ($0.eventID, $0.car) },
      uniquingKeysWith: { first, _ in first }
    )
    var columns: [String] = []
    for item in correlations where !columns.contains(item.column) { columns.append(item.column) }
    let span = NumberFormat.page.window(window.windowStart, window.windowEnd)
    var charts: [ReportChart] = []
    for (index, column) in columns.enumerated() {
      let points = result.includedEvents.compactMap { event -> Point? in
        guard let x = event.attributes[column].flatMap(number),
          let car = cars[event.eventID]?.present
        else { return nil }
        return Point(event: event.eventID, x: x, car: car)
      }
      guard points.count >= 2 else { continue }
      let line = result.analysis.correlationLines.first {
        $0.column == column && $0.model == model.model
      }
      charts.append(
        ReportChart(
          id: "scatter-\(index)",
          specification: "scatter",
          datasets: Datasets(
            points: points.map(drawn),
            line: (line?.points ?? []).map(drawn)
          ),
          description: "CAR of the window \(span) of \(points.count) events against \(column).",
          title: "CAR \(span) against \(column)",
          keys: [ReportChart.Key(style: "first", label: "one event")]
            + (line == nil
              ? []
              : [
                ReportChart.Key(style: "second", label: "least-squares line"),
                ReportChart.Key(style: "band", label: "\(confidence(result)) interval of the line"),
              ]),
          words: ["across": .text(column), "measure": .text("CAR \(span)")],
          note: "Each point is an event, \(column) to the right."
        )
      )
    }
    return charts
  }

  private static func drawn(_ point: Point) -> Point {
    Point(
      event: point.event,
      x: EmbeddedJSON.drawnPrice(point.x) ?? point.x,
      car: EmbeddedJSON.drawnReturn(point.car) ?? point.car
    )
  }

  private static func number(_ text: String) -> Double? {
    Double(text.filter { $0 != "," && $0 != " " }).present
  }

  private static func drawn(_ point: CorrelationLine.Point) -> Height {
    Height(
      x: EmbeddedJSON.drawnPrice(point.x) ?? point.x,
      car: EmbeddedJSON.drawnReturn(point.car),
      lower: EmbeddedJSON.drawnReturn(point.lower),
      upper: EmbeddedJSON.drawnReturn(point.upper)
    )
  }

  private static func confidence(_ result: StudyResult) -> String {
    NumberFormat.page.level(result.configuration.methods.confidence)
  }
}
