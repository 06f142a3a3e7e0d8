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
  ) throws(StudyError) -> AlignmentListing {
    let input = try AnnouncementInput.load(
      settings.events,
      threads: try StudyPlan(settings).threads
    )
    let announcements = input.announcements.sorted { $0.eventID < $1.eventID }
    let (calendar, days, notes) = try tradingDays(settings, announcements)
    let aligner = EventAligner(
      calendar: calendar,
      axis: days,
      policy: settings.alignment.align,
      maximumMissingSessions: settings.alignment.maxMissingSessions,
      maximumDistance: settings.alignment.maxDistanceDays
    )
    var events: [EventRecord] = []
    var exclusions: [Exclusion] = []
    for announcement in announcements {
      do throws(ExclusionReason) {
        let day = try EventPlacement.day(of: announcement, aligner: aligner)
        events.append(EventRecord(announcement, day: day, status: .included))
      } catch {
        events.append(EventRecord(announcement, day: nil, status: .excluded))
        exclusions.append(Exclusion(announcement, reason: error))
      }
    }
    return AlignmentListing(
      events: events,
      exclusions: exclusions,
      notes: input.notes + notes,
      calendar: calendar.name
    )
  }

  private static func tradingDays(
    _ settings: StudySettings,
    _ announcements: [Announcement]
  ) throws(StudyError) -> (TradingCalendar, [CalendarDate], [StudyNote]) {
    if settings.prices.files.isEmpty {
      guard settings.alignment.calendar.lowercased() != "data" else {
        throw .configuration(
          .missing(
            what: "the calendar data needs price files",
            remedy: "name them with \(.prices(.files)), or choose \(.alignment(.calendar), "nse")"
          )
        )
      }
      let calendar = try StudyCalendar.make(
        settings.alignment,
        days: [],
        clock: ClockEvidence(announcements)
      )
      guard let coverage = calendar.coverage else { return (calendar, [], []) }
      return (
        calendar, calendar.sessions(from: coverage.lowerBound, to: coverage.upperBound), []
      )
    }
    let axes = try StudyAxes(
      StudyInputs.prices(settings, fields: settings.prices.usedFields)
        .replacing(announcements: announcements),
      plan: StudyPlan(settings)
    )
    return (axes.standard.calendar, axes.standard.days, axes.notes)
  }
}
