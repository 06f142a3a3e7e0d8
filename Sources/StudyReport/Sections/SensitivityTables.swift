internal import EventStatistics
internal import EventStudy

/// The tables of a sensitivity study that a page and a terminal both show.
struct SensitivityTables {
  let result: SensitivityResult

  /// The level of significance, such as `5%`.
  var level: String { percent(result.choices.level) }
  /// The power that is asked for, such as `80%`.
  var power: String { percent(result.choices.power) }
  /// The share of each tail that winsorized means move, such as `5%`.
  var tail: String { percent(result.choices.tail) }

  private func percent(_ share: Double) -> String {
    NumberFormat.terminal.level(share)
  }

  /// Whether the choices explain more than everything together, as they do where they go together.
  var sharesOverlap: Bool {
    guard let shares = result.shares else { return false }
    return [shares.allWindows, shares.headline].contains { list in
      list.reduce(0) { $0 + ($1.oneWay ?? 0) } > 1.005
    }
  }

  /// Why shares add to more than everything.
  static let overlap =
    "They add to more than 100%, as choices go together: a model without a market has one index alone, say."

  /// How many tests apply to a window.
  var testCount: Int { result.verdict.counts.count { $0.cells > 0 } }

  /// How many cells of the base each test finds significant; nothing where none applies.
  var counts: FigureTable? {
    let counts = result.verdict.counts.filter { $0.cells > 0 }
    guard !counts.isEmpty else { return nil }
    return FigureTable(
      label: "Cells by test",
      columns: [
        .words("Test"), .number("Cells"), .number("Same sign"), .number("p < \(level)"),
        .number("After correction", terminal: "corrected"),
      ],
      rows: counts.map {
        [
          .test($0.method), .count($0.cells), .count($0.sameSign), .count($0.significant),
          .count($0.significantAfterAdjustment),
        ]
      }
    )
  }

  /// The best of all cells among the best cells of random days.
  var maxima: FigureTable? {
    guard let placebo = result.placebo else { return nil }
    return FigureTable(
      label: "The best of all cells",
      columns: [
        .words("Test", terminal: "Best of all cells"), .words("Window", terminal: "window"),
        .words("Model", terminal: "model"), .number("|statistic|"),
        .number("1 of 20 random", terminal: "1 of 20"), .number("Chance", terminal: "chance"),
      ],
      rows: placebo.maxima.map {
        [
          .test($0.method), .window($0.window.days), .model($0.model), .statistic($0.statistic),
          .statistic($0.criticalValue), .pValue($0.pValue),
        ]
      }
    )
  }

  /// How often each test rejects on random days; nothing without random days.
  var sizes: FigureTable? {
    guard let sizes = result.placebo?.sizes, !sizes.isEmpty else { return nil }
    return FigureTable(
      label: "Size of the tests on random days",
      columns: [
        .words("Test"), .words("Model"), .number("at 10%"), .number("at 5%"), .number("at 1%"),
      ],
      rows: sizes.map { size in
        [.test(size.method), .model(size.model)]
          + size.rates.map { .percent($0, decimals: 1, signed: false) }
      }
    )
  }

  /// Means, medians and winsorized means before, in and after the headline window.
  var averages: FigureTable? {
    let rows = result.robustness.flatMap { result in
      result.windows.map { window -> [Figure] in
        [
          .model(result.model, isHeader: true),
          .window(window.window.days, role: window.role.rawValue),
          .percent(window.mean, style: "strong"), .statistic(window.statistic),
          .pValue(window.pValue), .percent(window.median), .percent(window.winsorizedMean),
          .statistic(window.winsorizedStatistic),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    // One event is its own mean and median, and no test over events applies to it.
    if result.isSingle {
      return FigureTable(
        label: "Before, in and after the window",
        columns: [.words("Model"), .words("Window"), .number("CAR")],
        rows: rows.map { Array($0.prefix(3)) }
      )
    }
    return FigureTable(
      label: "Averages before, in and after the window",
      columns: [
        .words("Model"), .words("Window"), .number("Mean"), .number("t"), .number("p"),
        .number("Median"), .number("Winsorized"), .number("t"),
      ],
      rows: rows
    )
  }

  /// What the sample could detect, and the events that smaller effects need.
  var detectable: FigureTable? {
    let results = result.robustness.compactMap { result in
      result.power.map { (model: result.model, power: $0) }
    }
    guard let first = results.first?.power else { return nil }
    return FigureTable(
      label: "What the sample could detect",
      columns: [
        .words("Model"), .number("Events", terminal: "N"), .number("Smallest effect"),
      ]
        + first.needs.map {
          let effect = NumberFormat.terminal.percent($0.effect, decimals: 1, signed: false)
          return .number("Events for \(effect)", terminal: "N for \(effect)")
        },
      rows: results.map { model, power in
        [
          .model(model, isHeader: true), .count(power.eventCount),
          .percent(power.minimumEffect, signed: false),
        ] + power.needs.map { .count($0.events) }
      }
    )
  }
}

extension SensitivityResult {
  /// Whether the windows are every pair of a start and an end.
  var isGrid: Bool {
    let starts = Set(windows.map(\.windowStart))
    let ends = Set(windows.map(\.windowEnd))
    return starts.count > 1 && ends.count > 1 && starts.count * ends.count == windows.count
  }

  /// Whether a p-value is below the level of the study.
  func isSignificant(_ pValue: Double?) -> Bool { (pValue ?? 1) < choices.level }
}
