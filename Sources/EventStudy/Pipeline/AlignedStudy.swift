internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// Every announcement of a study, put on its trading day or excluded with a reason.
struct AlignedStudy: Sendable {
  /// The usable events, in the order of event identifiers.
  let events: [AlignedEvent]
  /// The announcements that are left out.
  let exclusions: [Exclusion]
  /// How the events disturb each other.
  let overlap: OverlapStudy
  /// What was noticed.
  let notes: [StudyNote]
  /// The returns of each symbol that has an event, by its position in the panel.
  let returns: [Int: [Double]]
  private let announcements: [Announcement]
  private let placements: [EventPlacement]
  /// Present where some models of the study need estimation returns and others do not.
  private let estimationCheck: EventDataCheck?

  /// Aligns the announcements of a study.
  init(_ inputs: StudyInputs, axis: StudyAxis, plan: StudyPlan) {
    announcements = inputs.announcements
    let unprepared = EventAligner(
      calendar: axis.calendar,
      axis: axis.days,
      policy: plan.settings.alignment.align,
      maximumMissingSessions: plan.settings.alignment.maxMissingSessions,
      maximumDistance: plan.settings.alignment.maxDistanceDays
    )
    let aligner =
      inputs.announcements.count > 2 * axis.days.count ? unprepared.knowingDays() : unprepared
    let directory = inputs.panel.directory
    placements = concurrentMap(count: inputs.announcements.count, threads: plan.threads) {
      EventPlacement(
        inputs.announcements[$0],
        aligner: aligner,
        directory: directory,
        plan: plan
      )
    }
    let placed = placements.compactMap(\.event)

    let symbols = Set(placed.map { $0.symbol }).union(placed.compactMap { $0.control }).sorted()
    let (series, overlap) = concurrently(threads: plan.threads) {
      concurrentMap(count: symbols.count, threads: plan.threads) {
        axis.returns(ofSymbol: symbols[$0])
      }
    } _: {
      OverlapStudy(placed, axisCount: axis.days.count, threads: plan.threads)
    }
    returns = Dictionary(uniqueKeysWithValues: zip(symbols, series))
    self.overlap = overlap
    let data = EventDataCheck(symbols, series: series, axis: axis, plan: plan)
    let checked = concurrentMap(count: placed.count, threads: plan.threads) { place in
      EventPlacement(placed[place]) { event throws(ExclusionReason) in
        if plan.settings.alignment.excludeOverlapping {
          try overlap.requireAlone(place)
        }
        let event =
          plan.settings.alignment.maskEvents
          ? event.masking(overlap.masked(place)) : event
        try data.check(event)
        return event
      }
    }
    estimationCheck = axis.models.allSatisfy(\.needsEstimation) ? nil : data
    events = checked.compactMap(\.event)
    exclusions =
      zip(inputs.announcements, placements).compactMap { $1.exclusion(of: $0) }
      + zip(placed, checked).compactMap { $1.exclusion(of: $0.announcement) }
    notes = overlap.notes + ReturnNotes.notes(of: series, symbols: symbols, axis: axis)
  }

  private init(
    _ study: AlignedStudy,
    events: [AlignedEvent]
  ) {
    self.events = events
    exclusions = study.exclusions
    overlap = study.overlap
    notes = study.notes
    returns = study.returns
    announcements = study.announcements
    placements = study.placements
    estimationCheck = study.estimationCheck
  }

  /// Returns the reason why a model that is estimated cannot have an event which another model has.
  func shortage(of event: AlignedEvent) -> ExclusionReason? {
    estimationCheck?.shortage(of: event)
  }

  /// Returns the study with other days 0 of the same events.
  func replacing(_ events: [AlignedEvent]) -> AlignedStudy {
    AlignedStudy(self, events: events)
  }

  /// Returns what became of every announcement.
  ///
  /// - Parameter failed: The events that no model could be fitted to.
  /// - Returns: One record for each announcement, in the order of event identifiers.
  func records(withoutModelFor failed: Set<String>) -> [EventRecord] {
    let usable = Set(events.map(\.eventID)).subtracting(failed)
    return zip(announcements, placements).map { announcement, placement in
      EventRecord(
        announcement,
        day: placement.day,
        status: usable.contains(announcement.eventID) ? .included : .excluded
      )
    }
  }
}
