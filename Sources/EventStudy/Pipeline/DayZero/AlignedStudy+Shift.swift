internal import Announcements
internal import CivilTime
internal import EventAlignment

extension AlignedEvent {
  /// Whether the announcement has a date but no time of day, and may have come after the close of day 0.
  ///
  /// News of a Saturday belongs to the next session whatever its hour was.
  var hasUnknownTime: Bool {
    announcement.publication?.precision == .day && announcement.partOfDay == nil
      && day.rule.isOpenToClose
  }
}

extension AlignedStudy {
  /// Returns the study with day 0 of every announcement of an unknown time moved by some sessions.
  ///
  /// An event whose event window would leave the data stays where it is. A dated estimation window keeps
  /// its dates.
  func shifted(by sessions: Int, plan: StudyPlan) -> AlignedStudy {
    guard sessions != 0 else { return self }
    return replacing(
      events.map { event in
        // Both numbers are bounded, the places of day 0 by the window.
        let day = event.day.index + sessions
        let possible = plan.windows.event.eventDays(onAxisOf: event.axis.days.count)
        guard event.hasUnknownTime, possible.contains(day),
          let windows = try? plan.windows(
            of: event.announcement,
            around: day,
            on: event.axis.days
          )
        else { return event }
        return event.moved(to: day, windows: windows)
      }
    )
  }
}
