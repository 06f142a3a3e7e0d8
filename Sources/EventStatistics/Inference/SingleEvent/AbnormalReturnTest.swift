/// The t test that the abnormal return of one event on one day is zero.
///
/// `t = AR/S_AR` with the prediction error, Student's t with *T* − *K* degrees of freedom.
///
/// Assumes normal residuals; one event tells an effect from an unlucky day only by that assumption.
///
/// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, section 4.4.
public struct AbnormalReturnTest: SingleEventTest, Hashable {
  public static let name = "ar_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test of one event and day",
    short: "t",
    formula: "t = AR / S_AR",
    against: "t(T−K)",
    assumes: "Normal residuals of constant variance.",
    source: Paper.campbellLoMacKinlay
  )
  public let statistic: Double
  /// The residual degrees of freedom of the model.
  public let degreesOfFreedom: Int
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(degreesOfFreedom))
  }

  /// Evaluates the test on a window of one day.
  ///
  /// - Throws: ``InferenceError`` when the window has several days or no abnormal return.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    guard window.count == 1 else { throw .notOneDay(days: window.count) }
    try self.init(event, day: window.lowerBound)
  }

  /// Evaluates the test on one day.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - day: The day relative to the event.
  /// - Throws: ``InferenceError`` when the day has no abnormal return.
  public init(_ event: FittedEvent, day: Int) throws(InferenceError) {
    guard let index = event.index(ofDay: day), event.standardized[index].isFinite else {
      throw .noAbnormalReturn
    }
    statistic = event.standardized[index]
    degreesOfFreedom = event.degreesOfFreedom
  }
}
