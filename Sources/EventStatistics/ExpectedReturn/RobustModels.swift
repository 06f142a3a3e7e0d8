/// The market model by least absolute deviations, exact.
///
/// Minimizes `Σ|r − α − β r_m|`. The best line passes through two of the points: from a point, the best
/// line through it is a weighted median of slopes, which names the next point, until nothing improves.
/// `σ² = SSR/(T − 2)`, prediction error as for the market model.
///
/// Resists outliers in the estimation window. The two residuals on the line count as zero in signs
/// and ranks.
///
/// Sources: Koenker & Bassett (1978), *Regression Quantiles*, Econometrica 46(1), pp. 33–50; the
/// descent is that of Wesolowsky (1981), Communications in Statistics B 10(5), pp. 479–491.
public struct LeastAbsoluteDeviationModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "lad",
      name: "Market model by least absolute deviations",
      short: "LAD",
      formula: "minimize Σ |r − α − β·r_m|",
      assumes: "Resists outliers in the estimation window, at a loss of efficiency without them.",
      source: Paper.koenkerBassett
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    let best = LeastAbsoluteLine(x: points.x, y: points.y)
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: best.intercept, beta: best.slope, sums: points.sums)
    )
  }
}

extension ExpectedReturnModel where Self == LeastAbsoluteDeviationModel {
  /// The market model by least absolute deviations.
  public static var leastAbsoluteDeviation: Self { LeastAbsoluteDeviationModel() }
}

/// The straight line with the least sum of absolute deviations, or of deviations that weigh more on one side.
struct LeastAbsoluteLine: Sendable {
  let intercept: Double
  let slope: Double

  private struct Candidate {
    let slope: Double
    let weight: Double
  }

  /// The best line through one point.
  private struct Turn {
    let slope: Double
    let deviation: Double
  }

  /// Finds the line.
  ///
  /// A line that cannot be improved by turning around any of the points on it is the best one, because
  /// the sum is convex and these turns span all directions.
  ///
  /// - Parameters:
  ///   - x: At least two different values.
  ///   - y: As many values.
  ///   - quantile: The weight of a deviation above the line, between 0 and 1; below it weighs the rest of one.
  init(x: [Double], y: [Double], quantile: Double = 0.5) {
    var candidates: [Candidate] = []
    var pivot = Self.start(x: x, y: y)
    var best = Self.turn(around: pivot, x: x, y: y, quantile, &candidates)
    // The points on the best line that have not yet served as pivot. With ties there may be many, and
    // each may be the one around which the line still turns down.
    var open = Self.points(on: best, through: pivot, x: x, y: y)
    while let next = open.popFirst() {
      let turned = Self.turn(around: next, x: x, y: y, quantile, &candidates)
      guard turned.deviation < best.deviation * (1 - 1e-14) else { continue }
      best = turned
      pivot = next
      open = Self.points(on: best, through: pivot, x: x, y: y)
    }
    slope = best.slope
    intercept = y[pivot] - best.slope * x[pivot]
  }

  /// The other points on a line through a point, in order.
  ///
  /// A point that is only near the line costs one further turn and does no harm.
  private static func points(
    on line: Turn,
    through pivot: Int,
    x: [Double],
    y: [Double]
  ) -> ArraySlice<Int> {
    let near = 1e-10 * y.reduce(0) { max($0, abs($1)) }
    return x.indices.filter { index in
      index != pivot && abs(y[index] - y[pivot] - line.slope * (x[index] - x[pivot])) <= near
    }[...]
  }

  /// The point next to the least-squares line.
  private static func start(x: [Double], y: [Double]) -> Int {
    let sums = SimpleRegression(x: x[...], y: y[...])
    let distance = { (index: Int) in
      abs(y[index] - sums.meanY - sums.slope * (x[index] - sums.meanX))
    }
    return x.indices.min { distance($0) < distance($1) } ?? 0
  }

  /// The best line through one point: a weighted quantile of the slopes to all others.
  private static func turn(
    around pivot: Int,
    x: [Double],
    y: [Double],
    _ quantile: Double,
    _ candidates: inout [Candidate]
  ) -> Turn {
    candidates.removeAll(keepingCapacity: true)
    var share = 0.0
    for index in x.indices where x[index] != x[pivot] {
      let run = x[index] - x[pivot]
      candidates.append(
        Candidate(slope: (y[index] - y[pivot]) / run, weight: abs(run))
      )
      // To the left of the pivot a steeper line lies lower.
      share += abs(run) * (run > 0 ? quantile : 1 - quantile)
    }
    candidates.sort { $0.slope < $1.slope }
    var below = 0.0
    let best =
      candidates.first { candidate in
        below += candidate.weight
        return below >= share
      } ?? Candidate(slope: 0, weight: 0)
    var deviation = 0.0
    for index in x.indices {
      let gap = y[index] - y[pivot] - best.slope * (x[index] - x[pivot])
      deviation += gap > 0 ? quantile * gap : (quantile - 1) * gap
    }
    return Turn(slope: best.slope, deviation: deviation)
  }
}

/// The market model by Huber's M-estimation.
///
/// Weights `min(1, k s/|e|)` with `k = 1.345` and the scale `s = median|e|/0.6745` taken anew in every
/// step of iterated weighted least squares; `σ² = SSR/(T − 2)`, prediction error as for the market
/// model.
///
/// The convention is that of `MASS::rlm`: least squares at the start, median of the absolute residuals
/// around zero.
///
/// Source: Huber (1981), *Robust Statistics*, section 7.8.
public struct HuberModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "huber",
      name: "Market model by Huber's estimator",
      short: "Huber",
      formula: "least squares with weights min(1, k·s/|e|), s = median |e| / 0.6745",
      assumes: "Resists outliers of the return, not of the index.",
      source: Publication(
        by: "Huber, Peter J.",
        year: 1981,
        title: "Robust Statistics",
        publisher: "Wiley"
      ),
      at: "section 7.8"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// The number of scales from which on a residual loses weight.
  public let tuning: Double

  /// Creates the model; 1.345 has 95 % efficiency under normal disturbances.
  public init(tuning: Double = 1.345) {
    precondition(tuning > 0, "The tuning constant is positive")
    self.tuning = tuning
  }

  private static let stepLimit = 5_000
  private static let tolerance = 1e-13

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    var line = (intercept: 0.0, slope: points.sums.slope)
    line.intercept = points.sums.meanY - line.slope * points.sums.meanX
    var residuals = points.residuals(intercept: line.intercept, slope: line.slope)
    var converged = false
    for _ in 0..<Self.stepLimit {
      let scale = Median.of(residuals.map(abs)) / 0.6745
      // More than half of the points lie on the line: no scale is left to weigh the others by.
      guard scale > 0 else { converged = true; break }
      let weights = residuals.map { min(1, tuning * scale / max(abs($0), .leastNormalMagnitude)) }
      guard let next = points.weightedLine(weights) else { throw .constantMarketReturn }
      let renewed = points.residuals(intercept: next.intercept, slope: next.slope)
      let change = zip(renewed, residuals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let size = residuals.reduce(0) { $0 + $1 * $1 }
      line = next
      residuals = renewed
      if change <= Self.tolerance * Self.tolerance * max(size, 1e-20) { converged = true; break }
    }
    guard converged else { throw .notConverged(steps: Self.stepLimit) }
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: line.intercept, beta: line.slope, sums: points.sums)
    )
  }
}

extension RegressionPoints {
  fileprivate func residuals(intercept: Double, slope: Double) -> [Double] {
    x.indices.map { y[$0] - intercept - slope * x[$0] }
  }

  fileprivate func weightedLine(_ weights: [Double]) -> (intercept: Double, slope: Double)? {
    var (total, meanX, meanY) = (0.0, 0.0, 0.0)
    for index in x.indices {
      total += weights[index]
      meanX += weights[index] * x[index]
      meanY += weights[index] * y[index]
    }
    meanX /= total
    meanY /= total
    var (sxx, sxy) = (0.0, 0.0)
    for index in x.indices {
      sxx += weights[index] * (x[index] - meanX) * (x[index] - meanX)
      sxy += weights[index] * (x[index] - meanX) * (y[index] - meanY)
    }
    guard sxx > 0 else { return nil }
    let slope = sxy / sxx
    return (meanY - slope * meanX, slope)
  }
}

extension ExpectedReturnModel where Self == HuberModel {
  /// The market model by Huber's M-estimation.
  public static var huber: Self { HuberModel() }
}

/// The market model with the slope of Theil and Sen.
///
/// `β` is the median of the slopes between all pairs of days with different market returns,
/// `α = median(r − β r_m)`; `σ² = SSR/(T − 2)`, prediction error as for the market model.
///
/// Sources: Theil (1950), *A Rank-Invariant Method of Linear and Polynomial Regression Analysis*; Sen
/// (1968), Journal of the American Statistical Association 63(324), pp. 1379–1389.
public struct TheilSenModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "theil_sen",
      name: "Market model by Theil and Sen",
      short: "Theil–Sen",
      formula: "β = median of the slopes between all pairs of days, α = median(r − β·r_m)",
      assumes: "Resists outliers of both the return and the index.",
      source: Publication(
        by: "Sen, Pranab Kumar",
        year: 1968,
        title: "Estimates of the Regression Coefficient Based on Kendall's Tau",
        journal: "Journal of the American Statistical Association",
        volume: "63(324)",
        pages: "1379–1389"
      )
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    let (x, y) = (points.x, points.y)
    var slopes: [Double] = []
    slopes.reserveCapacity(x.count * (x.count - 1) / 2)
    for first in x.indices {
      for second in (first + 1)..<max(x.count, first + 1) where x[second] != x[first] {
        slopes.append((y[second] - y[first]) / (x[second] - x[first]))
      }
    }
    let beta = Median.reordering(&slopes)
    let alpha = Median.of(x.indices.map { y[$0] - beta * x[$0] })
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: alpha, beta: beta, sums: points.sums)
    )
  }
}

extension ExpectedReturnModel where Self == TheilSenModel {
  /// The market model with a median slope.
  public static var theilSen: Self { TheilSenModel() }
}

/// The usable days of an estimation window as points, market return against return.
struct RegressionPoints: Sendable {
  let x: [Double]
  let y: [Double]
  let sums: SimpleRegression

  init(_ sample: EventSample) throws(EstimationError) {
    let returns = sample.estimationReturns()
    let market = sample.values(of: sample.market, at: sample.estimation)
    let usable = returns.indices.filter { returns[$0].isFinite && market[$0].isFinite }
    x = usable.map { market[$0] }
    y = usable.map { returns[$0] }
    sums = SimpleRegression(x: x[...], y: y[...])
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
  }
}

extension EventSample {
  /// The market's returns over the estimation window, some days later; NaN outside the axis.
  func marketOverEstimation(shiftedBy days: Int) -> [Double] {
    estimation.map { position in
      let shifted = position + days
      return market.indices.contains(market.startIndex + shifted)
        ? market[market.startIndex + shifted] : .nan
    }
  }
}
