import CivilTime
import Testing

@testable import Simulation

struct SimulatedMarketTests {
  /// Small parameters, so that many markets are made quickly.
  static func parameters(seed: UInt64 = 7, companies: Int = 3) -> SimulationParameters {
    var parameters = SimulationParameters.sample(seed: seed)
    parameters.companyCount = companies
    parameters.bonusIssues = []
    return parameters
  }

  @Test func `gives the same bytes for the same seed`() throws {
    let market = SimulatedMarket(Self.parameters())
    #expect(try market.generate().files() == market.generate().files())
  }

  @Test func `gives other bytes for another seed in every file that holds random numbers`() throws {
    let first = try SimulatedMarket(Self.parameters(seed: 7)).generate().files()
    let second = try SimulatedMarket(Self.parameters(seed: 8)).generate().files()
    #expect(first.map(\.name) == second.map(\.name))
    #expect(zip(first, second).allSatisfy { $0.contents != $1.contents })
  }

  @Test func `leaves earlier companies as they are when more are added`() throws {
    let few = try SimulatedMarket(Self.parameters(companies: 2)).generate()
    let many = try SimulatedMarket(Self.parameters(companies: 5)).generate()
    #expect(Array(many.companies.prefix(2)) == few.companies)
    #expect(Array(many.events.prefix(few.events.count)) == few.events)
    #expect(many.index == few.index)
  }

  @Test func `leaves earlier days as they are when later ones are added`() throws {
    var short = Self.parameters()
    short.eventsPerCompany = 0
    var long = short
    short.lastDay = long.lastDay.adding(days: -100)
    long.eventsPerCompany = 0
    let (few, many) = try (
      SimulatedMarket(short).generate(), SimulatedMarket(long).generate()
    )
    #expect(few.index.count < many.index.count)
    #expect(Array(many.index.prefix(few.index.count)) == few.index)
    for (left, right) in zip(few.companies, many.companies) {
      #expect(Array(right.bars.prefix(left.bars.count)) == left.bars)
    }
  }

  @Test func `has one bar for each session in the order of the days`() throws {
    let data = try SimulatedMarket(Self.parameters()).generate()
    let days = data.index.map(\.date)
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    for company in data.companies {
      #expect(company.bars.map(\.date) == days)
    }
  }

  @Test func `keeps the prices of a day consistent`() throws {
    let data = try SimulatedMarket(.sample(seed: 3)).generate()
    for bar in data.companies.flatMap(\.bars) {
      let range = bar.low...bar.high
      #expect([bar.open, bar.close, bar.last, bar.vwap].allSatisfy(range.contains))
      #expect([bar.open, bar.close, bar.high, bar.low].allSatisfy { $0 % 5 == 0 && $0 > 0 })
      #expect(bar.volume >= 1 && bar.trades >= 1 && bar.delivered <= bar.volume)
      // Turnover is in hundredths of a lakh, that is in 100 000 paise.
      #expect(abs(bar.turnover * 100_000 - bar.vwap * bar.volume) <= 50_000)
    }
    for day in data.index {
      #expect(day.low <= min(day.open, day.close) && day.high >= max(day.open, day.close))
    }
  }

  @Test func `carries the close of the session before, unadjusted on the ex-date`() throws {
    var parameters = Self.parameters()
    let exDate = try #require(CalendarDate("2024-08-14"))
    parameters.bonusIssues = [SimulatedBonusIssue(company: 1, exDate: exDate, factor: 0.5)]
    let data = try SimulatedMarket(parameters).generate()
    for company in data.companies {
      for (before, bar) in zip(company.bars, company.bars.dropFirst()) {
        #expect(bar.previousClose == before.close)
      }
    }
    let bar = try #require(data.companies[1].bars.first { $0.date == exDate })
    let ratio = Double(bar.close) / Double(bar.previousClose)
    #expect(abs(ratio / 0.5 - 1) < 0.2)
    #expect(
      data.files().first { $0.name == "simulated_adjustments.csv" }?.contents
        == "symbol,ex_date,factor,simulated\nSIM002,2024-08-14,0.5,yes\n"
    )
  }

  @Test func `doubles the shares of a bonus issue and leaves the value of the company`() throws {
    let plain = try SimulatedMarket(Self.parameters()).generate().companies[0]
    var parameters = Self.parameters()
    let exDate = try #require(CalendarDate("2024-08-14"))
    parameters.bonusIssues = [SimulatedBonusIssue(company: 0, exDate: exDate, factor: 0.5)]
    let split = try SimulatedMarket(parameters).generate().companies[0]
    for (left, right) in zip(plain.bars, split.bars) {
      let factor = left.date < exDate ? 1.0 : 0.5
      #expect(abs(Double(right.close) - Double(left.close) * factor) <= 3.75)
      #expect(abs(Double(right.volume) - Double(left.volume) / factor) <= 1)
    }
  }

  @Test func `recovers the planted effect on average`() throws {
    let data = try SimulatedMarket(Self.parameters(companies: 60)).generate()
    var errors: [[Double]] = [[], [], []]
    for event in data.events {
      let company = try #require(data.companies.first { $0.symbol == event.symbol })
      let day = try #require(data.index.firstIndex { $0.date == event.eventDate })
      for offset in -1...1 {
        let bar = company.bars[day + offset]
        let simpleReturn = Double(bar.close) / Double(company.bars[day + offset - 1].close) - 1
        let abnormal = simpleReturn - company.beta * data.index[day + offset].simpleReturn
        errors[offset + 1].append(abnormal - (offset < 0 ? 0 : event.plantedReturns[offset]))
      }
    }
    #expect(data.events.count == 120)
    for sample in errors {
      let count = Double(sample.count)
      let mean = sample.reduce(0, +) / count
      let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      #expect(abs(mean) < 4 * (variance / count).squareRoot())
      #expect((0.010...0.020).contains(variance.squareRoot()))
    }
  }

  @Test func `has no company of a real name`() throws {
    let data = try SimulatedMarket(.sample(seed: 3)).generate()
    let names = Set(data.companies.map(\.symbol))
    #expect(names.allSatisfy { $0.hasPrefix("SIM") } && names.count == 16)
    #expect(Set(data.events.map(\.symbol)) == names)
  }
}
