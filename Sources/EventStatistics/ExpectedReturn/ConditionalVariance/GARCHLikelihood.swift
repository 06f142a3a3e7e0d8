#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The normal likelihood of a market model whose disturbances follow GARCH(1,1).
///
/// `hₜ = ω + a e²ₜ₋₁ + b hₜ₋₁` with `e = r − α − β r_m` and `h₁ = mean(e²)`; on a day without a return
/// `e²` takes its expectation *h*.
public struct GARCHLikelihood: Sendable {
  /// The parameters of the model.
  public struct Parameters: Sendable, Hashable {
    /// The return per day and the market exposure.
    public var alpha, beta: Double
    /// The constant of the variance, in squared return units.
    public var omega: Double
    /// The weight of the last squared disturbance, not negative.
    public var arch: Double
    /// The weight of the last variance, not negative; with ``arch`` at most one.
    public var garch: Double

    /// Creates parameters.
    public init(alpha: Double, beta: Double, omega: Double, arch: Double, garch: Double) {
      self.alpha = alpha
      self.beta = beta
      self.omega = omega
      self.arch = arch
      self.garch = garch
    }
  }

  /// Returns of the security and the market; NaN where either is missing.
  let returns, market: [Double]
  let observations: Int

  /// Takes the returns of an estimation window.
  ///
  /// - Precondition: Both series have the same length.
  public init(returns: [Double], market: [Double]) {
    precondition(returns.count == market.count, "Returns must cover the same days")
    self.returns = zip(returns, market).map { $1.isFinite ? $0 : .nan }
    self.market = market
    observations = self.returns.lazy.filter(\.isFinite).count
  }

  /// `−½ Σ (ln 2π + ln hₜ + eₜ²/hₜ)`.
  public func logLikelihood(_ parameters: Parameters) -> Double {
    -negative(parameters).value
  }

  /// The variance of the first day, `mean(e²)`.
  func firstVariance(_ parameters: Parameters) -> Double {
    let observed = residuals(parameters).filter(\.isFinite)
    return observed.reduce(0) { $0 + $1 * $1 } / Double(observed.count)
  }

  /// The variances of all days from a given first one on.
  func variances(_ parameters: Parameters, first: Double) -> [Double] {
    var variance = first
    return residuals(parameters).map { residual in
      let today = variance
      let square = residual.isFinite ? residual * residual : variance
      variance = parameters.omega + parameters.arch * square + parameters.garch * variance
      return today
    }
  }

  func residuals(_ parameters: Parameters) -> [Double] {
    zip(returns, market).map { $0 - parameters.alpha - parameters.beta * $1 }
  }

  /// The negative log-likelihood with its gradient, and the sum of outer products of the daily scores.
  ///
  /// The order of derivatives is alpha, beta, omega, arch, garch.
  func negative(
    _ parameters: Parameters,
    outerProducts: Bool = false
  ) -> (value: Double, gradient: [Double], outer: [[Double]]) {
    let e = residuals(parameters)
    let n = Double(observations)
    var (mean, meanX, square) = (0.0, 0.0, 0.0)
    for (residual, x) in zip(e, market) where residual.isFinite {
      square += residual * residual / n
      mean += residual / n
      meanX += residual * x / n
    }
    var h = square
    var dh = SIMD8<Double>(-2 * mean, -2 * meanX, 0, 0, 0, 0, 0, 0)
    var value = 0.0
    var gradient = SIMD8<Double>()
    var outer = [[Double]](repeating: [0, 0, 0, 0, 0], count: 5)
    for (residual, x) in zip(e, market) {
      var squared = h
      var dSquared = dh
      if residual.isFinite {
        guard h > 0 else { return (.infinity, [0, 0, 0, 0, 0], outer) }
        let ratio = residual * residual / h
        value += (log(2 * .pi) + log(h) + ratio) / 2
        let de = SIMD8<Double>(-1, -x, 0, 0, 0, 0, 0, 0)
        let score = dh * ((1 - ratio) / (2 * h)) + de * (residual / h)
        gradient += score
        if outerProducts {
          for i in 0..<5 { for j in 0..<5 { outer[i][j] += score[i] * score[j] } }
        }
        squared = residual * residual
        dSquared = de * (2 * residual)
      }
      let own = SIMD8<Double>(0, 0, 1, squared, h, 0, 0, 0)
      dh = own + dSquared * parameters.arch + dh * parameters.garch
      h = parameters.omega + parameters.arch * squared + parameters.garch * h
    }
    return (value, (0..<5).map { gradient[$0] }, outer)
  }
}
