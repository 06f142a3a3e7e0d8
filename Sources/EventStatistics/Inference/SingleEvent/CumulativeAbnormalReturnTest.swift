/// The t test that the cumulative abnormal return of one event is zero.
///
/// `t = CAR/S_CAR` with the full prediction covariance, Student's t with *T* − *K* degrees of freedom.
///
/// Assumes normal residuals; ``CumulativeAbnormalReturn/standardError`` says what the error holds.
///
/// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, eq. 4.4.9.
public struct CumulativeAbnormalReturnTest: HypothesisTest, Hashable {
  public static var name: String { SingleEventMethod.cumulativeAbnormalReturn.rawValue }
  public let statistic: Double
  /// The residual degrees of freedom of the model.
  public let degreesOfFreedom: Int
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(degreesOfFreedom))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when the window has no abnormal return.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    guard let sum = event.cumulative(window) else { throw .noAbnormalReturn }
    self.init(event, sum)
  }

  /// Evaluates the test on a sum that is already known.
  public init(_ event: FittedEvent, _ cumulative: CumulativeAbnormalReturn) {
    statistic = cumulative.scar
    degreesOfFreedom = event.degreesOfFreedom
  }
}
