import Notices
import PriceData
import Testing

/// The fields of one security, recognized by their numbers alone.
@Suite("Fields known by their numbers")
struct FieldsBySizeTests {
  /// A day's open, high, low, close and volume: the open is near the close before, as on an exchange.
  private struct Bar {
    let open, high, low, close: Double
    let volume: Int
  }

  private static func bars(_ count: Int, gap: Int = 3) -> [Bar] {
    var random = SeededPicks(seed: 7)
    var close = 10_000
    return (0..<count).map { _ in
      let open = close + random.below(2 * gap + 1) - gap
      close = open + random.below(401) - 200
      let (high, low) = (max(open, close) + random.below(80), min(open, close) - random.below(80))
      return Bar(
        open: Double(open) / 100,
        high: Double(high) / 100,
        low: Double(low) / 100,
        close: Double(close) / 100,
        volume: 100_000 + random.below(90_000)
      )
    }
  }

  private static func text(
    _ header: String,
    _ bars: [Bar],
    _ columns: (Bar) -> [Any],
    isNewestFirst: Bool = false
  ) -> String {
    let rows = bars.enumerated().map { day, bar in
      let day =
        "2024-\(day / 28 < 9 ? "0" : "")\(day / 28 + 1)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)"
      return ([day] + columns(bar).map { "\($0)" }).joined(separator: ",")
    }
    return ([header] + (isNewestFirst ? rows.reversed() : rows)).filter { !$0.isEmpty }
      .joined(separator: "\n") + "\n"
  }

  static let orders: [(header: String, order: String)] = [
    ("x,aa,bb,cc,dd,ee", "OHLCV"), ("x,aa,bb,cc,dd,ee", "OCHLV"), ("x,aa,bb,cc,dd,ee", "COHLV"),
    ("x,aa,bb,cc,dd,ee", "HLOCV"), ("x,aa,bb,cc,dd", "OHLC"), ("x,aa,bb,cc,dd", "CHLO"),
    ("", "OHLCV"), ("", "OCHLV"), ("", "OHLC"),
  ]

  @Test(arguments: orders, [false, true])
  func `are taken in any order`(
    _ order: (header: String, order: String),
    isNewestFirst: Bool
  ) throws {
    let bars = Self.bars(60)
    let loaded = try load(
      Self.text(
        order.header,
        bars,
        { bar in
          order.order.map { letter in
            switch letter {
            case "O": bar.open
            case "H": bar.high
            case "L": bar.low
            case "C": bar.close
            default: bar.volume
            }
          }
        },
        isNewestFirst: isNewestFirst
      ),
      "ZOO.csv"
    )
    #expect(loaded.panel.symbols == ["ZOO"])
    #expect(loaded.value(.open, "ZOO", "2024-01-09") == bars[8].open)
    #expect(loaded.value(.high, "ZOO", "2024-01-09") == bars[8].high)
    #expect(loaded.value(.low, "ZOO", "2024-01-09") == bars[8].low)
    #expect(loaded.value(.close, "ZOO", "2024-01-09") == bars[8].close)
    if order.order.contains("V") {
      #expect(loaded.value(.volume, "ZOO", "2024-01-09") == Double(bars[8].volume))
    }
  }

  @Test func `are asked for where rows do not tell the close, and the advice works`() throws {
    let text = Self.text("x,aa,bb,cc,dd,ee", Self.bars(3)) {
      [$0.close, $0.open, $0.high, $0.low, $0.volume]
    }
    let said = try #require(try message(text, "x.csv"))
    #expect(
      said.hasPrefix(
        "x.csv: \"cc\" is the highest and \"dd\" the lowest of every row, as of the prices of one security, and "
          + "which of the others is the close is not certain; if they are that, pass --columns open=bb --columns "
          + "high=cc --columns low=dd --columns close=aa --columns volume=ee"
      ),
      "\(said)"
    )
    #expect(said.hasSuffix("; if each column is a security, pass --columns close=all"))
    let fields = PriceLoadOptions(
      columnOverrides: ["open": "bb", "high": "cc", "low": "dd", "close": "aa", "volume": "ee"]
    )
    #expect(try load(text, "x.csv", fields).panel.symbols == ["x"])
    let each = PriceLoadOptions(columnOverrides: ["close": "all"])
    #expect(try load(text, "x.csv", each).panel.symbols == ["aa", "bb", "cc", "dd", "ee"])
  }

  @Test func `are asked for where a price stands beside a volume`() throws {
    let text = Self.text("x,aa,bb", Self.bars(20)) { [$0.close, $0.volume] }
    #expect(
      try message(text, "x.csv")
        == "x.csv: \"bb\" moves as a volume does and no price; if it is that, pass --columns close=aa --columns "
        + "volume=bb; if each column is a security, pass --columns close=all"
    )
  }

  @Test func `are asked for without a header where a price stands beside a volume`() throws {
    let text = Self.text("", Self.bars(20)) { [$0.close, $0.volume] }
    #expect(
      try message(text, "x.csv")
        == "x.csv: \"3\" moves as a volume does and no price; if it is that, pass --columns close=2 --columns "
        + "volume=3"
    )
    let options = PriceLoadOptions(columnOverrides: ["close": "2", "volume": "3"])
    #expect(
      try load(text, "x.csv", options).value(.close, "x", "2024-01-09") == Self.bars(20)[8].close
    )
  }

  @Test func `are none of the levels of several indices`() throws {
    let bars = Self.bars(40)
    let text = Self.text("x,A,B,C,D", bars) { bar in
      [220, 226, 199, 450].map { factor in "\(Double(factor) * bar.close)" }
    }
    #expect(try load(text, "x.csv").panel.symbols == ["A", "B", "C", "D"])
  }

  @Test(arguments: [[1.0, 2.0, 0.0], [1.0, 0.0]])
  func `do not count as securities at one distance from each other`(distances: [Double]) throws {
    let names = ["A", "B", "C"].prefix(distances.count).joined(separator: ",")
    let text = Self.text("x,\(names)", Self.bars(8)) { bar in distances.map { bar.close + $0 } }
    #expect(throws: PriceDataError.self) { try load(text, "x.csv") }
  }

  @Test(arguments: [("Low", 1.5, "below"), ("High", -1.5, "above")])
  func `do not give a close that the open never crosses`(
    other: String,
    distance: Double,
    word: String
  ) throws {
    let rows = Self.bars(10).enumerated().map { day, bar in
      "AAA,2024-01-\(10 + day),\(bar.open),\(bar.open + distance),\(bar.open - distance)"
    }
    let text = (["Symbol,Date,Open,zzz,\(other)"] + rows).joined(separator: "\n") + "\n"
    let error = try #require(throws: PriceDataError.self) { try load(text, "x.csv") }
    #expect(error.message.text(.option).contains("\"zzz\" is nowhere \(word) the open"))
    let named = PriceLoadOptions(columnOverrides: ["close": "zzz"])
    #expect(try load(text, "x.csv", named).panel.symbols == ["AAA"])
  }

  @Test(arguments: [
    (
      "Symbol,Date,Open,High,Low,zzz",
      "AAA,2024-01-15,40,41,39,1000017\nAAA,2024-01-16,41,42,40,1001388",
      "\"zzz\" lies outside the prices of \"High\""
    ),
    (
      "Symbol,Date,Open,zzz", "AAA,2024-01-15,40,1000017\nAAA,2024-01-16,41,1001388",
      "\"zzz\" lies outside the prices of \"Open\""
    ),
    (
      "zzz,date,ticker,vol", "10001,2024-01-15,XYZ,1000017\n10001,2024-01-16,XYZ,1001388",
      "no column of prices or returns was recognized"
    ),
    (
      "permno,date,ticker,zzz", "10001,2024-01-15,XYZ,1000017",
      "no column of prices or returns was recognized"
    ),
    (
      ",AAA.NS,,BBB.NS,\nDate,TRDPRC_1,zzz,TRDPRC_1,ACVOL_UNS",
      "2024-01-15,40.05,10,712.05,20\n,AAA.NS,,BBB.NS,\nDate,TRDPRC_1,zzz,TRDPRC_1,ACVOL_UNS\n"
        + "2024-01-16,40.35,11,712.35,21",
      "\"TRDPRC_1\" and \"TRDPRC_1\" are all named as the close"
    ),
  ])
  func `are no prices of another size, and no identifiers`(
    header: String,
    rows: String,
    words: String
  ) throws {
    let error = try #require(throws: PriceDataError.self) {
      try load("\(header)\n\(rows)\n", "x.csv")
    }
    #expect(error.message.text(.option).contains(words), "\(error.message.text(.option))")
  }

  @Test func `below a ticker that is lost are no other ticker's`() throws {
    let text =
      "Price,Close,Close,Volume\nTicker,AAA,BBB,\nDate,,,\n2024-01-15,40.05,712.05,1000017\n"
      + "2024-01-16,40.35,712.35,1001388\n"
    #expect(try load(text, "x.csv").panel.column(.volume) == nil)
    // Cells that are joined have a ticker above the first of equal fields.
    let joined =
      "Price,Close,Volume,Close,Volume\nTicker,AAA,,BBB,\nDate,,,,\n"
      + "2024-01-15,40.05,10,712.05,20\n2024-01-16,40.35,11,712.35,21\n"
    #expect(try load(joined, "x.csv").value(.volume, "BBB", "2024-01-16") == 21)
  }

  @Test func `are not among codes beside dates`() throws {
    let text =
      "zzz,Date\n" + (15..<19).map { "500325,2024-01-\($0)\n500209,2024-01-\($0)\n" }.joined()
    let error = try #require(throws: PriceDataError.self) { try load(text, "x.csv") }
    #expect(error.message.text(.option).contains("no column of prices or returns was recognized"))
  }

  @Test func `of no known name leave the securities above them`() throws {
    let rows = (15..<20).map { "2024-01-\($0),1009614,713.\($0),2009614" }
    let text =
      ([",AAA.NS,BBB.NS,BBB.NS", "Date,ACVOL_UNS,TRDPRC_1,zzz"] + rows)
      .joined(separator: "\n") + "\n"
    let panel = try load(text, "x.csv").panel
    #expect(panel.symbols == ["AAA", "BBB"])
    #expect(panel.series(.volume, symbol: 1)?.allSatisfy(\.isNaN) == true)
  }

  @Test func `are none of securities that move together`() throws {
    let text = Self.text("x,A,B,C", Self.bars(60)) { bar in
      [bar.close, bar.close * 1.02 + Double(bar.volume % 7) * 0.3, bar.close * 0.99]
    }
    #expect(try load(text, "x.csv").panel.symbols == ["A", "B", "C"])
  }

  @Test func `are none of securities that move by themselves`() throws {
    let many = (0..<4).map { number in
      Self.bars(50 + number).dropFirst(number).map { $0.close * (1 + Double(number) / 100) }
    }
    let rows = (0..<28).map { day in
      (["2024-01-\(day < 9 ? "0" : "")\(day + 1)"] + many.map { "\($0[day])" }).joined(
        separator: ","
      )
    }
    let text = (["x,A,B,C,D"] + rows).joined(separator: "\n") + "\n"
    #expect(try load(text, "x.csv").panel.symbols == ["A", "B", "C", "D"])
  }

  @Test func `are letters where the numbers agree`() throws {
    let bars = Self.bars(30)
    let text = Self.text("date,v,vw,o,c,h,l,n", bars) { bar in
      [bar.volume, bar.close, bar.open, bar.close, bar.high, bar.low, 7]
    }
    let loaded = try load(text, "ZOO.csv")
    #expect(loaded.value(.close, "ZOO", "2024-01-09") == bars[8].close)
    #expect(loaded.value(.volume, "ZOO", "2024-01-09") == Double(bars[8].volume))
    let securities = try load("date,o,h,l,c\n2024-01-15,1,20,300,4000\n2024-01-16,2,21,290,4100\n")
    #expect(securities.panel.symbols == ["c", "h", "l", "o"])
  }

  @Test func `leave out what is computed from a price`() throws {
    let loaded = try load(
      "x,ZOO,jump\n2024-01-15,22097.45,0.0093\n2024-01-16,22032.30,-0.0029\n"
        + "2024-01-17,21571.95,-0.0209\n2024-01-18,21462.25,-0.0051\n"
    )
    #expect(loaded.panel.symbols == ["ZOO"])
  }

  @Test func `refuse a close that lies outside the range`() throws {
    let text = Self.text("Date,Open,High,Low,Close,Other", Self.bars(20)) {
      [$0.open, $0.high, $0.low, 0.25, $0.close]
    }
    #expect(
      try message(text, "x.csv")
        == "x.csv: \"Close\" lies outside the range from \"Low\" to \"High\" in nearly all rows, so that it is no "
        + "close of theirs; to use the one that lies within, pass --columns close=Other"
    )
    for (column, value) in [("Other", Self.bars(20)[8].close), ("Close", 0.25)] {
      let options = PriceLoadOptions(columnOverrides: ["close": column])
      #expect(try load(text, "x.csv", options).value(.close, "x", "2024-01-09") == value)
    }
    let alone = Self.text("Date,High,Low,Close", Self.bars(20)) { [$0.high, $0.low, 0.25] }
    #expect(
      try message(alone, "x.csv")?.hasSuffix("to use it nevertheless, pass --columns close=Close")
        == true
    )
  }

  @Test func `refuse a value that is a turnover`() throws {
    let bars = Self.bars(20)
    let text = Self.text("Date,Volume,Value", bars) { [$0.volume, Double($0.volume) * $0.close] }
    #expect(
      try message(text, "x.csv")
        == "x.csv: has no close: \"Value\" moves as the volume does, as a turnover; if one of its columns is to be "
        + "used as the close, name it with --columns close=NAME"
    )
    let level = Self.text("Date,Volume,Value", bars) { [$0.volume, $0.close] }
    #expect(try load(level, "x.csv").value(.close, "x", "2024-01-09") == bars[8].close)
  }
}
