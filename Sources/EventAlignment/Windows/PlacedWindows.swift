/// The windows of one event as positions on the study's trading days.
///
/// Both ranges are cut to the axis; the counts say how many days the cut took.
public struct PlacedWindows: Sendable, Hashable {
  /// The position of the event day.
  public let index: Int
  /// The positions of the estimation window that the axis has, perhaps none.
  public let estimation: Range<Int>
  /// The positions of the event window that the axis has, perhaps none.
  public let event: Range<Int>
  /// The number of estimation days that lie before the axis begins.
  public let estimationDaysBeforeAxis: Int
  /// The number of event-window days that lie before the axis begins.
  public let eventDaysBeforeAxis: Int
  /// The number of event-window days that lie after the axis ends.
  public let eventDaysAfterAxis: Int

  init(windows: StudyWindows, index: Int, axisCount: Int) {
    self.index = index
    estimation = Self.cut(windows.estimation.days, at: index, axisCount: axisCount)
    event = Self.cut(windows.event.days, at: index, axisCount: axisCount)
    estimationDaysBeforeAxis = min(
      windows.estimation.length,
      max(0, -(index + windows.estimation.days.lowerBound))
    )
    eventDaysBeforeAxis = min(
      windows.event.length,
      max(0, -(index + windows.event.days.lowerBound))
    )
    eventDaysAfterAxis = min(
      windows.event.length,
      max(0, index + windows.event.days.upperBound - (axisCount - 1))
    )
  }

  /// The relative day of the first position of the event window, such as -10.
  public var firstRelativeDay: Int { event.lowerBound - index }

  /// Whether the axis has every day of the event window.
  public var hasWholeEventWindow: Bool { eventDaysBeforeAxis == 0 && eventDaysAfterAxis == 0 }

  private static func cut(_ days: ClosedRange<Int>, at index: Int, axisCount: Int) -> Range<Int> {
    let first = min(max(0, index + days.lowerBound), axisCount)
    let end = min(max(first, index + days.upperBound + 1), axisCount)
    return first..<end
  }
}
