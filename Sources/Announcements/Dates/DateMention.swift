internal import CivilTime

/// A date in a text as its words give it, before anything is known about its role.
struct DateMention: Sendable {
  var date: CalendarDate?
  var precision: DateCandidate.Precision
  var doubts: [DateCandidate.Doubt] = []
  /// Another reading of a date in figures, where day and month can be swapped.
  var otherReading: CalendarDate?
  /// The day of a date without a year.
  var dayOfYear: (month: Int, day: Int)?
  var weekday: Weekday?
  var clock: ClockMention?
  /// The tokens of the date, its weekday and its time.
  var tokens: Range<Int>
  /// Whether the words are figures, such as `20250902` or `14.08.25`, which are a date only after a
  /// label.
  var isCompact = false
}
