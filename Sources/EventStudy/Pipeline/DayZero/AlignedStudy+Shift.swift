internal import Announcements
internal import CivilTime
internal import EventAlignment

extension AlignedEvent {
  /// Whether the announcement has a date but no time of day, so that it may have come after the close.
  var hasUnknownTime: Bool {
    announcement.publication?.precision == .day && announcement.partOfDay == nil
  }
}

extension AlignedStudy {
  /// Returns the study with day 0 of every announcement without a time moved by some sessions.
  ///
  /// An event whose event window would leave the data stays where it is.
  func shifted(by sessions: Int, plan: StudyPlan) -> AlignedStudy {
    guard sessions != 0 else { return self }
    let window = plan.windows.event.days
    return replacing(
      events.map { event in
        let (day, isTooFar) = event.day.index.addingReportingOverflow(sessions)
        let last = event.axis.days.count - 1
        guard event.hasUnknownTime, !isTooFar, (0...last).contains(day),
          day + window.lowerBound >= 0, day + window.upperBound <= last
        else { return event }
        return event.moved(to: day)
      }
    )
  }
}
