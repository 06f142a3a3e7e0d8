import CivilTime
import EventAlignment
import Foundation
import Testing

/// Estimation windows of several parts, around the event window, and by date.
@Suite("Estimation windows")
struct EstimationWindowTests {
  @Test(arguments: [
    ("-250..-11", "-250..-11", 240), ("-250..-11 30..120", "-250..-11 30..120", 331),
    ("30..120, -250..-11", "-250..-11 30..120", 331),
    ("-250 .. -11 ; 30 .. 120", "-250..-11 30..120", 331),
    ("-250..-100 -120..-11", "-250..-11", 240), ("-30..-21 -20..-11", "-30..-11", 20),
    ("[-250,-11]", "-250..-11", 240), ("-250 to -11", "-250..-11", 240),
  ])
  func `are read with all their parts`(text: String, description: String, length: Int) throws {
    let window = try EstimationWindow(parsing: text)
    #expect(window.description == description)
    #expect(window.length == length)
    #expect(EstimationWindow(description) == window)
    let json = try JSONEncoder().encode([window])
    #expect(try JSONDecoder().decode([EstimationWindow].self, from: json) == [window])
  }

  @Test func `are read from a list as well`() throws {
    let json = Data(#"[["-250..-11", "30..120"]]"#.utf8)
    let window = try #require(try JSONDecoder().decode([EstimationWindow].self, from: json).first)
    #expect(window.parts == [-250...(-11), 30...120])
  }

  @Test(arguments: [
    "-250..-11 30..", "-250..-11 x..y", "-250..-11 120..30", "-250..-11 30..100001",
  ])
  func `name what is wrong with a part`(text: String) {
    #expect(throws: EventAlignmentError.self) { try EstimationWindow(parsing: text) }
  }

  @Test(arguments: [
    ("-100..100", -10...10, [-10...10], 180), ("-100..100", 0...0, [0...0], 200),
    ("11..100", -10...10, [], 90), ("-250..-11 30..120", -10...10, [-10...29], 331),
    ("-100..-50 -40..60", -10...10, [-49...(-41), -10...10], 131),
  ])
  func `leave out the event window and what lies between their parts`(
    estimation: String,
    event: ClosedRange<Int>,
    leftOut: [ClosedRange<Int>],
    length: Int
  ) throws {
    let windows = try StudyWindows(
      estimation: EstimationWindow(parsing: estimation),
      event: EventWindow(event)
    )
    #expect(windows.leftOut == leftOut)
    #expect(windows.estimationLength == length)
  }

  @Test(arguments: [
    ("-70..-3", "must end before the event window -5..5 begins: end it at -6 or earlier"),
    ("0..100", "must begin after the event window -5..5 ends: begin it at 6 or later"),
    ("-250..-11 3..100", "the estimation window 3..100 must begin after the event window"),
    ("-70..5", "must end before the event window -5..5 begins"),
  ])
  func `neither begin nor end inside the event window`(estimation: String, words: String) throws {
    #expect {
      try StudyWindows(
        estimation: EstimationWindow(parsing: estimation),
        event: EventWindow(-5...5)
      )
    } throws: { error in
      "\(error)".contains(words)
    }
  }

  /// Fridays are missing in this axis of 2024.
  private let axis = (0..<40).map { CalendarDate(dayNumber: 19_723 + $0) }
    .filter { $0.weekday != .friday }

  @Test(arguments: [
    ("2024-01-01..2024-01-04", -20, -17), ("2024-01-05..2024-01-06", -16, -16),
    ("2024-01-03..-11", -18, -11), ("-15..2024-01-20", -15, -4),
    ("2023-01-01..2024-01-02", -20, -19),
  ])
  func `by date become days relative to the event`(text: String, first: Int, last: Int) throws {
    let window = try #require(DatedWindow(text))
    #expect(window.days(around: 20, on: axis) == first...last)
  }

  @Test func `by date need a trading day, and a date`() throws {
    #expect(try #require(DatedWindow("2024-01-05..2024-01-05")).days(around: 20, on: axis) == nil)
    #expect(try #require(DatedWindow("2025-01-05..2025-02-05")).days(around: 20, on: axis) == nil)
    #expect(DatedWindow("-250..-11") == nil && DatedWindow("2024-01-05") == nil)
  }
}
