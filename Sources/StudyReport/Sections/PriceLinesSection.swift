internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The impact of one event carried back over the days before it.
enum PriceLinesSection {
  private struct Point: Encodable {
    let day: Int
    let date: String
    let price: Double?
    let percent: Double?
    let percentLower: Double?
    let percentUpper: Double?
    let currency: Double?
    let currencyLower: Double?
    let currencyUpper: Double?
  }

  private struct Datasets: Encodable { let prices: [Point] }

  /// About a quarter of a year lies between two rows; the chart and the file have every day.
  private static let step = 63

  /// Returns the part of an event; nothing where its impact is not known.
  static func part(
    of eventID: String?,
    in result: StudyResult,
    for face: Face
  ) -> ReportSection.Part? {
    guard let lines = result.analysis.priceLines.first(where: { $0.eventID == eventID }),
      let last = lines.price.lastIndex(where: { $0 != nil }),
      let first = lines.price.firstIndex(where: { $0 != nil })
    else { return nil }
    let interval = ResultsSection.intervalName(result)
    let window = face.format.window(lines.windowStart, lines.windowEnd)
    // Backwards from the day before the window, and the first day in any case.
    let listed = stride(from: last, through: first, by: -step)
      .filter { lines.price[$0] != nil && $0 != first }
    let places = Array(Set(listed + [first])).sorted()
    return ReportSection.Part(
      heading: "Back in time, \(window)",
      text:
        "What the price would have been on the days before, had the news been known: with the same percentage or the "
        + "same amount taken out of every day. Price less line is the inflation of the price. It is an estimate of price "
        + "impact, not of damages, and says nothing of when the news could have been known.",
      brief: "price had the news been known; an estimate of price impact, not of damages",
      charts: face == .page ? [chart(lines, from: first, to: last, interval: interval)] : [],
      table: FigureTable(
        label: "Prices had the news been known",
        columns: [
          .words("Day"), .number("Close"),
          .number("Constant percentage", terminal: "percent"),
          .number("\(interval), from", terminal: "from"), .number("to"),
          .number("Constant currency", terminal: "currency"),
          .number("\(interval), from", terminal: "from"), .number("to"),
        ],
        rows: places.map { place in
          FigureTable.Row(cells: [
            .words(lines.date[place].description).styled("day"), .price(lines.price[place]),
            .price(lines.constantPercentage.value[place]),
            .price(lines.constantPercentage.lower[place]),
            .price(lines.constantPercentage.upper[place]),
            .price(lines.constantCurrency.value[place]),
            .price(lines.constantCurrency.lower[place]),
            .price(lines.constantCurrency.upper[place]),
          ])
        }
      ),
      file: StudyTables.file(.priceLines)
    )
  }

  private static func chart(
    _ lines: PriceLines,
    from first: Int,
    to last: Int,
    interval: String
  ) -> ReportChart {
    let format = NumberFormat.page
    let points = (first...last).map { place in
      Point(
        day: lines.relativeDay[place],
        date: lines.date[place].description,
        price: lines.price[place],
        percent: lines.constantPercentage.value[place],
        percentLower: lines.constantPercentage.lower[place],
        percentUpper: lines.constantPercentage.upper[place],
        currency: lines.constantCurrency.value[place],
        currencyLower: lines.constantCurrency.lower[place],
        currencyUpper: lines.constantCurrency.upper[place]
      )
    }
    func price(_ value: Double?) -> String { format.fixed(value, decimals: 2) }
    var keys = [
      ReportChart.Key(style: "price", label: "close"),
      ReportChart.Key(style: "percent", label: "constant percentage"),
      ReportChart.Key(style: "currency", label: "constant currency"),
    ]
    if points.contains(where: { $0.percentLower != nil && $0.percentUpper != nil }) {
      keys.append(ReportChart.Key(style: "band", label: "\(interval) of constant percentage"))
    }
    return ReportChart(
      id: "price-lines",
      specification: "price-lines",
      datasets: Datasets(prices: points),
      description:
        "Prices of \(lines.symbol) before the event: on \(lines.date[first]) the close is "
        + "\(price(lines.price[first])), the line of constant percentage "
        + "\(price(lines.constantPercentage.value[first])) and that of constant currency "
        + "\(price(lines.constantCurrency.value[first])); on \(lines.date[last]) they are "
        + "\(price(lines.price[last])), \(price(lines.constantPercentage.value[last])) and "
        + "\(price(lines.constantCurrency.value[last])).",
      title: "Price had the news been known",
      keys: keys,
      words: [
        "measure": .text("Price"),
        "dates": .dates(
          Dictionary(points.map { ($0.day, $0.date) }, uniquingKeysWith: { first, _ in first })
        ),
      ],
      note: "An estimate of price impact, not of damages."
    )
  }
}
