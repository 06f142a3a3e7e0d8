/// A portfolio that holds each security for some days after its events, by equal weights or by market value.
///
/// Its returns, unlike those of events, are one series over calendar time: the events of one day enter
/// together, so that their correlation is part of the portfolio's variance. A security with two events
/// at a time is held once, by the value at the later one.
///
/// Source: Jaffe (1974), *Special Information and Insider Trading*, Journal of Business 47(3),
/// pp. 410–428; Fama (1998), Journal of Financial Economics 49(3), pp. 283–306.
public struct CalendarTimePortfolio: Sendable, Hashable {
  /// The number of securities held on each day of the axis.
  public let securityCounts: [Int]
  /// The mean return of the securities held on each day, by their weights, as a fraction; NaN on a day without any.
  public let returns: [Double]

  /// A span of days in which a security is held.
  public struct Holding: Sendable, Hashable {
    /// The position of the security in the list of return series.
    public let security: Int
    /// The positions on the axis of the days of the holding.
    public let days: Range<Int>
    /// What the security is worth before the first day, in any unit that all holdings share; positive and finite.
    public let value: Double

    /// Creates a holding.
    public init(security: Int, days: Range<Int>, value: Double = 1) {
      self.security = security
      self.days = days
      self.value = value
    }
  }

  /// Forms the portfolio.
  ///
  /// `r_p = Σ w r/Σ w` with equal weights, or with what each holding has become worth until the day before,
  /// `w = value Π (1 + r)` over its days so far: no weight knows the return that it is given to. A day without a return
  /// leaves the value as it is.
  ///
  /// - Parameters:
  ///   - series: One return series per security, all on the same axis; NaN where missing.
  ///   - holdings: The spans, which may overlap and leave the axis.
  ///   - kind: How returns are measured, where holdings are weighted by value; nothing for equal weights.
  public init(
    _ series: [ArraySlice<Double>],
    holdings: [Holding],
    byValueOf kind: ReturnKind? = nil
  ) {
    let days = series.first?.count ?? 0
    precondition(series.allSatisfy { $0.count == days }, "Series must cover the same days")
    var sums = [Double](repeating: 0, count: days)
    var weights = sums
    var counts = [Int](repeating: 0, count: days)
    let spans = Dictionary(grouping: holdings, by: \.security).sorted { $0.key < $1.key }
    for (security, held) in spans {
      let values = series[security]
      // The later of two holdings takes the place of the earlier one, and one that ends later is taken up again.
      var held = held.sorted { ($0.days.lowerBound, $0.value) < ($1.days.lowerBound, $1.value) }
      for day in 0..<days {
        held.removeAll { $0.days.upperBound <= day }
        guard let holding = held.last(where: { $0.days.contains(day) }) else { continue }
        let value = values[values.startIndex + day]
        guard value.isFinite else { continue }
        let before = values[
          (values.startIndex + max(0, holding.days.lowerBound))..<(values.startIndex + day)
        ]
        let weight = kind.map { holding.value * $0.growth(of: before.lazy.filter(\.isFinite)) } ?? 1
        sums[day] += weight * value
        weights[day] += weight
        counts[day] += 1
      }
    }
    securityCounts = counts
    returns = zip(sums, weights).map { $1 > 0 ? $0 / $1 : .nan }
  }

  /// Regresses the portfolio's excess return on factors; the intercept is its abnormal return per day.
  ///
  /// - Parameters:
  ///   - factors: Named factor returns on the same axis, the market's in excess of the risk-free.
  ///   - riskFree: The risk-free return on the same axis.
  ///   - minimumSecurities: Days with fewer securities are left out.
  ///   - dayWeights: How much a day counts by its number of securities.
  /// - Returns: The regression; ``CoefficientCovariance/neweyWest(lags:)`` suits its time order.
  /// - Throws: ``RegressionError`` when too few days are left or factors depend on each other.
  public func regression(
    on factors: [FactorSeries],
    riskFree: ArraySlice<Double>,
    minimumSecurities: Int,
    dayWeights: DayWeights = .equal
  ) throws(RegressionError) -> LinearRegression {
    let response = zip(zip(returns, securityCounts), riskFree).map { day, rate in
      day.1 >= minimumSecurities ? day.0 - rate : .nan
    }
    return try LinearRegression(
      response: response,
      regressors: factors.map { ($0.name, Array($0.values)) },
      weights: dayWeights.weights(securityCounts)
    )
  }
}

/// How much a day of a calendar-time portfolio counts in its regression: the mean of many securities is surer than that
/// of few.
///
/// Source: Fama (1998), Journal of Financial Economics 49(3), p. 296; Mitchell & Stafford (2000), Journal of
/// Business 73(3), p. 318.
public enum DayWeights: String, Sendable, Hashable, CaseIterable, Codable {
  /// Each day as much as another.
  case equal
  /// `w = n`, as if the returns of the *n* securities of a day were independent.
  case firms
  /// `w = √n`, between the two.
  case rootFirms = "root_firms"

  /// Returns the weights of days for ``LinearRegression``, which minimizes `Σ w e²`; nothing for equal ones.
  fileprivate func weights(_ counts: [Int]) -> [Double]? {
    switch self {
    case .equal: nil
    case .firms: counts.map(Double.init)
    case .rootFirms: counts.map { Double($0).squareRoot() }
    }
  }
}

extension CalendarTimePortfolio {
  /// What a reader needs to know of the portfolio.
  package static let definition = MethodDefinition(
    id: "calendar_time",
    name: "Calendar-time portfolio",
    short: "Calendar time",
    formula:
      "r_p − r_f = α + β·(r_m − r_f) + …, r_p = mean return of the securities held on a day, equally weighted or by "
      + "market value",
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
