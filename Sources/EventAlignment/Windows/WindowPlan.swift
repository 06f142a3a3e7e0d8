public import CivilTime

/// The windows of a study, before an event says on which days they lie.
public struct WindowPlan: Sendable, Hashable {
  /// The estimation window of events that set none for themselves.
  public let estimation: EstimationWindow
  /// The event window of events that set none for themselves.
  public let event: EventWindow
  /// Both in relative days, unless the estimation window is dated.
  public let days: StudyWindows?

  /// Creates the windows of a study.
  ///
  /// - Throws: What ``StudyWindows`` throws.
  public init(estimation: EstimationWindow, event: EventWindow) throws(EventAlignmentError) {
    try event.checkRange()
    self.estimation = estimation
    self.event = event
    if let relative = estimation.days {
      days = try StudyWindows(estimation: relative, event: event)
    } else {
      days = nil
    }
  }

  /// Returns the windows of one event.
  ///
  /// - Parameters:
  ///   - ownEstimation: The event's own estimation window, as written, where it has one.
  ///   - ownEvent: The event's own event window, as written, where it has one.
  ///   - index: The position of the event day.
  ///   - axis: The trading days, ascending.
  /// - Returns: The pair, with the study's window where the event sets none.
  /// - Throws: What reading a window or checking the pair throws.
  public func windows(
    estimation ownEstimation: String?,
    event ownEvent: String?,
    around index: Int,
    on axis: [CalendarDate]
  ) throws(EventAlignmentError) -> StudyWindows {
    if ownEstimation == nil, ownEvent == nil, let days { return days }
    let event = try ownEvent.map(EventWindow.init(parsing:)) ?? event
    let estimation = try ownEstimation.map(EstimationWindow.init(parsing:)) ?? estimation
    return try StudyWindows(
      estimation: estimation.days(
        around: index,
        on: axis,
        event: event,
        ending: end(before: event)
      ),
      event: event
    )
  }

  /// The last day of the study's estimation window that lies before an event window, or the day before
  /// that.
  private func end(before event: EventWindow) -> Int {
    let first = event.days.lowerBound
    return estimation.days?.parts.last { $0.upperBound < first }?.upperBound ?? first - 1
  }

  /// Returns a window as long as the estimation window that an event window leaves room for, where it
  /// is one of relative days.
  public func estimation(outside event: EventWindow) -> EstimationDays? {
    estimation.days?.moved(outside: event)
  }
}
