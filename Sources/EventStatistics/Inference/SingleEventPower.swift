/// What a test of one event can see: the moves that it finds and those that it misses.
///
/// The residuals of the estimation window say it themselves, without a normal distribution. A move of *δ* is put
/// on every sum of *L* residuals that follow each other, as a window of *L* days has it, and the share of sums
/// that the test then calls a rise (or a fall) is its power. The limits of the two-sided test are
///
/// - `car_t`: `± t(1 − α/2; T − K) S_CAR`;
/// - `sq`: the order statistics of the sums beyond which `2 (g + 1)/(n + 1) < α`;
/// - `car_permutation`: the same, by absolute value, of all or of drawn sums of *L* residuals without replacement.
///   Exact for one day; for several days approximate, because the test divides each sum by the deviation of the
///   days that are left.
///
/// A one-sided test has one limit, with the whole of α on its side, and sees nothing on the other.
///
/// The smallest detectable move is the one from which the power is at least 80 %. Where each day has a variance of
/// its own, the residuals are brought to that of the window.
///
/// Source: the definition of power; that single events need large moves is shown by Brav & Heaton (2015), *Event
/// Studies in Securities Litigation: Low Power, Confounding Effects, and Bias*, Washington University Law Review.
public struct SingleEventPower: Sendable, Hashable {
  /// The direction of a move.
  public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
    case rise, fall
  }

  /// The test.
  public let method: SingleEventMethod
  /// The level of the test.
  public let level: Double
  /// The directions in which the test looks.
  public let directions: [Direction]
  /// The cumulative abnormal return below which the test finds a fall, as a fraction; `-∞` where it looks for
  /// rises alone.
  public let lowerLimit: Double
  /// The cumulative abnormal return above which the test finds a rise, as a fraction; `∞` where it looks for
  /// falls alone.
  public let upperLimit: Double
  /// The sums of residuals, ascending.
  private let sums: [Double]

  /// The tests whose power is told: of the others the limit differs from day to day with the variance.
  public static let methods: [SingleEventMethod] = [
    .cumulativeAbnormalReturn, .sampleQuantile, .permutation,
  ]
  /// The power at which a move counts as detectable.
  public static let target = 0.8
  /// The moves whose chance to be missed is told, as fractions.
  public static let moves = [0.01, 0.02, 0.05]

  /// Finds the limits of a test on one window.
  ///
  /// - Parameters:
  ///   - method: One of ``methods``.
  ///   - event: The fitted event.
  ///   - window: Days relative to the event.
  ///   - level: The level of the test, between 0 and 1.
  ///   - alternative: The directions in which the test looks.
  ///   - options: The conventions of the t test, and the draws of the permutation test with their seed.
  /// - Throws: ``InferenceError`` when the window has no abnormal return, or too few residuals for the level.
  public init(
    _ method: SingleEventMethod,
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    level: Double,
    alternative: Alternative = .twoSided,
    options: InferenceOptions = InferenceOptions()
  ) throws(InferenceError) {
    guard let sum = event.cumulative(window) else { throw .noAbnormalReturn }
    let days = sum.observedDays
    let scale = (event.disturbanceVariance(of: window) / Double(days)).squareRoot()
    let sums = event.residualSums(ofDays: days).map { $0 * scale }.sorted()
    guard !sums.isEmpty else { throw .tooFewResiduals(required: days, available: 0) }
    self.method = method
    self.level = level
    self.sums = sums
    directions = Direction.allCases.filter { $0.isSought(by: alternative) }
    let share = level / Double(directions.count)
    let limits: (fall: Double, rise: Double)
    switch method {
    case .permutation:
      let drawn = try Self.permuted(event, days: days, options: options)
      if alternative == .twoSided {
        let size = try Self.limit(drawn.map(abs).sorted(), share: level) * scale
        limits = (-size, size)
      } else {
        limits = try Self.limits(drawn.map { $0 * scale }.sorted(), share: share)
      }
    case .sampleQuantile, .movingVarianceQuantile, .garchQuantile, .parkinsonQuantile,
      .garmanKlassQuantile:
      limits = try Self.limits(sums, share: share)
    case .abnormalReturn, .cumulativeAbnormalReturn:
      let freedom = event.degreesOfFreedom
      guard freedom > 0 else { throw .tooFewDegreesOfFreedom(required: 1, available: freedom) }
      let reach =
        NullDistribution.studentT(degreesOfFreedom: Double(freedom)).upperQuantile(share)
        * event.standardError(of: sum, options.conventions)
      limits = (-reach, reach)
    }
    lowerLimit = Direction.fall.isSought(by: alternative) ? limits.fall : -.infinity
    upperLimit = Direction.rise.isSought(by: alternative) ? limits.rise : .infinity
  }

  /// Returns the chance to find a move.
  ///
  /// - Parameters:
  ///   - move: Its size, not negative, as a fraction.
  ///   - direction: Its direction.
  /// - Returns: The share of sums of residuals that the test calls a move in this direction once it is added.
  public func power(ofMove move: Double, _ direction: Direction) -> Double {
    Double(found(move, direction)) / Double(sums.count)
  }

  /// Returns the smallest move that the test finds with a power of at least 80 %, as a fraction; infinite for a
  /// direction in which it does not look.
  public func smallestDetectable(_ direction: Direction) -> Double {
    let needed = Int((Self.target * Double(sums.count) - 1e-9).rounded(.up))
    return switch direction {
    case .rise: max(0, upperLimit - sums[sums.count - needed])
    case .fall: max(0, sums[needed - 1] - lowerLimit)
    }
  }

  /// The largest of the smallest detectable moves of all directions, below which the design sees nothing.
  public var smallestDetectable: Double {
    directions.map { smallestDetectable($0) }.max() ?? .infinity
  }

  /// Returns how many times as likely a move makes what the test said as no move does.
  ///
  /// The test said either that there is a move in a direction, or not:
  /// `(1 + number of sums with the move that give the same answer)/(1 + number of sums without it)`.
  ///
  /// - Parameters:
  ///   - move: The size of the move, not negative, as a fraction.
  ///   - direction: Its direction, one of ``directions``.
  ///   - isFound: Whether the test of the event found a move in this direction.
  /// - Returns: Above 1 where the answer speaks for the move, below 1 where it speaks against it.
  public func likelihoodRatio(
    ofMove move: Double,
    _ direction: Direction,
    isFound: Bool
  ) -> Double {
    let (with, without) = (found(move, direction), found(0, direction))
    return isFound
      ? Double(1 + with) / Double(1 + without)
      : Double(1 + sums.count - with) / Double(1 + sums.count - without)
  }

  private func found(_ move: Double, _ direction: Direction) -> Int {
    switch direction {
    case .rise: sums.count { $0 + move > upperLimit }
    case .fall: sums.count { $0 - move < lowerLimit }
    }
  }

  /// The values beyond which so few of the values lie on either side that `(g + 1)/(n + 1)` is below a share.
  private static func limits(
    _ ascending: [Double],
    share: Double
  ) throws(InferenceError) -> (fall: Double, rise: Double) {
    let rise = try limit(ascending, share: share)
    return (-(try limit(ascending.reversed().map { -$0 }, share: share)), rise)
  }

  /// The value beyond which so few of the values lie that `(g + 1)/(n + 1)` is below a share.
  private static func limit(
    _ ascending: [Double],
    share: Double
  ) throws(InferenceError) -> Double {
    let allowed = min(
      Int((share * Double(ascending.count + 1) - 1e-9).rounded(.up)) - 2,
      ascending.count - 1
    )
    guard allowed >= 0 else {
      throw .tooFewResiduals(
        required: Int(exactly: (1 / share + 1e-9).rounded(.down)) ?? .max,
        available: ascending.count
      )
    }
    return ascending[ascending.count - 1 - allowed]
  }

  /// Sums of residuals drawn without replacement.
  private static func permuted(
    _ event: FittedEvent,
    days: Int,
    options: InferenceOptions
  ) throws(InferenceError) -> [Double] {
    let known = event.residuals.filter(\.isFinite)
    guard known.count > days else {
      throw .tooFewResiduals(required: days + 1, available: known.count)
    }
    let pool = PermutationPool(values: known, windowDays: days, degreesOfFreedom: 1)
    if pool.arrangements(upTo: PermutationDraws.exactLimit) != nil {
      return pool.allParts.map(\.sum)
    }
    var arrangements = RandomArrangements([pool], random: CounterRandom(seed: options.seed))
    return (0..<options.draws).map { arrangements.part($0).sum }
  }
}

extension SingleEventPower.Direction {
  /// Whether a test looks in the direction.
  package func isSought(by alternative: Alternative) -> Bool {
    switch (alternative, self) {
    case (.twoSided, _), (.greater, .rise), (.less, .fall): true
    case (.greater, .fall), (.less, .rise): false
    }
  }
}
