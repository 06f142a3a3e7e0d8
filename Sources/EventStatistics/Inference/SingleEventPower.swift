/// What a test of one event can see: the moves that it finds and those that it misses.
///
/// The residuals of the estimation window say it themselves, without a normal distribution. A move of *δ* is put
/// on every sum of *L* residuals that follow each other, as a window of *L* days has it, and the share of sums
/// that the test then calls a rise (or a fall) is its power. The limits of the test are
///
/// - `car_t`: `± t(1 − α/2; T − K) S_CAR`;
/// - `sq`: the order statistics of the sums beyond which `2 (g + 1)/(n + 1) ≤ α`;
/// - `car_permutation`: the same, by absolute value, of all or of drawn sums of *L* residuals without replacement.
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
  /// The level of the two-sided test.
  public let level: Double
  /// The cumulative abnormal return below which the test finds a fall, as a fraction.
  public let lowerLimit: Double
  /// The cumulative abnormal return above which the test finds a rise, as a fraction.
  public let upperLimit: Double
  /// The sums of residuals, ascending.
  private let sums: [Double]

  /// The tests whose power is told.
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
  ///   - level: The level of the two-sided test, between 0 and 1.
  ///   - options: The draws of the permutation test and their seed.
  /// - Throws: ``InferenceError`` when the window has no abnormal return, or too few residuals for the level.
  public init(
    _ method: SingleEventMethod,
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    level: Double,
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
    switch method {
    case .permutation:
      let drawn = try Self.permuted(event, days: days, options: options)
      let size = try Self.limit(drawn, share: level) * scale
      (lowerLimit, upperLimit) = (-size, size)
    case .sampleQuantile, .movingVarianceQuantile, .garchQuantile:
      upperLimit = try Self.limit(sums, share: level / 2)
      lowerLimit = -(try Self.limit(sums.reversed().map { -$0 }, share: level / 2))
    case .abnormalReturn, .cumulativeAbnormalReturn:
      let freedom = event.degreesOfFreedom
      guard freedom > 0 else { throw .tooFewDegreesOfFreedom(required: 1, available: freedom) }
      let reach =
        NullDistribution.studentT(degreesOfFreedom: Double(freedom)).upperQuantile(level / 2)
        * sum.standardError
      (lowerLimit, upperLimit) = (-reach, reach)
    }
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

  /// Returns the smallest move that the test finds with a power of at least 80 %, as a fraction.
  public func smallestDetectable(_ direction: Direction) -> Double {
    let needed = Int((Self.target * Double(sums.count) - 1e-9).rounded(.up))
    return switch direction {
    case .rise: max(0, upperLimit - sums[sums.count - needed])
    case .fall: max(0, sums[needed - 1] - lowerLimit)
    }
  }

  /// The larger of the smallest detectable rise and fall, below which the design sees nothing.
  public var smallestDetectable: Double {
    max(smallestDetectable(.rise), smallestDetectable(.fall))
  }

  /// Returns how many times as likely a move makes what the test said as no move does.
  ///
  /// The test said either that there is a move in the direction of the abnormal return, or not:
  /// `(1 + number of sums with the move that give the same answer)/(1 + number of sums without it)`.
  ///
  /// - Parameters:
  ///   - move: The size of the move, as a fraction; its direction is that of the abnormal return.
  ///   - car: The cumulative abnormal return, as a fraction.
  /// - Returns: Above 1 where the answer speaks for the move, below 1 where it speaks against it.
  public func likelihoodRatio(ofMove move: Double, car: Double) -> Double {
    let direction: Direction = car < 0 ? .fall : .rise
    let isFound = direction == .rise ? car > upperLimit : car < lowerLimit
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

  /// The value beyond which so few of the values lie that `(g + 1)/(n + 1)` is at most a share.
  private static func limit(
    _ ascending: [Double],
    share: Double
  ) throws(InferenceError) -> Double {
    let allowed = min(
      Int((share * Double(ascending.count + 1) + 1e-9).rounded(.down)) - 1,
      ascending.count - 1
    )
    guard allowed >= 0 else {
      throw .tooFewResiduals(
        required: Int(exactly: (1 / share - 1 - 1e-9).rounded(.up)) ?? .max,
        available: ascending.count
      )
    }
    return ascending[ascending.count - 1 - allowed]
  }

  /// The sizes of sums of residuals drawn without replacement, ascending.
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
      return pool.allParts.map { abs($0.sum) }.sorted()
    }
    let random = CounterRandom(seed: options.seed)
    var work = known
    let sizes = (0..<options.draws).map { draw -> Double in
      var indices = RandomIndices(random, stream: .permutation, draw: UInt64(draw))
      return abs(work.drawFirst(days, by: &indices).sum)
    }
    return sizes.sorted()
  }
}
