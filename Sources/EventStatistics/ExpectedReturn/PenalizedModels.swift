#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The market model with every peer as a regressor of its own, whose coefficients are held down by a penalty.
///
/// `PenalizedRegression` has the objective, with the security's returns in units of their standard deviation *s* with
/// *T*, so that *λ* has no unit: `γⱼ` there is `γⱼ/s`. The penalty is the one of 100, from the smallest that leaves no peer down
/// to a share of it (0.0001, or 0.01 with as many peers as days), that predicts contiguous blocks of the
/// estimation window best from the other days; of equal ones the largest. Nothing looks at the event window.
///
/// *Error.* Residuals of a fit that was chosen among many are too small. The residuals of these models are therefore
/// the cross-validated ones, of each day from the fit without its block, so that ranks, signs and
/// quantiles compare an abnormal return with what is predicted like it. `σ² = Σe²/(T + 2)` and
/// `V = σ²(I + X_w(X'X)⁻¹X_w')` with the intercept and the market as *X*, whose errors the days of a window share: over the
/// estimation days the mean of *V* is that of e². The error of the peers' coefficients is part of e, and is
/// taken for independent from day to day, as their returns nearly are.
///
/// A peer needs a return on 98 % of the days of the estimation window on which security and market have one; days on
/// which such a peer has none are left out.
///
/// Sources: Baker & Gelbach (2020), Journal of Law, Finance, and Accounting 5(2), pp. 231–272; Friedman, Hastie &
/// Tibshirani (2010), Journal of Statistical Software 33(1), pp. 1–22; and for each penalty its own.
public struct PenalizedPeerModel: DescribedModel, Hashable {
  /// The form of the penalty.
  public enum Penalty: Sendable, Hashable {
    /// Squares: all peers stay, none large.
    case ridge
    /// Sizes: few peers stay.
    case lasso
    /// Both, with the share of sizes, between 0 and 1.
    case elasticNet(mix: Double)

    /// The share of sizes in the penalty, μ.
    var mix: Double {
      switch self {
      case .ridge: 0
      case .lasso: 1
      case .elasticNet(let mix): mix
      }
    }
  }

  /// The form of the penalty.
  public let penalty: Penalty
  /// The number of blocks of the estimation window that are predicted in turn.
  public let blocks: Int

  /// Creates a model.
  public init(_ penalty: Penalty, blocks: Int = 10) {
    self.penalty = penalty
    self.blocks = blocks
  }

  package var inputs: Set<ModelInput> { [.market, .peers] }

  private static let pathLength = 100
  /// The share of the estimation days that a peer needs a return on; days that one of them lacks are left out.
  private static let completeness = 0.98

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    guard !sample.peers.isEmpty else { throw .missingPeers }
    let returns = sample.estimationReturns()
    let market = sample.values(of: sample.market, at: sample.estimation)
    let known = returns.indices.filter { returns[$0].isFinite && market[$0].isFinite }
    let series = sample.peers.map { sample.values(of: $0.values, at: sample.estimation) }
    let complete = series.indices.filter { peer in
      let count = known.count { series[peer][$0].isFinite }
      return count > 0 && Double(count) >= Self.completeness * Double(known.count)
    }
    guard !complete.isEmpty else { throw .missingPeers }
    let usable = known.filter { day in complete.allSatisfy { series[$0][day].isFinite } }
    let required = max(2 * blocks, 4)
    guard usable.count >= required else {
      throw .tooFewObservations(required: required, available: usable.count)
    }
    let usedMarket = usable.map { market[$0] }
    let sums = SimpleRegression(x: usedMarket[...], y: usable.map { returns[$0] }[...])
    guard sums.isIdentified else { throw .constantMarketReturn }
    let unit = (sums.syy / Double(usable.count)).squareRoot()
    guard
      SampleMoments.isVariance(sums.syy, ofReturns: sums.count, mean: sums.meanY, spread: sums.syy)
    else { throw .noResidualVariance }
    let days = PenalizedDays(
      y: usable.map { returns[$0] / unit },
      market: usedMarket,
      peers: complete.map { peer in usable.map { series[peer][$0] } }
    )
    guard let whole = days.regression else { throw .constantMarketReturn }
    let path = path(of: whole, days: days.y.count)
    let errors = try errors(of: days, path: path)
    // Of equal ones the first, which is the largest penalty and the smallest model.
    var best = 0
    for place in path.indices where errors.squares[place] < errors.squares[best] { best = place }
    var coefficients = [Double](repeating: 0, count: whole.width)
    for lambda in path[...best] {
      try whole.solve(&coefficients, penalty: lambda, mix: penalty.mix)
    }
    whole.polish(&coefficients, penalty: path[best], mix: penalty.mix)
    let line = whole.line(coefficients).times(unit)
    let squares = errors.squares[best] * unit * unit
    guard
      SampleMoments.isVariance(squares, ofReturns: sums.count, mean: sums.meanY, spread: sums.syy)
    else { throw .noResidualVariance }
    var residuals = [Double](repeating: .nan, count: returns.count)
    for (day, error) in zip(usable, errors.residuals[best]) { residuals[day] = error * unit }
    let eventMarket = sample.values(of: sample.market, at: sample.event)
    let freedom = whole.freedom(coefficients, penalty: path[best], mix: penalty.mix)
    return FittedEvent(
      sample,
      coefficients: [
        Coefficient(term: "alpha", estimate: line.alpha, standardError: nil),
        Coefficient(term: "beta", estimate: line.beta, standardError: nil),
        Coefficient(term: "lambda", estimate: path[best], standardError: nil),
      ]
        + zip(complete, line.peers).filter { $0.1 != 0 }.map {
          Coefficient(term: sample.peers[$0].name, estimate: $1, standardError: nil)
        },
      residualVariance: squares / Double(usable.count + 2),
      rSquared: 1 - squares / sums.syy,
      observations: usable.count,
      parameters: min(2 + Int(freedom.rounded()), usable.count - 2),
      residuals: residuals,
      expected: expected(sample, line, complete, market: eventMarket),
      prediction: MarketLine(alpha: line.alpha, beta: line.beta, sums: sums)
        .predictionRows(eventMarket[...])
    )
  }

  /// The penalties that are tried, from the largest down, at equal ratios.
  private func path(of regression: PenalizedRegression, days: Int) -> [Double] {
    let largest = regression.largestPenalty(mix: penalty.mix)
    let least = days > regression.width ? 1e-4 : 1e-2
    return (0..<Self.pathLength).map {
      largest * pow(least, Double($0) / Double(Self.pathLength - 1))
    }
  }

  /// What every penalty does not predict of each day from the days outside its block.
  private func errors(
    of days: PenalizedDays,
    path: [Double]
  ) throws(EstimationError) -> (squares: [Double], residuals: [[Double]]) {
    var residuals = path.map { _ in [Double](repeating: .nan, count: days.y.count) }
    for block in HeldOutBlocks.parts(of: days.y.count, count: blocks) {
      guard let rest = days.without(block).regression else { throw .constantMarketReturn }
      var coefficients = [Double](repeating: 0, count: rest.width)
      for (place, lambda) in path.enumerated() {
        try rest.solve(&coefficients, penalty: lambda, mix: penalty.mix)
        let line = rest.line(coefficients)
        for day in block { residuals[place][day] = days.y[day] - days.expected(line, day) }
      }
    }
    return (residuals.map { $0.reduce(0) { $0 + $1 * $1 } }, residuals)
  }

  /// The expected returns of the event window; a peer without a coefficient may have no return there.
  private func expected(
    _ sample: EventSample,
    _ line: PenalizedRegression.Line,
    _ complete: [Int],
    market: [Double]
  ) -> [Double] {
    var expected = market.map { line.alpha + line.beta * $0 }
    for (peer, slope) in zip(complete, line.peers) where slope != 0 {
      let values = sample.values(of: sample.peers[peer].values, at: sample.event)
      for day in expected.indices { expected[day] += slope * values[day] }
    }
    return expected
  }
}

/// The days that a penalized model is estimated from.
private struct PenalizedDays {
  let y: [Double]
  let market: [Double]
  let peers: [[Double]]

  var regression: PenalizedRegression? { PenalizedRegression(y: y, market: market, peers: peers) }

  func without(_ block: Range<Int>) -> PenalizedDays {
    func rest(_ values: [Double]) -> [Double] {
      Array(values[..<block.lowerBound]) + values[block.upperBound...]
    }
    return PenalizedDays(y: rest(y), market: rest(market), peers: peers.map(rest))
  }

  func expected(_ line: PenalizedRegression.Line, _ day: Int) -> Double {
    var value = line.alpha + line.beta * market[day]
    for (peer, slope) in zip(peers, line.peers) where slope != 0 { value += slope * peer[day] }
    return value
  }
}

extension PenalizedPeerModel {
  package var definition: MethodDefinition {
    let assumes =
      "Stable links to peers that the event does not move; the penalty is chosen by predictions of blocks of the "
      + "estimation window, and σ and residuals are those of these predictions."
    return switch penalty {
    case .ridge:
      MethodDefinition(
        id: "ridge",
        name: "Ridge regression on peers",
        short: "Ridge",
        formula: "E[r] = α + β·r_m + Σ γ_j·x_j, least squares with a penalty λ/2·Σ(s_j·γ_j)²",
        assumes: assumes,
        source: Publication(
          by: "Hoerl, Arthur E. and Kennard, Robert W.",
          year: 1970,
          title: "Ridge Regression: Biased Estimation for Nonorthogonal Problems",
          journal: "Technometrics",
          volume: "12(1)",
          pages: "55–67"
        )
      )
    case .lasso:
      MethodDefinition(
        id: "lasso",
        name: "LASSO on peers",
        short: "LASSO",
        formula: "E[r] = α + β·r_m + Σ γ_j·x_j, least squares with a penalty λ·Σ|s_j·γ_j|",
        assumes: assumes,
        source: Publication(
          by: "Tibshirani, Robert",
          year: 1996,
          title: "Regression Shrinkage and Selection via the Lasso",
          journal: "Journal of the Royal Statistical Society, Series B",
          volume: "58(1)",
          pages: "267–288"
        )
      )
    case .elasticNet:
      MethodDefinition(
        id: "elastic_net",
        name: "Elastic net on peers",
        short: "Elastic net",
        formula:
          "E[r] = α + β·r_m + Σ γ_j·x_j, least squares with a penalty λ·Σ((1−μ)/2·(s_j·γ_j)² + μ·|s_j·γ_j|)",
        assumes: assumes,
        source: Publication(
          by: "Zou, Hui and Hastie, Trevor",
          year: 2005,
          title: "Regularization and Variable Selection via the Elastic Net",
          journal: "Journal of the Royal Statistical Society, Series B",
          volume: "67(2)",
          pages: "301–320"
        )
      )
    }
  }
}

extension ExpectedReturnModel where Self == PenalizedPeerModel {
  /// The market model with peers under a penalty of squares.
  public static var ridge: Self { PenalizedPeerModel(.ridge) }
  /// The market model with peers under a penalty of sizes.
  public static var lasso: Self { PenalizedPeerModel(.lasso) }
}
