import CivilTime
import PriceData
import Testing

@Suite("The units of factors")
struct FactorUnitsTests {
  private let count = 60

  /// Loads a factor file with the columns of a market, of size, and of a risk-free rate.
  private func table(
    header: String = "date,Mkt-RF,SMB,RF",
    scale: Double,
    rate: Double,
    days: [CalendarDate]? = nil,
    unit: ReturnUnit? = nil,
    riskFree: RiskFreeUnit? = nil,
    replacing: [Int: String] = [:]
  ) throws -> FactorTable {
    let files = try TemporaryFiles()
    var market = NumberColumn.returns(count, size: scale).map { "\($0)" }
    for (row, text) in replacing { market[row] = text }
    let small = NumberColumn.returns(count, size: scale / 2).reversed().map { "\($0)" }
    let rates = (0..<count).map { "\(rate * (1 + Double($0) / 600))" }
    let path = try files.write(
      NumberColumn.file(
        header,
        days ?? NumberColumn.weekdays(count),
        [market, small, rates]
      ),
      "ff.csv"
    )
    return try FactorTable.load(path, unit: unit, riskFree: riskFree)
  }

  @Test(arguments: ["date,Mkt-RF,SMB,RF", "Date,mktrf,smb,rf", "day,Mkt-RF (%),SMB (%),RF (%)"])
  func `percent become fractions under any header`(header: String) throws {
    let percent = try table(header: header, scale: 1, rate: 0.01)
    let fractions = try table(scale: 0.01, rate: 0.0001)
    for (one, other) in zip(percent.columns.joined(), fractions.columns.joined()) {
      #expect(abs(one - other) < 1e-15)
    }
    #expect(percent.names.allSatisfy { !$0.contains("%") })
    #expect(percent.notes.count == 2)
    #expect(fractions.notes.isEmpty)
  }

  @Test func `a yearly rate in percent becomes a day's`() throws {
    let table = try table(scale: 0.01, rate: 4)
    #expect(table.columns[2][0] == 4.0 / 100 / 252)
    #expect(
      table.notes.map { "\($0)" }.contains {
        $0.hasSuffix("RF is a rate a year in percent, divided by 100 and by 252 days")
      }
    )
  }

  @Test func `a yearly rate is divided by the periods of its file`() throws {
    let months = (0..<60).compactMap {
      CalendarDate(year: 2015 + $0 / 12, month: $0 % 12 + 1, day: 28)
    }
    #expect(try table(scale: 0.04, rate: 4, days: months).columns[2][0] == 4.0 / 100 / 12)
  }

  @Test(arguments: [0.02, 0.25])
  func `a rate that may have several units stops and names them`(rate: Double) throws {
    #expect {
      try table(scale: 0.01, rate: rate)
    } throws: {
      let text = "\($0)"
      return text.contains("the risk-free rate RF") && text.contains("risk_free_values = percent")
        && text.contains("risk_free_values = annual_fractions")
    }
    #expect(
      try table(scale: 0.01, rate: rate, riskFree: .annualFractions).columns[2][0] == rate / 252
    )
    #expect(try table(scale: 0.01, rate: rate, riskFree: .percent).columns[2][0] == rate / 100)
  }

  @Test func `factors that may be either stop with the option that decides`() throws {
    #expect {
      try table(scale: 0.06, rate: 0.0001)
    } throws: {
      "\($0)".hasSuffix("pass factor_values = percent or factor_values = fractions")
    }
    let written = NumberColumn.returns(1, size: 0.06)[0]
    #expect(try table(scale: 0.06, rate: 0.0001, unit: .fractions).columns[0][0] == written)
    #expect(try table(scale: 0.06, rate: 0.0001, unit: .percent).columns[0][0] == written / 100)
  }

  @Test(arguments: ["-99.99", "-999", "-999.00", "-99.9900", "-0.9999"])
  func `codes for missing values are missing in any factor file`(code: String) throws {
    let table = try table(scale: 0.01, rate: 0.0001, replacing: [3: code, 7: code])
    #expect(table.columns[0][3].isNaN && table.columns[0][7].isNaN)
    #expect(table.columns[0].count(where: \.isNaN) == 2)
    #expect("\(table.notes)".contains("2 codes for a missing value"))
  }

  @Test func `a large loss in percent is no code`() throws {
    let table = try table(scale: 1, rate: 0.01, replacing: [3: "-9.99"])
    #expect(abs(table.columns[0][3] + 0.0999) < 1e-15)
  }

  @Test func `levels and dummies stay as they are`() throws {
    let files = try TemporaryFiles()
    let days = NumberColumn.weekdays(count)
    let fear = (0..<count).map { "\(15 + Double($0 * 7919 % 101) / 10)" }
    let monday = (0..<count).map { $0 % 5 == 0 ? "1" : "0" }
    let path = try files.write(
      NumberColumn.file("Date,VIX,Monday", days, [fear, monday]),
      "f.csv"
    )
    let table = try FactorTable.load(path)
    #expect(table.columns[0][0] == 15)
    #expect(table.columns[1][0] == 1)
    #expect(table.notes.isEmpty)
  }
}
