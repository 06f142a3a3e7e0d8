/// The t test that the cumulative abnormal return of one event is zero.
///
/// `t = CAR/S_CAR` with the full prediction covariance, Student's t with *T* − *K* degrees of freedom.
///
/// Assumes normal residuals; ``CumulativeAbnormalReturn/standardError`` says what the error holds.
///
/// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, eq. 4.4.9.
public struct CumulativeAbnormalReturnTest: SingleEventTest, Hashable {
  public static let name = "car_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test of one event",
    short: "t",
    formula: "t = CAR / S_CAR, S²_CAR = σ²·(L + 1ᵀX(XᵀX)⁻¹Xᵀ1)",
    against: "t(T−K)",
    assumes:
      "Normal residuals of constant variance. Returns have heavier tails, so p is a little too "
      + "small; the error of the estimated coefficients is part of S_CAR.",
    source: Paper.campbellLoMacKinlay
  )
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
