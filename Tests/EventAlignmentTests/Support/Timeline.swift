import CivilTime
import EventAlignment
import Testing

/// Trading weeks drawn as text, from Monday 2025-09-01 on.
///
/// The first line has one letter a day: `M T W T F S S` for a session that the data has, the same
/// in lower case for a session that the data lacks, `.` for a day off at the weekend and `-` for a
/// holiday. Below it `E` marks the day of the announcement and `0` day 0, when there is one:
///
/// ```
/// MTWTF..MT-TF..
///      E
///        0
/// ```
struct Timeline {
  /// The sessions of the exchange.
  let sessions: [CalendarDate]
  /// The sessions that the data has.
  let axis: [CalendarDate]
  /// The day of the announcement.
  let announced: CalendarDate
  /// The expected day 0.
  let eventDay: CalendarDate?

  init(_ picture: String) throws {
    let lines = picture.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let monday = try day("2025-09-01")
    var sessions: [CalendarDate] = []
    var axis: [CalendarDate] = []
    for (offset, mark) in lines[0].enumerated() {
      let date = monday.adding(days: offset)
      switch mark {
      case ".": try #require(date.weekday.isWeekend, "\(date) is not at the weekend")
      case "-": try #require(!date.weekday.isWeekend, "\(date) is a weekend")
      default:
        try #require(mark.uppercased() == String(date.weekday.name.prefix(1)), "not \(date)")
        sessions.append(date)
        if mark.isUppercase { axis.append(date) }
      }
    }
    self.sessions = sessions
    self.axis = axis
    let place = { (mark: Character) in
      lines.dropFirst().compactMap { $0.firstIndex(of: mark) }.first
    }
    announced = monday.adding(days: try #require(place("E"), "no E in the picture"))
    eventDay = place("0").map { monday.adding(days: $0) }
  }

  /// A calendar of the drawn sessions with the hours of NSE.
  func calendar() throws -> TradingCalendar {
    try .data(days: sessions, hours: SessionHours("09:15-15:30"), timeZone: "Asia/Kolkata")
  }
}
