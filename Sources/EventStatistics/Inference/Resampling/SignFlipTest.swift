/// The sign-flip test: without an event, each cumulative abnormal return could have had either sign.
///
/// The t statistic of the observed sums is compared with that of all `2^N` arrangements of signs for up
/// to 20 events, else with random ones. Because signs leave `Σ CAR²` as it is, the order of the
/// arrangements by |t| is that by |mean|.
///
/// Exact for symmetric, independent events, however few and however different their variances.
///
/// Source: Fisher (1935), *The Design of Experiments*, section 21.
public struct SignFlipTest: WindowTest, Hashable {
  public static let name = "sign_flip"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sign-flip test",
    short: "Sign flip",
    formula: "share of arrangements of the signs of CAR with |t| at least as large",
    against: "all arrangements up to 20 events, else seeded draws",
    assumes: "Symmetric, independent events, however few.",
    source: "Fisher (1935), The Design of Experiments, section 21"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []
  /// The cross-sectional t statistic.
  public let statistic: Double
  public let eventCount: Int
  private let flips: SignDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: flips.count, isExact: isExact)
  }

  /// Whether all arrangements were counted.
  public var isExact: Bool { eventCount <= Self.exactLimit }

  private static let exactLimit = 20

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random arrangements beyond 20 events.
  ///   - seed: The key of the random arrangements.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    let values = sample.cumulative.map(\.car)
    statistic = try sample.carMoments.studentT()
    eventCount = values.count
    let observed = values.reduce(0, +)
    flips =
      values.count <= Self.exactLimit
      ? SignDraws(allSignsOf: values, observed: observed)
      : SignDraws(
        values: values,
        observed: observed,
        draws: draws,
        random: CounterRandom(seed: seed),
        stream: RandomStream.signFlip,
        threads: sample.crossSection.threads
      )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    isExact ? flips.exactShare(alternative) : flips.drawnShare(alternative)
  }
}
