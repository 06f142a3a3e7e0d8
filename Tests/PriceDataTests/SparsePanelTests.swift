import CivilTime
import Foundation
import Testing

@testable import PriceData

struct SparsePanelTests {
  /// Symbols that are listed for a few days each, some on two stretches, with rows that repeat.
  private static let listings: String = {
    var text = "Symbol,Date,Close,Volume\n"
    for symbol in 0..<40 {
      for day in Array((symbol * 5)..<(symbol * 5 + 9)) + [symbol * 5 + 60] {
        let date = SmallPanel.day(day)
        let close = 100 * (symbol % 7 == 3 && day >= symbol * 5 + 4 ? 0.5 : 1) + Double(day % 3)
        text += "S\(symbol),\(date),\(close),\(day % 4 == 0 ? "" : "\(day)00")\n"
        if day % 11 == 0 { text += "S\(symbol),\(date),\(close + Double(day % 2)),\n" }
      }
    }
    return text
  }()

  private static let matrix: String = {
    var text = "Date," + (0..<30).map { "M\($0)" }.joined(separator: ",") + "\n"
    for day in 0..<90 {
      let fields = (0..<30).map { $0 * 3 / 2 < day && day < $0 * 3 + 4 ? "\(50 + day)" : "" }
      text += "\(SmallPanel.day(day)),\(fields.joined(separator: ","))\n"
    }
    return text
  }()

  private func load(_ threads: Int, _ policy: DuplicatePolicy, sparse: Bool) throws -> LoadedPrices
  {
    let files = try TemporaryFiles()
    _ = try files.write(Self.listings, "a.csv")
    _ = try files.write(Self.matrix, "b.csv")
    _ = try files.write(Self.matrix.replacingOccurrences(of: "57", with: "58"), "c.csv")
    _ = try files.write("Date,Close\n2024-01-09,7\n2024-03-09,8\n", "S7.csv")
    var options = PriceLoadOptions(duplicates: policy, threads: threads)
    options.fullPanelCells = sparse ? 0 : .max
    // The folder's name is random; what the notes say of it is not.
    let loaded = try PriceLoader(options: options).load([files.folder])
    let notes = loaded.notes.map { $0.description.replacingOccurrences(of: files.folder, with: "") }
    #expect(notes.count > 1)
    return loaded
  }

  @Test func `holds no value beyond all numbers`() {
    let panel = PricePanel(
      days: [SmallPanel.day(0), SmallPanel.day(1), SmallPanel.day(2)],
      symbols: ["A"],
      columns: [.close: [1e308, 2, 3]]
    )
    let scaled = panel.replacing(.close, with: [1e308 * 100, -1e308 * 100, 3])
    let closes = scaled.column(.close) ?? []
    #expect(closes.map(\.isNaN) == [true, true, false])
  }

  @Test(arguments: [1, 3], [DuplicatePolicy.first, .last])
  func `keeps the values of a full panel`(threads: Int, policy: DuplicatePolicy) throws {
    let full = try load(threads, policy, sparse: false).panel
    let sparse = try load(threads, policy, sparse: true).panel
    #expect(!full.cells.isSparse && sparse.cells.isSparse)
    #expect(sparse.cells.count < full.cells.count / 4)
    #expect(full.days == sparse.days && full.symbols == sparse.symbols)
    #expect(full.fields == [.close, .volume] && sparse.fields == full.fields)
    for field in full.fields {
      #expect(sparse.column(field)?.map(\.bitPattern) == full.column(field)?.map(\.bitPattern))
      for symbol in full.symbols.indices {
        let values = sparse.series(field, symbol: symbol)?.map(\.bitPattern)
        #expect(values == full.series(field, symbol: symbol)?.map(\.bitPattern))
      }
    }
  }

  @Test func `is judged and adjusted as a full panel is`() throws {
    let full = try load(1, .first, sparse: false).panel
    let sparse = try load(1, .first, sparse: true).panel
    let table = AdjustmentTable(
      (0..<12).map {
        Adjustment(symbol: "S\($0)", exDate: SmallPanel.day($0 * 5 + 4), factor: 0.5)
      }
    )
    let quality = PanelQuality(tradingDays: (0..<200).map(SmallPanel.day))
    #expect(quality.findings(in: full).contains { $0.kind == .gap })
    #expect(quality.findings(in: full).contains { $0.kind == .suspectedSplit })
    for panels in [(full, sparse), (table.apply(to: full).panel, table.apply(to: sparse).panel)] {
      #expect(quality.findings(in: panels.0) == quality.findings(in: panels.1))
      #expect(
        panels.0.column(.volume)?.map(\.bitPattern) == panels.1.column(.volume)?.map(\.bitPattern)
      )
    }
    #expect(table.apply(to: full).findings == table.apply(to: sparse).findings)
    let ones = [Double](repeating: 1, count: full.cells.count)
    #expect(sparse.replacing(.vwap, with: ones).column(.vwap) == ones)
    #expect(sparse.replacing(.vwap, with: ones).cells == full.cells)
  }

  @Test func `many symbols with a row each take the room of their rows`() throws {
    var text = "Symbol,Date,Close\n"
    for row in 0..<2200 { text += "S\(row),\(SmallPanel.day(row)),\(row + 1)\n" }
    let panel = try PriceDataTests.load(text, "prices.csv").panel
    #expect(panel.days.count == 2200 && panel.symbols.count == 2200)
    #expect(panel.cells.count == 2200)
    let symbol = try #require(panel.index(ofSymbol: "S1234"))
    #expect(panel.series(.close, symbol: symbol)?.filter { !$0.isNaN } == [1235])
  }

  @Test func `cells find symbols and days, and refuse lists that do not fit`() throws {
    let cells = try #require(PanelCells(counts: [2, 0, 1], days: [1, 4, 0], of: 5))
    #expect(cells.cell(ofSymbol: 0, day: 4) == 1 && cells.cell(ofSymbol: 2, day: 0) == 2)
    #expect(cells.cell(ofSymbol: 0, day: 2) == nil && cells.cell(ofSymbol: 1, day: 0) == nil)
    #expect((0..<3).map { cells.symbol(ofCell: $0) } == [0, 0, 2])
    for (counts, days) in [
      ([2], [4, 1]), ([2], [1, 1]), ([1], [5]), ([1], [-1]), ([2], [1]), ([1], [1, 2]),
      ([-1, 2], [1]),
    ] {
      #expect(PanelCells(counts: counts, days: days.map(Int32.init), of: 5) == nil)
    }
  }

  @Test func `the first rows of symbols that repeat are the same for any number of threads`() throws
  {
    let notes = try [1, 2, 5].map { threads in
      let loaded = try load(threads, .first, sparse: false)
      return loaded.notes.map {
        $0.description.split(separator: "/").last.map(String.init) ?? $0.description
      }
    }
    #expect(notes[0] == notes[1] && notes[0] == notes[2])
  }
}
