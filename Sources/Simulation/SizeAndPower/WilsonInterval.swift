internal import EventStatistics

/// Wilson's score interval of a probability, from counted successes.
///
/// `(p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²))/(1 + z²/n)`
///
/// It stays inside 0 to 1 and has a width where nothing or everything was counted, unlike
/// `p̂ ± z √(p̂(1 − p̂)/n)`.
///
/// Source: Wilson (1927), *Probable Inference, the Law of Succession, and Statistical Inference*,
/// Journal of the American Statistical Association 22(158), pp. 209–212.
struct WilsonInterval: Sendable, Hashable {
  let lower: Double
  let upper: Double

  /// Computes the interval.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - confidence: The coverage, between 0 and 1.
  init(successes: Int, trials: Int, confidence: Double) {
    precondition(trials >= 1 && (0...trials).contains(successes), "A rate needs trials")
    let z = NullDistribution.standardNormal.upperQuantile((1 - confidence) / 2)
    let n = Double(trials)
    let p = Double(successes) / n
    let scale = 1 + z * z / n
    let center = (p + z * z / (2 * n)) / scale
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
    // Rounding must not move a bound past the end that it reaches exactly.
    lower = successes == 0 ? 0 : max(0, center - reach)
    upper = successes == trials ? 1 : min(1, center + reach)
  }
}
