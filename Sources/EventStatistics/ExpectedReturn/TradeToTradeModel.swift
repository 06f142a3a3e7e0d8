#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The market model on returns from trade to trade, for stocks that often do not trade.
///
/// A return over the *n* days between two trades has *n* times the variance:
/// `r/√n = α√n + β r_m/√n + ε`, with the market's return over the same days; `σ² = SSR/(T − 2)`.
/// Returns are logarithmic, because they add up over days. A return belongs to the day on which it
/// ends; `Var(AR) = σ²(n + x'(X'X)⁻¹x)` with `x = (n, r_m)`.
///
/// *α* is a return per day: the regressor is √n. A program that uses 1/√n instead estimates a return
/// per trade.
///
/// Source: Maynes & Rumsey (1993), *Conducting Event Studies with Thinly Traded Stocks*, Journal of
/// Banking & Finance 17(1), pp. 145–157.
public struct TradeToTradeModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "trade_to_trade",
      name: "Trade-to-trade market model",
      short: "Trade-to-tr.",
      formula: "r/√n = α·√n + β·r_m/√n over the n days between two trades",
      assumes: "Logarithmic returns whose variance grows with the days between trades.",
      source: "Maynes & Rumsey (1993), Journal of Banking & Finance 17(1), pp. 145–157"
    )
  }
  package var inputs: Set<ModelInput> { [.market, .prices] }

  /// Creates the model.
  public init() {}

  /// The return between two successive trades.
  private struct Interval {
    let position: Int
    let days: Double
    let security: Double
    let market: Double
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    guard let prices = sample.prices else { throw .missingPrices }
    let intervals = Self.intervals(prices)
    let used = intervals.filter { interval in
      sample.estimation.contains(interval.position)
        && !sample.masked.contains { $0.contains(interval.position) }
    }
    guard used.count >= 3 else { throw .tooFewObservations(required: 3, available: used.count) }
    let roots = used.map { $0.days.squareRoot() }
    let y = zip(used, roots).map { $0.security / $1 }
    let solution: LeastSquares
    do {
      solution = try LeastSquares(
        columns: [roots, zip(used, roots).map { $0.market / $1 }],
        y: y
      )
    } catch {
      throw .constantMarketReturn
    }
    let ssr = solution.sumOfSquares
    let spread = SampleMoments(y).sumOfSquares
    guard ssr > spread * SampleMoments.roundingVariance else { throw .noResidualVariance }
    var residuals = [Double](repeating: .nan, count: sample.estimation.count)
    for (interval, residual) in zip(used, solution.residuals) {
      residuals[interval.position - sample.estimation.lowerBound] = residual
    }
    let variance = ssr / Double(used.count - 2)
    let gram = solution.inverseGram
    let coefficients = zip(["alpha", "beta"], [0, 1]).map { term, index in
      Coefficient(
        term: term,
        estimate: solution.coefficients[index],
        standardError: (variance * gram[index][index]).squareRoot()
      )
    }
    return event(
      sample,
      intervals.filter { sample.event.contains($0.position) },
      solution,
      coefficients: coefficients,
      variance: variance,
      rSquared: 1 - ssr / spread,
      residuals: residuals
    )
  }

  private func event(
    _ sample: EventSample,
    _ intervals: [Interval],
    _ solution: LeastSquares,
    coefficients: [Coefficient],
    variance: Double,
    rSquared: Double,
    residuals: [Double]
  ) -> FittedEvent {
    let missing = [Double](repeating: .nan, count: sample.event.count)
    var (returns, market, expected, scale) = (missing, missing, missing, missing)
    var rows = [Double](repeating: 0, count: 2 * sample.event.count)
    for interval in intervals {
      let day = interval.position - sample.event.lowerBound
      returns[day] = interval.security
      market[day] = interval.market
      expected[day] =
        solution.coefficients[0] * interval.days + solution.coefficients[1] * interval.market
      scale[day] = interval.days
      let row = solution.whitened([interval.days, interval.market])
      rows[2 * day] = row[0]
      rows[2 * day + 1] = row[1]
    }
    return FittedEvent(
      sample,
      coefficients: coefficients,
      residualVariance: variance,
      rSquared: rSquared,
      observations: residuals.lazy.filter(\.isFinite).count,
      parameters: 2,
      residuals: residuals,
      expected: expected,
      prediction: PredictionRows(width: 2, values: rows),
      returns: returns,
      market: market,
      disturbanceScale: scale,
      returnKind: .log
    )
  }

  private static func intervals(_ prices: EventSample.PricePair) -> [Interval] {
    var intervals: [Interval] = []
    var last: (position: Int, security: Double, market: Double)?
    for (position, pair) in zip(prices.security, prices.market).enumerated() {
      guard pair.0 > 0, pair.0.isFinite, pair.1 > 0, pair.1.isFinite else { continue }
      let logs = (security: log(pair.0), market: log(pair.1))
      if let last {
        intervals.append(
          Interval(
            position: position,
            days: Double(position - last.position),
            security: logs.security - last.security,
            market: logs.market - last.market
          )
        )
      }
      last = (position, logs.security, logs.market)
    }
    return intervals
  }
}

extension ExpectedReturnModel where Self == TradeToTradeModel {
  /// The market model on returns from trade to trade.
  public static var tradeToTrade: Self { TradeToTradeModel() }
}
