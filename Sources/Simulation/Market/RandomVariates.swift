internal import EventStatistics

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Random numbers of the usual distributions, made from pairs of uniform ones.
enum RandomVariates {
  /// Returns two independent standard normal numbers.
  ///
  /// Source: Box & Muller (1958), *A Note on the Generation of Random Normal Deviates*,
  /// Annals of Mathematical Statistics 29(2), pp. 610-611.
  static func normals(_ uniforms: (Double, Double)) -> (Double, Double) {
    let radius = (-2 * log(uniforms.0)).squareRoot()
    let angle = 2 * Double.pi * uniforms.1
    return (radius * cos(angle), radius * sin(angle))
  }

  /// Returns a number of Student's t distribution, scaled to a variance of 1.
  ///
  /// `sqrt(nu (U^(-2/nu) - 1)) cos(2 pi V) sqrt((nu - 2)/nu)`
  ///
  /// Source: Bailey (1994), *Polar Generation of Random Variates with the t-Distribution*,
  /// Mathematics of Computation 62(206), pp. 779-781.
  ///
  /// - Parameters:
  ///   - uniforms: Two independent uniform numbers U and V.
  ///   - degreesOfFreedom: More than 2, so that the variance exists.
  /// - Returns: A number with mean 0 and variance 1.
  static func standardizedStudentT(
    _ uniforms: (Double, Double),
    degreesOfFreedom: Double
  ) -> Double {
    let radius = (degreesOfFreedom * (pow(uniforms.0, -2 / degreesOfFreedom) - 1)).squareRoot()
    let scale = ((degreesOfFreedom - 2) / degreesOfFreedom).squareRoot()
    return radius * cos(2 * Double.pi * uniforms.1) * scale
  }

  /// Returns an exponentially distributed number with mean 1.
  static func exponential(_ uniform: Double) -> Double { -log(uniform) }

  /// Returns a number between two bounds whose logarithm is uniformly distributed.
  static func logUniform(_ uniform: Double, in range: ClosedRange<Double>) -> Double {
    range.lowerBound * pow(range.upperBound / range.lowerBound, uniform)
  }

  /// Returns a number uniformly distributed between two bounds.
  static func uniform(_ uniform: Double, in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform
  }

  /// Returns the exponential function of a normal number times a spread.
  static func logNormal(_ normal: Double, spread: Double) -> Double { exp(normal * spread) }
}

/// The random numbers of a simulated market, a function of the seed and of what they are for.
///
/// There is no state: the number of a company on a day does not depend on how many other numbers
/// were drawn, so more companies, other days or another order leave it as it is.
struct MarketRandom: Sendable {
  private let random: CounterRandom

  init(seed: UInt64) {
    random = CounterRandom(seed: seed)
  }

  /// Draws two independent uniform numbers strictly between 0 and 1, with 52 random bits each.
  ///
  /// - Parameters:
  ///   - stream: What the numbers are for.
  ///   - entity: The number of the company, or 0.
  ///   - position: The number of the day or of the event.
  ///   - block: Distinguishes several pairs for one purpose.
  /// - Returns: The same pair for the same seed and arguments, on every machine.
  func uniforms(
    _ stream: SimulationStream.Market,
    entity: UInt32 = 0,
    position: Int32 = 0,
    block: UInt32 = 0
  ) -> (Double, Double) {
    let pair = random.uniforms(
      stream: UInt64(stream.rawValue) << 32 | UInt64(entity),
      index: UInt64(UInt32(bitPattern: position)) << 32 | UInt64(block)
    )
    return (pair.first, pair.second)
  }
}
