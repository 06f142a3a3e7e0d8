public import CivilTime

/// One way in which the calendar and the days of the data disagree.
public struct AxisNote: Sendable, Hashable, Codable {
  /// What disagrees.
  public let kind: Kind
  /// The days concerned, oldest first.
  public let days: [CalendarDate]
  /// The name of the calendar.
  public let calendar: String

  /// The ways in which calendar and data disagree.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The data has days on which the exchange did not trade, such as holidays padded with prices.
    case notASession = "not_a_session"
    /// Securities have sessions that the market file lacks.
    case missingFromMarket = "missing_from_market"
    /// The market file has sessions that no security has.
    case missingFromSecurities = "missing_from_securities"
    /// Neither file has these sessions.
    case missingFromData = "missing_from_data"
    /// Securities have days before the market file begins or after it ends.
    case outsideMarket = "outside_market"
    /// The calendar does not know whether these days are sessions; the data's word is taken.
    case outsideCalendar = "outside_calendar"
  }

  /// Creates a note.
  public init(kind: Kind, days: [CalendarDate], calendar: String) {
    self.kind = kind
    self.days = days
    self.calendar = calendar
  }

  /// How much a note matters.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// Good to know.
    case information
    /// A person should look: days of the data were left out or not checked.
    case warning
  }

  /// How much the note matters.
  public var severity: Severity {
    switch kind {
    case .notASession, .missingFromMarket, .missingFromSecurities, .outsideCalendar: .warning
    case .missingFromData, .outsideMarket: .information
    }
  }
}

extension AxisNote: CustomStringConvertible {
  /// The note as one sentence with its days.
  public var description: String {
    let count = days.count
    let one = count == 1
    let list = DayList.text(days)
    return switch kind {
    case .notASession:
      "\(count) day\(one ? "" : "s") of the data \(one ? "is" : "are") no session of the "
        + "\(calendar) calendar and left out: \(list)"
    case .missingFromMarket:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar that securities have "
        + "\(one ? "is" : "are") missing from the market file and left out: \(list)"
    case .missingFromSecurities:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar that the market file has "
        + "\(one ? "is" : "are") missing from all securities and left out: \(list)"
    case .missingFromData:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar \(one ? "is" : "are") missing "
        + "from the data: \(list)"
    case .outsideMarket:
      "\(count) day\(one ? "" : "s") of securities lie\(one ? "s" : "") before the market file "
        + "begins or after it ends and \(one ? "is" : "are") left out: \(list)"
    case .outsideCalendar:
      "\(count) day\(one ? "" : "s") lie\(one ? "s" : "") outside the \(calendar) calendar, which "
        + "cannot check \(one ? "it" : "them"): taken from the data as trading days: \(list)"
    }
  }
}

/// Days in words, shortened when there are many.
enum DayList {
  /// Returns the first five days, and how many more there are until the last.
  static func text(_ days: [CalendarDate]) -> String {
    guard days.count > 6, let last = days.last else {
      return days.map(\.description).joined(separator: ", ")
    }
    return days.prefix(5).map(\.description).joined(separator: ", ")
      + " and \(days.count - 5) more until \(last)"
  }
}
