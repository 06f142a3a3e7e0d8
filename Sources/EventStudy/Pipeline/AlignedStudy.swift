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
  /// The trading day of each announcement; none where it has no day or no prices.
  private let days: [AlignedDay?]

  /// Aligns the announcements of a study.
  init(_ inputs: StudyInputs, axis: StudyAxis, settings: StudySettings) {
    announcements = inputs.announcements
    let aligner = EventAligner(
      calendar: axis.calendar,
      axis: axis.days,
      policy: settings.configuration.alignment.policy,
      maximumMissingSessions: settings.configuration.alignment.maximumMissingSessions,
      maximumDistance: settings.configuration.alignment.maximumDistance
    )
    let directory = SymbolDirectory(inputs.panel.symbols)
    var placed: [AlignedEvent] = []
    var exclusions: [Exclusion] = []
    var days = [AlignedDay?](repeating: nil, count: inputs.announcements.count)
    for (index, announcement) in inputs.announcements.enumerated() {
      do throws(ExclusionReason) {
        // Who comes after when: an announcement without a date is one whatever its symbol.
        let day = try Self.day(of: announcement, aligner: aligner)
        let symbol = try directory.position(of: announcement)
        days[index] = day
        placed.append(
          AlignedEvent(
            announcement: announcement,
            symbol: symbol,
            day: day,
            control: try Self.control(of: announcement, directory, settings),
            windows: try Self.windows(of: announcement, settings: settings)
          )
        )
      } catch {
        exclusions.append(Exclusion(announcement, reason: error))
      }
    }
    self.days = days

    let symbols = Set(placed.map(\.symbol) + placed.compactMap(\.control)).sorted()
    let series = concurrentMap(count: symbols.count, threads: settings.threads) {
      axis.returns(ofSymbol: symbols[$0])
    }
    let returns = Dictionary(uniqueKeysWithValues: zip(symbols, series))
    self.returns = returns

    let overlap = OverlapStudy(placed, axisCount: axis.days.count)
    self.overlap = overlap
    var events: [AlignedEvent] = []
    for (place, var event) in placed.enumerated() {
      do throws(ExclusionReason) {
        if settings.configuration.alignment.excludeOverlapping {
          try overlap.requireAlone(place)
        }
        if settings.configuration.alignment.maskEvents { event.masked = overlap.masked(place) }
        try EventData(event, returns: returns[event.symbol] ?? [], axis: axis)
          .check(requiredReturns: settings.requiredReturns(for: event.windows))
        events.append(event)
      } catch {
        exclusions.append(Exclusion(event.announcement, reason: error))
      }
    }
    self.events = events
    self.exclusions = exclusions
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
    days = study.days
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
    return zip(announcements, days).map { announcement, day in
      EventRecord(
        announcement,
        day: day,
        status: usable.contains(announcement.eventID) ? .included : .excluded
      )
    }
  }

  /// Returns the trading day of an announcement.
  static func day(
    of announcement: Announcement,
    aligner: EventAligner
  ) throws(ExclusionReason) -> AlignedDay {
    switch announcement.status {
    case .repeat: throw .repeat(of: announcement.repeatOf ?? "another announcement")
    case .review: throw .needsReview(announcement.reason ?? "the finding is ambiguous")
    case .ok, .noDate: break
    }
    guard let publication = announcement.publication else {
      throw .noDate(announcement.reason)
    }
    switch aligner.align(publication, partOfDay: announcement.partOfDay) {
    case .aligned(let day): return day
    case .excluded(let reason): throw reason
    }
  }

  /// Returns the position of the control firm that an announcement names.
  private static func control(
    of announcement: Announcement,
    _ directory: SymbolDirectory,
    _ settings: StudySettings
  ) throws(ExclusionReason) -> Int? {
    guard let column = settings.configuration.analysis.controlColumn else { return nil }
    let symbol = announcement.attributes[column] ?? ""
    return try directory.position(ofSymbol: symbol)
  }

  /// Returns the windows of an announcement, its own or the study's.
  private static func windows(
    of announcement: Announcement,
    settings: StudySettings
  ) throws(ExclusionReason) -> StudyWindows {
    do throws(EventAlignmentError) {
      return try settings.windows.replaced(by: announcement.ownWindows)
    } catch {
      throw .unusableWindows(error.description)
    }
  }
}

extension Exclusion {
  /// Excludes an announcement.
  init(_ announcement: Announcement, reason: ExclusionReason) {
    self.init(eventID: announcement.eventID, symbol: announcement.symbol, reason: reason)
  }
}

extension EventRecord {
  /// Describes what became of an announcement.
  init(_ announcement: Announcement, day: AlignedDay?, status: Status) {
    self.init(
      eventID: announcement.eventID,
      symbol: announcement.symbol,
      company: announcement.company,
      announcedAt: announcement.publication?.description,
      precision: announcement.publication?.precision.rawValue ?? "none",
      eventDate: day?.date,
      alignmentRule: day?.rule.description,
      marketOpen: day?.marketOpen,
      status: status,
      group: announcement.group,
      headline: announcement.headline,
      sourceFile: announcement.sourceFile,
      evidence: announcement.evidence.first { $0.what == "published" }?.quote,
      attributes: announcement.attributes
    )
  }
}
