internal import ParallelExecution

/// Romano and Wolf's step-down adjustment over all cells of a window grid.
///
/// ``StepDownTest`` for values that are windows of one path per event: every draw gives each event one
/// random sign for all its windows and models, and the largest |t| among the cells not yet rejected is
/// compared with the observed one. The same draws as ``StepDownTest`` give the same p-values; signed
/// sums of paths take the place of signed sums of each window.
///
/// Source: Romano & Wolf (2005), *Exact and Approximate Stepdown Methods for Multiple Hypothesis
/// Testing*, Journal of the American Statistical Association 100(469), pp. 94–108; (2016), Statistics &
/// Probability Letters 113, pp. 38–40 for the adjusted p-values.
public struct GridStepDownTest: Sendable, Hashable {
  /// The cross-sectional t of each cell, in the order of ``WindowGrid/cells``; NaN where not applicable.
  public let statistics: [Double]
  /// The adjusted two-sided p-values, in the same order; NaN where not applicable.
  public let adjustedPValues: [Double]
  /// The number of random draws.
  public let draws: Int

  /// The chance of a largest |t| at least as large as the observed one without any effect.
  ///
  /// Absent when no cell has a statistic.
  public var globalPValue: Double? { adjustedPValues.lazy.filter { !$0.isNaN }.min() }

  /// Evaluates all cells.
  ///
  /// - Parameters:
  ///   - paths: The events.
  ///   - clusters: One number for each event, equal for events that share their sign, for example
  ///     those of one date; every event has its own sign when absent.
  ///   - draws: The number of random draws.
  ///   - seed: The key of the draws.
  ///   - threads: The number of threads; it changes no digit.
  /// - Complexity: O(draws × (events × models × days + cells)).
  public init(
    _ paths: EventPaths,
    clusters: [Int]? = nil,
    draws: Int,
    seed: UInt64,
    threads: Int
  ) {
    precondition(draws >= 1, "Resampling needs draws")
    precondition(
      clusters?.count ?? paths.eventCount == paths.eventCount,
      "Each event has a cluster"
    )
    let cells = Self.cells(paths, threads: threads)
    let statistics = cells.map(\.statistic)
    let order = statistics.indices.filter { !statistics[$0].isNaN }
      .sorted { abs(statistics[$0]) > abs(statistics[$1]) }
    let steps = order.map { Step(cells[$0]) }
    let signs = ClusterSigns(clusters, eventCount: paths.eventCount, seed: seed)
    let width = SignedPathSums.drawWidth
    let chunk = 16 * width
    let columns = paths.eventCount > 0 ? paths.groups.count / paths.eventCount : 0
    let exceeded = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: [Int](repeating: 0, count: steps.count)
    ) { index in
      var counts = [Int](repeating: 0, count: steps.count)
      var drawn = [Double](repeating: 1, count: paths.eventCount * width)
      var sums = [Double](repeating: 0, count: columns * width)
      for start in stride(from: index * chunk, to: min(draws, (index + 1) * chunk), by: width) {
        signs.fill(&drawn, firstDraw: start)
        SignedPathSums.fill(
          &sums,
          groups: paths.groups,
          eventCount: paths.eventCount,
          signs: drawn
        )
        for draw in 0..<min(width, draws - start) {
          Self.count(&counts, steps: steps, sums: sums[(draw * columns)..<((draw + 1) * columns)])
        }
      }
      return counts
    }
    self.statistics = statistics
    adjustedPValues = StepDownTest.adjusted(
      order,
      of: statistics.count,
      exceeded: exceeded,
      draws: draws
    )
    self.draws = draws
  }

  /// One cell: its columns, its moments and its statistic.
  private struct Cell: Sendable {
    let end: Int
    let start: Int?
    let count: Double
    let squares: Double
    let statistic: Double
  }

  /// A cell in the order of the steps, with the squared size that a draw has to reach.
  private struct Step {
    let end: Int
    let start: Int
    let count: Double
    let squares: Double
    let threshold: Double

    init(_ cell: Cell) {
      end = cell.end
      start = cell.start ?? -1
      count = cell.count
      squares = cell.squares
      let size = abs(cell.statistic) * (1 - StepDownTest.rounding)
      threshold = size * size
    }
  }

  private static func cells(_ paths: EventPaths, threads: Int) -> [Cell] {
    let spans = paths.settings.spans
    let days = paths.settings.eventWindow.count
    return concurrentMap(count: paths.settings.models.count * spans.count, threads: threads) {
      index in
      let (model, span) = (index / spans.count, spans[index % spans.count])
      let moments = SampleMoments(paths.cumulative(model: model, span: span))
      let n = Double(moments.count)
      return Cell(
        end: model * days + span.end - 1,
        start: span.start > 0 ? model * days + span.start - 1 : nil,
        count: n,
        // Signs leave Σx² as it is.
        squares: moments.sumOfSquares + (n > 0 ? n * moments.mean * moments.mean : 0),
        statistic: (try? moments.studentT()) ?? .nan
      )
    }
  }

  /// Counts for each step whether the largest t² of it and all later ones reaches the observed one.
  private static func count(_ counts: inout [Int], steps: [Step], sums: ArraySlice<Double>) {
    let base = sums.startIndex
    var largest = 0.0
    for position in steps.indices.reversed() {
      let step = steps[position]
      let sum = sums[base + step.end] - (step.start >= 0 ? sums[base + step.start] : 0)
      let explained = sum * sum / step.count
      let rest = step.squares - explained
      largest = max(largest, rest > 0 ? explained * (step.count - 1) / rest : .infinity)
      if largest >= step.threshold { counts[position] += 1 }
    }
  }
}

/// Random signs of events, one for each event or one for each cluster of events.
struct ClusterSigns: Sendable {
  /// The position of each event's sign among those of a draw.
  private let positions: [Int]
  private let signCount: Int
  private let random: CounterRandom

  init(_ clusters: [Int]?, eventCount: Int, seed: UInt64) {
    random = CounterRandom(seed: seed)
    let signs = clusters.map { Clusters($0) }
    positions = signs?.places ?? Array(0..<eventCount)
    signCount = signs?.count ?? eventCount
  }

  /// Draws signs for the next ``SignedPathSums/drawWidth`` draws, event by event.
  func fill(_ signs: inout [Double], firstDraw: Int) {
    let width = SignedPathSums.drawWidth
    let wordCount = (signCount + 63) / 64
    for offset in 0..<width {
      let words = (0..<wordCount).map {
        random.bits(
          stream: TestStream.stepDown.block(UInt64($0)),
          index: UInt64(firstDraw + offset)
        ).first
      }
      for (event, position) in positions.enumerated() {
        let bit = words[position >> 6] >> UInt64(position & 63) & 1
        signs[event * width + offset] = 1 - 2 * Double(bit)
      }
    }
  }
}

/// Sums of all events' paths with random signs, for a few draws at once.
///
/// A window is a difference of two columns, so that one signed sum for each column gives every window:
/// the work of a draw is that of the days, not of the windows.
enum SignedPathSums {
  /// The number of draws that are summed together.
  static let drawWidth = 4

  /// Adds up columns.
  ///
  /// - Parameters:
  ///   - sums: For each draw one value for each column of the groups, draw by draw; filled.
  ///   - groups: Paths as in ``EventPaths/groups``.
  ///   - eventCount: The number of events.
  ///   - signs: For each event ``drawWidth`` factors, one for each draw.
  static func fill(
    _ sums: inout [Double],
    groups: [Double],
    eventCount: Int,
    signs: [Double]
  ) {
    let width = EventPaths.groupWidth
    let groupCount = eventCount > 0 ? groups.count / (eventCount * width) : 0
    precondition(signs.count == eventCount * drawWidth, "Each event needs a sign for each draw")
    precondition(sums.count == groupCount * width * drawWidth, "Each draw needs all columns")
    let columns = groupCount * width
    groups.withUnsafeBytes { groups in
      signs.withUnsafeBytes { signs in
        for group in 0..<groupCount {
          var first = SIMD4<Double>(repeating: 0)
          var (second, third, fourth) = (first, first, first)
          var place = group * eventCount * width * 8
          for event in 0..<eventCount {
            let values = groups.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
            let sign = signs.loadUnaligned(
              fromByteOffset: event &* drawWidth &* 8,
              as: SIMD4<Double>.self
            )
            first += values * sign[0]
            second += values * sign[1]
            third += values * sign[2]
            fourth += values * sign[3]
            place &+= width &* 8
          }
          for column in 0..<width {
            sums[group * width + column] = first[column]
            sums[columns + group * width + column] = second[column]
            sums[2 * columns + group * width + column] = third[column]
            sums[3 * columns + group * width + column] = fourth[column]
          }
        }
      }
    }
  }
}
