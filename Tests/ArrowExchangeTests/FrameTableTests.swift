import CivilTime
import CLeyline
import DelimitedText
import Testing

@testable import ArrowExchange

/// What a data frame becomes, held against tables that are handed out.
struct FrameTableTests {
  /// Hands a table out and reads it again as a frame.
  private func text(
    _ columns: [(name: String, kind: ArrowKind)],
    _ fill: ([ArrowColumn]) -> Void
  ) throws -> String {
    var table = ArrowTable(columns)
    fill(table.openBatch())
    var stream = ArrowArrayStream()
    table.export(to: &stream)
    defer { stream.release?(&stream) }
    let frame = try FrameTable(&stream, name: "prices")
    let whole = frame.text.withUnsafeBytes { Array($0) }
    #expect(frame.lines(0..<frame.rowCount) == whole)
    return String(decoding: whole, as: UTF8.self)
  }

  @Test("Numbers keep their bits, and none can be taken for thousands")
  func numbers() throws {
    let values = [1.234, 0.1, 1e-5, -5, 1e22, .leastNonzeroMagnitude, 123_456.789]
    let found = try text([("close", .number)]) { columns in
      for value in values { columns[0].append(value) }
    }
    let lines = found.split(separator: "\n").dropFirst()
    #expect(lines.map { Double($0) } == values)
    #expect(Array(lines) == ["1.2340", "0.1", "1e-05", "-5", "1e+22", "5e-324", "123456.7890"])
  }

  @Test("What is missing is blank, and a row of nothing is a row")
  func missing() throws {
    let one = try text([("close", .number)]) { columns in
      columns[0].append(Double.nan)
      columns[0].append(Double?.none)
      columns[0].append(2.0)
    }
    #expect(one == "close\n\"\"\n\"\"\n2\n")
    let two = try text([("a", .integer), ("b", .text)]) { columns in
      columns[0].append(7)
      columns[1].append(String?.none)
    }
    #expect(two == "a,b\n7,\n")
  }

  @Test("Texts are quoted where they need it, and each row is one line")
  func texts() throws {
    let found = try text([("headline", .text), ("date", .date)]) { columns in
      for text in ["plain", "a, b", "say \"so\"", "two\nlines", "a;b"] {
        columns[0].append(text)
        columns[1].append(CalendarDate(year: 2025, month: 9, day: 2))
      }
    }
    #expect(
      found == """
        headline,date
        plain,2025-09-02
        "a, b",2025-09-02
        "say ""so""\",2025-09-02
        "two lines",2025-09-02
        "a;b",2025-09-02

        """
    )
  }

  @Test("A stream that is read twice, and frames without names or rows, are refused in words")
  func refusals() throws {
    var empty = ArrowArrayStream()
    #expect(throws: ArrowFault.released(frame: "prices")) { try FrameTable(&empty, name: "prices") }
    #expect(throws: ArrowFault.noRows(frame: "prices")) { try text([("a", .number)]) { _ in } }
    #expect(throws: ArrowFault.noColumns(frame: "prices")) { try text([]) { _ in } }
    #expect(throws: ArrowFault.unnamedColumn(frame: "prices", number: 2)) {
      try text([("a", .number), ("", .number)]) { for column in $0 { column.append(1.0) } }
    }
    #expect(throws: ArrowFault.nameTwice(frame: "prices", name: "a")) {
      try text([("a", .number), ("a", .number)]) { for column in $0 { column.append(1.0) } }
    }
  }

  @Test("Clocks: names of zones, offsets, and moments before 1970")
  func clocks() throws {
    #expect(ArrowClock("Mars/Olympus") == nil)
    let india = try #require(ArrowClock("Asia/Kolkata"))
    let instant = ArrowInstant(1_756_785_600, unit: 1, india)
    #expect(instant.offsetText == "+05:30")
    #expect(
      dayText(instant.day) == "2025-09-02"
        && clockText(nanoseconds: instant.nanoseconds) == "09:30:00"
    )
    let before = ArrowInstant(-1, unit: 1_000_000_000, try #require(ArrowClock("-05:00")))
    #expect(dayText(before.day) == "1969-12-31" && before.offsetText == "-05:00")
    #expect(clockText(nanoseconds: before.nanoseconds) == "18:59:59.999999999")
  }
}
