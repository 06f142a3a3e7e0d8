/// The event window in three parts: what leaks out before, what happens around, what follows after.
public struct DriftWindows: Sendable, Hashable {
  /// The days before, where leakage shows; absent where the event window begins too late.
  public let before: ClosedRange<Int>?
  /// The days around the event.
  public let around: ClosedRange<Int>
  /// The days after, where delayed reaction shows; absent where the event window ends too early.
  public let after: ClosedRange<Int>?

  /// Divides an event window.
  ///
  /// - Precondition: `around` lies inside the event window.
  public init(eventWindow: ClosedRange<Int>, around: ClosedRange<Int>) {
    precondition(
      eventWindow.contains(around.lowerBound) && eventWindow.contains(around.upperBound),
      "The days around the event lie inside the event window"
    )
    self.around = around
    before =
      eventWindow.lowerBound < around.lowerBound
      ? eventWindow.lowerBound...(around.lowerBound - 1) : nil
    after =
      eventWindow.upperBound > around.upperBound
      ? (around.upperBound + 1)...eventWindow.upperBound : nil
  }

  /// The parts that exist, in the order of time; the windows to give a grid.
  public var windows: [ClosedRange<Int>] { [before, around, after].compactMap(\.self) }
}
