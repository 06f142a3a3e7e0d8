internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution

/// How the events of a study disturb each other.
struct OverlapStudy {
  /// The number of events that share days of their event windows with another.
  let overlappingCount: Int
  /// The number of events with another event in their estimation window.
  let contaminatedCount: Int
  private let overlaps: WindowOverlaps
  private let events: [AlignedEvent]

  /// Looks for events of one symbol whose windows touch.
  init(_ events: [AlignedEvent], threads: Int) {
    self.events = events
    let placed = concurrentMap(count: events.count, threads: threads) { place in
      let windows = events[place].windows.placed(
        at: events[place].day.index,
        axisCount: events[place].axis.days.count
      )
      return (estimation: windows.estimation, event: windows.event)
    }
    let overlaps = WindowOverlaps(
      estimations: placed.map { $0.estimation },
      windows: placed.map { $0.event },
      securities: Self.numbers(of: events)
    )
    self.overlaps = overlaps
    overlappingCount = events.indices.count { overlaps.isOverlapping($0) }
    contaminatedCount = concurrentMap(count: events.count, threads: threads) {
      overlaps.isContaminated($0)
    }
    .count { $0 }
  }

  /// Returns a number for the security of each event.
  ///
  /// Positions on different trading days cannot be compared, so a security that is measured in two
  /// markets counts as two.
  private static func numbers(of events: [AlignedEvent]) -> [Int] {
    guard let first = events.first, !events.allSatisfy({ $0.axis === first.axis }) else {
      return events.map(\.symbol)
    }
    var numbers: [AxisSymbol: Int] = [:]
    return events.map { event in
      let security = AxisSymbol(axis: event.axis.id, symbol: event.symbol)
      let number = numbers[security] ?? numbers.count
      numbers[security] = number
      return number
    }
  }

  /// The pairs of events that touch; their number grows with the square of a symbol's events.
  var pairs: [EventOverlap] {
    events.indices.flatMap { place in
      pairs(.eventWindows, place, overlaps.partners(of: place))
        + pairs(.estimationWindow, place, overlaps.contaminants(of: place))
    }
  }

  private func pairs(_ kind: WindowOverlaps.Kind, _ place: Int, _ others: [Int]) -> [EventOverlap] {
    others.map {
      EventOverlap(
        kind: kind,
        eventID: events[place].eventID,
        otherEventID: events[$0].eventID,
        symbol: events[place].announcement.symbol,
        distance: events[$0].day.index - events[place].day.index
      )
    }
  }

  /// Returns the positions of an event's estimation window in which other events lie.
  func masked(_ place: Int) -> [Range<Int>] { overlaps.maskedEstimationDays(of: place) }

  /// Refuses an event whose event window touches another's; of events with one day 0 the first stays.
  func requireAlone(_ place: Int) throws(ExclusionReason) {
    let partners = overlaps.partners(of: place).filter {
      events[$0].day.index != events[place].day.index || precedes($0, place)
    }
    guard partners.isEmpty else { throw .overlapping(with: partners.map { events[$0].eventID }) }
  }

  /// Whether an event of one day became public before another, or stands before it in the list.
  private func precedes(_ first: Int, _ second: Int) -> Bool {
    func order(_ place: Int) -> (CalendarDate, Int, Int) {
      let moment = events[place].day.moment
      return (moment.date, moment.time?.secondsSinceMidnight ?? 0, place)
    }
    return order(first) < order(second)
  }

  /// A sentence for each kind of overlap that occurs.
  ///
  /// - Parameter settings: Whether the study has left out what disturbs, else how to do so is said.
  /// - Returns: A note for each kind of disturbance.
  func notes(_ settings: AlignmentSettings) -> [StudyNote] {
    Self.notes(overlapping: overlappingCount, contaminated: contaminatedCount, settings)
  }

  /// A sentence for each kind of overlap that occurs in some number of events.
  static func notes(
    overlapping overlappingCount: Int,
    contaminated contaminatedCount: Int,
    _ settings: AlignmentSettings
  ) -> [StudyNote] {
    var notes: [StudyNote] = []
    if overlappingCount > 0 {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .events,
          message: (overlappingCount == 1
            ? "1 event shares days of its event window"
            : "\(overlappingCount.grouped) events share days of their event windows")
            + " with another event of the same symbol; "
            + (settings.excludeOverlapping
              ? "those that the exclusions name are left out"
              : "\(.alignment(.excludeOverlapping)) leaves them out")
        )
      )
    }
    if contaminatedCount > 0 {
      notes.append(
        StudyNote(
          severity: .information,
          source: .events,
          message: (contaminatedCount == 1
            ? "1 event has another event of the same symbol in its "
            : "\(contaminatedCount.grouped) events have another event of the same symbol in their ")
            + "estimation window; "
            + (settings.maskEvents
              ? "those days are left out" : "\(.alignment(.maskEvents)) leaves those days out")
        )
      )
    }
    return notes
  }
}
