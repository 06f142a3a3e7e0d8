import CivilTime
import Foundation
import Testing

@testable import PriceData

/// Tables of one day, whose day stands in the name of the file alone.
@Suite("Tables of one day")
struct DayTableTests {
  private static func table(_ closes: (String, String)) -> String {
    "SC_CODE,SC_NAME,SC_GROUP,OPEN,HIGH,LOW,CLOSE,NO_OF_SHRS,TDCLOINDI\n"
      + "500002,ABB LTD     ,A ,10,13,9,\(closes.0),100,\n"
      + "500010,HDFC        ,A ,20,23,19,\(closes.1),200,\n"
  }

  static let names: [(name: String, day: String?)] = [
    ("EQ150124.CSV", "2024-01-15"),
    // The exchange's own names are certain, at weekends too.
    ("EQ200124.csv", "2024-01-20"),
    ("EQ030124.CSV", "2024-01-03"),
    ("data_5678_20240115.csv", "2024-01-15"),
    ("EQ_2024-01-15.csv", "2024-01-15"),
    // 15 January of 2024 or 24 January of 2015: not certain.
    ("bhav_150124.csv", nil),
    ("day_240115.csv", nil),
    ("day_020304.csv", nil),
    ("prices.csv", nil),
    ("150124_160124.csv", nil),
  ]

  @Test(arguments: names)
  func `names tell a day where they can be read in one way only`(name: String, day: String?) {
    #expect(FileNameDay("some/folder-2020-01-01/\(name)")?.day == day.flatMap(CalendarDate.init))
  }

  @Test func `take the day of the name, one file for each`() throws {
    let files = try TemporaryFiles()
    _ = try files.write(Self.table(("11", "21")), "EQ150124.CSV")
    _ = try files.write(Self.table(("12", "22")), "EQ160124.CSV")
    let loaded = try PriceLoader().load([files.folder])
    #expect(loaded.panel.days == [CalendarDate("2024-01-15"), CalendarDate("2024-01-16")])
    #expect(loaded.panel.symbols.count == 2)
    let first = try #require(loaded.panel.symbols.first)
    let second = try #require(loaded.panel.symbols.last)
    #expect(loaded.value(.close, first, "2024-01-15") == 11)
    #expect(loaded.value(.close, first, "2024-01-16") == 12)
    #expect(loaded.value(.close, second, "2024-01-15") == 21)
    #expect(loaded.value(.volume, second, "2024-01-16") == 200)
    #expect(
      loaded.notes.map(\.description).contains(
        "\(files.folder)/EQ150124.CSV and 1 more file: the day was taken from the name of the file (2024-01-15)"
      )
    )
  }

  @Test func `say what to do where no day is known, which works`() throws {
    let said = try message(Self.table(("11", "21")), "today.csv")
    #expect(
      said
        == "today.csv: no column of dates was recognized among \"SC_CODE\", \"SC_NAME\", \"SC_GROUP\", \"OPEN\", "
        + "\"HIGH\", \"LOW\", \"CLOSE\", \"NO_OF_SHRS\", \"TDCLOINDI\", nor a day in the name of the file; if all "
        + "rows are of one day, rename the file to such as EQ_2024-01-15.csv, else name it with --columns date=NAME"
    )
    let loaded = try load(Self.table(("11", "21")), "EQ_2024-01-15.csv")
    #expect(loaded.panel.days == [CalendarDate("2024-01-15")])
  }

  @Test func `are no rows of one security without its dates`() throws {
    let said = try message("Open,High,Low,Close\n1,2,1,2\n2,3,2,3\n", "AAA_20240115.csv")
    #expect(said?.contains("no column of dates was recognized") == true)
  }

  @Test func `count lines and fields as the file has them`() throws {
    let text = Self.table(("11", "x"))
    #expect(try message(text, "EQ150124.CSV")?.contains("EQ150124.CSV:3:7: \"x\"") == true)
  }

  @Test func `leave footers out`() throws {
    let loaded = try load(Self.table(("11", "21")) + "Source: the exchange\n", "EQ150124.CSV")
    #expect(loaded.panel.days.count == 1)
    #expect(loaded.panel.symbols.count == 2)
  }
}
