/// A date as a file writes it, with the time and the offset from UTC where they are written.
public struct DateStamp: Sendable, Hashable {
  /// The day on the clock of the writer.
  public let date: CalendarDate
  /// The time on the clock of the writer, when it is written.
  public let time: TimeOfDay?
  /// The minutes that this clock is ahead of UTC, when they are written; zero for `Z`.
  public let utcOffsetMinutes: Int?

  /// Creates a stamp.
  public init(date: CalendarDate, time: TimeOfDay? = nil, utcOffsetMinutes: Int? = nil) {
    self.date = date
    self.time = time
    self.utcOffsetMinutes = utcOffsetMinutes
  }

  /// Returns the stamp on a clock with another offset from UTC.
  ///
  /// A stamp without a time or an offset stays as it is: there is nothing to convert.
  public func moved(toOffset minutes: Int) -> DateStamp {
    guard let time, let utcOffsetMinutes else { return self }
    let seconds = time.secondsSinceMidnight + (minutes - utcOffsetMinutes) * 60
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let within = seconds - days * 86_400
    return DateStamp(
      date: date.adding(days: days),
      time: TimeOfDay(hour: within / 3600, minute: within / 60 % 60, second: within % 60),
      utcOffsetMinutes: minutes
    )
  }
}
