/// Ibbotson's returns across time and securities: one regression over the events for each day of event time.
///
/// `r_it − r_ft = a_t + b_t (r_mt − r_ft) + … + e_it` over the events *i* of day *t*, and over a window
/// `Σ a_t` with the standard error `√(Σ se(a_t)²)`.
///
/// The loadings are those of the day itself, common to all events: no day before the event is needed, and
/// risk may change with the event. Residuals of events that share dates are correlated, which the standard
/// errors of no kind here know of. A day on which all events share one date has no regression.
///
/// Source: Ibbotson (1975), *Price Performance of Common Stock New Issues*, Journal of Financial Economics
/// 2(3), pp. 235–272; with factors and the error of a window Peyer & Vermaelen (2009), *The Nature and
/// Persistence of Buyback Anomalies*, Review of Financial Studies 22(4), pp. 1693–1745. They name no
/// degrees of freedom; those of a sum are Satterthwaite's (1946), *An Approximate Distribution of Estimates
/// of Variance Components*, Biometrics Bulletin 2(6), pp. 110–114.
package struct ReturnsAcrossTimeAndSecurities: Sendable {
  /// The regression of one day.
  package struct Day: Sendable {
    /// The day relative to the event.
    package let relativeDay: Int
    /// The events with a return and all factors on the day.
    package let eventCount: Int
    /// The regression, or why there is none.
    package let regression: Result<LinearRegression, RegressionError>
  }

  /// The days of the event window, in order.
  package let days: [Day]

  /// Estimates the regression of each day.
  ///
  /// - Parameters:
  ///   - events: What a factor model explains of each event, and by what, on the days of the event window.
  ///   - firstDay: The first of these days relative to the event.
  package init(_ events: [FactorReturns], firstDay: Int) {
    let first = events.first
    let count = first?.excess.count ?? 0
    precondition(
      events.allSatisfy { $0.excess.count == count && $0.factors.count == first?.factors.count },
      "Events must have the same days and factors"
    )
    days = (0..<count).map { day in
      let response = events.map { $0.excess[day] }
      let regressors = (first?.factors ?? []).enumerated().map { place, factor in
        (
          name: factor.name,
          values: events.map { event -> Double in
            let values = event.factors[place].values
            return values[values.startIndex + day]
          }
        )
      }
      let complete = response.indices.count { event in
        response[event].isFinite && regressors.allSatisfy { $0.values[event].isFinite }
      }
      return Day(
        relativeDay: firstDay + day,
        eventCount: complete,
        regression: Result { () throws(RegressionError) in
          try LinearRegression(response: response, regressors: regressors)
        }
      )
    }
  }

  /// Sums the intercepts of a window.
  ///
  /// - Parameters:
  ///   - window: Days relative to the event, all of them among ``days``.
  ///   - covariance: How the standard error of each day is measured.
  /// - Returns: The sum, its error and its degrees of freedom.
  /// - Throws: ``MissingDay`` for the first day without a regression: a sum over the others would be that of
  ///   another window.
  package func sum(
    over window: ClosedRange<Int>,
    errors covariance: CoefficientCovariance
  ) throws(MissingDay) -> SummedIntercepts {
    var sum = 0.0
    var variances: [Double] = []
    var degrees: [Int] = []
    var undefinedDay: Int?
    for day in days where window.contains(day.relativeDay) {
      do throws(RegressionError) {
        let regression = try day.regression.get()
        let intercept = try regression.tests(covariance)[0]
        sum += intercept.estimate
        variances.append(intercept.standardError * intercept.standardError)
        degrees.append(regression.degreesOfFreedom)
        if undefinedDay == nil, !intercept.standardError.isFinite { undefinedDay = day.relativeDay }
      } catch {
        throw MissingDay(relativeDay: day.relativeDay, reason: error)
      }
    }
    precondition(variances.count == window.count, "A window must lie inside the event window")
    let variance = variances.reduce(0, +)
    return SummedIntercepts(
      estimate: sum,
      standardError: variance.squareRoot(),
      degreesOfFreedom: variance * variance
        / zip(variances, degrees).reduce(0) { $0 + $1.0 * $1.0 / Double($1.1) },
      undefinedDay: undefinedDay
    )
  }
}

/// The sum of the intercepts of a window with its t test against zero.
package struct SummedIntercepts: Sendable, Hashable {
  /// `Σ a_t`, as a fraction.
  package let estimate: Double
  /// `√(Σ se(a_t)²)`.
  package let standardError: Double
  /// `(Σ se²)² / Σ (se⁴/(n − k))`; those of the regression itself for one day.
  package let degreesOfFreedom: Double
  /// The first day whose intercept has no error of this kind, as where one event alone decides it; then
  /// ``standardError`` is NaN.
  package let undefinedDay: Int?

  /// The estimate over its error; NaN where the factors explain every return exactly.
  package var statistic: Double { standardError > 0 ? estimate / standardError : .nan }

  /// The p-value of ``statistic``; NaN with it.
  package func pValue(_ alternative: Alternative = .twoSided) -> Double {
    guard statistic.isFinite else { return .nan }
    return NullDistribution.studentT(degreesOfFreedom: degreesOfFreedom)
      .pValue(of: statistic, alternative)
  }
}

/// A day of a window whose regression does not exist.
package struct MissingDay: Error, Hashable, CustomStringConvertible {
  /// The day relative to the event.
  package let relativeDay: Int
  /// Why it has no regression.
  package let reason: RegressionError

  package var description: String { "day \(relativeDay) has no regression: \(reason)" }
}

extension ReturnsAcrossTimeAndSecurities {
  /// What a reader needs to know of the method.
  package static let definition = MethodDefinition(
    id: "rats",
    name: "Returns across time and securities",
    short: "RATS",
    formula: "r_it − r_ft = a_t + b_t·(r_mt − r_ft) + … over the events of a day; Σ a_t, √(Σ se²)",
    against: "t, Satterthwaite",
    assumes:
      "One regression over the events for each day around the event, whose loadings are those of that day. "
      + "Takes events for independent: where they share dates its errors are too small.",
    source: Publication(
      by: "Ibbotson, Roger G.",
      year: 1975,
      title: "Price Performance of Common Stock New Issues",
      journal: "Journal of Financial Economics",
      volume: "2(3)",
      pages: "235–272"
    )
  )
}
