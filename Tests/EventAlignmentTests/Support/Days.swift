import CivilTime
import Testing

/// Reads a date that a test names, as a requirement of the test.
func day(_ text: String) throws -> CalendarDate {
  try #require(CalendarDate(text), "\(text) is not a date")
}

/// Reads the dates that a test names, separated by blanks.
func days(_ text: String) throws -> [CalendarDate] {
  try text.split(whereSeparator: \.isWhitespace).map { try day(String($0)) }
}

/// Reads the moment that a test names, such as `2025-06-17T23:27+05:30`.
func moment(_ text: String) throws -> PublicationTime {
  try #require(PublicationTime(text), "\(text) is not a moment")
}
