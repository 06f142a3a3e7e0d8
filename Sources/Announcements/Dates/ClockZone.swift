internal import CivilTime

/// The time zones that news clocks name, as minutes ahead of UTC.
///
/// `IST` is India's, because Leyline's home markets are Indian; `ET`, `CT`, `MT` and `PT` follow the
/// daylight-saving rules of the United States since 1987, and clocks of European cities those of the
/// European Union. `EST` and its kin are taken as written.
enum ClockZone {
  case fixed(minutes: Int)
  case unitedStates(standardMinutes: Int)
  case europe(standardMinutes: Int)

  init?(_ word: WordKey) {
    guard let zone = Self.zones[word] else { return nil }
    self = zone
  }

  /// The minutes ahead of UTC on a day.
  func minutes(on date: CalendarDate) -> Int {
    switch self {
    case .fixed(let minutes): minutes
    case .unitedStates(let standard): standard + (Self.isDaylightSaving(date) ? 60 : 0)
    case .europe(let standard): standard + (Self.isEuropeanSummer(date) ? 60 : 0)
    }
  }

  /// Whether the clock is one of the United States.
  var isOfUnitedStates: Bool {
    if case .unitedStates = self { true } else { false }
  }

  /// Whether dates in figures are written with the month first where this clock is used.
  static func writesMonthFirst(_ word: WordKey) -> Bool {
    monthFirst.contains(word)
  }

  private static let monthFirst: Set<WordKey> = [
    "et", "est", "edt", "ct", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt",
  ]

  private static let zones: [WordKey: ClockZone] = [
    "ist": .fixed(minutes: 330), "utc": .fixed(minutes: 0), "gmt": .fixed(minutes: 0),
    "z": .fixed(minutes: 0), "est": .fixed(minutes: -300), "edt": .fixed(minutes: -240),
    "et": .unitedStates(standardMinutes: -300), "cst": .fixed(minutes: -360),
    "cdt": .fixed(minutes: -300), "ct": .unitedStates(standardMinutes: -360),
    "mst": .fixed(minutes: -420), "mdt": .fixed(minutes: -360),
    "mt": .unitedStates(standardMinutes: -420), "pst": .fixed(minutes: -480),
    "pdt": .fixed(minutes: -420), "pt": .unitedStates(standardMinutes: -480),
    "bst": .fixed(minutes: 60), "wet": .fixed(minutes: 0), "cet": .fixed(minutes: 60),
    "cest": .fixed(minutes: 120), "mez": .fixed(minutes: 60), "mesz": .fixed(minutes: 120),
    "eet": .fixed(minutes: 120), "eest": .fixed(minutes: 180), "msk": .fixed(minutes: 180),
    "jst": .fixed(minutes: 540), "kst": .fixed(minutes: 540), "hkt": .fixed(minutes: 480),
    "sgt": .fixed(minutes: 480), "pkt": .fixed(minutes: 300), "npt": .fixed(minutes: 345),
    "aest": .fixed(minutes: 600), "aedt": .fixed(minutes: 660), "awst": .fixed(minutes: 480),
    "nzst": .fixed(minutes: 720), "nzdt": .fixed(minutes: 780),
  ]

  private static func isDaylightSaving(_ date: CalendarDate) -> Bool {
    let isSince2007 = date.year >= 2007
    let begin =
      isSince2007
      ? sunday(2, ofMonth: 3, year: date.year) : sunday(1, ofMonth: 4, year: date.year)
    // The last Sunday of October is the one before the first Sunday of November.
    let end = sunday(1, ofMonth: 11, year: date.year)?.adding(days: isSince2007 ? 0 : -7)
    guard let begin, let end else { return false }
    return date >= begin && date < end
  }

  /// From the last Sunday of March to that of October, as in the European Union since 1996.
  private static func isEuropeanSummer(_ date: CalendarDate) -> Bool {
    guard let begin = sunday(1, ofMonth: 4, year: date.year)?.adding(days: -7),
      let end = sunday(1, ofMonth: 11, year: date.year)?.adding(days: -7)
    else { return false }
    return date >= begin && date < end
  }

  private static func sunday(_ ordinal: Int, ofMonth month: Int, year: Int) -> CalendarDate? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(days: (7 - first.weekday.rawValue) % 7 + 7 * (ordinal - 1))
  }
}
