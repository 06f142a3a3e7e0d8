/// The trading days over which abnormal returns are cumulated and tested.
///
/// A study has several; each lies within the event window.
public struct TestWindow: RelativeWindow {
  public static let example = "-1..1, -1,1 or [-1,1]"
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
  }
}
