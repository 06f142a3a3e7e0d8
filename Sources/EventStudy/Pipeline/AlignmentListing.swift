internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import Foundation
internal import Notices
internal import PriceData

/// Announcements with their trading days, before any price is looked at.
///
/// This is what `leyline align --format json` prints.
public struct AlignmentListing: Sendable, Hashable, Codable {
  /// Every announcement in the order of event identifiers; included means that it has a day 0.
  public var events: [EventRecord]
  /// The announcements without a day 0, and why.
  public var exclusions: [Exclusion]
  /// What was noticed, warnings first.
  public var notes: [StudyNote]
  /// The name of the calendar.
  public var calendar: String

  /// Reads announcements and aligns them.
  ///
  /// - Parameter settings: Names the announcements and the calendar; with price files, only
  ///   the days that they have are trading days.
  /// - Returns: Each announcement with its day and rule, or with the reason why it has none.
  /// - Throws: ``StudyError`` when a file cannot be read.
  public static func run(
    _ settings: StudySettings
  ) throws(StudyError) -> AlignmentListing { try placing(settings).listing }

  /// Reads announcements and aligns them as ``run(_:)`` does, and looks for their prices.
  ///
  /// - Parameter settings: Names the announcements and the calendar, with price files or not.
  /// - Returns: The listing, and the identifiers of events whose symbols no price file has, where there are some.
  /// - Throws: ``StudyError`` when a file cannot be read.
  package static func placing(
    _ settings: StudySettings
  ) throws(StudyError) -> (listing: AlignmentListing, unpriced: Set<String>) {
    let input = try AnnouncementInput.load(
      settings.events,
      threads: try StudyPlan(settings).threads
    )
    let announcements = input.announcements.sorted { $0.eventID < $1.eventID }
    let places = try TradingDays(settings, announcements)
    var events: [EventRecord] = []
    var exclusions: [Exclusion] = []
    for announcement in announcements {
      do throws(ExclusionReason) {
        let day = try places.day(of: announcement)
        let market = places.market(of: announcement)
        events.append(EventRecord(announcement, day: day, market: market, status: .included))
      } catch {
        events.append(EventRecord(announcement, day: nil, market: nil, status: .excluded))
        exclusions.append(Exclusion(announcement, reason: error))
      }
    }
    let listing = AlignmentListing(
      events: events,
      exclusions: exclusions,
      notes: input.notes + places.notes,
      calendar: places.calendar.name
    )
    let unpriced = announcements.filter { places.lacksPrices(of: $0) }.map(\.eventID)
    return (listing, Set(unpriced))
  }
}

/// The trading days that announcements are aligned with: those of a calendar, or of prices and indices.
private struct TradingDays {
  let calendar: TradingCalendar
  let notes: [StudyNote]
  /// The days of each axis of the prices, or of the calendar alone.
  private let aligners: [EventAligner]
  private let axes: StudyAxes?
  private let directory: SymbolDirectory

  init(_ settings: StudySettings, _ announcements: [Announcement]) throws(StudyError) {
    guard !settings.prices.files.isEmpty else {
      guard settings.alignment.calendar.lowercased() != "data" else {
        throw .configuration(
          .missing(
            what: "the calendar data needs price files",
            remedy: "name them with \(.prices(.files)), or choose \(.alignment(.calendar), "nse")"
          )
        )
      }
      calendar = try StudyCalendar.make(
        settings.alignment,
        days: [],
        clock: ClockEvidence(announcements)
      )
      let days = calendar.coverage.map { [calendar] in
        calendar.sessions(from: $0.lowerBound, to: $0.upperBound)
      }
      aligners = [
        EventAligner(
          calendar: calendar,
          axis: days ?? [],
          policy: settings.alignment.align,
          maximumMissingSessions: settings.alignment.maxMissingSessions,
          maximumDistance: settings.alignment.maxDistanceDays
        )
      ]
      axes = nil
      directory = SymbolDirectory([])
      notes = []
      return
    }
    var inputs = try StudyInputs.prices(settings, fields: settings.prices.usedFields)
      .replacing(announcements: announcements)
    try inputs.settleMarkets(settings)
    let axes = try StudyAxes(inputs, plan: StudyPlan(settings))
    calendar = axes.standard.calendar
    directory = inputs.panel.directory
    notes = axes.markets.notes(for: announcements) + axes.notes
    aligners = axes.all.map {
      $0.aligner(settings.alignment, announcements: announcements.count)
    }
    self.axes = axes
  }

  /// Returns the trading day of an announcement, in the market that it is measured against.
  func day(of announcement: Announcement) throws(ExclusionReason) -> AlignedDay {
    guard let axes else {
      return try EventPlacement.day(of: announcement, aligner: aligners[0])
    }
    let market = Result { () throws(ExclusionReason) in
      try axes.markets.position(of: announcement)
    }
    let axis = (try? market.get()).flatMap { market in
      directory.index(of: announcement.symbol).map { axes.axis(ofSymbol: $0, market: market) }
        ?? axes.all[market]
    }
    // Which market comes after when: an announcement without a date is one whatever its index.
    let day = try EventPlacement.day(
      of: announcement,
      aligner: aligners[axis?.id ?? axes.standard.id]
    )
    _ = try market.get()
    return day
  }

  /// Whether there are prices, and none of the symbol of an announcement.
  func lacksPrices(of announcement: Announcement) -> Bool {
    axes != nil && directory.match(announcement.symbol) == .unknown
  }

  /// Returns the name of the index that an announcement is measured against, where there is one.
  func market(of announcement: Announcement) -> String? { axes?.markets.name(of: announcement) }
}
