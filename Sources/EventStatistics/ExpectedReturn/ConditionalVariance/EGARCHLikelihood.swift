#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The normal likelihood of a market model whose disturbances follow EGARCH(1,1).
///
/// `ln hₜ = ω + a(|zₜ₋₁| − √(2/π)) + γ zₜ₋₁ + b ln hₜ₋₁` with `z = e/√h`, `e = r − α − β r_m` and
/// `h₁ = mean(e²)`; a day without a return brings no news.
public struct EGARCHLikelihood: Sendable {
  /// The parameters of the model.
  public struct Parameters: Sendable, Hashable {
    /// The return per day and the market exposure.
    public var alpha, beta: Double
    /// The constant of the log variance.
    public var omega: Double
    /// The weight of the size of the last disturbance.
    public var arch: Double
    /// The weight of its sign: negative when bad news raise the variance more.
    public var leverage: Double
    /// The weight of the last log variance, between −1 and 1.
    public var garch: Double

    /// Creates parameters.
    public init(
      alpha: Double,
      beta: Double,
      omega: Double,
      arch: Double,
      leverage: Double,
      garch: Double
    ) {
      self.alpha = alpha
      self.beta = beta
      self.omega = omega
      self.arch = arch
      self.leverage = leverage
      self.garch = garch
    }
  }

  /// Returns of the security and the market; NaN where either is missing.
  let returns, market: [Double]

  /// `E|z|` of a standard normal number.
  private static let meanSize = (2 / Double.pi).squareRoot()
  private static let logTwoPi = log(2 * Double.pi)
  /// Log variances beyond this are no variances of returns; the likelihood ends there.
  private static let largestLog = 200.0

  /// Takes the returns of an estimation window.
  ///
  /// - Precondition: Both series have the same length.
  public init(returns: [Double], market: [Double]) {
    precondition(returns.count == market.count, "Returns must cover the same days")
    self.returns = zip(returns, market).map { $1.isFinite ? $0 : .nan }
    self.market = market
  }

  /// `−½ Σ (ln 2π + ln hₜ + zₜ²)`.
  public func logLikelihood(_ parameters: Parameters) -> Double {
    -negative(parameters).value
  }

  func residuals(_ parameters: Parameters) -> [Double] {
    zip(returns, market).map { $0 - parameters.alpha - parameters.beta * $1 }
  }

  /// The variance of the first day, `mean(e²)`.
  func firstVariance(_ parameters: Parameters) -> Double {
    let observed = residuals(parameters).filter(\.isFinite)
    return observed.reduce(0) { $0 + $1 * $1 } / Double(observed.count)
  }

  /// The variances of all days from a given first one on.
  func variances(_ parameters: Parameters, first: Double) -> [Double] {
    var level = log(first)
    return residuals(parameters).map { residual in
      let today = exp(level)
      let z = residual.isFinite ? residual / today.squareRoot() : 0
      let news = residual.isFinite ? abs(z) - Self.meanSize : 0
      level =
        parameters.omega + parameters.arch * news + parameters.leverage * z
        + parameters.garch * level
      return today
    }
  }

  /// The negative log-likelihood with its gradient, and the sum of outer products of the daily scores.
  ///
  /// The order of derivatives is alpha, beta, omega, arch, leverage, garch.
  func negative(
    _ parameters: Parameters,
    outerProducts: Bool = false
  ) -> (value: Double, gradient: [Double], outer: [[Double]]) {
    let width = 6
    var outer = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    let e = residuals(parameters)
    var (mean, meanX, count, squares) = (0.0, 0.0, 0.0, 0.0)
    for (residual, x) in zip(e, market) where residual.isFinite {
      squares += residual * residual
      mean += residual
      meanX += residual * x
      count += 1
    }
    let first = squares / count
    var level = log(first)
    var dLevel = SIMD8<Double>()
    dLevel[0] = -2 * mean / count / first
    dLevel[1] = -2 * meanX / count / first
    var value = 0.0
    var gradient = SIMD8<Double>()
    for (residual, x) in zip(e, market) {
      guard abs(level) < Self.largestLog else {
        return (.infinity, [Double](repeating: 0, count: width), outer)
      }
      var own = SIMD8<Double>()
      own[2] = 1
      own[5] = level
      var next = parameters.omega + parameters.garch * level
      var dNext = own + dLevel * parameters.garch
      if residual.isFinite {
        let root = exp(-level / 2)
        let z = residual * root
        value += (Self.logTwoPi + level + z * z) / 2
        var dz = dLevel * (-z / 2)
        dz[0] -= root
        dz[1] -= x * root
        let score = dLevel * 0.5 + dz * z
        gradient += score
        if outerProducts {
          for i in 0..<width { for j in 0..<width { outer[i][j] += score[i] * score[j] } }
        }
        let news = abs(z) - Self.meanSize
        next += parameters.arch * news + parameters.leverage * z
        dNext += dz * (parameters.arch * (z < 0 ? -1 : 1) + parameters.leverage)
        dNext[3] += news
        dNext[4] += z
      }
      level = next
      dLevel = dNext
    }
    return (value, (0..<width).map { gradient[$0] }, outer)
  }
}
