internal import EventStudy

/// The pictures of one event, in the panel of a page and on the sheet of the event.
struct EventCharts {
  private let interval: String
  private let average: String

  /// Prepares the pictures of the events of a study.
  init(_ result: StudyResult) {
    interval = ResultsSection.intervalName(result)
    average = AveragePriceWords.legend(result.averagePrices.map(\.source))
  }

  /// Returns the closing and average prices: `prices` with `day`, `date`, `close`, `vwap` and `anchored`.
  func price(
    _ id: String,
    _ datasets: any Encodable,
    description: String = "",
    having series: Set<String> = ["close", "vwap", "anchored"],
    dates: ChartWord = .dates([:]),
    height: Int? = nil
  ) -> ReportChart {
    ReportChart(
      id: id,
      specification: "price",
      datasets: datasets,
      description: description,
      title: "Price",
      keys: [
        ReportChart.Key(style: "close", label: "close"),
        ReportChart.Key(style: "vwap", label: average),
        ReportChart.Key(style: "anchored", label: "VWAP since day 0"),
      ].filter { series.contains($0.style) },
      words: ["measure": .text("Price"), "dates": dates],
      height: height
    )
  }

  /// Returns the sums of abnormal returns: `days` with `day`, `date`, `n`, `ar`, `path`, `lower` and `upper`.
  func path(
    _ id: String,
    _ datasets: any Encodable,
    description: String = "",
    dates: ChartWord = .dates([:]),
    height: Int? = nil
  ) -> ReportChart {
    ReportChart(
      id: id,
      specification: "path",
      datasets: datasets,
      description: description,
      title: "Cumulative abnormal return",
      keys: [
        ReportChart.Key(style: "path", label: "sum of abnormal returns"),
        ReportChart.Key(style: "band", label: "\(interval) of this event alone"),
      ],
      words: ["measure": .text("CAR"), "dates": dates],
      height: height
    )
  }

  /// The charts of the panel in which a reader looks at one event after the other, without data.
  ///
  /// - Throws: ``ReportError`` when a specification is missing or damaged.
  static func explorer(_ result: StudyResult) throws(ReportError) -> [EmbeddedData] {
    let source = ReportChart.Source(result)
    let none: [String: [String]] = [:]
    let own = EventCharts(result)
    let days = ReportChart(
      id: "days",
      specification: "days",
      datasets: none,
      description: "",
      title: "Abnormal return of each day",
      words: ["measure": .text("Abnormal return")]
    )
    var data: [EmbeddedData] = []
    for chart in [own.path("path", none), days, own.price("price", none)] {
      let json = try chart.embedded(source).json
      data.append(EmbeddedData(id: "\(chart.id)-specification", json: json))
    }
    return data
  }
}
