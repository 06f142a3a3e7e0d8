import CivilTime
import Notices
import PriceData
import Testing

@Suite("The unit of returns")
struct ReturnUnitsTests {
  private let days = NumberColumn.weekdays(60)

  /// Loads returns of a usual size, each multiplied and written with a mark behind it.
  private func loaded(
    size: Double,
    header: String = "Date,Symbol,ret",
    mark: String = "",
    unit: ReturnUnit? = nil
  ) throws -> LoadedPrices {
    let numbers = NumberColumn.returns(60, size: size).map { "\($0)\(mark)" }
    let symbols = [String](repeating: "AAA", count: 60)
    return try load(
      NumberColumn.file(header, days, [symbols, numbers]),
      "returns.csv",
      PriceLoadOptions(values: .returns, returnUnit: unit)
    )
  }

  private func first(_ prices: LoadedPrices) -> Double? { prices.panel.column(.close)?.first }

  @Test func `returns whose size says percent become fractions, and a note says so`() throws {
    let percent = try loaded(size: 1.5)
    let fractions = try loaded(size: 0.015)
    for (one, other) in zip(
      percent.panel.column(.close) ?? [],
      fractions.panel.column(.close) ?? []
    ) {
      #expect(abs(one - other) < 1e-15)
    }
    #expect(
      percent.notes.contains {
        "\($0)".hasSuffix("returns.csv: ret in percent, as size or header says, divided by 100")
      }
    )
    #expect(fractions.notes.isEmpty)
  }

  @Test func `returns that may be either stop with the option that decides`() throws {
    #expect {
      try loaded(size: 0.1)
    } throws: {
      let text = "\($0)"
      return text.contains("the returns of AAA may be in percent or fractions")
        && text.hasSuffix("pass values = percent or values = fractions")
    }
    let size = NumberColumn.returns(1, size: 0.1)[0]
    #expect(first(try loaded(size: 0.1, unit: .fractions)) == size)
    #expect(first(try loaded(size: 0.1, unit: .percent)) == size / 100)
  }

  @Test func `a percent sign in the fields or in the header is believed`() throws {
    let size = NumberColumn.returns(1, size: 0.2)[0]
    let signed = try #require(first(try loaded(size: 0.2, mark: "%")))
    #expect(abs(signed - size / 100) < 1e-15)
    #expect(first(try loaded(size: 0.2, header: "Date,Symbol,Return (%)")) == size / 100)
    // What was asked for does not divide a number twice that carries the sign.
    let asked = try #require(first(try loaded(size: 0.2, mark: "%", unit: .percent)))
    #expect(asked == signed)
  }

  @Test func `a header in percent above fractions stops`() throws {
    #expect(throws: PriceDataError.self) { try loaded(size: 0.01, header: "Date,Symbol,ret %") }
  }

  @Test func `levels that are called returns stop`() throws {
    let levels = (0..<60).map { "\(100 + $0 % 7)" }
    let text = NumberColumn.file("Date,AAA", days, [levels])
    let found = try message(text, "p.csv", PriceLoadOptions(values: .returns))
    #expect(found?.contains("one sign throughout") == true)
    #expect(found?.contains("--values prices") == true)
  }

  /// Loads the returns of a few days.
  private func few(_ numbers: [Double], unit: ReturnUnit? = nil) throws -> LoadedPrices {
    try load(
      NumberColumn.file("Date,AAA", Array(days.prefix(numbers.count)), [numbers.map { "\($0)" }]),
      "few.csv",
      PriceLoadOptions(values: .returns, returnUnit: unit)
    )
  }

  @Test func `a few returns are in percent where one is a loss of more than all`() throws {
    let prices = try few([0.5, -0.75, 1.25, -1.5])
    #expect(prices.panel.column(.close) == [0.005, -0.0075, 0.0125, -0.015])
    #expect("\(prices.notes)".contains("AAA") || prices.notes.count == 1)
    #expect(try few([0.5, -0.75, 1.25, -1.5], unit: .fractions).panel.column(.close)?[0] == 0.5)
  }

  @Test func `a few wild returns stop, a few calm ones are fractions`() throws {
    #expect {
      try few([0.5, -0.75, 0.25, -0.5])
    } throws: {
      "\($0)".hasSuffix(
        "few.csv: the returns of AAA may be in percent or fractions, of a usual size of 0.5303; pass "
          + "values = percent or values = fractions"
      )
    }
    #expect(try few([0.01, -0.02, 0.15]).panel.column(.close) == [0.01, -0.02, 0.15])
  }

  @Test func `a few prices that are called returns stop`() throws {
    #expect {
      try few([40, 41, 40.5])
    } throws: {
      "\($0)".contains("the values of AAA have one sign throughout")
    }
  }

  @Test func `files of one folder have each their own unit`() throws {
    let files = try TemporaryFiles()
    let numbers = NumberColumn.returns(60, size: 0.01)
    _ = try files.write(
      NumberColumn.file("Date,ret", days, [numbers.map { "\($0)" }]),
      "AAA.csv"
    )
    _ = try files.write(
      NumberColumn.file("Date,ret", days, [numbers.map { "\(100 * $0)" }]),
      "BBB.csv"
    )
    let panel = try PriceLoader(options: PriceLoadOptions(values: .returns)).load([files.folder])
      .panel
    for day in 0..<60 {
      let first = panel.series(.close, symbol: 0).map(Array.init)
      let second = panel.series(.close, symbol: 1).map(Array.init)
      #expect(abs((first?[day] ?? 1) - (second?[day] ?? 2)) < 1e-15)
    }
  }

  @Test func `a market in percent becomes fractions, a doubtful one names its own option`() throws {
    let files = try TemporaryFiles()
    func market(_ size: Double, _ unit: ReturnUnit? = nil) throws -> MarketSeries {
      let numbers = NumberColumn.returns(60, size: size).map { "\($0)" }
      let path = try files.write(NumberColumn.file("Date,ret", days, [numbers]), "m.csv")
      return try MarketSeries.load(path, values: .returns, returnUnit: unit)
    }
    #expect(try market(1).levels[0] == NumberColumn.returns(1, size: 1)[0] / 100)
    #expect {
      try market(0.05)
    } throws: {
      guard case PriceDataError.unitUnclear(_, _, _, let setting)? = $0 as? PriceDataError else {
        return false
      }
      return setting.option == "market-values"
    }
    #expect(try market(0.05, .fractions).levels[0] == NumberColumn.returns(1, size: 0.05)[0])
  }

  @Test(arguments: ["Inf", "-inf", "#DIV/0!", "#VALUE!", "#NUM!", "1.#INF", "#WERT!", "$$ER: E100"])
  func `a number that could not be computed is missing, counted and said`(text: String) throws {
    var numbers = NumberColumn.returns(60, size: 0.01).map { "\($0)" }
    numbers[0] = text
    numbers[30] = text
    let prices = try load(
      NumberColumn.file("Date,AAA", days, [numbers]),
      "returns.csv",
      PriceLoadOptions(values: .returns)
    )
    #expect(prices.value(.close, "AAA", "2022-01-03")?.isNaN != false)
    #expect(
      prices.notes.contains {
        "\($0)".hasSuffix(
          "2 fields without a number in column \"AAA\", such as \"\(text)\", taken as missing"
        )
      }
    )
  }
}
