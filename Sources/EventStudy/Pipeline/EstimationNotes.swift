internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import Notices

/// Says which events are estimated from days that an estimation window before the event does not have.
enum EstimationNotes {
  /// Returns a sentence for the days after the events, and one for the days of the events themselves.
  ///
  /// Nothing is estimated from days after an event unless somebody asks for it; dates that are the same
  /// for all events ask for it without a look at each.
  static func notes(of events: [AlignedEvent], plan: StudyPlan) -> [StudyNote] {
    guard plan.settings.methods.models.contains(where: \.needsEstimation) else { return [] }
    let after = events.filter {
      $0.windows.estimation.days.upperBound > $0.windows.event.days.upperBound
    }
    let reaching = events.filter { window(of: $0, plan).reaches(into: $0) }
    var notes: [StudyNote] = []
    if !after.isEmpty {
      let isDated = after.contains { window(of: $0, plan).days == nil }
      notes.append(
        StudyNote(
          severity: isDated ? .warning : .information,
          source: .events,
          message:
            "\(subject(after, of: events)) estimated from days after the event window, as "
            + "\(windows(of: after, plan, one: "asks", several: "ask")): what followed the news is "
            + "part of the model"
        )
      )
    }
    if !reaching.isEmpty {
      notes.append(
        StudyNote(
          severity: .information,
          source: .events,
          message:
            "\(subject(reaching, of: events)) estimated without the days of the event window, into "
            + "which \(windows(of: reaching, plan, one: "reaches", several: "reach"))"
        )
      )
    }
    // Event windows have one length, and its days are never estimated from.
    let common = plan.windows.event.days
    let shortened = events.filter {
      $0.windows.event.days != common && $0.windows.estimation.days.overlaps(common)
    }
    if !shortened.isEmpty {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .events,
          message:
            "\(subject(shortened, of: events)) estimated without the days of the study's event window "
            + "\(plan.windows.event), into which \(windows(of: shortened, plan, one: "reaches", several: "reach")); "
            + "a shorter \(.windows(.event)) leaves room for them"
        )
      )
    }
    return notes
  }

  private static func window(of event: AlignedEvent, _ plan: StudyPlan) -> EstimationWindow {
    event.announcement.ownWindows?.estimation.flatMap { EstimationWindow($0) }
      ?? plan.windows.estimation
  }

  private static func subject(_ some: [AlignedEvent], of all: [AlignedEvent]) -> String {
    if some.count == 1 {
      return all.count == 1 ? "the event is" : "1 of \(all.count.grouped) events is"
    }
    return some.count == all.count
      ? "all \(all.count.grouped) events are"
      : "\(some.count.grouped) of \(all.count.grouped) events are"
  }

  /// Returns the one window of some events, or that they have several, with the verb that follows.
  private static func windows(
    of events: [AlignedEvent],
    _ plan: StudyPlan,
    one: String,
    several: String
  ) -> String {
    let first = window(of: events[0], plan)
    return events.allSatisfy { window(of: $0, plan) == first }
      ? "the estimation window \(first) \(one)" : "their estimation windows \(several)"
  }
}

extension EstimationWindow {
  /// Whether days of the event window of an event lie in the window.
  fileprivate func reaches(into event: AlignedEvent) -> Bool {
    reaches(into: event.windows.event, around: event.day.index, on: event.axis.days)
  }
}
