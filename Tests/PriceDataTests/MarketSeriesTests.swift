import CivilTime
import Foundation
import Notices
import PriceData
import Testing

struct MarketSeriesTests {
  private func market(
    _ text: String,
    column: String? = nil,
    values: PricePanel.Values = .prices
  ) throws -> MarketSeries {
    let files = try TemporaryFiles()
    return try MarketSeries.load(files.write(text, "ZOO_index.csv"), column: column, values: values)
  }

  @Test(arguments: [
    ("Date,Level\n2024-03-05,100\n2024-03-06,101\n", nil, "Level"),
    ("Date,Zoo 50\n2024-03-05,100\n2024-03-06,101\n", nil, "Zoo 50"),
    ("Date,Open,Close,Adj Close\n2024-03-05,1,100,9\n2024-03-06,1,101,9\n", nil, "Close"),
    ("Date,Zoo,Park\n2024-03-05,100,1\n2024-03-06,101,1\n", "Zoo", "Zoo"),
    ("Date,Symbol,Close\n2024-03-05,Z,100\n2024-03-06,Z,101\n2024-03-06,Y,1\n", "Z", "Close"),
    ("01.03.2024;100,0\n02.03.2024;101,0\n", nil, "2"),
    ("DATE,VALUE\n2024-03-05,100\n2024-03-06,101\n", nil, "VALUE"),
  ])
  func `finds the level`(text: String, column: String?, used: String) throws {
    let series = try market(text, column: column)
    #expect(series.levels == [100, 101])
    #expect(series.column == used)
  }

  @Test func `leaves out days without a level`() throws {
    let series = try market(
      "Date,Close,Volume\n2024-03-05,100,1\n2024-03-06,,1\n2024-03-07,102,1\n"
    )
    #expect(series.days.map(\.description) == ["2024-03-05", "2024-03-07"])
    #expect(series.name == "ZOO")
  }

  @Test func `asks which of several columns is the market`() throws {
    let files = try TemporaryFiles()
    let path = try files.write("Date,Zoo,Park\n2024-03-05,100,1\n", "m.csv")
    #expect { try MarketSeries.load(path) } throws: {
      "\($0)"
        == "\(path): holds 2 symbols (Zoo, Park) where one is needed; name its column or "
        + "symbol with column = NAME, or the index of each event in a column market of the events"
    }
  }

  @Test(arguments: [
    (
      "Date,Open,High,Low\n2024-03-05,1,1,1\n", PriceTable.market, nil,
      """
      m.csv: has no level: "Open" is the open, "High" is the high, "Low" is the low; if one of its columns \
      is to be used as the level, name it with --market-column NAME
      """
    ),
    (
      "Date,Open,High,Low\n2024-03-05,1,1,1\n", .companion, nil,
      """
      m.csv: has no level: "Open" is the open, "High" is the high, "Low" is the low; if one of its columns \
      is to be used as the level, leave it and the dates alone in the file
      """
    ),
    (
      "Date,Close\n2024-03-05,1\n", .market, "Level",
      """
      m.csv: there is no column "Level" to be the level; its columns are "Date", "Close"; name one of them \
      with --market-column NAME
      """
    ),
    (
      "Date,Zoo,Park\n2024-03-05,100,1\n", .companion, nil,
      """
      m.csv: holds 2 symbols (Zoo, Park) where one is needed; leave one of them alone in the file
      """
    ),
    (
      "Date,Close\n01/02/2024,1\n", .companion, nil,
      """
      m.csv: column "Date": "01/02/2024" may have the day or the month first, and no other date of the \
      column decides; pass --market-date-format dd/mm/yyyy or --market-date-format mm/dd/yyyy
      """
    ),
  ])
  func `names the options of the file itself`(
    text: String,
    table: PriceTable,
    column: String?,
    said: String
  ) throws {
    let files = try TemporaryFiles()
    let path = try files.write(text, "m.csv")
    let error = #expect(throws: PriceDataError.self) {
      try MarketSeries.load(path, column: column, table: table)
    }
    #expect(
      error?.message.text(.option).replacingOccurrences(of: files.folder + "/", with: "") == said
    )
  }

  @Test func `names the option of the dates of factors`() throws {
    let files = try TemporaryFiles()
    let path = try files.write("Date,SMB\n01/02/2024,0.01\n", "factors.csv")
    let error = #expect(throws: PriceDataError.self) { try FactorTable.load(path) }
    #expect(error?.message.text(.option).contains("pass --market-date-format dd/mm/yyyy") == true)
    #expect(try FactorTable.load(path, dateFormat: "mm/dd/yyyy").days.first?.month == 1)
  }

  @Test func `reads factors`() throws {
    let files = try TemporaryFiles()
    let path = try files.write(
      "Date,Mkt-RF,SMB\n2024-03-06,0.01,-0.002\n2024-03-05,0.5%,\n",
      "factors.csv"
    )
    let table = try FactorTable.load(path)
    #expect(table.names == ["Mkt-RF", "SMB"])
    #expect(table.days.map(\.description) == ["2024-03-05", "2024-03-06"])
    #expect(table.column(named: "mktrf") == [0.005, 0.01])
    #expect(table.columns[1][0].isNaN)
  }

  @Test func `names the place of a bad factor`() throws {
    let files = try TemporaryFiles()
    let path = try files.write("Date,SMB\n2024-03-06,0.01\n2024-03-05,x\n", "factors.csv")
    #expect { try FactorTable.load(path) } throws: {
      "\($0)".hasPrefix("\(path):3:2: \"x\" is not a number in column \"SMB\"")
    }
  }
}
