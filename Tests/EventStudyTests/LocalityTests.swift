import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// The result of an event depends on its security, its market and the settings, and on nothing else
/// that happens to be in the files.
@Suite("Locality")
struct LocalityTests {
  private typealias Rows = (fits: [ModelFit], returns: [AbnormalReturns], cars: [CumulativeReturn])

  private static let calendars = ["data", "nse"]
  private static let models = ExpectedReturnMethod.allCases.filter {
    $0.inputs.isDisjoint(with: [.factors, .riskFree, .peers])
  }

  /// The panel of three shares, with another symbol whose days are not theirs.
  private func panel(with other: Intruder) throws -> PricePanel {
    let own = PipelineFixture.panel()
    let days = Set(PipelineFixture.days + other.days).sorted()
    let symbols = (own.symbols + ["ZZ"]).sorted()
    var column = [Double](repeating: .nan, count: days.count * symbols.count)
    for (row, symbol) in symbols.enumerated() {
      for (position, day) in days.enumerated() {
        if let place = own.index(ofSymbol: symbol), symbol != "ZZ" {
          guard let source = own.index(ofDay: day) else { continue }
          let series = try #require(own.series(.close, symbol: place))
          column[row * days.count + position] = series[series.startIndex + source]
        } else if symbol == "ZZ", other.days.contains(day) {
          column[row * days.count + position] = 50 + Double(position % 7)
        }
      }
    }
    return PricePanel(days: days, symbols: symbols, columns: [.close: column])
  }

  /// A symbol that should change nothing for the others.
  enum Intruder: String, CaseIterable, Sendable {
    case delisted, listedLate, foreign, padded, early, holes

    var days: [CalendarDate] {
      let days = PipelineFixture.days
      switch self {
      case .delisted: return Array(days.prefix(60))
      case .listedLate: return Array(days.suffix(30))
      case .foreign: return days.filter { $0.dayNumber % 11 != 0 } + [days[30].adding(days: 5)]
      case .padded:
        return (0...days[0].days(to: days[days.count - 1])).map { days[0].adding(days: $0) }
      case .early: return (1...200).map { days[0].adding(days: -$0) }
      case .holes: return days.enumerated().filter { $0.offset % 13 != 5 }.map(\.element)
      }
    }
  }

  private static func rows(
    _ panel: PricePanel,
    market: MarketSeries?,
    calendar: String,
    only event: String? = nil,
    models: [ExpectedReturnMethod] = models
  ) throws -> Rows {
    let models = market == nil ? models.filter { !$0.inputs.contains(.market) } : models
    let settings = PipelineFixture.configuration(models: models) {
      $0.alignment.calendar = calendar
      $0.methods.tests = [.crossSectional]
    }
    let announcements = PipelineFixture.announcements().filter {
      event == nil || $0.eventID == event
    }
    let result = try PipelineFixture.run(
      settings,
      panel: panel,
      market: market,
      announcements: announcements
    )
    return (
      result.models.flatMap(\.fits), result.models.flatMap(\.abnormalReturns),
      result.models.flatMap(\.cars)
    )
  }

  /// The rows of the three shares alone, by calendar, with a market and without.
  private static let alone: Result<[String: [Rows]], any Error> = Result {
    var alone: [String: [Rows]] = [:]
    for calendar in calendars {
      alone[calendar] = try [PipelineFixture.market, nil].map {
        try rows(PipelineFixture.panel(), market: $0, calendar: calendar)
      }
    }
    return alone
  }

  @Test(arguments: Intruder.allCases, calendars)
  func `another symbol in the files changes nothing`(
    intruder: Intruder,
    calendar: String
  ) throws {
    let other = try panel(with: intruder)
    let own = try #require(try Self.alone.get()[calendar])
    for (market, alone) in zip([PipelineFixture.market, nil], own) {
      let beside = try Self.rows(other, market: market, calendar: calendar)
      #expect(!alone.cars.isEmpty)
      #expect(alone.fits == beside.fits)
      #expect(alone.returns.map(\.ar) == beside.returns.map(\.ar))
      #expect(alone.returns.map(\.date) == beside.returns.map(\.date))
      #expect(alone.cars == beside.cars)
    }
  }

  @Test(arguments: calendars)
  func `an event alone has the numbers that it has in company`(calendar: String) throws {
    let all = try Self.rows(
      try panel(with: .holes),
      market: PipelineFixture.market,
      calendar: calendar
    )
    for event in ["E0", "E1", "E2"] {
      let alone = try Self.rows(
        try panel(with: .holes),
        market: PipelineFixture.market,
        calendar: calendar,
        only: event
      )
      #expect(alone.fits == all.fits.filter { $0.eventID == event })
      #expect(alone.cars == all.cars.filter { $0.eventID == event })
    }
  }

  @Test func `each event is measured against the index that its column names`() throws {
    let other = MarketSeries(
      name: "OTHER",
      days: PipelineFixture.days.enumerated().filter { $0.offset % 10 != 3 }.map(\.element),
      levels: (0..<120).filter { $0 % 10 != 3 }.map { 100 + Double(($0 * 7) % 13) }
    )
    var announcements = PipelineFixture.announcements()
    announcements[0].market = "other"
    announcements[1].market = "index"
    announcements[2].market = "nowhere"
    var inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: PipelineFixture.market,
      announcements: announcements
    )
    inputs.markets.append(other)
    let settings = PipelineFixture.configuration { $0.alignment.calendar = "data" }
    let both = try Study(settings).run(on: inputs)
    for (event, market) in [("E0", other), ("E1", PipelineFixture.market)] {
      let alone = try Self.rows(
        PipelineFixture.panel(),
        market: market,
        calendar: "data",
        only: event,
        models: [.market]
      )
      #expect(alone.fits == both.models[0].fits.filter { $0.eventID == event })
      #expect(alone.cars == both.models[0].cars.filter { $0.eventID == event })
    }
    let exclusion = try #require(both.exclusions.first { $0.eventID == "E2" })
    #expect(exclusion.reason == .unknownMarket)
    #expect(exclusion.detail == "no market file has the index \"nowhere\"; there are index, OTHER")
  }

  /// An index whose days and moves are not those of the fixture's.
  private static func index(_ name: String, without hole: Int, step: Int) -> MarketSeries {
    let places = PipelineFixture.days.indices.filter { $0 % 10 != hole }
    return MarketSeries(
      name: name,
      days: places.map { PipelineFixture.days[$0] },
      levels: places.map { 100 + Double(($0 * step) % 13) }
    )
  }

  @Test(arguments: calendars)
  func `an event with its index alone has the numbers that it has beside others`(
    calendar: String
  ) throws {
    let (first, second) = (
      Self.index("FIRST", without: 3, step: 7), Self.index("SECOND", without: 6, step: 5)
    )
    let names = ["E0": "SECOND", "E1": "FIRST", "E2": "SECOND"]
    // An index that nobody uses may even have no day of the prices.
    let monthly = MarketSeries(
      name: "MONTHLY",
      days: (0..<12).map { PipelineFixture.days[0].adding(days: -30 * (13 - $0)) },
      levels: (0..<12).map { 50 + Double($0) }
    )
    let settings = PipelineFixture.configuration(models: Self.models) {
      $0.alignment.calendar = calendar
      $0.methods.tests = [.crossSectional]
    }
    func result(_ markets: [MarketSeries], only event: String? = nil) throws -> StudyResult {
      let announcements = PipelineFixture.announcements()
        .filter { event == nil || $0.eventID == event }
        .map { announcement in
          var announcement = announcement
          announcement.market = names[announcement.eventID]
          return announcement
        }
      var inputs = StudyInputs(
        panel: PipelineFixture.panel(),
        market: nil,
        announcements: announcements
      )
      inputs.markets = markets
      return try Study(settings).run(on: inputs)
    }
    let companies = [
      [first, second], [second, first], [monthly, first, second], [second, monthly, first],
    ]
    let alone = try Dictionary(
      uniqueKeysWithValues: names.map { event, name in
        (event, try result([name == "FIRST" ? first : second], only: event))
      }
    )
    for markets in companies {
      let together = try result(markets)
      #expect(together.events.map(\.market) == ["SECOND", "FIRST", "SECOND"])
      for (event, alone) in alone {
        for (one, all) in zip(alone.models, together.models) {
          #expect(!one.fits.isEmpty)
          #expect(one.fits == all.fits.filter { $0.eventID == event })
          #expect(one.cars == all.cars.filter { $0.eventID == event })
          #expect(one.abnormalReturns == all.abnormalReturns.filter { $0.eventID == event })
        }
        #expect(alone.averagePrices == together.averagePrices.filter { $0.eventID == event })
      }
    }
  }

  @Test func `a day that the index lacks has no abnormal return, and the next spans both`() throws {
    let hole = PipelineFixture.eventDay + 1
    let market = MarketSeries(
      name: "index",
      days: PipelineFixture.days.enumerated().filter { $0.offset != hole }.map(\.element),
      levels: PipelineFixture.market.levels.enumerated().filter { $0.offset != hole }.map(\.element)
    )
    let result = try Self.rows(
      PipelineFixture.panel(),
      market: market,
      calendar: "nse",
      models: [.marketAdjusted]
    ).returns[0]
    let own = PipelineFixture.levels(PipelineFixture.returns(ofShare: 0))
    let index = PipelineFixture.market.levels
    let day = try #require(result.relativeDay.firstIndex(of: 1))
    #expect(result.date[day] == PipelineFixture.days[hole])
    #expect(result.ar[day] == nil)
    let spanned = own[hole + 1] / own[hole - 1] - index[hole + 1] / index[hole - 1]
    #expect(abs(try #require(result.ar[day + 1]) - spanned) < 1e-12)
  }

  @Test func `average prices over windows count the security's own sessions`() throws {
    let own = PipelineFixture.panel()
    let sparse = MarketSeries(
      name: "index",
      days: PipelineFixture.days.enumerated().filter { $0.offset != 79 }.map(\.element),
      levels: PipelineFixture.market.levels.enumerated().filter { $0.offset != 79 }.map(\.element)
    )
    for market in [PipelineFixture.market, sparse] {
      let settings = PipelineFixture.configuration { $0.alignment.calendar = "data" }
      let prices = try PipelineFixture.run(settings, market: market).averagePrices[0]
      let window = try #require(prices.windows.first { $0.windowStart == -1 })
      let vwap = try #require(own.series(.vwap, symbol: 0))
      let expected = (79...81).map { vwap[vwap.startIndex + $0] }.reduce(0, +) / 3
      #expect(abs(try #require(window.vwap) - expected) < 1e-9)
    }
  }
}

@Suite("Questions about prices")
struct PriceQuestionTests {
  @Test(arguments: [(70, 1), (2, 0)])
  func `come first where they lie in a window of an event`(day: Int, count: Int) throws {
    let panel = PipelineFixture.panel()
    let close = try #require(panel.column(.close))
    let halved = panel.replacing(
      .close,
      with: close.enumerated().map { $0 < day ? $1 * 2 : $1 }
    )
    let result = try PipelineFixture.run(panel: halved)
    #expect(result.questions.count == count)
    let sensitivity = try SensitivityStudy(
      PipelineFixture.configuration {
        $0.sensitivity = SensitivitySettings {
          $0.placebos = 0
          $0.stepDownDraws = 0
        }
      }
    ).run(
      on: StudyInputs(
        panel: halved,
        market: PipelineFixture.market,
        announcements: PipelineFixture.announcements()
      )
    )
    #expect(sensitivity.questions == result.questions)
    guard let question = result.questions.first else { return }
    #expect(question.symbol == "S0" && question.eventIDs == ["E0"])
    #expect(question.adjustments == ["S0,\(PipelineFixture.days[day]),0.5"])
  }

  @Test(arguments: [(70, 1), (2, 0)])
  func `are asked of the index too, where a level of it cannot be one`(day: Int, count: Int) throws
  {
    let market = MarketSeries(
      name: "index",
      days: PipelineFixture.days,
      levels: PipelineFixture.market.levels.enumerated().map { $0 == day ? 1e46 : $1 }
    )
    let questions = try PipelineFixture.run(market: market).questions
    #expect(questions.count == count)
    guard let question = questions.first else { return }
    #expect(question.symbol == "index" && question.eventIDs == ["E0", "E1", "E2"])
    #expect(question.adjustments.isEmpty)
    #expect("\(question.message.text(.option))".contains("1e+46 cannot be a price"))
  }
}
