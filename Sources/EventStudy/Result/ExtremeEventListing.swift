package import Announcements
public import CivilTime
public import EventStatistics

/// Extreme days of a series as events, before any effect of them is looked at.
///
/// This is what `leyline extremes --format json` prints.
public struct ExtremeEventListing: Sendable, Hashable, Codable {
  /// The series whose days are events, each with its limits.
  public var series: [ExtremeSeriesRecord]
  /// The events of the series, in the order of series and days.
  public var extremes: [ExtremeEventRecord]
  /// The clusters that are no events because they have days of both tails.
  public var mixed: [ExtremeEventRecord]
  /// How many days and events there are in each tail, over all series.
  public var counts: [ExtremeCount]
  /// How many events have how many days.
  public var runLengths: [ExtremeRunLength]
  /// The events of each year.
  public var years: [ExtremeYear]
  /// The returns of the events.
  public var values: [ExtremeValues]
  /// What was noticed, warnings first.
  public var notes: [StudyNote]
  /// The rows of the event file: of an index, each event for each security.
  package var announcements: [Announcement] = []

  private enum CodingKeys: String, CodingKey {
    case series, extremes, mixed, counts, years, values, notes
    case runLengths = "run_lengths"
  }
}

/// A series whose extreme days are events.
public struct ExtremeSeriesRecord: Sendable, Hashable, Codable {
  /// The name of the index, or the symbol.
  public var name: String
  /// The number of returns.
  public var returnCount: Int
  /// The first day with a return.
  public var firstDate: CalendarDate?
  /// The last day with a return.
  public var lastDate: CalendarDate?
  /// Below it a return is extreme, as a fraction; absent where no fall is.
  public var lowerLimit: Double?
  /// Above it a return is extreme, as a fraction; absent where no rise is.
  public var upperLimit: Double?

  private enum CodingKeys: String, CodingKey {
    case name
    case returnCount = "n_returns"
    case firstDate = "first_date"
    case lastDate = "last_date"
    case lowerLimit = "lower_limit"
    case upperLimit = "upper_limit"
  }
}

/// Consecutive extreme days of a series.
public struct ExtremeEventRecord: Sendable, Hashable, Codable {
  /// The series.
  public var series: String
  /// The tail; absent where there are days of both.
  public var tail: ExtremeTail?
  /// The first day, which is the day of the event.
  public var date: CalendarDate
  /// The last day.
  public var lastDate: CalendarDate
  /// The number of days.
  public var days: Int
  /// The return over all of them, as a fraction, in the kind of the returns.
  public var value: Double

  private enum CodingKeys: String, CodingKey {
    case series, tail, date, days
    case lastDate = "last_date"
    case value = "return"
  }
}

/// The days and events of one tail.
public struct ExtremeCount: Sendable, Hashable, Codable {
  /// The tail.
  public var tail: ExtremeTail
  /// The days beyond the limit.
  public var days: Int
  /// Those without such a day of either tail before or after them.
  public var singleDays: Int
  /// Those in clusters of this tail alone.
  public var clusteredDays: Int
  /// Those in clusters with days of both tails, which are no events.
  public var mixedDays: Int
  /// The clusters of this tail alone.
  public var clusters: Int
  /// The events.
  public var events: Int

  private enum CodingKeys: String, CodingKey {
    case tail, days, clusters, events
    case singleDays = "single_days"
    case clusteredDays = "clustered_days"
    case mixedDays = "mixed_days"
  }
}

/// How many events of a tail have one number of days.
public struct ExtremeRunLength: Sendable, Hashable, Codable {
  /// The tail.
  public var tail: ExtremeTail
  /// The number of days.
  public var days: Int
  /// The number of events.
  public var events: Int
}

/// The events of a tail in a year.
public struct ExtremeYear: Sendable, Hashable, Codable {
  /// The year of the first day.
  public var year: Int
  /// The tail.
  public var tail: ExtremeTail
  /// The number of events.
  public var events: Int
  /// The median of their returns, as a fraction.
  public var median: Double
}

/// The returns of the events of a tail, as fractions.
public struct ExtremeValues: Sendable, Hashable, Codable {
  /// The tail.
  public var tail: ExtremeTail
  /// What they are.
  public var summary: ValueSummary
}
