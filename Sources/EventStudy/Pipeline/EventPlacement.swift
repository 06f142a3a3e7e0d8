internal import Notices
internal import PriceData
internal import Announcements
internal import CivilTime
internal import EventAlignment

/// What becomes of one announcement: an event with a day 0, or the reason why it is left out.
enum EventPlacement: Sendable {
  case placed(AlignedEvent)
  /// The trading day is that of an announcement which is left out for something else.
  indirect case left(ExclusionReason, day: AlignedDay?)

  /// Puts an announcement on its trading day.
  init(
    _ announcement: Announcement,
    axes: StudyAxes,
    aligners: [EventAligner],
    directory: SymbolDirectory,
    plan: StudyPlan
  ) {
    var found: AlignedDay?
    let who = Result { () throws(ExclusionReason) in
      (
        symbol: try directory.position(of: announcement),
        market: try axes.markets.position(of: announcement)
      )
    }
    let known = try? who.get()
    let axis =
      known.map { axes.axis(ofSymbol: $0.symbol, market: $0.market) } ?? axes.standard
    do throws(ExclusionReason) {
      // Who comes after when: an announcement without a date is one whatever its symbol.
      let day = try Self.day(of: announcement, aligner: aligners[axis.id])
      let symbol = try who.get().symbol
      found = day
      self = .placed(
        AlignedEvent(
          announcement: announcement,
          symbol: symbol,
          axis: axis,
          day: day,
          controls: try Self.controls(of: announcement, directory, plan),
          windows: try Self.windows(of: announcement, on: day, axis.days, plan: plan)
        )
      )
    } catch {
      self = .left(known.map { axis.naming(error, symbol: $0.symbol) } ?? error, day: found)
    }
  }

  /// Looks at an event again.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - check: Returns the event to go on with, or throws the reason to leave it out.
  init(
    _ event: AlignedEvent,
    check: (AlignedEvent) throws(ExclusionReason) -> AlignedEvent
  ) {
    do throws(ExclusionReason) {
      self = .placed(try check(event))
    } catch {
      self = .left(error, day: event.day)
    }
  }

  /// The event, unless it is left out.
  var event: AlignedEvent? {
    if case .placed(let event) = self { event } else { nil }
  }

  /// The trading day, where day and symbol are known.
  var day: AlignedDay? {
    switch self {
    case .placed(let event): event.day
    case .left(_, let day): day
    }
  }

  /// Returns the entry in the list of what is left out, where it belongs there.
  func exclusion(of announcement: Announcement) -> Exclusion? {
    guard case .left(let reason, _) = self else { return nil }
    return Exclusion(announcement, reason: reason)
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
  private static func controls(
    of announcement: Announcement,
    _ directory: SymbolDirectory,
    _ plan: StudyPlan
  ) throws(ExclusionReason) -> [Int] {
    guard let column = plan.settings.analysis.controlColumn else { return [] }
    let symbol = announcement.attributes[column] ?? ""
    return [try directory.position(ofSymbol: symbol)]
  }

  /// Returns the windows of an announcement, its own or the study's.
  private static func windows(
    of announcement: Announcement,
    on day: AlignedDay,
    _ axis: [CalendarDate],
    plan: StudyPlan
  ) throws(ExclusionReason) -> StudyWindows {
    do throws(EventAlignmentError) {
      return try plan.windows(of: announcement, around: day.index, on: axis)
    } catch {
      throw .unusableWindows(error.description)
    }
  }
}
