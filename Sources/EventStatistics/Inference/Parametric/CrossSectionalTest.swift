/// The cross-sectional t test that the mean cumulative abnormal return is zero.
///
/// `t = √N mean(CAR)/s(CAR)`, *s* with *N* − 1; Student's t with *N* − 1 degrees of freedom.
///
/// Assumes independent events with a common variance; the variance may change with the event.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct CrossSectionalTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.crossSectional.rawValue }
  public let statistic: Double
  public let eventCount: Int
  /// The mean cumulative abnormal return, as a fraction.
  public let mean: Double
  /// The standard deviation over events, as a fraction.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(eventCount - 1))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let moments = sample.carMoments
    statistic = try moments.studentT()
    eventCount = moments.count
    mean = moments.mean
    standardDeviation = moments.standardDeviation
  }
}
