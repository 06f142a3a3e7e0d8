/// The estimation and the event window of one event, checked against each other.
public struct StudyWindows: Sendable, Hashable, Codable {
  /// The days from which the expected return is estimated.
  public let estimation: EstimationDays
  /// The days for which abnormal returns are measured.
  public let event: EventWindow

  /// Creates a pair of windows.
  ///
  /// A part that reaches beyond the event window on both sides can only mean the days around the event,
  /// so it leaves the event window out. A part that begins or ends inside the event window names a day
  /// that cannot be estimated from: one of the two windows is a slip, and only whoever wrote them knows
  /// which, so the pair is refused.
  ///
  /// - Throws: ``EventAlignmentError/estimationReachesEvent(estimation:event:)`` unless each part of
  ///   the estimation window lies before or after the event window, or reaches beyond it on both
  ///   sides and then leaves it out, and
  ///   ``EventAlignmentError/windowOutOfRange(text:limit:)`` for days that no sum with a position
  ///   could hold.
  public init(
    estimation: EstimationDays,
    event: EventWindow
  ) throws(EventAlignmentError) {
    try estimation.checkRange()
    try event.checkRange()
    for part in estimation.parts where part.overlaps(event.days) {
      guard part.lowerBound < event.days.lowerBound, part.upperBound > event.days.upperBound else {
        throw .estimationReachesEvent(estimation: EstimationDays(part), event: event)
      }
    }
    self.estimation = estimation
    self.event = event
  }

  /// The days from the first to the last of the estimation window that are not estimated from: those
  /// between its parts, and those of the event window.
  public var leftOut: [ClosedRange<Int>] {
    let parts = estimation.parts
    var left = zip(parts, parts.dropFirst()).map { ($0.upperBound + 1)...($1.lowerBound - 1) }
    if parts.contains(where: { $0.overlaps(event.days) }) { left.append(event.days) }
    return left
  }

  /// The number of days that are estimated from.
  public var estimationLength: Int {
    leftOut.reduce(estimation.days.count) { $0 - $1.count }
  }

  /// Returns the windows as positions on an axis, cut where the axis begins or ends.
  ///
  /// - Parameters:
  ///   - index: The position of the event day, 0 to `axisCount - 1`.
  ///   - axisCount: The number of trading days of the study.
  /// - Returns: Both windows as ranges of positions.
  public func placed(at index: Int, axisCount: Int) -> PlacedWindows {
    PlacedWindows(windows: self, index: index, axisCount: axisCount)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      estimation: container.decode(EstimationDays.self, forKey: .estimation),
      event: container.decode(EventWindow.self, forKey: .event)
    )
  }
}

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
  /// The number of event-window days that lie before the axis begins.
  public let eventDaysBeforeAxis: Int
  /// The number of event-window days that lie after the axis ends.
  public let eventDaysAfterAxis: Int

  init(windows: StudyWindows, index: Int, axisCount: Int) {
    self.index = index
    estimation = Self.cut(windows.estimation.days, at: index, axisCount: axisCount)
    event = Self.cut(windows.event.days, at: index, axisCount: axisCount)
    eventDaysBeforeAxis = min(
      windows.event.length,
      max(0, -(index + windows.event.days.lowerBound))
    )
    eventDaysAfterAxis = min(
      windows.event.length,
      max(0, index + windows.event.days.upperBound - (axisCount - 1))
    )
  }

  private static func cut(_ days: ClosedRange<Int>, at index: Int, axisCount: Int) -> Range<Int> {
    let first = min(max(0, index + days.lowerBound), axisCount)
    let end = min(max(first, index + days.upperBound + 1), axisCount)
    return first..<end
  }
}
