public import EventStatistics

/// What the tests of one event say over a window, beyond those that every event has.
///
/// A study of at most ``most`` events has them: with more, averages are the question.
public struct SingleEventResult: Sendable, Hashable, Codable {
  /// The largest number of events of a study that has them.
  public static let most = 5

  /// The model.
  public var model: ExpectedReturnMethod
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The tests that need more than the event's own sums.
  public var tests: [Test]
  /// What the tests can see; only under the first model.
  @AbsentList public var power: [Power] = []
  /// Whether the days around the window vary as those of the estimation window do; only under the first model.
  public var variance: Variance?

  /// One test.
  public struct Test: Sendable, Hashable, Codable {
    /// The test.
    public var test: SingleEventMethod
    /// The statistic, where the test applies.
    public var statistic: Double?
    /// Its p-value.
    public var pValue: Double?
    /// Why the test does not apply, where it does not.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case test, statistic, reason
      case pValue = "p_value"
    }
  }

  /// What one test can see in one direction.
  public struct Power: Sendable, Hashable, Codable {
    /// The test.
    public var test: SingleEventMethod
    /// The direction of the move.
    public var direction: SingleEventPower.Direction
    /// The cumulative abnormal return beyond which the test finds a move, as a fraction; absent in the direction
    /// that a one-sided test does not look in.
    public var limit: Double?
    /// The smallest move that is found with a power of 80 %, as a positive fraction.
    public var smallestDetectable: Double?
    /// The chance to miss a move of each size of `SingleEventPower.moves`.
    public var missed: [Double]
    /// How many times as likely a move of each of these sizes makes what the test said as no move does; only in
    /// the direction of the abnormal return, or in that of a one-sided test.
    @AbsentList public var likelihoodRatios: [Double] = []
    /// Why the test has no power here, where it does not apply.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case test, direction, limit, missed, reason
      case smallestDetectable = "smallest_detectable"
      case likelihoodRatios = "likelihood_ratios"
    }
  }

  /// The variance of the days around a window against that of the estimation window.
  public struct Variance: Sendable, Hashable, Codable {
    /// The number of days of the event window outside the tested window.
    public var days: Int?
    /// Their variance over that of the residuals.
    public var ratio: Double?
    /// The two-sided p-value of the F test, for normal returns.
    public var fPValue: Double?
    /// Their mean absolute deviation over that of the residuals.
    public var deviationRatio: Double?
    /// The two-sided p-value without normal returns.
    public var permutationPValue: Double?
    /// Why there is no comparison, where there is none.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case days, ratio, reason
      case fPValue = "f_p_value"
      case deviationRatio = "deviation_ratio"
      case permutationPValue = "permutation_p_value"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case model, symbol, tests, power, variance
    case eventID = "event_id"
    case windowStart = "window_start"
    case windowEnd = "window_end"
  }
}

/// The abnormal return of one event in money: an estimate of price impact, not of damages.
///
/// `P CAR` with *P* the close of the session before the window, `P (exp(CAR) − 1)` for log returns; its interval is
/// that of the CAR.
public struct PriceImpact: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The last close before the window, in the currency of the prices and in shares of the end of the event window.
  public var priceBefore: Double?
  /// The price impact a share.
  public var perShare: Double?
  /// The lower end of its confidence interval.
  public var perShareLower: Double?
  /// The upper end of its confidence interval.
  public var perShareUpper: Double?
  /// The number of shares outstanding, where it is known.
  public var shares: Double?
  /// Why a figure is missing, where one is.
  public var reason: String?

  /// The price impact on the market value of all shares.
  public var marketValue: Double? { total(perShare) }
  /// The lower end of its confidence interval.
  public var marketValueLower: Double? { total(perShareLower) }
  /// The upper end of its confidence interval.
  public var marketValueUpper: Double? { total(perShareUpper) }

  private func total(_ value: Double?) -> Double? {
    value.flatMap { value in shares.map { value * $0 } }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, shares, reason
    case eventID = "event_id"
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case priceBefore = "price_before"
    case perShare = "per_share"
    case perShareLower = "per_share_lower"
    case perShareUpper = "per_share_upper"
  }
}

/// The p-values of the events of a study put together, such as the disclosure dates of one case.
public struct CombinedEvents: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The test of each event.
  public var test: SingleEventMethod
  /// How the p-values are put together.
  public var combination: PValueCombination
  /// The number of events.
  public var eventCount: Int
  /// The p-value of the null against a rise, of all events together.
  public var risePValue: Double?
  /// The p-value of the null against a fall, of all events together.
  public var fallPValue: Double?
  /// Twice the smaller one, at most 1.
  public var pValue: Double?
  /// Why there is no p-value, where there is none.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, test, combination, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
    case risePValue = "p_rise"
    case fallPValue = "p_fall"
    case pValue = "p_value"
  }
}

extension AnalysisResult {
  /// Returns what the tests of one event say of a window under a model; nothing in a study of many events.
  package func singleEvent(
    of car: CumulativeReturn,
    model: ExpectedReturnMethod
  ) -> SingleEventResult? {
    singleEvents.first {
      $0.eventID == car.eventID && $0.model == model && $0.windowStart == car.windowStart
        && $0.windowEnd == car.windowEnd
    }
  }

  /// Returns the tests of one event over a window that need more than its own sums.
  package func singleEventTests(
    of car: CumulativeReturn,
    model: ExpectedReturnMethod
  ) -> [SingleEventResult.Test] {
    singleEvent(of: car, model: model)?.tests ?? []
  }
}

extension SingleEventResult {
  /// Returns the larger of the smallest rise and the smallest fall that a test finds with a power of 80 %; of a
  /// one-sided test the one that it looks for.
  package func smallestDetectable(by test: String?) -> Double? {
    power.filter { $0.test.rawValue == test }.compactMap(\.smallestDetectable).max()
  }
}
