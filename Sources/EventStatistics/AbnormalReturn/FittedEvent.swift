/// One event under one expected-return model: estimates, residuals and abnormal returns.
///
/// Arrays over the event window have one element per day, the first for ``firstRelativeDay``. A value
/// that does not exist is NaN. Every model yields this same type, so that no test asks which model
/// was used. Tests hand it on some hundred times an event: shared, it has one count to keep and not one for each list.
public final class FittedEvent: Sendable {
  /// The estimated coefficients, intercept first; empty for a model that estimates none.
  public let coefficients: [Coefficient]
  /// The residual standard deviation per day, as a fraction.
  public let sigma: Double
  /// The share of the variance of the estimation returns that the model explains.
  public let rSquared: Double
  /// The number of usable days of the estimation window, *T*.
  public let observations: Int
  /// The number of parameters, *K*, the intercept included.
  public let parameters: Int
  /// The day relative to the event of the first residual.
  public let firstEstimationDay: Int
  /// The residuals of the estimation window, as fractions; NaN where missing or left out.
  public let residuals: [Double]
  /// The day relative to the event of the first element of the arrays over the event window.
  public let firstRelativeDay: Int
  /// The security's returns over the event window, as fractions.
  public let returns: [Double]
  /// The market's returns over the event window, as fractions.
  public let market: [Double]
  /// The expected returns over the event window, as fractions.
  public let expected: [Double]
  /// The abnormal returns over the event window, as fractions.
  public let abnormal: [Double]
  /// The prediction errors of ``abnormal``, as fractions.
  public let standardError: [Double]
  /// The abnormal returns over their prediction errors, dimensionless.
  public let standardized: [Double]
  /// How the returns were measured.
  public let returnKind: ReturnKind
  /// The share of positive residuals among those of the estimation window.
  public let positiveShare: Double
  /// The logarithm of the likelihood of the estimation returns; absent for a model without one.
  public let logLikelihood: Double?
  /// The variances of the days from their prices, for the tests that need them.
  public let ranges: RangeVariances
  let prediction: PredictionRows
  /// The variance of each day's disturbance as a multiple of `sigma²`; empty when all are one.
  let disturbanceScale: [Double]

  /// The residual degrees of freedom, *T* − *K*; none where there are fewer days than parameters.
  public var degreesOfFreedom: Int { max(0, observations - parameters) }

  /// The days relative to the event that the event window covers.
  public var days: ClosedRange<Int> {
    firstRelativeDay...(firstRelativeDay + abnormal.count - 1)
  }

  /// Applies an estimated model to the event window.
  ///
  /// `AR = r − E[r]`, `S_AR = σ√(v + ‖z‖²)`; arrays have one element per day of their window.
  init(
    _ sample: EventSample,
    coefficients: [Coefficient],
    residualVariance: Double,
    rSquared: Double,
    observations: Int,
    parameters: Int,
    residuals: [Double],
    expected: [Double],
    prediction: PredictionRows,
    returns: [Double]? = nil,
    market: [Double]? = nil,
    disturbanceScale: [Double] = [],
    logLikelihood: Double? = nil,
    returnKind: ReturnKind? = nil
  ) {
    ranges = RangeVariances()
    let returns = returns ?? sample.values(of: sample.security, at: sample.event)
    let sigma = residualVariance.squareRoot()
    let days = returns.count
    var abnormal = [Double](repeating: .nan, count: days)
    var standardError = abnormal
    var standardized = abnormal
    for day in 0..<days {
      let difference = returns[day] - expected[day]
      guard difference.isFinite else { continue }
      let own = disturbanceScale.isEmpty ? 1 : disturbanceScale[day]
      let error = sigma * (own + prediction.leverage(ofDay: day)).squareRoot()
      abnormal[day] = difference
      standardError[day] = error
      standardized[day] = difference / error
    }
    self.coefficients = coefficients
    self.sigma = sigma
    self.rSquared = rSquared
    self.observations = observations
    self.parameters = parameters
    firstEstimationDay = sample.firstEstimationDay
    self.residuals = residuals
    firstRelativeDay = sample.firstRelativeDay
    self.returns = returns
    self.market = market ?? sample.values(of: sample.market, at: sample.event)
    self.expected = expected
    self.abnormal = abnormal
    self.standardError = standardError
    self.standardized = standardized
    self.returnKind = returnKind ?? sample.returnKind
    self.prediction = prediction
    self.disturbanceScale = disturbanceScale
    self.logLikelihood = logLikelihood
    positiveShare = Self.positiveShare(of: residuals, above: Self.negligible * sigma)
  }

  /// Applies a model without estimated coefficients: its variance is taken around the mean residual.
  convenience init(
    _ sample: EventSample,
    unestimatedResiduals residuals: [Double],
    expected: [Double]
  ) throws(EstimationError) {
    let moments = SampleMoments(residuals)
    guard moments.count >= 2 else {
      throw .tooFewObservations(required: 2, available: moments.count)
    }
    guard moments.hasReturnVariance else { throw .noResidualVariance }
    let returns = sample.estimationReturns()
    // The days of the residuals only: a market-adjusted residual is missing where the market is.
    let explained = SampleMoments(zip(returns, residuals).lazy.map { $1.isFinite ? $0 : .nan })
    let ssr = residuals.reduce(0.0) { $1.isFinite ? $0 + $1 * $1 : $0 }
    self.init(
      sample,
      coefficients: [],
      residualVariance: moments.variance,
      rSquared: 1 - ssr / explained.sumOfSquares,
      observations: moments.count,
      parameters: 1,
      residuals: residuals,
      expected: expected,
      prediction: .none
    )
  }

  /// The numbers of the event that are no lists, for ``init(scalars:coefficients:residuals:days:predictions:disturbanceScale:ranges:)``.
  var packedScalars: [Double] {
    [
      sigma, rSquared, positiveShare, logLikelihood ?? .nan, Double(observations),
      Double(parameters), Double(firstEstimationDay), Double(firstRelativeDay),
      Double(prediction.width), returnKind == .log ? 1 : 0,
    ]
  }

  /// Puts an event together again from its numbers.
  ///
  /// - Throws: ``DamagedPack`` where they are not those of an event.
  init(
    scalars: [Double],
    coefficients: [Coefficient],
    residuals: [Double],
    days: [[Double]],
    predictions: [Double],
    disturbanceScale: [Double],
    ranges: RangeVariances
  ) throws(DamagedPack) {
    let whole = scalars.dropFirst(4).compactMap { Int(exactly: $0) }
    guard scalars.count == 10, whole.count == 6, days.count == 6 else { throw DamagedPack() }
    let width = whole[4]
    guard width * days[0].count == predictions.count, !days[0].isEmpty,
      Set(days.map(\.count)).count == 1,
      disturbanceScale.isEmpty || disturbanceScale.count == days[0].count
    else { throw DamagedPack() }
    self.coefficients = coefficients
    sigma = scalars[0]
    rSquared = scalars[1]
    positiveShare = scalars[2]
    logLikelihood = scalars[3].isNaN ? nil : scalars[3]
    observations = whole[0]
    parameters = whole[1]
    firstEstimationDay = whole[2]
    firstRelativeDay = whole[3]
    prediction = PredictionRows(width: width, values: predictions)
    returnKind = whole[5] == 1 ? .log : .simple
    self.residuals = residuals
    returns = days[0]
    market = days[1]
    expected = days[2]
    abnormal = days[3]
    standardError = days[4]
    standardized = days[5]
    self.disturbanceScale = disturbanceScale
    self.ranges = ranges
  }

  private init(_ event: FittedEvent, ranges: RangeVariances) {
    coefficients = event.coefficients
    sigma = event.sigma
    rSquared = event.rSquared
    observations = event.observations
    parameters = event.parameters
    firstEstimationDay = event.firstEstimationDay
    residuals = event.residuals
    firstRelativeDay = event.firstRelativeDay
    returns = event.returns
    market = event.market
    expected = event.expected
    abnormal = event.abnormal
    standardError = event.standardError
    standardized = event.standardized
    returnKind = event.returnKind
    positiveShare = event.positiveShare
    logLikelihood = event.logLikelihood
    prediction = event.prediction
    disturbanceScale = event.disturbanceScale
    self.ranges = ranges
  }

  /// Returns the event with the variances of its days from their prices.
  public func with(_ ranges: RangeVariances) -> FittedEvent { FittedEvent(self, ranges: ranges) }

  /// Returns the position of a relative day in the arrays over the event window.
  func index(ofDay day: Int) -> Int? {
    days.contains(day) ? day - firstRelativeDay : nil
  }

  /// The abnormal return of a day on the scale of one day's residual.
  ///
  /// A model whose disturbances have a variance of their own on every day brings its residuals to one
  /// variance; whatever stands beside them has to be brought there too.
  func comparableAbnormal(_ index: Int) -> Double {
    disturbanceScale.isEmpty
      ? abnormal[index] : abnormal[index] / disturbanceScale[index].squareRoot()
  }

  /// Returns the abnormal returns of a window's observed days on the scale of residuals, at least one.
  ///
  /// - Throws: ``InferenceError`` when the window leaves the event window or has no abnormal return.
  func comparableAbnormal(of window: ClosedRange<Int>) throws(InferenceError) -> [Double] {
    guard let first = index(ofDay: window.lowerBound), let last = index(ofDay: window.upperBound)
    else { throw .noAbnormalReturn }
    let values = (first...last).map { comparableAbnormal($0) }.filter(\.isFinite)
    guard !values.isEmpty else { throw .noAbnormalReturn }
    return values
  }

  /// Returns the variance of the disturbances of a window's observed days, in units of `sigma²`.
  func disturbanceVariance(of window: ClosedRange<Int>) -> Double {
    window.clamped(to: days).reduce(0) { sum, day in
      guard window.contains(day), abnormal[day - firstRelativeDay].isFinite else { return sum }
      return sum + (disturbanceScale.isEmpty ? 1 : disturbanceScale[day - firstRelativeDay])
    }
  }

  /// The value below which a residual or an abnormal return is rounding, hence zero for signs and ranks.
  var negligible: Double { Self.negligible * sigma }

  /// The share of sigma below which a residual or an abnormal return is rounding.
  static let negligible = 1e-12

  private static func positiveShare(of residuals: [Double], above limit: Double) -> Double {
    var positive = 0
    var count = 0
    // Without branches: half of the signs would be predicted wrong.
    for residual in residuals {
      count += residual.isNaN ? 0 : 1
      positive += residual > limit ? 1 : 0
    }
    return Double(positive) / Double(count)
  }
}

extension FittedEvent: Hashable {
  /// Whether two events have the same numbers.
  public static func == (one: FittedEvent, other: FittedEvent) -> Bool {
    one === other
      || one.coefficients == other.coefficients && one.logLikelihood == other.logLikelihood
        && one.ranges == other.ranges && one.numbers == other.numbers
  }

  /// Takes the numbers of the event.
  public func hash(into hasher: inout Hasher) { hasher.combine(numbers) }

  /// All other numbers but the likelihood.
  private var numbers: [[Double]] {
    [
      packedScalars.filter { !$0.isNaN }, residuals, returns, market, expected, abnormal,
      standardError, standardized, disturbanceScale, prediction.values,
    ]
  }
}
