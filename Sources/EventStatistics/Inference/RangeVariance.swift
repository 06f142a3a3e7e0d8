#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How the variance of a day is measured from its prices.
public enum RangeEstimator: Sendable, Hashable, CaseIterable {
  /// `(ln H/L)²/(4 ln 2)`.
  ///
  /// Source: Parkinson (1980), *The Extreme Value Method for Estimating the Variance of the Rate of Return*, Journal
  /// of Business 53(1), pp. 61–65.
  case parkinson
  /// `½ (ln H/L)² − (2 ln 2 − 1)(ln C/O)²`.
  ///
  /// Source: Garman & Klass (1980), *On the Estimation of Security Price Volatilities from Historical Data*, Journal
  /// of Business 53(1), pp. 67–78, the practical form.
  case garmanKlass

  /// Returns the variance of a day, as the square of a fraction.
  ///
  /// - Parameters:
  ///   - open: The first price, above 0; ``parkinson`` does not look at it.
  ///   - high: The highest price.
  ///   - low: The lowest price, above 0.
  ///   - close: The last price; ``parkinson`` does not look at it.
  /// - Returns: NaN where a price is missing, or where the prices cannot be those of one day.
  public func variance(open: Double, high: Double, low: Double, close: Double) -> Double {
    guard low > 0, high >= low, high.isFinite else { return .nan }
    let range = log(high / low)
    switch self {
    case .parkinson: return range * range / (4 * log(2.0))
    case .garmanKlass:
      guard (low...high).contains(open), (low...high).contains(close) else { return .nan }
      let move = log(close / open)
      let weight: Double = 2 * log(2.0) - 1
      return range * range / 2 - weight * (move * move)
    }
  }
}

/// The variances of an event's days from their prices, the first for the first day of the estimation window.
///
/// They reach to the end of the event window; NaN on a day without, empty where no prices were given.
public struct RangeVariances: Sendable, Hashable {
  /// By ``RangeEstimator/parkinson``.
  public var parkinson: [Double] = []
  /// By ``RangeEstimator/garmanKlass``.
  public var garmanKlass: [Double] = []

  /// Creates variances of which nothing is known.
  public init() {}

  /// Measures the variances of days.
  ///
  /// - Parameters:
  ///   - open: The first prices, one a day; empty where there are none.
  ///   - high: The highest prices, as many.
  ///   - low: The lowest prices, as many.
  ///   - close: The last prices, as many; empty where there are none.
  public init(open: [Double], high: [Double], low: [Double], close: [Double]) {
    func all(_ estimator: RangeEstimator) -> [Double] {
      high.indices.map { day in
        estimator.variance(
          open: open.indices.contains(day) ? open[day] : .nan,
          high: high[day],
          low: low[day],
          close: close.indices.contains(day) ? close[day] : .nan
        )
      }
    }
    precondition(low.count == high.count, "Each day has a high and a low")
    (parkinson, garmanKlass) = (all(.parkinson), all(.garmanKlass))
  }

  subscript(_ estimator: RangeEstimator) -> [Double] {
    switch estimator {
    case .parkinson: parkinson
    case .garmanKlass: garmanKlass
    }
  }
}

/// The sample-quantile test on the scale of the range between high and low.
///
/// As ``MovingVarianceQuantileTest``, with the variance of the day before from its range in the place of the squared
/// residual: `hₜ = 0.94 hₜ₋₁ + 0.06 vₜ₋₁` from `h₁ = mean(v)`, `v` by ``RangeEstimator/parkinson``. A range tells more of a
/// day's variance than its close does; that it lacks the night, and holds the market's moves, is one factor for all days
/// and does not change a rank.
///
/// For a stock that has become wilder or calmer, whose prices have high and low.
///
/// Source: Parkinson (1980), Journal of Business 53(1), pp. 61–65, for the variance; the weights of J.P. Morgan & Reuters
/// (1996); Gelbach, Helland & Klick (2013) for the rank.
public struct ParkinsonQuantileTest: PlainSingleEventTest, Hashable {
  public static let name = "sq_parkinson"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sample-quantile test with the range of prices",
    short: "SQ, range",
    formula:
      "rank of CAR/√(L·h) among the same of residuals, h = 0.94·h + 0.06·(ln H/L)²/(4·ln 2) of the day before",
    against: "the event's own residuals",
    assumes:
      "No normal returns and no constant variance, but standardized days that are alike. Needs high and low. "
      + "The day of the news is no wilder than the days just before foretell.",
    source: Publication(
      by: "Parkinson, Michael",
      year: 1980,
      title: "The Extreme Value Method for Estimating the Variance of the Rate of Return",
      journal: "Journal of Business",
      volume: "53(1)",
      pages: "61–65"
    )
  )

  private let rank: RankAmongResiduals
  public var statistic: Double { rank.statistic }
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .resampling(draws: rank.counts.all, isExact: false)
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when the window has no abnormal return, no residuals to compare, or too few
  ///   days of the estimation window have a high and a low.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    rank = try VariancePath(event, ranges: .parkinson).rank(window)
  }

  public func pValue(_ alternative: Alternative) -> Double { rank.pValue(alternative) }
}

/// The sample-quantile test on the scale of open, high, low and close.
///
/// As ``ParkinsonQuantileTest`` with the variance of a day by ``RangeEstimator/garmanKlass``, which is surer where all four
/// prices are good and wrong where the open is not the first trade.
///
/// Source: Garman & Klass (1980), Journal of Business 53(1), pp. 67–78, for the variance; otherwise as
/// ``ParkinsonQuantileTest``.
public struct GarmanKlassQuantileTest: PlainSingleEventTest, Hashable {
  public static let name = "sq_garman_klass"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sample-quantile test with open, high, low and close",
    short: "SQ, OHLC",
    formula:
      "as SQ, range, with h = 0.94·h + 0.06·(½·(ln H/L)² − (2·ln 2 − 1)·(ln C/O)²) of the day before",
    against: "the event's own residuals",
    assumes:
      "As the test with the range of prices, and an open that is the first trade. Needs open, high, low and close.",
    source: Publication(
      by: "Garman, Mark B. and Klass, Michael J.",
      year: 1980,
      title: "On the Estimation of Security Price Volatilities from Historical Data",
      journal: "Journal of Business",
      volume: "53(1)",
      pages: "67–78"
    )
  )

  private let rank: RankAmongResiduals
  public var statistic: Double { rank.statistic }
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .resampling(draws: rank.counts.all, isExact: false)
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` as ``ParkinsonQuantileTest`` does.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    rank = try VariancePath(event, ranges: .garmanKlass).rank(window)
  }

  public func pValue(_ alternative: Alternative) -> Double { rank.pValue(alternative) }
}
