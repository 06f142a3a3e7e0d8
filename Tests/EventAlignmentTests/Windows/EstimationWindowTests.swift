import CivilTime
import EventAlignment
import Foundation
import Notices
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
    #expect(window.days?.length == length)
    #expect(EstimationWindow(description) == window)
    let json = try JSONEncoder().encode([window])
    #expect(try JSONDecoder().decode([EstimationWindow].self, from: json) == [window])
  }

  @Test func `are read from a list as well`() throws {
    let json = Data(#"[["-250..-11", "30..120"]]"#.utf8)
    let window = try #require(try JSONDecoder().decode([EstimationWindow].self, from: json).first)
    #expect(window.days?.parts == [-250...(-11), 30...120])
  }

  @Test(arguments: [
    "-250..-11 30..", "-250..-11 x..y", "-250..-11 120..30", "-250..-11 30..100001",
  ])
  func `name what is wrong with a part`(text: String) {
    #expect(throws: EventAlignmentError.self) { try EstimationWindow(parsing: text) }
  }

  @Test(arguments: [
    ("250", "-260..-11", 250), ("-120", "-130..-11", 120), ("-1", "-11..-11", 1),
    ("100000", "-100000..-11", 99_990),
  ])
  func `one number is taken for the length that somebody means`(
    text: String,
    remedy: String,
    length: Int
  ) throws {
    let error = #expect(throws: EventAlignmentError.self) { try EstimationWindow(parsing: text) }
    #expect(
      error?.description
        == "\"\(text)\" is not a window of trading days: write it as \(remedy) for "
        + "\(length) \(length == 1 ? "day that ends" : "days that end") 11 before the event"
    )
    #expect(try EstimationWindow(parsing: remedy).days?.days.count == length)
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
      estimation: EstimationDays(parsing: estimation),
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
        estimation: EstimationDays(parsing: estimation),
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
    ("2023-01-01..2024-01-02", -20, -19), ("10d..2024-01-20", -13, -4),
    ("2024-01-03..4d", -18, -15),
    ("2024-01-03..", -18, -6), ("[2024-01-03, 2024-01-09]", -18, -13),
    ("2024-01-03 to 2024-01-09", -18, -13),
  ])
  func `by date become days relative to the event`(text: String, first: Int, last: Int) throws {
    let window = try #require(DatedWindow(text))
    #expect(window.days(around: 20, on: axis, ending: -6) == first...last)
    #expect(DatedWindow(window.description) == window)
  }

  @Test func `by date need a trading day, and a date`() throws {
    #expect(try #require(DatedWindow("2024-01-05..2024-01-05")).days(around: 20, on: axis) == nil)
    #expect(try #require(DatedWindow("2025-01-05..2025-02-05")).days(around: 20, on: axis) == nil)
    #expect(DatedWindow("-250..-11") == nil && DatedWindow("2024-01-05") == nil)
    #expect(DatedWindow("..2024-01-05") == nil && DatedWindow("250d..") == nil)
  }

  /// A dated window around Wednesday 24 January, at position 20 of the axis, whose event window is the
  /// sessions from the 21st to the 28th.
  static let dated: [(text: String, parts: [ClosedRange<Int>], length: Int, reaches: Bool)] = [
    ("2024-01-01..2024-01-23", [-20...(-4)], 17, true),
    ("2024-01-24..2024-02-05", [4...10], 7, true),
    ("2024-01-01..2024-02-05", [-20...10], 24, true), ("10d..2024-01-24", [-9...(-4)], 6, true),
    (
      "2024-01-01..2024-01-04 -9..-5 2024-02-03..3d", [-20...(-17), -9...(-5), 8...10], 12, false
    ),
    ("2024-01-01..2024-01-10 2024-01-08..2024-01-18", [-20...(-5)], 16, false),
  ]

  @Test(arguments: dated)
  func `by date leave out the event window`(
    _ window: (text: String, parts: [ClosedRange<Int>], length: Int, reaches: Bool)
  ) throws {
    let event = EventWindow(-3...3)
    let plan = try WindowPlan(estimation: EstimationWindow(parsing: window.text), event: event)
    #expect(plan.days == nil && plan.estimation.days == nil)
    let windows = try plan.windows(estimation: nil, event: nil, around: 20, on: axis)
    #expect(windows.estimation.parts == window.parts)
    #expect(windows.estimationLength == window.length)
    #expect(plan.estimation.reaches(into: event, around: 20, on: axis) == window.reaches)
    #expect(EstimationWindow(plan.estimation.description) == plan.estimation)
  }

  @Test(arguments: [
    "2024-01-22..2024-01-27", "2019-01-01..2019-12-31",
  ])
  func `by date need a day outside the event window`(text: String) throws {
    let plan = try WindowPlan(
      estimation: EstimationWindow(parsing: text),
      event: EventWindow(-3...3)
    )
    #expect(throws: EventAlignmentError.noEstimationSession(window: text)) {
      try plan.windows(estimation: nil, event: nil, around: 20, on: axis)
    }
  }

  @Test func `whose end is a relative day in the event window are refused, by date or not`() throws
  {
    let plan = try WindowPlan(
      estimation: EstimationWindow(parsing: "2024-01-01..-2"),
      event: EventWindow(-3...3)
    )
    #expect(throws: EventAlignmentError.self) {
      try plan.windows(estimation: nil, event: nil, around: 20, on: axis)
    }
  }

  @Test func `by date run from the earlier date to the later`() {
    let error = #expect(throws: EventAlignmentError.self) {
      try EstimationWindow(parsing: "2022-12-30..2022-01-03")
    }
    #expect(
      error?.description == "2022-12-30..2022-01-03 ends before it begins; a window runs from the "
        + "earlier day to the later: write 2022-01-03..2022-12-30"
    )
  }
}
