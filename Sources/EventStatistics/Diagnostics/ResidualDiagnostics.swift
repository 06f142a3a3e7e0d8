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
    let observed = estimationReturns.filter(\.isFinite)
    zeroReturnShare =
      observed.isEmpty
      ? .nan : Double(observed.count { $0 == 0 }) / Double(observed.count)
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
