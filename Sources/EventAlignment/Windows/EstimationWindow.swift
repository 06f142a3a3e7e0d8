/// The trading days from which a model of the expected return is estimated.
///
/// It ends before the event window begins, so that the event cannot shape what it is measured
/// against. The default of a study is `-250..-11`.
public struct EstimationWindow: RelativeWindow {
  public static let example = "-250..-11"
  /// The usual window, 240 trading days that end 11 days before the event.
  public static let standard = EstimationWindow(-250...(-11))
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
  }
}
