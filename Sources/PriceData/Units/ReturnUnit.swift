internal import CivilTime

/// The unit of returns in a file.
public enum ReturnUnit: String, Sendable, Hashable, CaseIterable, Codable {
  /// 0.01 is one percent.
  case fractions
  /// 1 is one percent.
  case percent
}

/// What the risk-free column of a factor file holds.
public enum RiskFreeUnit: String, Sendable, Hashable, CaseIterable, Codable {
  /// The return of each day or period, as a fraction.
  case fractions
  /// The return of each day or period, in percent.
  case percent
  /// A rate a year, as a fraction.
  case annualFractions = "annual_fractions"
  /// A rate a year, in percent.
  case annualPercent = "annual_percent"

  /// Returns what the values are divided by, one number after the other.
  func divisors(_ frequency: Frequency) -> [Double] {
    switch self {
    case .fractions: []
    case .percent: [100]
    case .annualFractions: [frequency.periodsPerYear]
    case .annualPercent: [100, frequency.periodsPerYear]
    }
  }
}

/// How large returns are as fractions and in percent, so that their size tells the unit.
///
/// Between the two bounds either unit is possible, and nobody but the user can tell.
struct UnitBounds: Sendable, Hashable {
  /// Up to this size returns are fractions.
  let mostAsFractions: Double
  /// From this size on they are in percent.
  let leastAsPercent: Double

  /// Single securities: no share has a usual day of 30 %, and few have one of 0.05 %.
  static let security = UnitBounds(mostAsFractions: 0.05, leastAsPercent: 0.3)
  /// Indices and factors, which move less.
  static let index = UnitBounds(mostAsFractions: 0.03, leastAsPercent: 0.1)

  /// Returns the bounds for the returns of longer periods, which are larger by the root of the time.
  func scaled(to frequency: Frequency) -> UnitBounds {
    let root = (Frequency.daily.periodsPerYear / frequency.periodsPerYear).squareRoot()
    return UnitBounds(
      mostAsFractions: mostAsFractions * root,
      leastAsPercent: leastAsPercent * root
    )
  }

  /// Returns the unit that a size tells; nothing where it does not.
  func unit(_ size: Double) -> ReturnUnit? {
    size <= mostAsFractions ? .fractions : size >= leastAsPercent ? .percent : nil
  }
}

/// The usual size of the returns of one series.
struct ReturnSize {
  /// The standard deviation that a normal series with the same median of absolute values has.
  ///
  /// One wrong number among hundreds does not move it. Days without a move are left out.
  ///
  /// Source: Rousseeuw & Croux (1993), *Alternatives to the Median Absolute Deviation*, Journal of the
  /// American Statistical Association 88, pp. 1273-1283: 1.4826 times the median.
  let value: Double
  /// Whether nearly all values have one sign, as levels and rates have and returns have not.
  let isOneSided: Bool

  /// The fewest returns whose size says something.
  private static let fewest = 20

  /// Measures a series; nothing where it is too short.
  init?(_ returns: some Sequence<Double>) {
    let moves = returns.filter { $0.isFinite && $0 != 0 }
    guard moves.count >= Self.fewest else { return nil }
    value = 1.4826 * moves.map(abs).sorted()[moves.count / 2]
    let rises = moves.count { $0 > 0 }
    isOneSided = max(rises, moves.count - rises) * 50 >= moves.count * 49
  }
}
