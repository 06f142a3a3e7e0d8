import CivilTime
import EventAlignment
import EventStatistics
import Foundation
import Notices
import PriceData
import Testing

@testable import EventStudy

/// Studies of monthly and weekly prices: each file may date a month by a day of its own.
@Suite("Monthly and weekly studies")
struct MonthlyStudyTests {
  private static let count = 90

  /// How a file dates a month.
  private enum Dating: String, CaseIterable {
    case lastTrade, lastDay, firstDay, month

    func text(_ place: Int) -> String {
      let (year, month) = (2010 + place / 12, place % 12 + 1)
      let length = CalendarDate.length(ofMonth: month, year: year)
      func date(_ day: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: day)
      }
      switch self {
      case .month: return "\(year)-\(month < 10 ? "0" : "")\(month)"
      case .firstDay: return date(1).map { "\($0)" } ?? ""
      case .lastDay: return date(length).map { "\($0)" } ?? ""
      case .lastTrade:
        var day = date(length)
        while let found = day, found.weekday.isWeekend { day = found.adding(days: -1) }
        return day.map { "\($0)" } ?? ""
      }
    }
  }

  private static let marketReturns = (0..<count).map { [0.02, -0.03, 0.05, 0.01, -0.01][$0 % 5] }
  private static let factor = (0..<count).map {
    [0.01, 0.02, -0.03, 0.015, -0.02, 0.005, 0.0][$0 % 7]
  }

  private static func returns(_ share: Int) -> [Double] {
    (0..<count).map { place in
      let noise = [0.03, -0.01, -0.02, 0.04, -0.04, 0.01][(place * (share + 2) + share) % 6]
      return 1.2 * marketReturns[place] + 0.5 * factor[place] + noise
    }
  }

  private static func run(
    prices: Dating = .lastTrade,
    index: Dating = .lastTrade,
    factors: Dating = .lastTrade,
    events: [String] = ["2016-05-11", "2016-06-20", "2016-02-10"],
    market: [Double] = marketReturns,
    share move: (place: Int, to: Double)? = nil,
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    let folder = try TemporaryFolder()
    let rows = (0..<3).flatMap { (share: Int) -> [String] in
      var returns = returns(share)
      if share == 0, let move { returns[move.place] = move.to }
      return PipelineFixture.levels(returns).enumerated().map {
        "S\(share),\(prices.text($0)),\($1)"
      }
    }
    try folder.write("prices.csv", (["symbol,date,close"] + rows).joined(separator: "\n"))
    let levels = PipelineFixture.levels(market).enumerated().map { "\(index.text($0)),\($1)" }
    try folder.write("index.csv", (["date,close"] + levels).joined(separator: "\n"))
    let table = (0..<count).map {
      "\(factors.text($0)),\(marketReturns[$0] - 0.002),\(factor[$0]),0.002"
    }
    try folder.write("factors.csv", (["date,Mkt-RF,SMB,RF"] + table).joined(separator: "\n"))
    let announced = events.enumerated().map { "E\($0),S\($0),\($1)" }
    try folder.write("events.csv", (["event_id,symbol,date"] + announced).joined(separator: "\n"))
    var settings = StudySettings()
    settings.prices.files = [folder.path("prices.csv")]
    settings.market.files = [folder.path("index.csv")]
    settings.market.factors = folder.path("factors.csv")
    settings.market.factorValues = .fractions
    settings.events.files = [folder.path("events.csv")]
    settings.windows.estimation = EstimationWindow(-60...(-1))
    settings.windows.event = EventWindow(0...12)
    settings.windows.tested = [TestWindow(0...0), TestWindow(0...12)]
    settings.methods.models = [.market, .factors]
    settings.methods.factorNames = ["SMB"]
    settings.methods.tests = [.crossSectional]
    settings.correlate.leadLag = false
    change(&settings)
    return try withExtendedLifetime(folder) { try Study(settings).run() }
  }

  /// By hand: the line through 60 months before the month of the announcement, and thirteen months after it.
  @Test func `windows count months, and an event of any day of a month is of that month`() throws {
    let result = try Self.run()
    #expect(result.frequency == .monthly && result.period == "month")
    #expect(
      result.events.map { "\($0.eventDate.map { "\($0)" } ?? "")" } == [
        "2016-05-31", "2016-06-30", "2016-02-29",
      ]
    )
    let own = Self.returns(0)
    let zero = 6 * 12 + 4
    let (x, y) = (
      Array(Self.marketReturns[(zero - 60)..<zero]), Array(own[(zero - 60)..<zero])
    )
    let (meanX, meanY) = (x.reduce(0, +) / 60, y.reduce(0, +) / 60)
    let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let beta = covariance / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let alpha = meanY - beta * meanX
    let expected = (zero...(zero + 12)).reduce(0.0) {
      $0 + own[$1] - alpha - beta * Self.marketReturns[$1]
    }
    let car = try #require(
      result.models[0].cars.first {
        $0.eventID == "E0" && $0.windowStart == 0 && $0.windowEnd == 12
      }
    )
    #expect(abs((car.car ?? .nan) - expected) < 1e-9)
  }

  @Test(arguments: Dating.allCases.map(\.rawValue), Dating.allCases.map(\.rawValue))
  func `a month is the same whichever of its days dates it`(index: String, factors: String) throws {
    let (index, factors) = (
      try #require(Dating(rawValue: index)), try #require(Dating(rawValue: factors))
    )
    let plain = try Self.run()
    let other = try Self.run(index: index, factors: factors)
    #expect(!plain.models[1].fits.isEmpty)
    #expect(other.models == plain.models)
    #expect(other.exclusions.isEmpty)
    let moved = other.notes.filter { "\($0.message)".contains("is the one that the prices date") }
    #expect(moved.count == [index, factors].count { $0 != .lastTrade })
  }

  @Test func `prices may be dated by the month itself`() throws {
    let plain = try Self.run()
    for dating in [Dating.firstDay, .month, .lastDay] {
      let other = try Self.run(prices: dating, index: .lastTrade, factors: .month)
      #expect(other.models.map(\.windows) == plain.models.map(\.windows))
      #expect(other.models.map { $0.cars.map(\.car) } == plain.models.map { $0.cars.map(\.car) })
    }
  }

  @Test func `a calendar of sessions says nothing of months`() throws {
    let plain = try Self.run(prices: .firstDay, index: .month)
    let named = try Self.run(prices: .firstDay, index: .month) { $0.alignment.calendar = "nse" }
    #expect(named.models == plain.models)
    #expect(named.configuration.alignment.calendar == "data")
    #expect(
      named.notes.contains {
        "\($0.message)".contains("date months and are no sessions of the calendar nse")
      }
    )
  }

  @Test func `moves of a month are held against those of months`() throws {
    func warnings(_ largest: Double) throws -> [String] {
      var market = Self.marketReturns
      market[40] = largest
      return try Self.run(market: market).notes.map { $0.message.text(.option) }
        .filter { $0.contains("as an index does not") }
    }
    #expect(try warnings(-0.3).isEmpty)
    #expect(try warnings(1.1).first?.contains("moves by more than 92 % on 1 day") == true)
  }

  @Test
  func `a fall that no day reaches is an ordinary month, and a split of any month is asked about`()
    throws
  {
    func result(_ change: Double, at place: Int) throws -> StudyResult {
      try Self.run(share: (place, change))
    }
    // From the last trade of May to that of June are 28 days, from September to October 31.
    for place in [41, 45] {
      let fall = try result(-0.29, at: place)
      #expect(!fall.notes.contains { "\($0.message)".contains("ordinary day") })
      #expect(fall.questions.isEmpty)
      #expect(try result(-0.5, at: place).questions.count == 1)
    }
  }

  @Test func `weeks dated by Mondays and by Fridays are the same weeks`() throws {
    let monday = try #require(CalendarDate(year: 2018, month: 1, day: 1))
    func series(_ offset: Int) -> MarketSeries {
      MarketSeries(
        name: "index",
        days: (0..<Self.count).map { monday.adding(days: 7 * $0 + offset) },
        levels: PipelineFixture.levels(Self.marketReturns)
      )
    }
    let panel = PricePanel(
      days: series(4).days,
      symbols: ["S0"],
      columns: [.close: PipelineFixture.levels(Self.returns(0))]
    )
    var inputs = StudyInputs(panel: panel, market: series(0), announcements: [])
    inputs.joinPeriods()
    #expect(inputs.markets[0].days == panel.days)
    // Weeks from Wednesday to Wednesday are others.
    var others = StudyInputs(panel: panel, market: series(2), announcements: [])
    others.joinPeriods()
    #expect(others.markets[0].days == series(2).days)
  }
}
