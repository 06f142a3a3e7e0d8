internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension SensitivityCharts {
  private static let binCount = 40

  private func percent(_ value: Double?) -> String { NumberFormat.page.percent(value) }

  private struct Share: Encodable {
    let choice: String
    let levels: Int
    let share: Double
  }

  private struct Shares: Encodable {
    let shares: [Share]
  }

  /// The share of the variation that each choice explains.
  func shares() -> [ReportChart] {
    guard let shares = result.shares else { return [] }
    var charts: [ReportChart] = []
    let headline = NumberFormat.page.window(
      result.headline.windowStart,
      result.headline.windowEnd
    )
    for (id, title, list) in [
      ("shares", "All windows and specifications", shares.allWindows),
      ("shares-headline", "The window \(headline) alone", shares.headline),
    ] where !list.isEmpty {
      charts.append(
        ReportChart(
          id: id,
          specification: "shares",
          datasets: Shares(
            shares: list.map {
              Share(
                choice: $0.choice.name,
                levels: $0.levels,
                share: EmbeddedJSON.drawnReturn($0.oneWay) ?? 0
              )
            }
          ),
          description:
            "Share of the variation of the \(effect) that each choice explains by itself: "
            + list.map { "\($0.choice.name) \(percent($0.oneWay))" }.joined(separator: ", ") + ".",
          title: "\(title): which choice matters",
          words: ["across": .text("Share of the variation of the \(effect)")]
        )
      )
    }
    return charts
  }

  private struct Bin: Encodable {
    let from: Double
    let to: Double
    let count: Int
  }

  private struct True: Encodable {
    let caar: Double
  }

  private struct Histogram: Encodable {
    let bins: [Bin]
    let truth: [True]

    private enum CodingKeys: String, CodingKey {
      case bins
      case truth = "true"
    }
  }

  /// The CAAR of random days with the true one, under the first model.
  func placebo() -> [ReportChart] {
    guard let placebo = result.placebo, let place = placebo.places.first,
      let caar = place.caar, let low = place.placebo.first, let high = place.placebo.last,
      high > low
    else { return [] }
    let width = (high - low) / Double(Self.binCount)
    var counts = [Int](repeating: 0, count: Self.binCount)
    for value in place.placebo {
      counts[Int(place: (value - low) / width, of: Self.binCount)] += 1
    }
    let bins = counts.enumerated().map { index, count in
      Bin(from: low + Double(index) * width, to: low + Double(index + 1) * width, count: count)
    }
    let name = MethodDefinition.definition(of: place.model.rawValue).nameInSentence
    return [
      ReportChart(
        id: "placebo",
        specification: "placebo",
        datasets: Histogram(bins: bins, truth: [True(caar: caar)]),
        description:
          "Histogram of the \(effect) of random days, from \(percent(low)) to \(percent(high)); "
          + "the true one is \(percent(caar)).",
        title: "\(NumberFormat.page.count(placebo.studies)) studies of random days, \(name)",
        keys: [
          ReportChart.Key(style: "first", label: "random days"),
          ReportChart.Key(style: "second", label: isSingle ? "the true event" : "the true events"),
        ],
        words: ["effect": .text(effect)],
        note: "The further the line stands outside of the hill, the less chance explains it."
      )
    ]
  }

  private struct Influence: Encodable {
    let event: String
    let without: Double
    let statistic: Double?
    let car: Double
  }

  private struct Influences: Encodable {
    let events: [Influence]
    let mean: [True]
  }

  /// The CAAR without each of the events that move it most, under the first model.
  func influences() -> [ReportChart] {
    guard let robustness = result.robustness.first, robustness.influences.count > 1,
      let mean = robustness.windows.first(where: { $0.role == .headline })?.mean
    else { return [] }
    return [
      ReportChart(
        id: "influence",
        specification: "influence",
        datasets: Influences(
          events: robustness.influences.map {
            Influence(
              event: $0.eventID,
              without: EmbeddedJSON.drawnReturn($0.caarWithout) ?? 0,
              statistic: EmbeddedJSON.drawnReturn($0.statisticWithout),
              car: EmbeddedJSON.drawnReturn($0.car) ?? 0
            )
          },
          mean: [True(caar: mean)]
        ),
        description: "CAAR without each single event, of all events \(percent(mean)): "
          + robustness.influences.prefix(3)
          .map { "\(percent($0.caarWithout)) without \($0.eventID)" }
          .joined(separator: ", ") + ".",
        title: "The CAAR without one event",
        keys: [
          ReportChart.Key(style: "first", label: "without the event"),
          ReportChart.Key(style: "second", label: "all events"),
        ],
        note:
          "A point far from the dashed line is an event that carries the result."
      )
    ]
  }
}
