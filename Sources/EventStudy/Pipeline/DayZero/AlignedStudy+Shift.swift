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
  func shifted(by sessions: Int, axis: StudyAxis, plan: StudyPlan) -> AlignedStudy {
    guard sessions != 0 else { return self }
    let possible = plan.windows.event.eventDays(onAxisOf: axis.days.count)
    return replacing(
      events.map { event in
        let day = event.day.index + sessions
        guard event.hasUnknownTime, possible.contains(day) else { return event }
        return event.moved(to: day, date: axis.days[day])
      }
    )
  }
}
