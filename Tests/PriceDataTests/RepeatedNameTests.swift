import CivilTime
import DelimitedText
import Testing

@testable import PriceData

/// Dates, symbols and series that libcsv is spared come out as if it had parsed them every time.
struct RepeatedNameTests {
  /// Everything about a load that a block of another size or another thread could change.
  private struct Outcome: Equatable {
    var days: [CalendarDate] = []
    var symbols: [String] = []
    var values: [PriceField: [UInt64]] = [:]
    var rejected: [RejectedRow] = []
    var notes: [String] = []
    var sources: [SourceSummary] = []
    var error = ""

    init(_ path: String, _ options: PriceLoadOptions) {
      do {
        let loaded = try PriceLoader(options: options).load([path])
        days = loaded.panel.days
        symbols = loaded.panel.symbols
        for field in options.fields {
          values[field] = loaded.panel.column(field)?.map(\.bitPattern)
        }
        rejected = loaded.rejectedRows
        notes = loaded.notes.map { "\($0)" }.sorted()
        sources = loaded.sources
      } catch {
        self.error = "\(error)"
      }
    }
  }

  /// How a file is written.
  struct Writing: Sendable {
    let delimiter: String
    let lineBreak: String
    let quotes: Bool
    let order: Order
    let columns: [Column]

    enum Order: CaseIterable { case byDate, bySymbol, mixed }
    enum Column: String { case date, symbol, series, close, volume, note, other }

    init(_ random: inout SeededPicks) {
      delimiter = random.pick([",", ",", ";", "\t"])
      lineBreak = random.pick(["\n", "\n", "\r\n"])
      quotes = random.chance(1, of: 4)
      order = random.pick(Order.allCases)
      var columns: [Column] = [.date, .symbol, .close, .note, .other]
      if random.chance(1, of: 2) { columns.append(.series) }
      if random.chance(1, of: 2) { columns.append(.volume) }
      for index in columns.indices.reversed() {
        columns.swapAt(index, random.below(index + 1))
      }
      self.columns = columns
    }
  }

  /// Writes a file in which names repeat and change among everything that can go wrong.
  private static func file(_ writing: Writing, _ random: inout SeededPicks) -> String {
    let quoted = { (text: String) in "\"" + text + "\"" }
    let symbols = ["A", "SYM0001", "LONG-SYMBOL-NAME-0001", "LONG-SYMBOL-NAME-0002", "BE"]
    var text = writing.columns.map(\.rawValue).joined(separator: writing.delimiter)
    text += writing.lineBreak
    for row in 0..<160 {
      let (day, symbol) =
        switch writing.order {
        case .byDate: (row / symbols.count, row % symbols.count)
        case .bySymbol: (row % 32, row / 32)
        case .mixed: (random.below(32), random.below(symbols.count))
        }
      // One row in a few departs from its neighbors, in one field or in several.
      let departs = random.chance(1, of: 3)
      let fields = writing.columns.map { column -> String in
        let usual: String
        let unusual: [String]
        switch column {
        case .date:
          usual = "\(CalendarDate(dayNumber: 19_000 + Int32(day)))"
          unusual = [" " + usual, usual + " ", quoted(usual), "", "never", quoted("")]
        case .symbol:
          usual = symbols[symbol]
          unusual = [
            usual + " ", " " + quoted(usual), quoted(usual + " "), quoted(" "), "", "C\"D",
            quoted("a\"\"b"), quoted("a\(writing.delimiter)b"),
            quoted("two\(writing.lineBreak)lines"),
          ]
        case .series:
          usual = random.pick(["EQ", "EQ", "EQ", "BE"])
          unusual = ["", quoted("BE"), "EQ ", " BE", "GS"]
        case .close:
          usual = "\(100 + row).25"
          unusual = ["", " ", "-", "oops", quoted("1,234.5"), quoted(""), "  3", "\t", quoted(" ")]
        case .volume:
          usual = "\(1000 + row)"
          unusual = ["", "N/A", quoted("12,345"), "7x"]
        case .note:
          usual = ""
          unusual = ["x", quoted("a\(writing.delimiter)b"), " ", quoted("")]
        case .other:
          usual = "7.25"
          unusual = ["", "5\" pipe"]
        }
        if departs, random.chance(1, of: 3) { return random.pick(unusual) }
        return writing.quotes ? quoted(usual) : usual
      }
      text += fields.joined(separator: writing.delimiter)
      text += random.pick(Array(repeating: "", count: 20) + [writing.delimiter, " "])
      text += writing.lineBreak
      if random.chance(1, of: 30) {
        text += random.pick([
          writing.lineBreak,
          String(repeating: writing.delimiter, count: fields.count - 1) + writing.lineBreak,
        ])
      }
    }
    return text
  }

  @Test(arguments: 1...80)
  func `gives the rows that libcsv gives without them`(seed: Int) throws {
    var random = SeededPicks(seed: UInt64(seed))
    let writing = Writing(&random)
    let files = try TemporaryFiles()
    let path = try files.write(Self.file(writing, &random), "prices.csv")
    var options = PriceLoadOptions(
      fields: random.chance(1, of: 2) ? [.close] : [.close, .volume],
      duplicates: .first,
      skipBadRows: true
    )
    for skipsBadRows in [true, false] {
      options.skipBadRows = skipsBadRows
      // Blocks of one byte are too short for any row, so that every row goes to libcsv as it is.
      options.blockSize = 1
      options.pieceSize = 1 << 20
      options.threads = 1
      let plain = Outcome(path, options)
      #expect(skipsBadRows == plain.error.isEmpty)
      for (threads, block, piece) in [
        (1, 1 << 18, 1 << 20), (1, 60, 1 << 20), (1, 211, 1 << 20), (1, 1000, 1 << 20),
        (2, 1 << 18, 500), (3, 300, 200), (7, 64, 64),
      ] {
        options.threads = threads
        options.blockSize = block
        options.pieceSize = piece
        #expect(Outcome(path, options) == plain, "\(threads) threads, blocks of \(block)")
      }
    }
  }
}

/// Choices that a seed decides.
struct SeededPicks {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// Returns a number from 0 to `limit - 1`.
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  /// Returns true in `share` of `whole` cases.
  mutating func chance(_ share: Int, of whole: Int) -> Bool { below(whole) < share }

  /// Returns one of the choices.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }
}
