import CivilTime
import PriceData
import Testing

struct IntradayBarsTests {
  private static let bars = """
    Datetime,Open,High,Low,Close,Volume
    2025-04-30 09:20:00+05:30,10.5,12,10,11,200
    2025-04-30 09:15:00+05:30,10,11,9,10.5,0
    2025-04-30 09:25:00+05:30,11,11.5,10.4,11.2,100
    2025-05-02 09:15:00+05:30,12,12,12,12,0

    """

  @Test func `puts bars of one day together`() throws {
    let loaded = try load(Self.bars, "OKAPI_5min_20250430_ist.csv")
    #expect(loaded.panel.symbols == ["OKAPI"])
    #expect(loaded.panel.days.map(\.description) == ["2025-04-30", "2025-05-02"])
    let day = "2025-04-30"
    #expect(loaded.value(.open, "OKAPI", day) == 10)
    #expect(loaded.value(.high, "OKAPI", day) == 12)
    #expect(loaded.value(.low, "OKAPI", day) == 9)
    #expect(loaded.value(.close, "OKAPI", day) == 11.2)
    #expect(loaded.value(.volume, "OKAPI", day) == 300)
    let vwap = (11.0 * 200 + (11.5 + 10.4 + 11.2) / 3 * 100) / 300
    #expect(abs((loaded.value(.vwap, "OKAPI", day) ?? 0) - vwap) < 1e-12)
    #expect(loaded.value(.vwap, "OKAPI", "2025-05-02")?.isNaN == true)
    #expect(loaded.panel.column(.turnover) == nil)
    #expect(loaded.sources.first?.isIntraday == true)
    #expect(
      loaded.notes.contains { note in
        if case .intradayAggregated(_, 4, 2, 5) = note { true } else { false }
      }
    )
  }

  @Test func `takes the day on the exchange's clock when it is told the offset`() throws {
    let text =
      "Datetime,Close,Volume\n2025-04-30 22:00:00+00:00,1,1\n2025-04-30 23:00:00+00:00,2,1\n"
    #expect(try load(text, "A.csv").panel.days.map(\.description) == ["2025-04-30"])
    let options = PriceLoadOptions(utcOffsetMinutes: 600)
    #expect(try load(text, "A.csv", options).panel.days.map(\.description) == ["2025-05-01"])
  }

  @Test func `reads a time in a column of its own`() throws {
    let text = "Date,Time,Close\n2025-04-30,09:15,1\n2025-04-30,09:20,2\n2025-05-02,09:15,3\n"
    #expect(try load(text, "A.csv").panel.column(.close) == [2, 3])
  }

  @Test func `stops at different bars of one time`() throws {
    let text = "Datetime,Close\n2025-04-30 09:15,1\n2025-04-30 09:20,2\n2025-04-30 09:15,3\n"
    let expected =
      "A.csv:4: A on 2025-04-30 has other values than at A.csv:2; remove one of the rows, or pass "
      + "--duplicates first or --duplicates last"
    #expect(try message(text, "A.csv")?.contains("A.csv:4: A on 2025-04-30") == true)
    #expect(try message(text, "A.csv") == expected)
  }

  @Test func `puts trades together with their exact average, many of one second among them`() throws
  {
    let text = """
      Timestamp,Price,Volume
      2024-01-10 09:15:01,100,10
      2024-01-10 09:15:01,101,30
      2024-01-10 09:15:01,101,30
      2024-01-10 15:29:00,99,30

      """
    let loaded = try load(text, "A.csv")
    #expect(loaded.value(.vwap, "A", "2024-01-10") == 100.3)
    #expect(loaded.value(.volume, "A", "2024-01-10") == 100)
    #expect(loaded.value(.high, "A", "2024-01-10") == 101)
    #expect(loaded.value(.close, "A", "2024-01-10") == 99)
    // Bars of whole minutes are no trades: two of one minute are duplicates.
    let bars = text.replacing(":01,", with: ":00,")
    #expect(
      try message(bars, "A.csv")?.hasPrefix("A.csv:3: A on 2024-01-10 has other values") == true
    )
  }

  @Test func `a day that a daily file has twice at two times is a duplicate`() throws {
    let days = [10, 11, 12, 15, 16, 17, 18, 19, 22, 23].map {
      "2024-01-\($0) 00:00:00,1\($0),100\n"
    }.joined()
    let text = "Date,Close,Volume\n" + days + "2024-01-16 16:00:00,999,100\n"
    #expect(
      try message(text, "A.csv")?.hasPrefix("A.csv:12: A on 2024-01-16 has other values") == true
    )
    let last = PriceLoadOptions(duplicates: .last)
    #expect(try load(text, "A.csv", last).value(.close, "A", "2024-01-16") == 999)
  }

  @Test func `leaves daily stamps with a time alone`() throws {
    let text =
      "Date,Close,Turnover,Volume\n2025-04-30 00:00:00+05:30,1,100,100\n2025-05-02 00:00:00+05:30,2,100,50\n"
    let loaded = try load(text, "A.csv", PriceLoadOptions(utcOffsetMinutes: 0))
    #expect(loaded.panel.days.map(\.description) == ["2025-04-30", "2025-05-02"])
    #expect(loaded.panel.column(.turnover) == [100, 100])
  }
}
