import CivilTime
import Notices
import PriceData
import Testing

/// Bars that cannot be, that stand twice, and whose times are of several zones.
struct BarChecksTests {
  private static let header = "Datetime,Open,High,Low,Close,Volume\n"
  private static let good = """
    2025-04-30 09:15:00,100,101,99,100,10
    2025-04-30 09:20:00,100,102,99,101,30

    """

  private func load(
    _ rows: String,
    duplicates: DuplicatePolicy = .error
  ) throws -> IntradayPrices {
    let folder = try TemporaryFiles()
    let path = try folder.write(Self.header + rows, "A.csv")
    return try IntradayPrices.load(
      [path],
      options: PriceLoadOptions(duplicates: duplicates)
    ) { $0.moved(toOffset: 330) }
  }

  private func said(_ prices: IntradayPrices) -> [String] {
    prices.notes.map { note in
      let text = note.message.text(.option)
      return text.firstRange(of: "A.csv").map { String(text[$0.lowerBound...]) } ?? text
    }
  }

  private func closes(_ prices: IntradayPrices) throws -> [Double] {
    prices.bars(ofSymbol: 0, on: try #require(CalendarDate("2025-04-30"))).map(\.close)
  }

  @Test(arguments: [
    ("0,101,99,100,10", "open 0"), ("100,101,0,100,10", "low 0"),
    ("100,101,99,-4,10", "close -4"), ("100,101,99,100,-500", "volume -500"),
    ("100,98,99,98.5,10", "high 98 below low 99"),
  ])
  func `a bar that cannot be is named and left out`(values: String, fault: String) throws {
    let prices = try load(Self.good + "2025-04-30 09:25:00,\(values)\n")
    #expect(try closes(prices) == [100, 101])
    #expect(
      said(prices) == ["A.csv:4: the bar of A at 2025-04-30 09:25 has \(fault) and was left out"]
    )
  }

  @Test func `further ones of a file are counted`() throws {
    let prices = try load(
      Self.good + "2025-04-30 09:25:00,1,1,1,0,1\n2025-04-30 09:30:00,1,1,1,1,-1\n"
        + "2025-04-30 09:35:00,0,1,1,1,1\n"
    )
    #expect(try closes(prices) == [100, 101])
    #expect(
      said(prices) == [
        "A.csv:4: the bar of A at 2025-04-30 09:25 has close 0 and was left out, as were 2 more of the "
          + "file"
      ]
    )
  }

  @Test func `a bar without a trade is a bar, in any order of the file`() throws {
    let prices = try load(
      "2025-04-30 09:30:00,102,102,102,102,0\n2025-04-30 09:25:00,101,101,101,101.5,0\n" + Self.good
    )
    #expect(try closes(prices) == [100, 101, 101.5, 102])
    #expect(said(prices).isEmpty)
  }

  @Test func `the same bar twice counts once, and a different one of its time as asked`() throws {
    let same = try load(Self.good + "2025-04-30 09:20:00,100,102,99,101,30\n")
    #expect(try closes(same) == [100, 101])
    #expect(said(same).count == 1)
    #expect(said(same)[0].hasPrefix("A.csv:4: ") && said(same)[0].contains("2025-04-30"))
    let other = Self.good + "2025-04-30 09:20:00,100,102,99,100.5,30\n"
    #expect {
      try load(other)
    } throws: {
      guard let error = $0 as? IntradayPricesError else { return false }
      let text = error.message.text(.option)
      return text.contains("A.csv:4: A on 2025-04-30 has other values than at")
        && text.hasSuffix("pass --duplicates first or --duplicates last")
    }
    #expect(try closes(load(other, duplicates: .first)) == [100, 101])
    #expect(try closes(load(other, duplicates: .last)) == [100, 100.5])
    #expect(said(try load(other, duplicates: .last))[0].hasPrefix("A.csv:4: "))
  }

  @Test func `times of several zones are named where they begin, and summer time is not one`()
    throws
  {
    let mixed = try load(
      "2025-04-30 09:15:00+05:30,100,101,99,100,10\n2025-04-30 03:50:00+00:00,100,102,99,101,30\n"
    )
    #expect(try closes(mixed) == [100, 101])
    #expect(
      said(mixed) == [
        "A.csv:3: the times have several offsets from UTC, +05:30 before and +00:00 from here on; each bar "
          + "stands at the time that its own offset says"
      ]
    )
    let bare = try load(
      "2025-04-30 09:15:00+05:30,100,101,99,100,10\n2025-04-30 09:20:00,100,102,99,101,30\n"
    )
    #expect(said(bare).first?.contains("+05:30 before and none from here on") == true)
    let summer = try load(
      "2025-03-07 09:30:00-05:00,100,101,99,100,10\n2025-03-07 09:35:00-05:00,100,101,99,100,10\n"
        + "2025-03-10 09:30:00-04:00,100,102,99,101,30\n"
    )
    #expect(said(summer).isEmpty)
  }

  @Test func `daily bars are made of the bars that can be`() throws {
    let folder = try TemporaryFiles()
    let path = try folder.write(
      Self.header + Self.good + "2025-04-30 09:25:00,100,200,99,0,1000\n",
      "A.csv"
    )
    let loaded = try PriceLoader().load([path])
    #expect(loaded.panel.column(.volume) == [40])
    #expect(loaded.panel.column(.close) == [101])
    #expect(
      loaded.notes.contains { $0.message.text(.option).contains("has close 0 and was left out") }
    )
  }
}
