/// A definition that another program or a published study follows where Leyline has another one.
///
/// The raw value is the name used by the command line, the configuration and every output. A test that
/// a convention concerns reads it next to its formula; no other test changes.
public enum InferenceConvention: String, Sendable, Hashable, CaseIterable, Codable {
  /// `S_CAR = σ√L`, without the error of the estimated coefficients, in the t test of one event.
  case plainCumulative = "car_t_plain"
  /// `SCAR = CAR/σ` in the standardized cross-sectional tests.
  case plainStandardized = "bmp_plain"
  /// `SCAR = Σ SAR`, the days taken as independent, in the standardized cross-sectional tests.
  case dailyStandardized = "bmp_daily"
  /// `σ² = SSR/(T − 1)`, whatever the number of parameters, in the standardized tests and that of one event.
  case sigmaByDaysLessOne = "sigma_t_minus_1"
  /// `σ² = SSR/T`, as maximum likelihood has it, in the standardized tests and that of one event.
  case sigmaByDays = "sigma_t"
  /// *S* and its degrees of freedom with *T* − 2 in the crude dependence adjustment.
  case crudeDependenceLessTwo = "crude_dependence_t_minus_2"
  /// `√((1 − r)/(1 + (N − 1)r))` in Patell's test with correlated events.
  case standardizedPatell = "kp_patell_standardized"
  /// The share of all residuals together, and not the mean of the events' shares, in the generalized
  /// sign test.
  case pooledSigns = "generalized_sign_pooled"
  /// Days of few events weigh like others in the *S* of Corrado's rank test.
  case unweightedRanks = "corrado_unweighted"
  /// *S* as a sample standard deviation of the daily mean rank, around their mean and with *T* − 1, in
  /// Corrado's rank test.
  case sampleRanks = "corrado_sample_sd"
  /// `√N (S + γS²/3 + γ/(6N))` with moments over *N*, as Johnson has it, in the skewness-adjusted test.
  case johnsonSkewness = "skewness_johnson"

  /// The tests of a window that the convention changes.
  package var tests: Set<InferenceMethod> {
    switch self {
    case .plainCumulative: []
    case .plainStandardized, .dailyStandardized:
      [.bmp, .kolariPynnonen, .kolariPynnonenAllPairs]
    case .sigmaByDaysLessOne, .sigmaByDays:
      [
        .patell, .patellDaily, .kolariPynnonenPatell, .bmp, .kolariPynnonen,
        .kolariPynnonenAllPairs,
      ]
    case .crudeDependenceLessTwo: [.crudeDependence]
    case .standardizedPatell: [.kolariPynnonenPatell]
    case .pooledSigns: [.generalizedSign]
    case .unweightedRanks, .sampleRanks: [.corradoRank]
    case .johnsonSkewness: [.skewnessAdjusted]
    }
  }

  /// Whether the convention changes the t test of one event.
  package var changesSingleEvents: Bool {
    switch self {
    case .plainCumulative, .sigmaByDaysLessOne, .sigmaByDays: true
    default: false
    }
  }

  /// What the convention does, and who follows it, as the end of a sentence.
  package var words: String {
    switch self {
    case .plainCumulative:
      "car_t divides by σ√L without the error of the estimated coefficients, as the R package "
        + "EventStudy and a WRDS macro do"
    case .plainStandardized:
      "the standardized tests divide each CAR by σ alone, as the R package EventStudy does"
    case .dailyStandardized:
      "the standardized tests add up daily standardized returns, as programs that know no "
        + "covariance of days do"
    case .sigmaByDaysLessOne:
      "σ of the standardized tests and of car_t has T − 1 whatever the number of parameters, as the R "
        + "package estudy2 has it"
    case .sigmaByDays:
      "σ of the standardized tests and of car_t is that of maximum likelihood, SSR/T"
    case .crudeDependenceLessTwo:
      "crude_dependence_t has T − 2, as Stata's eventstudy2 documents it"
    case .standardizedPatell:
      "kp_patell_z is multiplied by √((1 − r)/(1 + (N − 1)r)), as in Stata's eventstudy2"
    case .pooledSigns:
      "generalized_sign_z expects the pooled share of positive residuals, as the R package estudy2 "
        + "does"
    case .unweightedRanks:
      "corrado_rank_z weighs days of few events like others, as published for complete returns"
    case .sampleRanks:
      "corrado_rank_z takes the sample standard deviation of the daily mean ranks, as the R package "
        + "EventStudy does"
    case .johnsonSkewness:
      "skewness_adjusted_t has Johnson's form, as Lyon, Barber and Tsai use it"
    }
  }

  /// Pairs of conventions that contradict each other.
  package static let contradictions: [(InferenceConvention, InferenceConvention)] = [
    (.sigmaByDaysLessOne, .sigmaByDays), (.unweightedRanks, .sampleRanks),
  ]
}

extension FittedEvent {
  /// The factor by which a convention of σ changes what is divided by it.
  ///
  /// `√((T − 1)/(T − K))` for σ with *T* − 1, `√(T/(T − K))` with *T*; a model that has σ with *T* − 1
  /// of its own changes in the second case alone.
  func standardization(_ conventions: Set<InferenceConvention>) -> Double {
    let days = Double(observations)
    let free = Double(degreesOfFreedom)
    if conventions.contains(.sigmaByDaysLessOne) { return ((days - 1) / free).squareRoot() }
    if conventions.contains(.sigmaByDays) { return (days / free).squareRoot() }
    return 1
  }

  /// The error of a sum that a convention leaves of the full one.
  package func standardError(
    of sum: CumulativeAbnormalReturn,
    _ conventions: Set<InferenceConvention>
  ) -> Double {
    let error =
      conventions.contains(.plainCumulative)
      ? sigma * Double(sum.observedDays).squareRoot() : sum.standardError
    return error / standardization(conventions)
  }
}

extension WindowSample {
  /// The standardized sums of the events, as the standardized cross-sectional tests average them.
  func standardizedSums(_ conventions: Set<InferenceConvention>) -> [Double] {
    zip(events, cumulative).map { event, sum in
      let value =
        if conventions.contains(.plainStandardized) {
          sum.car / event.sigma
        } else if conventions.contains(.dailyStandardized) {
          sum.csar
        } else {
          sum.scar
        }
      return value * event.standardization(conventions)
    }
  }
}
