/// The trading days around the event for which abnormal returns are measured.
///
/// The default of a study is `-10..10`.
public struct EventWindow: RelativeWindow {
  public static let example = "-10..10"
  /// The usual window, ten trading days to each side of the event.
  public static let standard = EventWindow(-10...10)
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
  }
}
