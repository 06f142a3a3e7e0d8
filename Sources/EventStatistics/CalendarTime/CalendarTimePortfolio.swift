/// A portfolio that holds each security for some days after its events, equally weighted.
///
/// Its returns, unlike those of events, are one series over calendar time: the events of one day enter
/// together, so that their correlation is part of the portfolio's variance. A security with two events
/// at a time is held once.
///
/// Source: Jaffe (1974), *Special Information and Insider Trading*, Journal of Business 47(3),
/// pp. 410–428; Fama (1998), Journal of Financial Economics 49(3), pp. 283–306.
public struct CalendarTimePortfolio: Sendable, Hashable {
  /// The number of securities held on each day of the axis.
  public let securityCounts: [Int]
  /// The mean return of the securities held on each day, as a fraction; NaN on a day without any.
  public let returns: [Double]

  /// A span of days in which a security is held.
  public struct Holding: Sendable, Hashable {
    /// The position of the security in the list of return series.
    public let security: Int
    /// The positions on the axis of the days of the holding.
    public let days: Range<Int>

    /// Creates a holding.
    public init(security: Int, days: Range<Int>) {
      self.security = security
      self.days = days
    }
  }

  /// Forms the portfolio.
  ///
  /// - Parameters:
  ///   - series: One return series per security, all on the same axis; NaN where missing.
  ///   - holdings: The spans, which may overlap and leave the axis.
  public init(_ series: [ArraySlice<Double>], holdings: [Holding]) {
    let days = series.first?.count ?? 0
    precondition(series.allSatisfy { $0.count == days }, "Series must cover the same days")
    var sums = [Double](repeating: 0, count: days)
    var counts = [Int](repeating: 0, count: days)
    let spans = Dictionary(grouping: holdings, by: \.security).sorted { $0.key < $1.key }
    for (security, held) in spans {
      var isHeld = [Bool](repeating: false, count: days)
      for holding in held {
        for day in holding.days.clamped(to: 0..<days) { isHeld[day] = true }
      }
      let values = series[security]
      for day in 0..<days where isHeld[day] && values[values.startIndex + day].isFinite {
        sums[day] += values[values.startIndex + day]
        counts[day] += 1
      }
    }
    securityCounts = counts
    returns = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : .nan }
  }

  /// Regresses the portfolio's excess return on factors; the intercept is its abnormal return per day.
  ///
  /// - Parameters:
  ///   - factors: Named factor returns on the same axis, the market's in excess of the risk-free.
  ///   - riskFree: The risk-free return on the same axis.
  ///   - minimumSecurities: Days with fewer securities are left out.
  /// - Returns: The regression; ``CoefficientCovariance/neweyWest(lags:)`` suits its time order.
  /// - Throws: ``RegressionError`` when too few days are left or factors depend on each other.
  public func regression(
    on factors: [FactorSeries],
    riskFree: ArraySlice<Double>,
    minimumSecurities: Int
  ) throws(RegressionError) -> LinearRegression {
    let response = zip(zip(returns, securityCounts), riskFree).map { day, rate in
      day.1 >= minimumSecurities ? day.0 - rate : .nan
    }
    return try LinearRegression(
      response: response,
      regressors: factors.map { ($0.name, Array($0.values)) }
    )
  }
}

extension CalendarTimePortfolio {
  /// What a reader needs to know of the portfolio.
  package static let definition = MethodDefinition(
    id: "calendar_time",
    name: "Calendar-time portfolio",
    short: "Calendar time",
    formula:
      "r_p − r_f = α + β·(r_m − r_f) + …, r_p = mean return of the securities held on a day",
    assumes:
      "Holds each security from day 0 to the end of the event window; one number a day, so that "
      + "events that share dates do no harm. α is the abnormal return per day.",
    source: Publication(
      by: "Jaffe, Jeffrey F.",
      year: 1974,
      title: "Special Information and Insider Trading",
      journal: "Journal of Business",
      volume: "47(3)",
      pages: "410–428"
    )
  )
}
