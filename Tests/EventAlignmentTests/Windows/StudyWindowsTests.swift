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
    let estimation = try EstimationDays(parsing: estimation)
    let event = try EventWindow(parsing: event)
    let error = #expect(throws: EventAlignmentError.self) {
      try StudyWindows(estimation: estimation, event: event)
    }
    #expect(
      error?.description == "the estimation window \(estimation) must end before the event window "
        + "\(event) begins: end it at \(event.days.lowerBound - 1) or earlier"
    )
  }

  @Test(arguments: [
    ([], -10...10), ([-10...10, 0...0], -10...10), ([1...60], -10...60),
    ([-20...1, 5...12], -20...12), ([-30...(-20)], -30...10),
  ])
  func `widen an event window to the tested windows`(
    tested: [ClosedRange<Int>],
    days: ClosedRange<Int>
  ) {
    #expect(EventWindow.standard.widened(to: tested.map { TestWindow($0) }).days == days)
  }

  @Test func `take those that an announcement sets for itself`() throws {
    let plan = try WindowPlan(estimation: .standard, event: .standard)
    func own(_ estimation: String?, _ event: String?) throws -> StudyWindows {
      try plan.windows(estimation: estimation, event: event, around: 0, on: [])
    }
    #expect(try own(nil, nil) == Self.standard)
    let windows = try own("-120..-21", "[-5,5]")
    #expect(windows.estimation.days == -120...(-21))
    #expect(windows.event.days == -5...5)
    #expect(throws: EventAlignmentError.self) { try own(nil, "-20..20") }
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
        estimation: EstimationDays(first...last),
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
