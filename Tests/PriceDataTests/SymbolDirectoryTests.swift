import CivilTime
import Testing

@testable import PriceData

/// One rule for everybody who looks for a symbol, whatever the spelling.
struct SymbolDirectoryTests {
  static let spellings = ["TCS", "tcs.ns", "TCS.BO", "tcs", "Tcs.Nse", "tcs.bse"]

  private let panel = SmallPanel.closes([("AAA", [7, 7, 7, 7]), ("TCS", [100, 102, 51, 50])])

  private func split(_ symbol: String, day: Int = 2) -> Adjustment {
    Adjustment(symbol: symbol, exDate: SmallPanel.day(day), factor: 0.5)
  }

  @Test(arguments: spellings)
  func `finds a symbol under its usual spellings`(spelling: String) {
    #expect(SymbolDirectory(["AAA", "TCS"]).index(of: spelling) == 1)
    #expect(SymbolDirectory(["AAA", "TCS.NS"]).index(of: spelling) == 1)
    #expect(panel.index(ofSymbol: spelling) == 1)
  }

  @Test func `prefers the exact spelling and finds nothing where two are as near`() {
    let directory = SymbolDirectory(["TCS.BO", "TCS.NS", "tcs", "ZOO.BO", "ZOO.NS"])
    #expect(directory.index(of: "TCS.NS") == 1)
    #expect(directory.index(of: "tcs") == 2)
    #expect(directory.index(of: "TCS") == nil)
    #expect(directory.index(of: "zoo") == nil)
    #expect(directory.index(of: "TC") == nil)
  }

  @Test func `names the other spellings where one does not choose`() {
    let directory = SymbolDirectory(["000001.SS", "000001.SZ", "069080", "BRK-B", "VOD"])
    #expect(directory.match("000001") == .several(["000001.SS", "000001.SZ"]))
    #expect(directory.match("SHE:000001") == .one(1))
    #expect(directory.match("69080") == .numbers(["069080"]))
    #expect(directory.match("6.908E+04") == .numbers(["069080"]))
    #expect(directory.match("1") == .numbers(["000001.SS", "000001.SZ"]))
    #expect(directory.match("BRK.B") == .one(3))
    #expect(directory.match("VOD.L") == .one(4))
    #expect(directory.match("BRK.A") == .unknown)
  }

  @Test func `joins a series to the one that follows it`() throws {
    let nan = Double.nan
    let panel = SmallPanel.closes([
      ("NEWT", [nan, nan, 51, 50]), ("OLDT", [100, 102, nan, nan]), ("ZZZ", [1, 2, 3, 4]),
    ])
    let join = try #require(SeriesJoin(["NEWT", "OLDT", "Old Company"], in: panel))
    #expect(join.isPossible)
    let joined = panel.joining([join])
    #expect(joined.index(ofSymbol: "OLDT") == 0 && joined.index(ofSymbol: "oldt.ns") == 0)
    #expect(joined.series(.close, symbol: 0).map(Array.init) == [100, 102, 51, 50])
    #expect(SeriesJoin(["NEWT", "ZZZ"], in: panel)?.isPossible == false)
    #expect(SeriesJoin(["NEWT", "Old Company"], in: panel) == nil)
  }

  @Test func `joins the rows of a sparse panel`() throws {
    let sparse = PricePanel(
      days: panel.days,
      symbols: ["NEWT", "OLDT"],
      values: .prices,
      cells: try #require(PanelCells(counts: [2, 2], days: [2, 3, 0, 1], of: 4)),
      columns: [.close: [51, 50, 100, 102]]
    )
    let joined = sparse.joining([try #require(SeriesJoin(["NEWT", "OLDT"], in: sparse))])
    #expect(joined.cells.isSparse && joined.index(ofSymbol: "OLDT") == 0)
    #expect(joined.series(.close, symbol: 0).map(Array.init) == [100, 102, 51, 50])
  }

  @Test(arguments: spellings)
  func `adjusts the prices that an adjustment means`(spelling: String) {
    let adjusted = AdjustmentTable([split(spelling)]).apply(to: panel)
    #expect(adjusted.panel.column(.close) == [7, 7, 7, 7, 50, 51, 51, 50])
    #expect(adjusted.findings.isEmpty)
  }

  @Test func `multiplies the adjustments of one symbol under several spellings`() {
    let adjusted = AdjustmentTable([split("TCS", day: 1), split("tcs.ns")]).apply(to: panel)
    #expect(adjusted.panel.column(.close) == [7, 7, 7, 7, 25, 51, 51, 50])
  }

  @Test(arguments: spellings)
  func `finds the symbol of a market column`(spelling: String) throws {
    let files = try TemporaryFiles()
    let path = try files.write("Date,Symbol,Close\n2024-03-05,TCS,1\n2024-03-05,AAA,2\n", "m.csv")
    let market = try MarketSeries.load(path, column: spelling)
    #expect(market.name == "TCS" && market.levels == [1])
  }

  @Test(arguments: spellings)
  func `points at an adjustment with a wrong date whatever its spelling`(spelling: String) {
    let late = AdjustmentTable([split(spelling, day: 3)])
    let found = JumpDetector().suspectedSplits(
      in: late.apply(to: panel).panel,
      adjustments: late.adjustments
    )
    #expect(found.first?.nearbyAdjustment == late.adjustments[0])
  }
}
