internal import ParallelExecution

/// The whole grid on random days without an event, as often as wanted.
///
/// Where a true result stands among placebo results needs no theory about the test: the p-value is
/// `(1 + #{placebo as extreme})/(1 + studies)`. How often a test rejects at a nominal level on placebo
/// days is its empirical size on these very data. The largest |statistic| of all cells tells how good
/// the best cell looks without any effect.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial Economics
/// 8(3), pp. 205–258, for studies of random days; Westfall & Young (1993), *Resampling-Based Multiple
/// Testing*, section 2.3, for the distribution of the largest statistic.
package struct PlaceboStudy: Sendable, Hashable {
  /// The nominal levels at which sizes are measured.
  package static let levels = [0.1, 0.05, 0.01]

  /// The number of placebo studies.
  package let studies: Int
  /// The mean number of events in a placebo study; below the true one where days are missing.
  package let meanEventCount: Double
  /// One element for each cell, in the order of ``WindowGrid/cells``.
  package let cells: [PlaceboCell]
  /// The `CAAR` of each cell of the true events; NaN without events.
  package let caar: [Double]
  /// The `CAAR` of each cell in each study, study by study; NaN without events.
  package let caars: [[Double]]
  /// The best of all cells, one element for each of ``GridCell/methods`` that applies to some cell.
  package let maxima: [PlaceboMaximum]

  /// Draws placebo studies and compares a grid with them.
  ///
  /// - Parameters:
  ///   - panel: The returns.
  ///   - events: The true events.
  ///   - settings: Windows and models.
  ///   - placebo: How days are drawn.
  ///   - threads: The number of threads; it changes no digit.
  /// - Complexity: O(studies × grid).
  package init(
    _ panel: ReturnPanel,
    events: [PanelEvent],
    settings: GridSettings,
    placebo: PlaceboSettings = PlaceboSettings(),
    threads: Int
  ) {
    let engine = GridEngine(panel, settings: settings)
    let days = PlaceboDays(events, panel: panel, grid: settings, settings: placebo)
    let count = placebo.studyCount(events: events.count)
    let observed = Figures(engine, events: events, threads: threads)
    // Studies are drawn and fitted together as far as memory allows, so that a day that several of them
    // drew for a symbol is fitted once.
    let together = max(1, placebo.maximumFits / max(events.count, 1))
    // Few large studies share the threads inside each, many small ones side by side.
    let isLarge = events.count > 50_000
    var figures: [Figures] = []
    for first in stride(from: 0, to: count, by: together) where !StopRequest.isMade {
      let studies = first..<min(count, first + together)
      let drawn = DrawnFits(engine, days: days, studies: studies, threads: threads)
      figures += concurrentMap(
        count: studies.count,
        threads: isLarge ? 1 : threads,
        ifStopped: observed
      ) { study in
        Figures(
          engine.sums(overStudy: study, of: drawn, threads: isLarge ? threads : 1),
          settings: settings,
          axis: engine.scoreAxis([])
        )
      }
    }
    // Nobody looks at what becomes of work that is stopped, so that it need not take time.
    let drawn = StopRequest.isMade ? [observed] : figures
    studies = count
    meanEventCount = drawn.reduce(0) { $0 + Double($1.eventCount) } / Double(count)
    caar = observed.caar
    caars = drawn.map(\.caar)
    let critical = CriticalValues(drawn.map(\.counts) + [observed.counts])
    cells = observed.counts.indices.map { cell in
      PlaceboCell(
        caarPValue: Self.share(drawn.lazy.map { $0.caar[cell] }, observed: observed.caar[cell]),
        tests: GridCell.methods.indices.map { test in
          PlaceboTest(
            method: GridCell.methods[test],
            pValue: Self.share(
              drawn.lazy.map { $0.value(cell, test) },
              observed: observed.value(cell, test)
            ),
            sizes: Self.levels.indices.map { level in
              Self.size(drawn, cell: cell, test: test, level: level, critical)
            }
          )
        }
      )
    }
    maxima = GridCell.methods.indices.compactMap { test in
      guard let (cell, value) = observed.largest(test) else { return nil }
      let others = drawn.compactMap { $0.largest(test)?.value }
      return PlaceboMaximum(
        method: GridCell.methods[test],
        cell: cell,
        observed: value,
        pValue: Double(1 + others.count { $0 >= value }) / Double(1 + others.count),
        studies: others.count,
        upperQuantiles: Quantile.of(others, at: Self.levels.map { 1 - $0 })
      )
    }
  }

  /// `(1 + #{|x*| ≥ |x|})/(1 + #x*)`, NaN without an observed value.
  private static func share(_ drawn: some Sequence<Double>, observed: Double) -> Double {
    guard !observed.isNaN else { return .nan }
    var (count, total) = (0, 0)
    for value in drawn where !value.isNaN {
      total += 1
      if abs(value) >= abs(observed) { count += 1 }
    }
    return Double(1 + count) / Double(1 + total)
  }

  private static func size(
    _ drawn: [Figures],
    cell: Int,
    test: Int,
    level: Int,
    _ critical: CriticalValues
  ) -> Double {
    var (count, total) = (0, 0)
    for figures in drawn {
      let value = figures.value(cell, test)
      guard !value.isNaN else { continue }
      total += 1
      if abs(value) > critical.value(test: test, level: level, eventCount: figures.counts[cell]) {
        count += 1
      }
    }
    return total > 0 ? Double(count) / Double(total) : .nan
  }
}

/// The numbers of one study, placebo or true.
private struct Figures: Sendable {
  let eventCount: Int
  let counts: [Int]
  let caar: [Double]
  private let statistics: [Double]

  init(_ engine: GridEngine, events: [PanelEvent], threads: Int) {
    let axis = engine.scoreAxis(events)
    let sums = engine.sums(over: events, axis: axis, threads: threads)
    self.init(sums, settings: engine.settings, axis: axis)
  }

  init(_ sums: GridPartial, settings: GridSettings, axis: DailyScores.Axis) {
    let grid = GridStatistics(sums, settings: settings, axis: axis)
    eventCount = sums.fitted.max() ?? 0
    counts = grid.moments.map { Int($0.count) }
    caar = grid.moments.map { $0.count > 0 ? $0.carMean : .nan }
    statistics = counts.indices.flatMap { cell in
      GridCell.methods.indices.map { grid.value(cell: cell, test: $0) }
    }
  }

  func value(_ cell: Int, _ test: Int) -> Double {
    statistics[cell * GridCell.methods.count + test]
  }

  /// The cell with the largest |statistic| of a test.
  func largest(_ test: Int) -> (cell: Int, value: Double)? {
    var best: (cell: Int, value: Double)?
    for cell in counts.indices {
      let size = abs(value(cell, test))
      if !size.isNaN, size > best?.value ?? -1 { best = (cell, size) }
    }
    return best
  }
}

/// The two-sided critical values of each test, for every number of events that occurs.
private struct CriticalValues {
  private let normal: [Double]
  private let student: [Int: [Double]]

  init(_ counts: [[Int]]) {
    normal = PlaceboStudy.levels.map { NullDistribution.standardNormal.upperQuantile($0 / 2) }
    var student: [Int: [Double]] = [:]
    for count in Set(counts.joined()) where count >= 2 {
      let distribution = NullDistribution.studentT(degreesOfFreedom: Double(count - 1))
      student[count] = PlaceboStudy.levels.map { distribution.upperQuantile($0 / 2) }
    }
    self.student = student
  }

  func value(test: Int, level: Int, eventCount: Int) -> Double {
    switch GridCell.methods[test] {
    case .crossSectional, .bmp: student[eventCount]?[level] ?? .infinity
    default: normal[level]
    }
  }
}

/// How placebo studies are drawn.
package struct PlaceboSettings: Sendable, Hashable {
  /// The number of placebo studies, where ``maximumFits`` allows it.
  ///
  /// The default is 1,000.
  package var studies: Int
  /// The largest number of event fits in all studies together, which bounds the time.
  ///
  /// The default is 2,000,000, a few seconds; at least 20 studies are made in any case, the fewest
  /// that can tell at a level of 5 %.
  package var maximumFits: Int
  /// Whether events that share a date move to one date together, so that their dependence stays.
  ///
  /// The default is true.
  package var keepsSharedDates: Bool
  /// The key of all random days.
  ///
  /// The default is 1.
  package var seed: UInt64

  /// Creates settings.
  package init(
    studies: Int = 1000,
    maximumFits: Int = 2_000_000,
    keepsSharedDates: Bool = true,
    seed: UInt64 = 1
  ) {
    precondition(studies >= 1 && maximumFits >= 1, "A placebo study needs at least one study")
    self.studies = studies
    self.maximumFits = maximumFits
    self.keepsSharedDates = keepsSharedDates
    self.seed = seed
  }

  /// The number of studies for a number of events.
  package func studyCount(events: Int) -> Int {
    min(studies, max(20, maximumFits / max(events, 1)))
  }
}

/// One cell of the grid among its placebo studies.
package struct PlaceboCell: Sendable, Hashable {
  /// The share of studies, the true one counted, whose `CAAR` is at least as large in absolute value.
  package let caarPValue: Double
  /// One element for each of ``GridCell/methods``.
  package let tests: [PlaceboTest]
}

/// One test of one cell among its placebo studies.
package struct PlaceboTest: Sendable, Hashable {
  /// The test.
  package let method: InferenceMethod
  /// The share of studies, the true one counted, with a statistic at least as extreme; NaN without one.
  package let pValue: Double
  /// The share of placebo studies that the test rejects at each of ``PlaceboStudy/levels``.
  package let sizes: [Double]
}

/// The largest statistic of all cells among those of placebo studies.
package struct PlaceboMaximum: Sendable, Hashable {
  /// The test.
  package let method: InferenceMethod
  /// The position of the best cell in the grid.
  package let cell: Int
  /// Its |statistic|.
  package let observed: Double
  /// The chance that the best of all cells looks at least this good without any effect.
  package let pValue: Double
  /// The number of placebo studies that have the test.
  package let studies: Int
  /// What the best of all placebo cells exceeds with the probability of each of ``PlaceboStudy/levels``.
  package let upperQuantiles: [Double]
}
