internal import CivilTime
internal import EventAlignment
internal import Notices

/// Says where a series of closes mixes two ways in which an exchange fixes its closing price.
enum ClosingMethodNotes {
  /// Returns one warning for each change that lies in the windows of an event.
  static func notes(of events: [AlignedEvent]) -> [StudyNote] {
    var affected: [ClosingMethodChange: Int] = [:]
    for event in events {
      let axis = event.axis
      let placed = event.windows.placed(at: event.day.index, axisCount: axis.days.count)
      guard !placed.estimation.isEmpty, !placed.event.isEmpty else { continue }
      let changes = axis.calendar.closingMethodChanges(
        after: axis.days[placed.estimation.lowerBound],
        through: axis.days[placed.event.upperBound - 1]
      )
      for change in changes { affected[change, default: 0] += 1 }
    }
    return affected.sorted { $0.key.firstDay < $1.key.firstDay }.map { change, count in
      StudyNote(
        severity: .warning,
        source: .calendar,
        message: "from \(change.firstDay) on the close of stocks with derivatives is "
          + "\(change.to.phrase), before it was \(change.from.phrase); the windows of "
          + "\(count) \(count == 1 ? "event" : "events") span that day, so their closes are of "
          + "two kinds"
      )
    }
  }
}
