import CivilTime
import EventAlignment
import Foundation
import Notices
import Testing

@Suite("Study windows")
struct StudyWindowsTests {
  static let standard = try? StudyWindows(estimation: .standard, event: .standard)

  @Test(arguments: [("-250..-10", "-10..10"), ("-20..10", "-10..10"), ("-5..-1", "-5..5")])
  func `refuse an estimation window that reaches the event window`(
    estimation: String,
    event: String
  ) throws {
    let estimation = try EstimationWindow(parsing: estimation)
    let event = try EventWindow(parsing: event)
    let error = #expect(throws: EventAlignmentError.self) {
      try StudyWindows(estimation: estimation, event: event)
    }
    #expect(
      error?.description == "the estimation window \(estimation) must end before the event window "
        + "\(event) begins: end it at \(event.days.lowerBound - 1) or earlier"
    )
  }

  @Test func `refuse a tested window outside the event window`() throws {
    let windows = try #require(Self.standard)
    try windows.check(TestWindow(-10...10))
    try windows.check(TestWindow(0...0))
    let error = #expect(throws: EventAlignmentError.self) {
      try windows.check(TestWindow(-20...1))
    }
    #expect(
      error?.description == "the tested window -20..1 reaches outside the event window -10..10: "
        + "widen the event window to -20..10"
    )
  }

  @Test func `take those that an announcement sets for itself`() throws {
    let windows = try #require(Self.standard)
    #expect(try windows.replaced(estimation: nil, event: nil) == windows)
    let own = try windows.replaced(estimation: "-120..-21", event: "[-5,5]")
    #expect(own.estimation.days == -120...(-21))
    #expect(own.event.days == -5...5)
    #expect(throws: EventAlignmentError.self) {
      try windows.replaced(estimation: nil, event: "-20..20")
    }
  }

  /// Day 0 at position 300 of 320: ten days of the event window fit behind it, and all before.
  @Test func `lie around day 0`() throws {
    let placed = try #require(Self.standard).placed(at: 300, axisCount: 320)
    #expect(placed.estimation == 50..<290)
    #expect(placed.event == 290..<311)
    #expect(placed.event.lowerBound - placed.index == -10)
    #expect(placed.eventDaysBeforeAxis == 0)
    #expect(placed.eventDaysAfterAxis == 0)
  }

  @Test(arguments: [
    (100, 320, 0..<90, 90..<111, 0, 0),
    (315, 320, 65..<305, 305..<320, 0, 6),
    (4, 320, 0..<0, 0..<15, 6, 0),
    (0, 1, 0..<0, 0..<1, 10, 10),
  ])
  func `are cut where the data ends, and counted`(
    index: Int,
    count: Int,
    estimation: Range<Int>,
    event: Range<Int>,
    eventBefore: Int,
    eventAfter: Int
  ) throws {
    let placed = try #require(Self.standard).placed(at: index, axisCount: count)
    #expect(placed.estimation == estimation)
    #expect(placed.event == event)
    #expect(placed.eventDaysBeforeAxis == eventBefore)
    #expect(placed.eventDaysAfterAxis == eventAfter)
  }

  @Test(arguments: [
    (-5...5, 100, 5..<95), (-5...(-1), 100, 5..<100), (2...4, 100, 0..<96), (-10...10, 12, 10..<10),
    (-200...0, 100, 100..<100), (0...0, 0, 0..<0),
  ])
  func `say where day 0 can stand for the whole window to lie in the data`(
    window: ClosedRange<Int>,
    count: Int,
    days: Range<Int>
  ) {
    let possible = EventWindow(window).eventDays(onAxisOf: count)
    #expect(possible.elementsEqual(days) || (possible.isEmpty && days.isEmpty))
    for day in possible {
      #expect(day < count && day + window.lowerBound >= 0 && day + window.upperBound < count)
    }
  }

  @Test(arguments: [(Int.min, -11, 10), (-250, -11, Int.max), (-100_001, -11, 10)])
  func `refuse days that no data reaches`(first: Int, last: Int, eventEnd: Int) {
    #expect(throws: EventAlignmentError.self) {
      try StudyWindows(
        estimation: EstimationWindow(first...last),
        event: EventWindow(-10...eventEnd)
      )
    }
  }

  @Test func `are checked when they are read from JSON`() throws {
    let windows = try #require(Self.standard)
    let text = try JSONEncoder().encode(windows)
    #expect(try JSONDecoder().decode(StudyWindows.self, from: text) == windows)
    let wrong = Data(#"{"estimation":"-20..0","event":"-1..1"}"#.utf8)
    #expect(throws: EventAlignmentError.self) {
      try JSONDecoder().decode(StudyWindows.self, from: wrong)
    }
  }
}
