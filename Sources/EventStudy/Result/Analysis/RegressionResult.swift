public import EventStatistics

/// A regression of the cumulative abnormal returns of a window on event columns.
public struct RegressionResult: Sendable, Hashable, Codable {
  /// The model of the abnormal returns.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The number of complete events, absent without a regression.
  public var eventCount: Int?
  /// The share of explained variance.
  public var rSquared: Double?
  /// The same, adjusted for the number of terms.
  public var adjustedRSquared: Double?
  /// The F statistic of all terms but the intercept, by classical errors.
  public var fStatistic: Double?
  /// Its p-value.
  public var fPValue: Double?
  /// The test of all terms but the intercept by each kind of standard error.
  @AbsentList public var waldTests: [JointTest] = []
  /// The terms, intercept first.
  public var terms: [RegressionTerm]
  /// Why there is no regression, where there is none.
  public var reason: String?
  /// Why there is no regression by components, where one was asked for and there is none.
  public var componentsReason: String?

  private enum CodingKeys: String, CodingKey {
    case model, terms, reason
    case componentsReason = "components_reason"
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
    case rSquared = "r_squared"
    case adjustedRSquared = "adjusted_r_squared"
    case fStatistic = "f_statistic"
    case fPValue = "f_p_value"
    case waldTests = "wald_tests"
  }

  /// Returns the joint test of a kind, or of the one that takes its place where the terms lack it.
  package func decisiveTest(_ kind: StandardError.Kind) -> JointTest? {
    guard let used = terms.first?.decisiveError(kind)?.kind else { return nil }
    return waldTests.first { $0.kind == used }
  }
}

/// The Wald test that no term but the intercept matters, by one kind of standard error.
public struct JointTest: Sendable, Hashable, Codable {
  /// The kind.
  public var kind: StandardError.Kind
  /// The F statistic, the square of t where there is one term.
  public var f: Double?
  /// The number of terms besides the intercept.
  public var numerator: Int
  /// The degrees of freedom of the errors.
  public var denominator: Int
  /// The p-value.
  public var pValue: Double?

  private enum CodingKeys: String, CodingKey {
    case kind, f, numerator, denominator
    case pValue = "p_value"
  }
}

extension JointTest {
  /// Returns the joint tests of a regression by several kinds of standard errors, without those that do not
  /// apply.
  ///
  /// - Throws: What the errors throw.
  package static func all(
    of regression: LinearRegression,
    errors kinds: [(StandardError.Kind, CoefficientCovariance)]
  ) throws(RegressionError) -> [JointTest] {
    var tests: [JointTest] = []
    for (kind, covariance) in kinds {
      guard let test = try regression.wald(covariance) else { continue }
      tests.append(
        JointTest(
          kind: kind,
          f: test.statistic.present,
          numerator: test.numerator,
          denominator: test.denominator,
          pValue: test.pValue.present
        )
      )
    }
    return tests
  }
}

extension [RegressionTerm] {
  /// Adds what the same regression of earlier days says of each term.
  package mutating func hold(against earlier: EarlierDaysRegression) {
    for (place, test) in zip(indices, earlier.tests) {
      self[place].errors += [
        StandardError(
          kind: .daysBefore,
          standardError: test.standardError.present,
          t: test.statistic.present,
          pValue: test.pValue(.twoSided).present
        ),
        StandardError(kind: .daysBeforeRank, pValue: test.percentilePValue().present),
      ]
    }
  }
}

extension [RegressionTerm] {
  /// Adds the coefficients that are weighted by components of the days before.
  package mutating func add(_ weighted: ComponentWeightedRegression) {
    for (place, test) in zip(indices, weighted.tests) {
      self[place].errors += [
        StandardError(
          kind: .daysBeforeWeighted,
          standardError: test.standardError.present,
          t: test.statistic.present,
          pValue: test.pValue(.twoSided).present,
          estimate: weighted.estimates[place].present
        ),
        StandardError(
          kind: .daysBeforeWeightedRank,
          pValue: test.percentilePValue().present,
          estimate: weighted.estimates[place].present
        ),
      ]
    }
  }
}

extension RegressionResult {
  /// Adds what the same regression of earlier days says of all terms together.
  package mutating func hold(against earlier: EarlierDaysRegression) {
    guard let wald = earlier.wald else { return }
    waldTests.append(
      JointTest(
        kind: .daysBefore,
        f: wald.statistic.present,
        numerator: wald.numerator,
        denominator: wald.denominator,
        pValue: wald.pValue.present
      )
    )
  }
}

/// One term of a regression.
public struct RegressionTerm: Sendable, Hashable, Codable {
  /// The column, and the word of a dummy after an equals sign.
  public var term: String
  /// The coefficient.
  public var estimate: Double?
  /// The standard errors of the coefficient, one of each kind.
  public var errors: [StandardError]
  /// The event without which the coefficient changes most; absent for the intercept.
  public var influence: EventInfluence?

  /// Returns the standard error of a kind.
  package func error(_ kind: StandardError.Kind) -> StandardError? {
    errors.first { $0.kind == kind }
  }
}

/// One kind of standard error of a coefficient, with the t test that rests on it.
public struct StandardError: Sendable, Hashable, Codable {
  /// How the covariance of the coefficients was estimated.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Equal variances of independent residuals.
    case classical = "ols"
    /// White's.
    case hc0
    /// White's, for the degrees of freedom.
    case hc1
    /// White's, by leverage.
    case hc2
    /// White's, by squared leverage.
    case hc3
    /// Clustered by event date.
    case clustered = "cr1"
    /// Clustered by security and by event date.
    case twoWay = "cr1_two_way"
    /// The deviation of the same coefficient over days before the event.
    case daysBefore = "days_before"
    /// Its rank among them, which has a p-value alone.
    case daysBeforeRank = "days_before_rank"
    /// Of a coefficient of its own, weighted by components of the days before, its deviation over these days.
    case daysBeforeWeighted = "days_before_gls"
    /// The rank of that coefficient among them, which has a p-value alone.
    case daysBeforeWeightedRank = "days_before_gls_rank"
    /// Newey and West's with five lags, a week.
    case neweyWest = "nw5"

    /// The lags of ``neweyWest``.
    static let lags = 5
  }

  /// The kind.
  public var kind: Kind
  /// The standard error; absent of a rank.
  public var standardError: Double?
  /// The t statistic; absent of a rank.
  public var t: Double?
  /// The two-sided p-value.
  public var pValue: Double?
  /// The coefficient, where the kind has one of its own.
  public var estimate: Double?

  private enum CodingKeys: String, CodingKey {
    case kind, t, estimate
    case standardError = "standard_error"
    case pValue = "p_value"
  }
}

extension RegressionTerm {
  /// Returns the terms of a regression with several kinds of standard errors, intercept first.
  ///
  /// - Throws: What the errors throw.
  package static func terms(
    of regression: LinearRegression,
    errors kinds: [(StandardError.Kind, CoefficientCovariance)]
  ) throws(RegressionError) -> [RegressionTerm] {
    var terms = zip(regression.terms, regression.estimates).map {
      RegressionTerm(term: $0, estimate: $1.present, errors: [])
    }
    for (kind, covariance) in kinds {
      for (index, test) in try regression.tests(covariance).enumerated() {
        terms[index].errors.append(
          StandardError(
            kind: kind,
            standardError: test.standardError.present,
            t: test.statistic.present,
            pValue: test.pValue(.twoSided).present
          )
        )
      }
    }
    return terms
  }
}

/// The regression of a portfolio that holds each security after its event.
public struct CalendarTimeResult: Sendable, Hashable, Codable {
  /// The model of the portfolio's return.
  public enum Model: String, Sendable, Hashable, Codable, CaseIterable {
    /// The market's return, without a risk-free return.
    case market
    /// The market's return beyond the risk-free return.
    case capm
    /// The three factors of Fama and French.
    case famaFrench3 = "ff3"
  }

  /// The model of the portfolio's return.
  public var model: Model
  /// The number of days with enough securities, absent without a regression.
  public var days: Int?
  /// The terms; the first, the intercept, is the abnormal return per day.
  public var terms: [RegressionTerm]
  /// Why there is no regression, where there is none.
  public var reason: String?
  /// The events without a market value, which a portfolio weighted by it cannot hold; absent without any.
  public var leftOut: [String]?

  private enum CodingKeys: String, CodingKey {
    case model, days, terms, reason
    case leftOut = "left_out"
  }
}
