import Foundation
import Notices
import Testing

@testable import PriceData

@Suite("Tables beside prices")
struct OtherTableTests {
  @Test(
    arguments: [
      ("symbol,ex_date,factor", .adjustments), ("Symbol;Ex-Date;Factor;simulated", .adjustments),
      ("event_id,symbol,announced_at,group,headline", .events),
      ("symbol\tevent_date\tdeal_value", .events), ("date,mkt_rf,smb,hml,rf", .factors),
      ("Date,Mkt-RF,SMB,HML,RMW,CMA,RF", .factors),
      ("event_id,symbol,relative_day,date,open,high,low,close", .results),
      ("event_id,symbol,model,window_start,window_end,days,car", .results),
      ("SYMBOL,SERIES,DATE1,PREV_CLOSE,CLOSE_PRICE", nil), ("date,ASHOKLEY,SMB", .factors),
      ("symbol,date,close,factor,ex_date", nil), ("Date,Close", nil), ("", nil),
      ("date,symbol,price,announced_at", nil),
    ] as [(String, OtherTable?)]
  )
  func `are told by their header`(header: String, expected: OtherTable?) {
    let names = header.split { ",;\t".contains($0) }.map(String.init)
    #expect(OtherTable(header: names) == expected)
  }

  private static let prices = """
    symbol,date,close
    AAA,2025-01-01,100.5
    AAA,2025-01-02,101
    AAA,2025-01-03,102.5

    """

  @Test func `in a folder of prices are left aside with a note`() throws {
    let folder = try TemporaryFiles()
    _ = try folder.write(Self.prices, "prices.csv")
    _ = try folder.write(
      "symbol,ex_date,factor\nAAA,2025-01-02,0.5\nBBB,2025-01-03,0.1\n",
      "adjustments.csv"
    )
    _ = try folder.write(
      "event_id,symbol,announced_at,value\nE1,AAA,2025-01-02,120.5\nE2,AAA,2025-01-03,130\n",
      "events.csv"
    )
    _ = try folder.write(
      "date,mkt_rf,smb,hml,rf\n2025-01-01,0.1,0.2,0.3,0.01\n2025-01-02,0.1,0.2,0.3,0.01\n",
      "factors.csv"
    )
    let loaded = try PriceLoader().load([folder.folder])
    #expect(loaded.panel.symbols == ["AAA"])
    let notes = loaded.notes.map { $0.message.text(.option) }
    for (file, words) in [
      ("adjustments.csv", "it is a table of splits and bonus issues"),
      ("events.csv", "it is a table of events"), ("factors.csv", "it is a table of factors"),
    ] {
      #expect(notes.contains("\(folder.folder)/\(file) was left out: \(words)"), "\(notes)")
    }
  }

  @Test func `that are named as prices are refused with the option they belong to`() throws {
    let folder = try TemporaryFiles()
    let path = try folder.write("symbol,ex_date,factor\nAAA,2025-01-02,0.5\n", "splits.csv")
    let error = #expect(throws: PriceDataError.self) { try PriceLoader().load([path]) }
    #expect(
      error?.message.text(.option)
        == "\(path): is a table of splits and bonus issues, not of prices; give it as --adjustments \(path)"
    )
    // Who says what a column is knows better.
    let options = PriceLoadOptions(columnOverrides: ["close": "factor", "date": "ex_date"])
    #expect(try PriceLoader(options: options).load([path]).panel.symbols == ["AAA"])
  }
}
