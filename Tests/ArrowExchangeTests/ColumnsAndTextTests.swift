import ArrowExchange
import CLeyline
import CivilTime
import DelimitedText
import Notices
import PriceData
import Testing

/// Prices from the columns of a frame are those from its text, in everything that a loader says.
struct ColumnsAndTextTests {
  /// A number of some generator, the same in every run.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// What is unusual in a frame.
  fileprivate enum Oddity: CaseIterable {
    case none, gaps, missingDay, missingSymbol, twice, signs, oddSymbols, tiny, otherYears
    case noSymbols, wholePrices, extraColumns, series, textDays
  }

  private func frame(_ oddity: Oddity, rows: Int, seed: UInt64) throws -> FrameTable {
    var dice = Dice(state: seed)
    var columns: [(name: String, kind: ArrowKind)] = [
      ("Date", oddity == .textDays ? .text : .date), ("Symbol", .text),
      ("Close", oddity == .wholePrices ? .integer : .number), ("Volume", .integer),
    ]
    if oddity == .extraColumns {
      columns += [("headline", .text), ("seen", .date), ("Prev Close", .number)]
    }
    if oddity == .series { columns.insert(("SERIES", .text), at: 1) }
    if oddity == .noSymbols { columns.removeAll { $0.name == "Symbol" } }
    var table = ArrowTable(columns)
    let batch = table.openBatch()
    let symbols =
      oddity == .oddSymbols
      ? ["A&B", "BRK B", "M,M", "x\"y", "Größe", " trim", "500325", "='7'", "a;b", "'12"]
      : ["ALPHA", "BETA", "GAMMA", "DELTA"]
    let first = CalendarDate(year: 2020, month: 1, day: 1)?.dayNumber ?? 0
    for row in 0..<rows {
      let isOdd = Int.random(in: 0..<50, using: &dice) == 0
      var day: CalendarDate? = CalendarDate(
        dayNumber: first + Int32(oddity == .noSymbols ? row : row / symbols.count)
      )
      if oddity == .missingDay, isOdd { day = nil }
      if oddity == .otherYears, isOdd { day = CalendarDate(dayNumber: Int32(-200_000 + row)) }
      var price = (Double.random(in: 1..<5000, using: &dice) * 100).rounded() / 100
      if oddity == .tiny { price = Double.random(in: 0..<1, using: &dice) * 1e-7 }
      if oddity == .signs { price = [price, -price, 0, -0.0][row % 4] }
      if oddity == .gaps, isOdd { price = .nan }
      for (place, column) in columns.enumerated() {
        switch column.name {
        case "Date":
          if column.kind == .text { batch[place].append(day?.description) } else { batch[place].append(day) }
        case "Symbol":
          let own = oddity == .twice && isOdd ? symbols[0] : symbols[row % symbols.count]
          batch[place].append(oddity == .missingSymbol && isOdd ? String?.none : own)
        case "SERIES": batch[place].append(isOdd ? "BE" : row % 7 == 0 ? String?.none : "EQ")
        case "Close":
          if column.kind == .integer { batch[place].append(Int(price)) } else { batch[place].append(price) }
        case "Volume": batch[place].append(isOdd ? Int?.none : row * 1000)
        case "headline": batch[place].append(isOdd ? "a \"b\", c\nd" : "plain")
        case "seen": batch[place].append(isOdd ? CalendarDate?.none : day)
        default: batch[place].append(price)
        }
      }
    }
    var stream = ArrowArrayStream()
    table.export(to: &stream)
    defer { stream.release?(&stream) }
    return try FrameTable(&stream, name: "prices (data frame)")
  }

  /// What a load says, or why there is none.
  private func outcome(
    _ frame: FrameTable,
    asText: Bool,
    _ change: (inout PriceLoadOptions) -> Void
  ) -> Result<LoadedPrices, PriceDataError> {
    var options = PriceLoadOptions()
    options.threads = 3
    change(&options)
    if asText {
      options.held.hold(frame.text, as: frame.name, digest: frame.digest)
    } else {
      options.held.hold(frame, as: frame.name, digest: frame.digest)
    }
    let loader = PriceLoader(options: options)
    return Result { () throws(PriceDataError) in try loader.load([frame.name]) }
  }

  private func expectSame(
    _ frame: FrameTable,
    _ comment: Comment,
    _ change: (inout PriceLoadOptions) -> Void = { _ in }
  ) throws {
    switch (outcome(frame, asText: false, change), outcome(frame, asText: true, change)) {
    case (.success(let columns), .success(let text)):
      #expect(columns.notes == text.notes, comment)
      #expect(columns.rejectedRows == text.rejectedRows, comment)
      #expect(columns.sources == text.sources, comment)
      #expect(columns.symbolsAsWritten == text.symbolsAsWritten, comment)
      #expect(columns.panel.days == text.panel.days, comment)
      #expect(columns.panel.symbols == text.panel.symbols, comment)
      for field in PriceField.allCases {
        for symbol in columns.panel.symbols.indices {
          let own = columns.panel.series(field, symbol: symbol)?.map(\.bitPattern)
          #expect(own == text.panel.series(field, symbol: symbol)?.map(\.bitPattern), comment)
        }
      }
    case (.failure(let columns), .failure(let text)):
      #expect(columns.message.text(.key) == text.message.text(.key), comment)
    case (.success, .failure(let error)):
      Issue.record("\(comment): as text refused: \(error.message.text(.key))")
    case (.failure(let error), .success):
      Issue.record("\(comment): by columns refused: \(error.message.text(.key))")
    }
  }

  @Test("Every oddity of a frame comes to the same prices, notes and errors by columns as by text")
  func oddities() throws {
    for oddity in Oddity.allCases {
      for rows in [1, 41, 4300] {
        let frame = try frame(oddity, rows: rows, seed: UInt64(rows))
        try expectSame(frame, "\(oddity), \(rows) rows")
        try expectSame(frame, "\(oddity), \(rows) rows, bad ones left out") {
          $0.skipBadRows = true
          $0.duplicates = .last
        }
      }
      let frame = try frame(oddity, rows: 90, seed: 4)
      try expectSame(frame, "\(oddity), closes alone") { $0.fields = [.close] }
      try expectSame(frame, "\(oddity), returns") { $0.values = .returns }
      try expectSame(frame, "\(oddity), all series") { $0.series = ["ALL"] }
      try expectSame(frame, "\(oddity), the volume for the close") {
        $0.columnOverrides = ["close": "Volume"]
      }
      try expectSame(frame, "\(oddity), a date format") { $0.dateFormat = "yyyy-mm-dd" }
    }
  }

  @Test("What is plain is read without its text, and what is not by its text")
  func whatIsReadAsText() throws {
    let plain: Set<Oddity> = [
      .none, .gaps, .twice, .signs, .tiny, .noSymbols, .wholePrices, .extraColumns, .series, .textDays,
    ]
    for oddity in Oddity.allCases {
      let frame = try frame(oddity, rows: 5000, seed: 9)
      _ = outcome(frame, asText: false) {
        $0.duplicates = .first
        $0.skipBadRows = true
      }
      #expect(frame.hasText != plain.contains(oddity), "\(oddity)")
    }
    let frame = try frame(.none, rows: 5000, seed: 9)
    _ = outcome(frame, asText: false) { $0.decimal = .point }
    #expect(frame.hasText)
  }

  @Test("The number of threads changes nothing, nor does where pieces of a large frame end")
  func threads() throws {
    let frame = try frame(.gaps, rows: 150_000, seed: 5)
    for threads in [1, 2, 7] {
      try expectSame(frame, "\(threads) threads") { $0.threads = threads }
    }
  }

  @Test("Every finite number reads back from its text to the same bits")
  func numbers() throws {
    var dice = Dice(state: 3)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: dice.next())
      guard number.isFinite else { continue }
      let text = number.description
      #expect(NumberNotation().parse(text) == .value(number), "\(text)")
    }
  }

  @Test("The digest is of the values: another one for another number, name, day or order of rows")
  func digests() throws {
    let one = try frame(.none, rows: 9000, seed: 1).digest
    #expect(try frame(.none, rows: 9000, seed: 1).digest == one)
    #expect(one.digest.count == 32 && one.bytes > 9000 * 20)
    #expect(try frame(.none, rows: 9000, seed: 2).digest != one)
    #expect(try frame(.none, rows: 8999, seed: 1).digest != one)
    #expect(try frame(.gaps, rows: 9000, seed: 1).digest != one)
    #expect(try frame(.oddSymbols, rows: 9000, seed: 1).digest != one)
  }

  @Test("A frame that is closed keeps the text that it has, and has no other")
  func closing() throws {
    let kept = try frame(.none, rows: 50, seed: 1)
    let bytes = kept.text.count
    kept.close()
    #expect(kept.text.count == bytes)
    let closed = try frame(.none, rows: 50, seed: 1)
    closed.close()
    #expect(closed.text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } == "Date,Symbol,Close,Volume\n")
    #expect(closed.content(ofColumn: 0) == .other)
  }
}
