/// One window under one model: the average and its tests.
public struct GridCell: Sendable, Hashable {
  /// The tests of every cell, in the order of ``tests``.
  public static let methods: [InferenceMethod] = [
    .crossSectional, .patell, .bmp, .generalizedSign, .corradoRank,
  ]

  /// The distribution of one of ``methods`` over a number of events, that of the test itself.
  private static func nullDistribution(
    of method: InferenceMethod,
    events: Int
  ) -> NullDistribution {
    switch method {
    case .crossSectional: CrossSectionalTest.nullDistribution(of: events)
    case .patell: PatellTest.nullDistribution(of: events)
    case .bmp: BMPTest.nullDistribution(of: events)
    case .generalizedSign: GeneralizedSignTest.nullDistribution(of: events)
    case .corradoRank: CorradoRankTest.nullDistribution(of: events)
    default: preconditionFailure("\(method.rawValue) is not a test of the grid")
    }
  }

  /// The model.
  public let model: ExpectedReturnMethod
  /// The tested days, relative to the event.
  public let window: ClosedRange<Int>
  /// The number of events with at least one observed day in the window.
  public let eventCount: Int
  /// `CAAR`, the mean of the cumulative abnormal returns, as a fraction; NaN without events.
  public let caar: Double
  /// The standard deviation of the cumulative abnormal returns over events, as a fraction.
  public let standardDeviation: Double
  /// The number of events with a positive cumulative abnormal return.
  public let positiveCount: Int
  /// The variance of `SCAR` over events over its expectation, `N s²(SCAR)/Σ (Tᵢ − K)/(Tᵢ − K − 2)`; nothing for
  /// fewer than two events, or where the expectation does not exist.
  public let standardizedVarianceRatio: Double?
  /// One outcome for each of ``methods``.
  public let tests: [GridTest]

  init(
    _ moments: WindowMoments,
    model: ExpectedReturnMethod,
    window: ClosedRange<Int>,
    outcomes: some Sequence<GridOutcome>
  ) {
    let count = Int(moments.count)
    self.model = model
    self.window = window
    eventCount = count
    caar = count > 0 ? moments.carMean : .nan
    standardDeviation =
      count > 1 ? (moments.carSquares / (moments.count - 1)).squareRoot() : .nan
    positiveCount = Int(moments.positive)
    standardizedVarianceRatio =
      count > 1 && moments.degreesOfFreedom > 2
      ? moments.scarSquares / (moments.count - 1) * moments.count / moments.nullVariance : nil
    tests = zip(Self.methods, outcomes).map { method, outcome in
      GridTest(
        method,
        outcome: outcome,
        nullDistribution: Self.nullDistribution(of: method, events: count)
      )
    }
  }

  /// Returns the outcome of a test; nothing for one that the grid does not compute.
  public func test(_ method: InferenceMethod) -> GridTest? {
    tests.first { $0.method == method }
  }
}

/// The outcome of one test of one cell.
public struct GridTest: Sendable, Hashable {
  /// The test.
  public let method: InferenceMethod
  /// The observed value of the statistic; NaN where the test does not apply.
  public let statistic: Double
  /// The distribution from which the p-value is taken.
  public let nullDistribution: NullDistribution
  /// Why the test does not apply; absent where it does.
  public let reason: InferenceError?

  init(_ method: InferenceMethod, outcome: GridOutcome, nullDistribution: NullDistribution) {
    self.method = method
    self.nullDistribution = nullDistribution
    switch outcome {
    case .success(let value): (statistic, reason) = (value, nil)
    case .failure(let error): (statistic, reason) = (.nan, error)
    }
  }

  /// Returns the p-value; NaN where the test does not apply.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    statistic.isNaN ? .nan : nullDistribution.pValue(of: statistic, alternative)
  }
}

/// A statistic, or the reason why there is none.
typealias GridOutcome = Result<Double, InferenceError>
