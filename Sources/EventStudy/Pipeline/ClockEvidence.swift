internal import Announcements
internal import CivilTime
internal import DelimitedText
internal import EventAlignment
internal import Notices
internal import PriceData

/// What announcements and prices tell of the clock of their exchange, where nobody has named it.
///
/// A clock is taken only where it is certain: from prices of NSE or BSE, or from announcements that
/// all state the offset of India, which no other exchange that Leyline knows has.
struct ClockEvidence {
  /// The offsets from UTC that announcements state, in minutes.
  private var offsets: Set<Int> = []
  private var hasTimes = false
  private let symbols: [String]
  private let priceFiles: [String]
  private let held: HeldFiles

  /// Looks at what a study has read.
  init(_ inputs: StudyInputs) {
    self.init(
      inputs.announcements,
      symbols: inputs.panel.symbols,
      priceFiles: inputs.files.filter { $0.role == .prices }.map(\.path),
      holding: inputs.held
    )
  }

  /// Looks at announcements, and at prices where there are any.
  init(
    _ announcements: [Announcement],
    symbols: [String] = [],
    priceFiles: [String] = [],
    holding held: HeldFiles = HeldFiles()
  ) {
    self.held = held
    for announcement in announcements {
      guard announcement.status == .ok,
        case .instant(_, _, let offset)? = announcement.publication
      else { continue }
      hasTimes = true
      if let offset { offsets.insert(offset) }
    }
    self.symbols = symbols
    self.priceFiles = priceFiles
  }

  /// Whether announcements have times that a calendar cannot place.
  func isNeeded(beside calendar: TradingCalendar) -> Bool {
    hasTimes && calendar.usualHours == nil
      || !offsets.isEmpty && calendar.timeZoneIdentifier == nil
  }

  /// Returns the choice with what it lacks of a clock.
  ///
  /// - Parameters:
  ///   - choice: What a person chose.
  ///   - calendar: The calendar of the choice, which may know a part of its clock.
  /// - Returns: The choice with hours, and with a zone where one is known.
  /// - Throws: ``StudyError`` when the clock is not certain.
  func completing(
    _ choice: AlignmentSettings,
    _ calendar: TradingCalendar
  ) throws(StudyError) -> AlignmentSettings {
    var choice = choice
    if let zone = calendar.timeZoneIdentifier {
      choice.timeZone = zone
    } else if offsets == [ClockEvidence.indianOffset] || isIndian {
      choice.timeZone = ClockEvidence.indianZone
    }
    let known = calendar.usualHours ?? choice.timeZone.flatMap { ClockEvidence.usualHours[$0] }
    choice.sessionOpen = choice.sessionOpen ?? known?.open
    choice.sessionClose = choice.sessionClose ?? known?.close
    let needsZone = !offsets.isEmpty && choice.timeZone == nil
    guard !needsZone, choice.sessionOpen != nil, choice.sessionClose != nil else {
      throw .configuration(missing(choice.timeZone))
    }
    return choice
  }

  private func missing(_ zone: String?) -> ConfigurationError {
    guard let zone else {
      return .missing(
        what: "the events have times, but the clock of their exchange is not known",
        remedy: "name the exchange with \(.alignment(.calendar), "nyse") (or nasdaq, nse, bse), or "
          + "its zone with \(.alignment(.timeZone), "America/New_York")"
      )
    }
    return .missing(
      what: "the events have times, but when sessions in \(zone) open and close is not known",
      remedy: "say it with \(.alignment(.sessionOpen), "09:00") and "
        + "\(.alignment(.sessionClose), "17:30")"
    )
  }

  private static let indianOffset = 330
  private static let indianZone = "Asia/Kolkata"

  /// The hours of zones in which the main exchange has kept them for decades.
  private static let usualHours: [String: SessionHours] = [
    indianZone: "09:15-15:30", "Asia/Calcutta": "09:15-15:30", "America/New_York": "09:30-16:00",
    "US/Eastern": "09:30-16:00", "America/Toronto": "09:30-16:00", "Europe/London": "08:00-16:30",
  ].compactMapValues { SessionHours($0) }

  /// Whether all prices are those of the Indian exchanges.
  private var isIndian: Bool {
    if !symbols.isEmpty, symbols.allSatisfy({ ExchangeFiles.isIndian(symbol: $0) }) { return true }
    return !priceFiles.isEmpty
      && priceFiles.allSatisfy { ExchangeFiles.isIndian(path: $0, holding: held) }
  }
}
