import EventAlignment
import Foundation
import Notices
import Testing

@Suite("Relative window")
struct RelativeWindowTests {
  @Test(arguments: [
    ("-1..1", -1...1), ("-1,1", -1...1), ("[-1,1]", -1...1), (" -1 .. 1", -1...1),
    ("[ -10 ; 10 ]", -10...10), ("(-5, +5)", -5...5), ("(-1,+1)", -1...1), ("0", 0...0),
    ("-0", 0...0), ("+3..+3", 3...3), ("-250..-11", -250...(-11)), ("-2:2", -2...2),
    ("-2 to 2", -2...2), ("-2...2", -2...2), ("0...1", 0...1),
    ("\u{2212}10..10", -10...10), ("\t0..0\n", 0...0), ("00..007", 0...7),
  ])
  func `reads what people write`(text: String, days: ClosedRange<Int>) throws {
    #expect(try TestWindow(parsing: text).days == days)
    #expect(TestWindow(text)?.days == days)
  }

  @Test(arguments: [
    "", "..", "-1..", "..1", "1..2..3", "a..b", "1--1", "1 2", "- 1..1", "[", "--1", "1.5..2", "-",
    "1-", "five-six", "1-2-3",
  ])
  func `refuses what is not a window`(text: String) {
    let error = #expect(throws: EventAlignmentError.self) { try TestWindow(parsing: text) }
    #expect(
      error?.description == "\"\(text)\" is not a window of trading days: "
        + "write it as -1..1, -1,1 or [-1,1]"
    )
    #expect(TestWindow(text) == nil)
  }

  @Test func `says that a window ends before it begins`() {
    let error = #expect(throws: EventAlignmentError.reversedWindow(first: "1", last: "-1")) {
      try EventWindow(parsing: "1..-1")
    }
    #expect(
      error?.description
        == "1..-1 ends before it begins; a window runs from the earlier day to the "
        + "later: write -1..1"
    )
  }

  @Test(arguments: [
    ("5", "5..5 for that day alone, or -5..5 for the days around day 0"),
    ("-3", "-3..-3 for that day alone, or -3..3 for the days around day 0"),
    ("0-1", "0..1"), ("-1-1", "-1..1"), ("-1--1", "-1..-1"), ("[0-1]", "0..1"), ("-5/5", "-5..5"),
    ("0\u{2013}1", "0..1"),
  ])
  func `asks where a text can be meant as a window`(text: String, remedy: String) throws {
    let error = #expect(throws: EventAlignmentError.self) { try TestWindow(parsing: text) }
    #expect(
      error?.description == "\"\(text)\" is not a window of trading days: write it as \(remedy)"
    )
    // What the message says to write is a window.
    for advice in remedy.split(separator: " ") where advice.contains("..") {
      _ = try TestWindow(parsing: String(advice))
    }
  }

  @Test(arguments: ["-100001..0", "0..99999999999999999999"])
  func `refuses windows beyond any data`(text: String) {
    let error = #expect(throws: EventAlignmentError.self) { try EstimationWindow(parsing: text) }
    #expect(
      error?.description
        == "the window \"\(text)\" reaches further than 100000 trading days from the event"
    )
  }

  @Test func `is written as text in JSON`() throws {
    let text = try JSONEncoder().encode([EventWindow.standard])
    #expect(String(decoding: text, as: UTF8.self) == "[\"-10..10\"]")
    #expect(try JSONDecoder().decode([EventWindow].self, from: text) == [.standard])
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([EventWindow].self, from: Data("[\"10\\u002e.-10\"]".utf8))
    }
  }

  @Test func `has lengths that count both ends`() {
    #expect(EstimationDays.standard.length == 240)
    #expect(EventWindow.standard.length == 21)
    #expect(TestWindow(0...0).length == 1)
  }
}
