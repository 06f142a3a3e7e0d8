#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The market model with the beta of Scholes and Williams, for stocks that trade thinly.
///
/// `β = (β₋₁ + β₀ + β₊₁)/(1 + 2ρ)` from three simple regressions on the lagged, current and leading
/// market return, *ρ* the first autocorrelation of the market; `α = r̄ − β r̄_m`, `σ² = SSR/(T − 2)`.
///
/// The market may be read one day outside the estimation window.
///
/// Source: Scholes & Williams (1977), *Estimating Betas from Nonsynchronous Data*, Journal of
/// Financial Economics 5(3), pp. 309–327.
public struct ScholesWilliamsModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "scholes_williams",
      name: "Scholes–Williams market model",
      short: "Scholes–W.",
      formula: "β = (β_lag + β_0 + β_lead)/(1 + 2ρ)",
      assumes:
        "Prices that lag the index by at most one day; ρ is the first autocorrelation of the index.",
      source: Publication(
        by: "Scholes, Myron and Williams, Joseph",
        year: 1977,
        title: "Estimating Betas from Nonsynchronous Data",
        journal: "Journal of Financial Economics",
        volume: "5(3)",
        pages: "309–327"
      )
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let returns = sample.estimationReturns()
    let current = sample.marketOverEstimation(shiftedBy: 0)
    let sums = SimpleRegression(x: current[...], y: returns[...])
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
    let lagged = sample.marketOverEstimation(shiftedBy: -1)
    let leading = sample.marketOverEstimation(shiftedBy: 1)
    let lag = SimpleRegression(x: lagged[...], y: returns[...])
    let lead = SimpleRegression(x: leading[...], y: returns[...])
    guard lag.isIdentified, lead.isIdentified else { throw .constantMarketReturn }
    // The autocorrelation over the days with a return of the security, as for the slopes.
    let present = zip(current, returns).map { $1.isFinite ? $0 : .nan }
    let auto = SimpleRegression(x: lagged[...], y: present[...])
    let rho = auto.sxy / (auto.sxx * auto.syy).squareRoot()
    let beta = (lag.slope + sums.slope + lead.slope) / (1 + 2 * rho)
    let line = MarketLine(alpha: sums.meanY - beta * sums.meanX, beta: beta, sums: sums)
    return try FittedEvent(
      sample,
      line: line,
      further: [
        Coefficient(term: "beta_lag1", estimate: lag.slope, standardError: nil),
        Coefficient(term: "beta_0", estimate: sums.slope, standardError: nil),
        Coefficient(term: "beta_lead1", estimate: lead.slope, standardError: nil),
        Coefficient(term: "rho_m", estimate: rho, standardError: nil),
      ]
    )
  }
}

extension ExpectedReturnModel where Self == ScholesWilliamsModel {
  /// The market model for nonsynchronous trading.
  public static var scholesWilliams: Self { ScholesWilliamsModel() }
}

/// The market model with Dimson's aggregated beta, for stocks that trade thinly.
///
/// `β = Σ β_k` of one regression of the return on leading, current and lagged market returns;
/// `α = r̄ − β r̄_m`, `σ² = SSR/(T − 2)` of the line.
///
/// The market may be read outside the estimation window by as many days as there are leads and lags.
///
/// Source: Dimson (1979), *Risk Measurement when Shares Are Subject to Infrequent Trading*, Journal of
/// Financial Economics 7(2), pp. 197–226.
public struct DimsonModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "dimson",
      name: "Dimson market model",
      short: "Dimson",
      formula: "β = Σ β_k over leads and lags of r_m in one regression",
      assumes: "Thin trading that the chosen leads and lags cover.",
      source: Publication(
        by: "Dimson, Elroy",
        year: 1979,
        title: "Risk Measurement when Shares Are Subject to Infrequent Trading",
        journal: "Journal of Financial Economics",
        volume: "7(2)",
        pages: "197–226"
      )
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// The number of leading market returns, not negative.
  public let leads: Int
  /// The number of lagged market returns, not negative.
  public let lags: Int

  /// Creates the model.
  public init(leads: Int = 1, lags: Int = 1) {
    precondition(leads >= 0 && lags >= 0, "Leads and lags are counts")
    self.leads = leads
    self.lags = lags
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let returns = sample.estimationReturns()
    guard lags < returns.count, leads < returns.count else {
      throw .tooFewObservations(required: max(lags, leads), available: returns.count)
    }
    let shifts = Array(-lags...leads)
    let series = shifts.map { sample.marketOverEstimation(shiftedBy: $0) }
    let usable = returns.indices.filter { day in
      returns[day].isFinite && series.allSatisfy { $0[day].isFinite }
    }
    guard usable.count > shifts.count + 1 else {
      throw .tooFewObservations(required: shifts.count + 2, available: usable.count)
    }
    let design =
      [[Double](repeating: 1, count: usable.count)]
      + series.map { column in usable.map { column[$0] } }
    let solution: LeastSquares
    do {
      solution = try LeastSquares(columns: design, y: usable.map { returns[$0] })
    } catch {
      throw .constantMarketReturn
    }
    let beta = solution.coefficients.dropFirst().reduce(0, +)
    let sums = SimpleRegression(x: series[lags][...], y: returns[...])
    let line = MarketLine(alpha: sums.meanY - beta * sums.meanX, beta: beta, sums: sums)
    var further = zip(shifts, solution.coefficients.dropFirst()).map { shift, slope in
      let term =
        shift == 0 ? "beta_0" : shift < 0 ? "beta_lag\(-shift)" : "beta_lead\(shift)"
      return Coefficient(term: term, estimate: slope, standardError: nil)
    }
    further.append(
      Coefficient(term: "intercept", estimate: solution.coefficients[0], standardError: nil)
    )
    return try FittedEvent(sample, line: line, further: further)
  }
}

extension ExpectedReturnModel where Self == DimsonModel {
  /// The market model with one lead and one lag.
  public static var dimson: Self { DimsonModel() }
}

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
      source: Publication(
        by: "Maynes, Elizabeth and Rumsey, John",
        year: 1993,
        title: "Conducting Event Studies with Thinly Traded Stocks",
        journal: "Journal of Banking & Finance",
        volume: "17(1)",
        pages: "145–157"
      )
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
    let moments = SampleMoments(y)
    let spread = moments.sumOfSquares
    guard
      SampleMoments.isVariance(ssr, ofReturns: moments.count, mean: moments.mean, spread: spread)
    else { throw .noResidualVariance }
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
