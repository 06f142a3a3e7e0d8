public import CivilTime

/// A date that a document names, what it stands for, and how much it says about publication.
public struct DateCandidate: Sendable, Hashable {
  /// How much of a date the words give.
  public enum Precision: String, Sendable, Hashable, Codable, CaseIterable {
    /// A day and a time.
    case minute
    /// A day.
    case day
    /// A month of a year.
    case month
    /// A day without a year.
    case dayOfYear = "day_without_year"
    /// A year.
    case year
    /// A day named by its distance from the publication, such as `on Tuesday`.
    case relative
  }

  /// What makes a candidate doubtful.
  public enum Doubt: Sendable, Hashable {
    /// No such day exists.
    case noSuchDay
    /// The weekday in the text is not the weekday of the date.
    case weekdayDiffers(written: Weekday)
    /// Day and month can be read both ways; the other reading is given.
    case dayOrMonthFirst(other: CalendarDate)
    /// The year has two digits.
    case shortYear
    /// The figures after the date are not a time of day; the words are given.
    case noSuchTime(String)
    /// The time is of a clock that is not known; the words are given.
    case unknownClock(String)
  }

  /// What the date stands for.
  public var role: DateRole
  /// How likely the date is the publication date, 0 to 100; below 50 it is never taken without review.
  public var score: Int
  /// The day, where the words give one; the first day of the month or year otherwise.
  ///
  /// A relative day is counted from the publication, and absent where that is not known.
  public var date: CalendarDate?
  /// The time of day, where the words give one.
  public internal(set) var time: TimeOfDay?
  /// The minutes the clock of the time is ahead of UTC, where the words name a zone.
  public internal(set) var utcOffsetMinutes: Int?
  /// How much of a date the words give.
  public let precision: Precision
  /// The label before the date, in small letters, such as `last updated`.
  public var label: String?
  /// What makes the date doubtful.
  public let doubts: [Doubt]
  /// The words, with their label.
  public internal(set) var quote: String
  /// Where the words stand, in bytes from the beginning of the document.
  public let byteRange: Range<Int>
  /// The month times 100 and the day of a date without a year.
  var monthAndDay: Int?
  /// Whether the words stand below the teaser of another story.
  var isBelowTeaser = false
  /// How a relative day is counted.
  var relativeDay: RelativeDay?
  /// The day where day and month are swapped.
  var swappedDate: CalendarDate?
  /// Whether the words stand below the heading of a page.
  var isBelowHeading = false
  /// Whether the words stand in the text of a page, below the head of its story.
  var isBelowHead = false
  /// Where in the page the words stand.
  var place = PageFrame.Place.head
  /// Whether the words look like the clock of the page on the day it was saved.
  var isPageClock = false
  /// Whether the words are the first of the page, with their weekday or hour, above its heading.
  var isTopOfPage = false
  /// Whether the words name a weekday or an hour with their day, above the head of the story.
  var isOfFrame = false
  /// Whether the value is of a key that may date the making of the page instead of the story.
  var isGeneral = false
  /// Whether the tag of a value stands among the text.
  var isInText = false
  /// Whether the date is a value of the mark-up.
  var isMarkup = false
  /// The part of the day that a sentence names beside the date.
  var statedPart: StatedPartOfDay?
  /// Whether a first sentence says that a company made it known then.
  var isReport = false
  /// Whether that sentence tells what was done on the day, which dates no text by itself.
  var isOfAct = false
  /// Whether the day is that on which a form of the SEC was signed.
  var isOfSignature = false
  /// Whether the day is that of a letter which a form of the SEC brings.
  var isOfLetter = false
  /// Where the words stand whose clock the moment was put on.
  var clockFrom: Range<Int>?

  /// Whether the time is the first second of the day, which programs write for a day without an hour.
  var isMidnight: Bool { time?.secondsSinceMidnight == 0 }

  /// The moment that the words give, or nothing when they give no whole day.
  public var publication: PublicationTime? {
    guard let date, precision == .minute || precision == .day else { return nil }
    guard let time else { return .day(date) }
    return .instant(date: date, time: time, utcOffsetMinutes: utcOffsetMinutes)
  }
}

extension DateCandidate.Doubt: CustomStringConvertible {
  /// The doubt in words.
  public var description: String {
    switch self {
    case .noSuchDay: "the calendar has no such day"
    case .weekdayDiffers(let written): "the text says \(written.name), which that day is not"
    case .dayOrMonthFirst(let other): "day and month can be swapped: it may be \(other)"
    case .shortYear: "the year has two digits"
    case .noSuchTime(let words): "\"\(words)\" is not certainly a time, so only the day is used"
    case .unknownClock(let words):
      "the clock of \"\(words)\" is not known, so only the day is used"
    }
  }
}

/// What a date in a document stands for.
public enum DateRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// A label or a mark-up tag says that the document was published then.
  case published
  /// A label or a mark-up tag says that the document was last changed then.
  case updated
  /// A sentence says that the announcement was made then.
  case announced
  /// The date stands by itself at the head of the document.
  case mastHead = "masthead"
  /// The first paragraph begins with a place and the date.
  case dateline
  /// The date stands by itself after the text.
  case closing
  /// A label says that something else happens then, such as a record date.
  case labelledEvent = "event"
  /// A sentence names the date.
  case sentence
  /// A sentence names the date, and it lies ahead of the document.
  case future
  /// A sentence names the date, and it lies well before the document.
  case historical
  /// The date belongs to the site and not to the story.
  case boilerplate
  /// The date belongs to a teaser of another story.
  case otherStory = "other_story"
}

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
