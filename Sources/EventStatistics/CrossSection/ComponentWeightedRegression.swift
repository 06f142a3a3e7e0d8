internal import ParallelExecution

/// A regression over events that are weighted by how they move together on ordinary days.
///
/// The residuals of the same regression on stretches of the days before have the covariance
///
/// `Ω = V diag(s²/(B − 1)) V' + diag(ψ)`
///
/// with the first *K* principal components *V* over *B* stretches and what they leave of each event, ψ. The coefficients
/// are those of generalized least squares, `(X'Ω⁻¹X)⁻¹X'Ω⁻¹y`, on the window and on each stretch, and those of the window
/// are held against those of the stretches as ``EarlierDaysRegression`` does. Firms that are quiet, or whose moves
/// others explain, count for more.
///
/// An event without a residual on one of the stretches is left out, since a covariance needs all of them; a stretch that
/// most events lack is left out before that.
///
/// Source: Cohn, Johnson, Liu & Wardlaw (2023), *Past is Prologue: Inference from the Cross Section of Returns Around an
/// Event*, as their program csestudy (version 1.2, option `gls`) computes it. It takes 100 components; Ω is made of
/// the days on which the coefficients are then measured, so that many components make them too alike.
package struct ComponentWeightedRegression: Sendable {
  /// The number of components, *K*.
  package let componentCount: Int
  /// The number of events with all stretches.
  package let rowCount: Int
  /// The number of stretches, *B*.
  package let count: Int
  /// The number of them that do not overlap.
  package let apartCount: Int
  /// The coefficients of the window, the intercept first.
  package let estimates: [Double]
  /// One test for each term of the regression.
  package let tests: [EarlierDaysTest]

  /// Estimates the regression.
  ///
  /// - Parameters:
  ///   - regression: The regression of the window by least squares, whose rows are used.
  ///   - regressors: Its columns.
  ///   - events: The event of each row of the columns.
  ///   - window: The days of the window.
  ///   - components: The number of components, at least 1.
  ///   - threads: The number of threads; it changes no digit.
  /// - Throws: ``RegressionError`` where there are too few days before, or too few events and days for so many
  ///   components.
  package init(
    _ regression: LinearRegression,
    regressors: [(name: String, values: [Double])],
    events: [FittedEvent],
    window: ClosedRange<Int>,
    components: Int,
    threads: Int
  ) throws(RegressionError) {
    let stretches = EarlierStretches(regression.rows.map { events[$0] }, window: window)
      .ofMostEvents
    let kept = stretches.completeEvents
    try stretches.requireEnough()
    let rows = kept.map { regression.rows[$0] }
    let width = regressors.count + 1
    // Of fewer components than this something is left of each event.
    let most = min(rows.count - width, stretches.sums.count - 1) - 1
    guard components <= most else {
      throw .tooManyComponents(
        components: components,
        most: max(0, most),
        events: rows.count,
        stretches: stretches.sums.count
      )
    }
    let columns =
      [[Double](repeating: 1, count: rows.count)]
      + regressors.map { column in rows.map { column.values[$0] } }
    let sums = stretches.sums.map { sum in kept.map { sum[$0] } }
    guard
      let weights = ComponentWeights(columns, sums: sums, components: components, threads: threads)
    else {
      throw .tooManyComponents(
        components: components,
        most: components - 1,
        events: rows.count,
        stretches: sums.count
      )
    }
    let design = columns.map(weights.whitened)
    let responses = [rows.map { events[$0].cumulative(window)?.car ?? .nan }] + sums
    let found = concurrentMap(count: responses.count, threads: threads) { place -> [Double]? in
      try? LeastSquares(columns: design, y: weights.whitened(responses[place])).coefficients
    }
    let coefficients = found.compactMap(\.self)
    guard coefficients.count == responses.count, let own = coefficients.first else {
      throw .dependentRegressor(regression.terms.last ?? LinearRegression.intercept)
    }
    let earlier = coefficients.dropFirst()
    let apart = stretches.apartCount { _ in true }
    componentCount = components
    rowCount = rows.count
    count = earlier.count
    apartCount = apart
    estimates = own
    tests = own.indices.map { term in
      EarlierDaysTest(
        estimate: own[term],
        earlier: earlier.map { $0[term] },
        apart: apart,
        eventCount: rows.count
      )
    }
  }
}

/// The covariance of events by their principal components, factored.
private struct ComponentWeights: Sendable {
  private let factor: CholeskyFactor

  /// A share of an event's variance that is a rounded zero.
  private static let rounding = 1e-10

  /// Estimates the covariance; nothing where the components leave nothing of an event.
  ///
  /// - Parameters:
  ///   - columns: The regressors.
  ///   - sums: The sums of residuals of each stretch, for each event.
  ///   - components: The number of components.
  ///   - threads: The number of threads.
  init?(_ columns: [[Double]], sums: [[Double]], components: Int, threads: Int) {
    let unexplained = concurrentMap(count: sums.count, threads: threads) { stretch in
      (try? LeastSquares(columns: columns, y: sums[stretch]))?.residuals ?? []
    }
    guard unexplained.allSatisfy({ !$0.isEmpty }) else { return nil }
    let (size, count) = (columns[0].count, Double(sums.count))
    let means = (0..<size).map { event in unexplained.reduce(0) { $0 + $1[event] } / count }
    let centered = unexplained.map { stretch in zip(stretch, means).map { $0 - $1 } }
    let components = SingularVectors(columns: centered).prefix(components)
    var matrix = [Double](repeating: 0, count: size * size)
    for (value, vector) in components {
      let variance = value * value / (count - 1)
      for row in 0..<size {
        for column in 0...row {
          matrix[row * size + column] += variance * vector[row] * vector[column]
        }
      }
    }
    for event in 0..<size {
      let total = centered.reduce(0) { $0 + $1[event] * $1[event] } / (count - 1)
      let explained = matrix[event * size + event]
      guard total - explained > Self.rounding * total else { return nil }
      matrix[event * size + event] = total
      for column in 0..<event { matrix[column * size + event] = matrix[event * size + column] }
    }
    guard let factor = CholeskyFactor(matrix, size: size) else { return nil }
    self.factor = factor
  }

  /// Returns `L⁻¹x`, with `Ω = LL'`.
  func whitened(_ values: [Double]) -> [Double] { factor.whitened(values) }
}

extension SingularVectors {
  /// The first values with their vectors.
  fileprivate func prefix(_ count: Int) -> [(value: Double, vector: [Double])] {
    Array(zip(values, vectors).prefix(count).map { (value: $0, vector: $1) })
  }
}
