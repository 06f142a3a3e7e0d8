package import EventStatistics

/// An effect with its interval, the test that judges it, and what the test comes to.
package struct MeasuredEffect: Sendable, Hashable {
  /// Whether an effect is told from chance, at a level of significance.
  package enum Certainty: Sendable, Hashable {
    /// No test applies.
    case untested
    /// The p-value is at least twice the level.
    case noise
    /// The p-value is below twice the level.
    case weak
    /// The p-value is below the level.
    case beyondNoise
  }

  /// The effect, as a fraction.
  package let value: Double
  /// The lower end of its confidence interval, where it has one.
  package let lower: Double?
  /// The upper end of its confidence interval.
  package let upper: Double?
  /// What the interval takes for granted.
  package let basis: EffectInterval.Basis
  /// The identifier of the test; nothing where none applies.
  package let test: String?
  /// The p-value of the test.
  package let pValue: Double?
  /// How often chance alone gives as much.
  package let rarity: Rarity?
  /// Whether the effect is told from chance.
  package let certainty: Certainty

  /// Judges an effect.
  init(
    _ value: Double,
    interval: (lower: Double?, upper: Double?),
    basis: EffectInterval.Basis = .independent,
    test: (id: String, pValue: Double)?,
    level: Double
  ) {
    self.basis = basis
    self.value = value
    lower = interval.lower
    upper = interval.upper
    self.test = test?.id
    pValue = test?.pValue
    rarity = test.flatMap { Rarity($0.pValue) }
    certainty = Self.certainty(of: test?.pValue, level: level)
  }

  /// Returns what a p-value comes to at a level.
  static func certainty(of pValue: Double?, level: Double) -> Certainty {
    guard let pValue else { return .untested }
    return pValue < level ? .beyondNoise : pValue < 2 * level ? .weak : .noise
  }
}

extension MeasuredEffect {
  /// Measures one event over a window: its interval is that of its own residuals, `CAR ± t(1 − α/2; T − K) · S_CAR`,
  /// its test the sample-quantile test, or the t test where that does not apply.
  init?(
    _ car: CumulativeReturn,
    fit: ModelFit?,
    settings: MethodSettings
  ) {
    guard let value = car.car else { return nil }
    let reach = car.carStandardError.flatMap { error -> Double? in
      guard let freedom = fit?.degreesOfFreedom, freedom > 0 else { return nil }
      return NullDistribution.studentT(degreesOfFreedom: Double(freedom))
        .upperQuantile((1 - settings.confidence) / 2) * error
    }
    self.init(
      value,
      interval: (reach.map { value - $0 }, reach.map { value + $0 }),
      test: car.decisiveTest,
      level: settings.level
    )
  }

  /// Measures the average of a window by the test and in the interval that the sample supports best.
  init?(
    _ window: WindowResult,
    test: TestResult?,
    interval: EffectInterval,
    settings: MethodSettings
  ) {
    guard let value = window.caar else { return nil }
    self.init(
      value,
      interval: (interval.lower, interval.upper),
      basis: interval.basis,
      test: test.flatMap { test in test.pValue.map { (test.test.rawValue, $0) } },
      level: settings.level
    )
  }
}

extension CumulativeReturn {
  /// The test of this event alone that needs the least: the sample-quantile test, else the t test.
  package var decisiveTest: (id: String, pValue: Double)? {
    if let pValue = sq?.pValue { return (SingleEventMethod.sampleQuantile.rawValue, pValue) }
    return pValue.map { (SingleEventMethod.cumulativeAbnormalReturn.rawValue, $0) }
  }
}

extension ModelResult {
  /// The test that judges single events: the sample-quantile test where it was evaluated.
  package var ownTest: SingleEventMethod {
    cars.contains { $0.sq != nil } ? .sampleQuantile : .cumulativeAbnormalReturn
  }
}

extension MethodSettings {
  /// The level of significance that belongs to the confidence intervals, such as 0.05.
  package var level: Double { 1 - confidence }
}

/// A p-value as a count of ordinary days or studies.
package enum Rarity: Sendable, Hashable {
  /// Fewer than one of so many.
  case below(Int)
  /// So many of so many.
  case share(Int, of: Int)
  /// Nearly all of them.
  case nearlyAll

  /// The shares that are said as two small numbers.
  private static let large = [(1, 2), (2, 3), (3, 4), (4, 5), (9, 10)]

  /// Rounds a p-value: `1 of n` up to 0.4, with two digits from 100 on, and a simple fraction above.
  init?(_ pValue: Double) {
    guard pValue >= 0, pValue <= 1 else { return nil }
    switch pValue {
    case ..<0.001: self = .below(1000)
    case ...0.4:
      let count = (1 / pValue).rounded()
      self = .share(1, of: Int(count < 100 ? count : (count / 10).rounded() * 10))
    case 0.95...: self = .nearlyAll
    default:
      let nearest = Self.large.min {
        abs(Double($0.0) / Double($0.1) - pValue) < abs(Double($1.0) / Double($1.1) - pValue)
      }
      guard let nearest else { return nil }
      self = .share(nearest.0, of: nearest.1)
    }
  }
}
