/// Checks of the estimation residuals of one event.
///
/// Missing days are left out and the rest taken as consecutive. Moments divide by *n*.
public struct ResidualDiagnostics: Sendable, Hashable {
  /// `Σ(eₜ − eₜ₋₁)²/Σe²`, near 2 without autocorrelation; Durbin & Watson (1950).
  public let durbinWatson: Double
  /// The first autocorrelation of the residuals.
  public let autocorrelation: Double
  /// Autocorrelation up to ten lags, `n(n + 2) Σ ρₖ²/(n − k)`; Ljung & Box (1978).
  public let ljungBox: Statistic
  /// `m₃/m₂^{3/2}`, zero for a symmetric distribution.
  public let skewness: Double
  /// `m₄/m₂²`, three for a normal distribution.
  public let kurtosis: Double
  /// Normality by moments, `n/6 (S² + (K − 3)²/4)`; Jarque & Bera (1987).
  public let jarqueBera: Statistic
  /// Changing variance, *n R²* of squared residuals on five lags of themselves; Engle (1982).
  public let archLM: Statistic
  /// Normality by order statistics; nothing outside 3 to 5,000 residuals.
  public let shapiroWilk: ShapiroWilkTest?
  /// `z'z` of the event day: how far its market return is from those of the estimation window.
  public let eventDayLeverage: Double?
  /// The share of estimation returns that are exactly zero; many mean thin trading.
  public let zeroReturnShare: Double

  /// A statistic with its p-value.
  public struct Statistic: Sendable, Hashable, Codable {
    /// The value of the statistic.
    public let value: Double
    /// The probability, under the null, of a value at least as large.
    public let pValue: Double

    init(value: Double, chiSquared degreesOfFreedom: Int) {
      self.value = value
      pValue = NullDistribution.chiSquared(degreesOfFreedom: Double(degreesOfFreedom))
        .upperTail(value)
    }
  }

  private static let ljungBoxLags = 10
  private static let archLags = 5

  /// Checks one event.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - estimationReturns: The security's returns of the estimation window, for the share of zeros.
  /// - Throws: ``InferenceError`` for fewer than 17 residuals or residuals that do not vary.
  public init(_ event: FittedEvent, estimationReturns: [Double]) throws(InferenceError) {
    try self.init(
      event,
      zeroReturnShare: Self.zeroShare(of: estimationReturns[...], leavingOut: [])
    )
  }

  /// Checks one event whose share of zeros among the estimation returns is known.
  package init(_ event: FittedEvent, zeroReturnShare: Double) throws(InferenceError) {
    let e = event.residuals.filter(\.isFinite)
    // Six coefficients of the regression on lags, and as many residuals again.
    let required = 2 * (Self.archLags + 1) + Self.archLags
    guard e.count >= required else {
      throw .tooFewResiduals(required: required, available: e.count)
    }
    let moments = SampleMoments(e)
    guard moments.hasVariance else { throw .noVariance }
    let n = Double(e.count)
    let deviations = e.map { $0 - moments.mean }
    var changes = 0.0
    for index in 1..<e.count { changes += (e[index] - e[index - 1]) * (e[index] - e[index - 1]) }
    durbinWatson = changes / e.reduce(0) { $0 + $1 * $1 }
    let correlations = (1...Self.ljungBoxLags).map { lag in
      var sum = 0.0
      for index in lag..<e.count { sum += deviations[index] * deviations[index - lag] }
      return sum / moments.sumOfSquares
    }
    autocorrelation = correlations[0]
    let sum = correlations.enumerated().reduce(0) {
      $0 + $1.element * $1.element / (n - Double($1.offset + 1))
    }
    ljungBox = Statistic(value: n * (n + 2) * sum, chiSquared: Self.ljungBoxLags)
    let second = moments.sumOfSquares / n
    skewness = deviations.reduce(0) { $0 + $1 * $1 * $1 } / n / (second * second.squareRoot())
    kurtosis = deviations.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n / (second * second)
    let excess = kurtosis - 3
    jarqueBera = Statistic(
      value: n / 6 * (skewness * skewness + excess * excess / 4),
      chiSquared: 2
    )
    archLM = try Self.archLM(e)
    shapiroWilk = try? ShapiroWilkTest(e)
    eventDayLeverage = event.index(ofDay: 0).map { event.prediction.leverage(ofDay: $0) }
    self.zeroReturnShare = zeroReturnShare
  }

  /// Returns the share of returns that are exactly zero, NaN without any.
  ///
  /// - Parameters:
  ///   - returns: The returns, by their places.
  ///   - masked: The places that do not count.
  /// - Returns: A share between 0 and 1, or NaN.
  package static func zeroShare(
    of returns: ArraySlice<Double>,
    leavingOut masked: [Range<Int>]
  ) -> Double {
    var (zeros, count) = (0, 0)
    for place in returns.indices where returns[place].isFinite {
      if !masked.isEmpty, masked.contains(where: { $0.contains(place) }) { continue }
      count += 1
      if returns[place] == 0 { zeros += 1 }
    }
    return count == 0 ? .nan : Double(zeros) / Double(count)
  }

  private static func archLM(_ e: [Double]) throws(InferenceError) -> Statistic {
    let squares = e.map { $0 * $0 }
    let response = Array(squares[archLags...])
    let columns = (1...archLags).map { lag in
      Array(squares[(archLags - lag)..<(squares.count - lag)])
    }
    let constant = [Double](repeating: 1, count: response.count)
    let solution: LeastSquares
    do {
      solution = try LeastSquares(columns: [constant] + columns, y: response)
    } catch {
      throw .noVariance
    }
    let spread = SampleMoments(response).sumOfSquares
    guard spread > 0 else { throw .noVariance }
    return Statistic(
      value: Double(response.count) * (1 - solution.sumOfSquares / spread),
      chiSquared: archLags
    )
  }
}

extension ResidualDiagnostics {
  /// What a reader needs to know of the checks.
  package static let definitions: [MethodDefinition] = [
    MethodDefinition(
      id: "durbin_watson",
      name: "Durbin–Watson statistic",
      short: "Durbin–W.",
      formula: "Σ(e_t − e of the day before)² / Σe²_t",
      assumes: "Near 2 without autocorrelation, below 2 when residuals repeat their sign.",
      source: Publication(
        by: "Durbin, J. and Watson, G. S.",
        year: 1950,
        title: "Testing for Serial Correlation in Least Squares Regression: I",
        journal: "Biometrika",
        volume: "37(3/4)",
        pages: "409–428"
      )
    ),
    MethodDefinition(
      id: "autocorrelation",
      name: "First autocorrelation",
      short: "ρ(1)",
      formula: "correlation of e_t with the residual of the day before",
      assumes: "Thin trading makes it negative; slow news makes it positive."
    ),
    MethodDefinition(
      id: "ljung_box",
      name: "Ljung–Box test",
      short: "Ljung–Box",
      formula: "Q = n(n+2)·Σ ρ²_k/(n−k), ten lags",
      against: "χ²(10)",
      assumes: "A small p speaks for autocorrelation, which the tests of windows do not expect.",
      source: Publication(
        by: "Ljung, G. M. and Box, G. E. P.",
        year: 1978,
        title: "On a Measure of Lack of Fit in Time Series Models",
        journal: "Biometrika",
        volume: "65(2)",
        pages: "297–303"
      )
    ),
    MethodDefinition(
      id: "jarque_bera",
      name: "Jarque–Bera test",
      short: "Jarque–Bera",
      formula: "JB = n/6·(S² + (K−3)²/4), S = skewness, K = kurtosis",
      against: "χ²(2)",
      assumes: "A small p speaks against normal residuals; rank and sign tests do not need them.",
      source: Publication(
        by: "Jarque, Carlos M. and Bera, Anil K.",
        year: 1987,
        title: "A Test for Normality of Observations and Regression Residuals",
        journal: "International Statistical Review",
        volume: "55(2)",
        pages: "163–172"
      )
    ),
    MethodDefinition(
      id: "arch_lm",
      name: "ARCH test",
      short: "ARCH",
      formula: "n·R² of e² on five lags of itself",
      against: "χ²(5)",
      assumes: "A small p speaks for a variance that comes in waves; the garch model follows it.",
      source: Publication(
        by: "Engle, Robert F.",
        year: 1982,
        title:
          "Autoregressive Conditional Heteroscedasticity with Estimates of the Variance of United "
          + "Kingdom Inflation",
        journal: "Econometrica",
        volume: "50(4)",
        pages: "987–1007"
      )
    ),
    MethodDefinition(
      id: "shapiro_wilk",
      name: "Shapiro–Wilk test",
      short: "Shapiro–W.",
      formula: "W = (Σ a_i·e_i)² / Σ(e − ē)², e in rising order",
      against: "Royston's normal approximation",
      assumes: "A small p speaks against normal residuals.",
      source: Publication(
        by: "Royston, Patrick",
        year: 1995,
        title: "Remark AS R94: A Remark on Algorithm AS 181: The W-test for Normality",
        journal: "Applied Statistics",
        volume: "44(4)",
        pages: "547–551"
      )
    ),
    MethodDefinition(
      id: "event_day_leverage",
      name: "Leverage of day 0",
      short: "Leverage",
      formula: "xᵀ(XᵀX)⁻¹x, x = the regressors of day 0",
      assumes:
        "How far the market moved on day 0 against the estimation window; the larger, the less exact "
        + "the expected return.",
      source: Paper.campbellLoMacKinlay,
      at: "eq. 4.4.9"
    ),
    MethodDefinition(
      id: "zero_return_share",
      name: "Share of zero returns",
      short: "Zeros",
      formula: "share of estimation returns that are exactly zero",
      assumes: "Many zeros mean thin trading: see the trade-to-trade and Dimson market models.",
      source: Publication(
        by: "Lesmond, David A. and Ogden, Joseph P. and Trzcinka, Charles A.",
        year: 1999,
        title: "A New Estimate of Transaction Costs",
        journal: "Review of Financial Studies",
        volume: "12(5)",
        pages: "1113–1141"
      )
    ),
  ]
}
