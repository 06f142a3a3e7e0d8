internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// Finds the control firms of events: those of about their size with the nearest book-to-market.
///
/// Size is between 70 % and 130 % of the event firm's, book-to-market the nearest of those (Barber & Lyon
/// 1997), both as they stood before day 0. Securities that are as near as each other go by their symbols, so that
/// nothing depends on the order of the file.
struct ControlFirmMatching: Sendable {
  private let table: CharacteristicsTable
  private let panel: PricePanel
  private let plan: StudyPlan
  /// The days 0 of the announcements of each security and the windows around them.
  private let announced: [Int: [AnnouncedWindow]]

  /// The event window of an announcement, which is no time for its security to be a control firm.
  struct AnnouncedWindow: Sendable {
    let day: CalendarDate
    let window: ClosedRange<Int>
  }

  private var settings: ControlFirmSettings { plan.settings.controlFirms }

  /// Prepares the matching.
  ///
  /// - Parameters:
  ///   - table: The sizes and book-to-market ratios.
  ///   - panel: The prices of the study, whose securities can be control firms.
  ///   - announced: The windows of the announcements of the study, by the positions of their securities.
  ///   - plan: Says which securities are alike.
  init(
    _ table: CharacteristicsTable,
    panel: PricePanel,
    announced: [Int: [AnnouncedWindow]],
    plan: StudyPlan
  ) {
    self.table = table
    self.panel = panel
    self.announced = announced
    self.plan = plan
  }

  /// A security whose size is in the band.
  private struct Candidate {
    let position: Int
    let symbol: String
    let characteristics: FirmCharacteristics
    let distance: Double
  }

  /// Returns the control firms of an event.
  ///
  /// - Throws: ``ExclusionReason/noControlFirm(_:)``, which says what was missing.
  func firms(
    of event: AlignedEvent
  ) throws(ExclusionReason) -> (positions: [Int], match: EventControlFirms) {
    let own = try characteristics(of: event)
    let candidates = candidates(for: event, own: own)
    let symbol = panel.symbols[event.symbol]
    guard !candidates.isEmpty else {
      throw .noControlFirm(
        "no other security of \(table.name) has a market value of \(settings.sizeBand) times that of \(symbol), "
          + "\(own.marketValue) on \(own.date)"
      )
    }
    let days = EventDays(event, plan: plan)
    var positions: [Int] = []
    var match = EventControlFirms(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      own: own,
      candidateCount: candidates.count,
      firms: []
    )
    for candidate in candidates where positions.count < settings.count {
      if let reason = obstacle(to: candidate, of: event, on: days) {
        match.leftOut.append(
          EventControlFirms.LeftOut(
            symbol: candidate.symbol,
            characteristics: candidate.characteristics,
            reason: reason
          )
        )
      } else {
        positions.append(candidate.position)
        match.firms.append(
          EventControlFirms.Firm(
            symbol: candidate.symbol,
            characteristics: candidate.characteristics
          )
        )
      }
    }
    guard !positions.isEmpty else {
      let nearest = match.leftOut.first.map { "; of \($0.symbol), the nearest: \($0.reason)" } ?? ""
      throw .noControlFirm(
        "none of the \(candidates.count) securities of about the size of \(symbol) can be its control firm\(nearest)"
      )
    }
    return (positions, match)
  }

  /// Returns what the firm of an event is matched by.
  private func characteristics(
    of event: AlignedEvent
  ) throws(ExclusionReason) -> FirmCharacteristics {
    let symbol = panel.symbols[event.symbol]
    guard let rows = table.rows[event.symbol] else {
      throw .noControlFirm("\(table.name) has no row of \(symbol)")
    }
    guard let row = CharacteristicsTable.newest(of: rows, before: event.day.date) else {
      let first = rows.first.map { ", the first is of \($0.date)" } ?? ""
      throw .noControlFirm(
        "\(table.name) has no row of \(symbol) before day 0, \(event.day.date)\(first)"
      )
    }
    guard row.date.days(to: event.day.date) <= settings.maxAge else {
      throw .noControlFirm(
        "the newest row of \(symbol) before day 0, \(event.day.date), is of \(row.date), more than "
          + "\(settings.maxAge) days earlier"
      )
    }
    guard let usable = row.usable else {
      throw .noControlFirm(
        "the newest row of \(symbol) before day 0, of \(row.date), has \(row.lack), and firms are matched by numbers "
          + "above 0"
      )
    }
    return usable
  }

  /// Returns the other securities of about the event firm's size, the nearest in book-to-market first.
  private func candidates(for event: AlignedEvent, own: FirmCharacteristics) -> [Candidate] {
    table.rows.compactMap { position, rows -> Candidate? in
      guard position != event.symbol,
        let found = CharacteristicsTable.newest(of: rows, before: event.day.date)?.usable,
        found.date.days(to: event.day.date) <= settings.maxAge,
        settings.sizeBand.contains(found.marketValue, of: own.marketValue)
      else { return nil }
      return Candidate(
        position: position,
        symbol: panel.symbols[position],
        characteristics: found,
        distance: abs(found.bookToMarket - own.bookToMarket)
      )
    }
    .sorted { ($0.distance, $0.symbol) < ($1.distance, $1.symbol) }
  }

  /// The days on which a control firm needs returns.
  private struct EventDays {
    /// The positions of the estimation window that count.
    let estimation: [Int]
    /// How many returns it must have there.
    let required: Int
    /// The positions of the event window on which the event's own security has a return.
    let own: [Int]
    /// The positions of the event window.
    let window: ClosedRange<Int>

    init(_ event: AlignedEvent, plan: StudyPlan) {
      func placed(_ days: ClosedRange<Int>) -> ClosedRange<Int> {
        (event.day.index + days.lowerBound)...(event.day.index + days.upperBound)
      }
      estimation = placed(event.windows.estimation.days).filter { position in
        !event.masked.contains { $0.contains(position) }
      }
      required = plan.requiredReturns(for: event.windows)
      let window = placed(event.windows.event.days)
      self.window = window
      let returns = event.axis.returns(ofSymbol: event.symbol)
      own = window.filter { returns.indices.contains($0) && returns[$0].isFinite }
    }
  }

  /// Why a security of about the event firm's size is no control firm, where it is none.
  private func obstacle(
    to candidate: Candidate,
    of event: AlignedEvent,
    on days: EventDays
  ) -> String? {
    let axis = event.axis
    for own in announced[candidate.position] ?? [] {
      let place = axis.days.position(ofFirstNotBefore: own.day)
      let window = (place + own.window.lowerBound)...(place + own.window.upperBound)
      if window.overlaps(days.window) {
        return
          "it has an announcement of its own on \(own.day), whose event window shares days with the event's"
      }
    }
    let returns = axis.returns(ofSymbol: candidate.position)
    func isPresent(_ position: Int) -> Bool {
      returns.indices.contains(position) && returns[position].isFinite
    }
    let count = days.estimation.count(where: isPresent)
    if count < days.required {
      return
        "it has \(count) returns in the estimation window, and at least \(days.required) are needed"
    }
    if let missing = days.own.first(where: { !isPresent($0) }) {
      return "it has no return on \(axis.days[missing]), in the event window"
    }
    return nil
  }
}

/// The control firms of the events of a study.
struct ControlFirms: Sendable {
  /// Those of each event, in the order of event identifiers.
  let matches: [EventControlFirms]
  private let wanted: Int

  /// Gathers what was found.
  init(_ matches: [EventControlFirms], settings: ControlFirmSettings) {
    self.matches = matches
    wanted = settings.count
  }

  /// A sentence about events that have fewer control firms than were asked for.
  var notes: [StudyNote] {
    let short = matches.filter { $0.firms.count < wanted }
    guard let example = short.first else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: .prices,
        message:
          "\(short.count) of \(matches.count) events have fewer than \(wanted) control firms, such as "
          + "\(example.eventID) with \(example.firms.count); control_firms.csv has them all"
      )
    ]
  }
}
