import CivilTime
import DelimitedText
import Foundation
import Notices
import Testing

@testable import PriceData

struct AdjustmentLoadingTests {
  private func load(_ text: String) throws -> [Adjustment] {
    let table = try DelimitedTable.read(bytes: Array(text.utf8), name: "adjustments.csv")
    return try AdjustmentTable.load(table).adjustments
  }

  private let bonus = Adjustment(
    symbol: "ASHOKLEY",
    exDate: CalendarDate(dayNumber: 20_285),
    factor: 0.5
  )

  @Test(
    arguments: [
      "symbol,ex_date,factor\nASHOKLEY,2025-07-16,0.5\n",
      "Symbol, EX-DATE, Factor\r\nASHOKLEY, 16-Jul-2025, 0.5\r\n",
      "TICKER;Ex Date;Adjustment Factor\nASHOKLEY;16.07.2025;0,5\n",
      "factor\tnote\tdate\tscrip\n.5\tbonus 1:1\t16/07/2025\tASHOKLEY",
      "ASHOKLEY,2025-07-16,0.5\n",
      "\u{FEFF}symbol,ex_date,factor,simulated\n\n\"ASHOKLEY\",20250716,\"0.50\",yes",
    ])
  func `reads the usual ways to write an adjustment`(text: String) throws {
    #expect(try load(text) == [bonus])
  }

  @Test func `reads the line that the detector suggests`() throws {
    let panel = PricePanel(
      days: [20_284, 20_285].map { CalendarDate(dayNumber: $0) },
      symbols: ["ASHOKLEY"],
      columns: [.close: [250.90, 124.60]]
    )
    let found = JumpDetector().suspectedSplits(in: panel)
    #expect(try load("symbol,ex_date,factor\n\(found[0].suggestedLine)\n") == [bonus])
    #expect(try load(found[0].suggestedLine) == [bonus])
  }

  @Test func `reads a file without any adjustment`() throws {
    #expect(try load("symbol,ex_date,factor\n").isEmpty)
  }

  @Test(
    arguments: [
      (
        "symbol,ex_date,factor\nTCS,2018-05-31,0.5\nASHOKLEY,2025-07-16,1:1\n",
        "adjustments.csv:3:3: \"1:1\" is not a factor; write the number that earlier prices are "
          + "multiplied by: 0.5 for a split of 1 into 2 or a bonus issue of 1 for 1, 0.2 for a split "
          + "of 1 into 5, 10 for a consolidation of 10 into 1"
      ),
      (
        "symbol,ex_date\nTCS,2018-05-31\n",
        "adjustments.csv: there is no column \"factor\" among \"symbol\", \"ex_date\"; an "
          + "adjustments file has the columns symbol, ex_date and factor"
      ),
      (
        "symbol,ex_date,factor\nTCS,soon,0.5\n",
        "adjustments.csv:2:2: \"soon\" is not a date; write the ex-date as 2025-07-16"
      ),
      (
        "symbol,ex_date,factor\n,2018-05-31,0.5\n",
        "adjustments.csv:2:1: column \"symbol\" is blank; fill it in or remove the line"
      ),
      (
        "symbol,ex_date,factor\nTCS,2018-05-31,0.5\nTCS,31-May-2018,0.50\n",
        "adjustments.csv:3: repeats line 2; remove one of them, or when both are meant, replace "
          + "them by \"TCS,2018-05-31,0.25\""
      ),
    ])
  func `names the place, the value and the remedy`(text: String, message: String) {
    #expect {
      try load(text)
    } throws: { error in
      #expect((error as? AdjustmentError)?.message.text(.option) == message)
      return true
    }
  }

  @Test(arguments: ["0", "-0.5", "half", "1 for 1", "inf", "-"])
  func `rejects a factor that is not positive`(factor: String) {
    #expect(throws: AdjustmentError.self) {
      try load("symbol,ex_date,factor\nTCS,2018-05-31,\(factor)\n")
    }
  }

  @Test func `says which file is missing`() {
    #expect(throws: AdjustmentError.self) { try AdjustmentTable.load("no/such/adjustments.csv") }
  }

  @Test func `reads the adjustments of the sample data`() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "data/simulated/simulated_adjustments.csv").path
    let adjustments = try AdjustmentTable.load(path).adjustments
    #expect(adjustments.map(\.symbol) == ["SIM007"] && adjustments.map(\.factor) == [0.5])
  }
}
