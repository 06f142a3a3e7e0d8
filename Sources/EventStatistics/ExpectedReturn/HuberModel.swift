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
      source: "Huber (1981), Robust Statistics, section 7.8"
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
