import Announcements
import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import PriceData
import Testing

@Suite("Beyond averages")
struct AnalysisTests {
  /// Twelve shares whose event-day returns grow with an attribute, in two groups.
  private func announcements(shares: Int) -> [Announcement] {
    (0..<shares).map { share in
      Announcement(
        eventID: "E\(share)",
        symbol: "S\(share)",
        publication: .day(PipelineFixture.days[PipelineFixture.eventDay - share % 4]),
        group: share % 2 == 0 ? "good" : "bad",
        sourceFile: "events.csv",
        attributes: [
          "size": "\(share * share + 1)", "sector": ["auto", "bank", "it"][share % 3],
          "control": "S\((share + 1) % shares)",
        ]
      )
    }
  }

  private func run(
    shares: Int = 12,
    change: (inout StudySettings) -> Void
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration(change: change),
      panel: PipelineFixture.panel(shares: shares),
      announcements: announcements(shares: shares)
    )
  }

  @Test func `each group has its own averages, and they are compared`() throws {
    let analysis = try run { _ in }.analysis
    #expect(analysis.groups.map(\.group) == ["bad", "good"])
    // Two of the twelve shares follow the market exactly, which leaves nothing to test.
    #expect(analysis.groups.map(\.eventCount) == [5, 5])
    #expect(
      analysis.groupComparisons.map(\.test.rawValue).contains("welch_t")
    )
    let one = try run { $0.events.groupColumn = nil }.analysis
    #expect(one.groups.count == 2)
  }

  @Test func `a regression turns words into dummies and keeps numbers`() throws {
    let regression = try #require(
      try run { $0.analysis.regress = ["size", "sector"] }.analysis.regressions.first
    )
    #expect(regression.eventCount == 10)
    #expect(regression.terms.map(\.term) == ["(Intercept)", "size", "sector=bank", "sector=it"])
    #expect(
      regression.terms[1].errors.map(\.kind.rawValue) == [
        "ols", "hc0", "hc1", "hc2", "hc3", "cr1", "days_before", "days_before_rank",
      ]
    )
    // A rank has no error of its own, and a joint test goes with the deviation alone.
    #expect(regression.terms[1].error(.daysBeforeRank)?.standardError == nil)
    #expect(regression.terms[1].error(.daysBeforeRank)?.pValue != nil)
    #expect(regression.waldTests.map(\.kind).contains(.daysBefore))
  }

  /// The announcements with a group, or a value of "size", of one's own.
  private func run(
    shares: Int = 12,
    settings change: (inout StudySettings) -> Void = { _ in },
    announcements edit: (Int, inout Announcement) -> Void
  ) throws -> StudyResult {
    var listed = announcements(shares: shares)
    for place in listed.indices { edit(place, &listed[place]) }
    return try PipelineFixture.run(
      PipelineFixture.configuration(change: change),
      panel: PipelineFixture.panel(shares: shares),
      announcements: listed
    )
  }

  @Test func `numbers are groups in the order of their values`() throws {
    let analysis = try run { $1.group = ["10", "2", "1"][$0 % 3] }.analysis
    #expect(analysis.groups.map(\.group) == ["1", "2", "10"])
    #expect(analysis.groupComparisons.first?.groups == ["1", "2", "10"])
  }

  @Test(arguments: [
    (["10", "2", "1"], ["1", "2", "10"]), (["b", "a", "10", "9"], ["9", "10", "a", "b"]),
    (["-0.5", "0.5", "-2"], ["-2", "-0.5", "0.5"]),
    (["Q10", "Q9", "Q1"], ["Q1", "Q9", "Q10"]), (["a01", "a1", "a"], ["a", "a01", "a1"]),
    (["nan", "2", "inf"], ["2", "inf", "nan"]), (["a01c", "a1b", "a1"], ["a1", "a1b", "a01c"]),
  ])
  func `names stand in the order of a reader`(names: [String], order: [String]) {
    for turn in names.indices {
      let turned = names[turn...] + names[..<turn]
      #expect(turned.inNaturalOrder() == order)
      #expect(turned.reversed().inNaturalOrder() == order)
    }
  }

  @Test func `each two of three groups are compared, corrected for the pairs of a window`() throws {
    let analysis = try run { $1.group = ["a", "b", "c"][$0 % 3] }.analysis
    #expect(try run { _ in }.analysis.groupPairs.isEmpty)
    let windows = Set(analysis.groupPairs.map { [$0.windowStart, $0.windowEnd] })
    #expect(windows.count == 2 && analysis.groupPairs.count == 3 * windows.count)
    for window in windows {
      let pairs = analysis.groupPairs.filter { [$0.windowStart, $0.windowEnd] == window }
      #expect(pairs.map { $0.first + $0.second } == ["ab", "ac", "bc"])
      let raw = try pairs.map { try #require($0.pValue) }
      #expect(pairs.map { $0.holmPValue ?? -1 } == PValueAdjustment.holm.adjust(raw))
      let differences = try pairs.map { try #require($0.difference) }
      #expect(abs(differences[0] + differences[2] - differences[1]) < 1e-15)
      for pair in pairs { #expect(pair.degreesOfFreedom != nil && pair.reason == nil) }
    }
    let f = try #require(analysis.groupComparisons.first { $0.test == .anova })
    #expect(f.degreesOfFreedom == 2)
    #expect(f.denominatorDegreesOfFreedom == Double(try #require(f.eventCount)) - 3)
    let welch = try #require(analysis.groupComparisons.first { $0.test == .welchAnova })
    #expect(welch.degreesOfFreedom == 2 && welch.denominatorDegreesOfFreedom ?? 0 > 0)
  }

  @Test func `a regression tells its bases and the events that it leaves out`() throws {
    let analysis = try run(settings: { $0.analysis.regress = ["size", "sector"] }) {
      if $0 == 4 { $1.attributes["size"] = "" }
    }.analysis
    #expect(
      analysis.explainingColumns == [
        ExplainingColumn(column: "size", missing: ["E4"]),
        ExplainingColumn(column: "sector", base: "auto"),
      ]
    )
    #expect(analysis.regressions.first?.eventCount == 9)
  }

  @Test func `an unknown column is an error with a suggestion`() {
    #expect {
      try run { $0.analysis.correlate = ["sise"] }
    } throws: {
      "\($0)" == "\"sise\" is not a column of the events; did you mean \"size\"?"
    }
  }

  @Test func `a column of words cannot be correlated`() {
    #expect {
      try run { $0.analysis.correlate = ["sector"] }
    } throws: {
      "\($0)".hasPrefix("the column \"sector\" of event E")
    }
  }

  /// The announcements with sums of money in some currencies.
  private func run(
    currencies: [String],
    column: String = "deal_currency",
    change: (inout StudySettings) -> Void
  ) throws -> StudyResult {
    let announcements = announcements(shares: 12).enumerated().map { index, event in
      var event = event
      event.attributes["deal_value"] = "\(index * index + 1)"
      event.attributes["deal_rank"] = "\(index)"
      event.attributes[column] = currencies[index % currencies.count]
      return event
    }
    return try PipelineFixture.run(
      PipelineFixture.configuration(change: change),
      panel: PipelineFixture.panel(shares: 12),
      announcements: announcements
    )
  }

  @Test(arguments: ["deal_currency", "currency"])
  func `sums of several currencies are no numbers of one scale`(column: String) throws {
    let mixed = ["INR", "EUR", "inr"]
    for change: (inout StudySettings) -> Void in [
      { $0.analysis.correlate = ["deal_value"] }, { $0.analysis.regress = ["deal_value"] },
    ] {
      #expect {
        try run(currencies: mixed, column: column, change: change)
      } throws: {
        "\($0)".hasPrefix(
          "the column \"deal_value\" holds sums of several currencies, as \"\(column)\" says ("
        )
      }
      #expect(throws: Never.self) { try run(currencies: ["INR"], column: column, change: change) }
    }
    // A number beside them that is no sum stays one.
    let rank = try run(currencies: mixed, column: column) {
      $0.analysis.correlate = ["deal_rank"]
    }
    #expect(!rank.analysis.correlations.isEmpty)
    // Nor is such a column recommended.
    let advised = try run(currencies: mixed, column: column) { _ in }.analysis.numericColumns
    #expect(advised.map(\.column).contains("deal_rank"))
    #expect(!advised.map(\.column).contains("deal_value"))
  }

  @Test func `a correlated column has a line over the first window`() throws {
    let analysis = try run { $0.analysis.correlate = ["size"] }.analysis
    let line = try #require(analysis.correlationLines.first)
    #expect(analysis.correlationLines.count == 1)
    #expect((line.windowStart, line.windowEnd) == (0, 0) && line.column == "size")
    #expect(line.points.count == 21)
    #expect(line.points.first?.x == 1 || (line.points.first?.x ?? 0) > 1)
    for point in line.points {
      #expect(try #require(point.lower) <= #require(point.car))
      #expect(try #require(point.car) <= #require(point.upper))
    }
    let pearson = try #require(analysis.correlations.first)
    #expect(try #require(pearson.lower) < #require(pearson.coefficient))
    #expect(try #require(pearson.coefficient) < #require(pearson.upper))
    #expect((line.slope ?? 0 > 0) == (pearson.coefficient ?? 0 > 0))
  }

  @Test func `columns of numbers that nobody asked about are named`() throws {
    let columns = try run { _ in }.analysis.numericColumns
    #expect(columns.map(\.column) == ["size"])
    #expect(columns.first?.eventCount == 10)
    #expect(abs((columns.first?.leastSignificant ?? 0) - 0.632) < 1e-3)
    #expect(try run { $0.analysis.correlate = ["size"] }.analysis.numericColumns.isEmpty)
  }

  @Test func `each column is correlated by each measure`() throws {
    let correlations = try run { $0.analysis.correlate = ["size"] }.analysis.correlations
    #expect(correlations.count == 2 * CorrelationMeasure.allCases.count)
    for correlation in correlations {
      #expect(abs(try #require(correlation.coefficient)) <= 1)
      let pValue = try #require(correlation.permutationPValue)
      #expect(pValue > 0 && pValue <= 1)
    }
  }

  @Test func `several windows bring corrected p-values, one brings none`() throws {
    let several = try run { _ in }.analysis.adjustedPValues
    #expect(!several.isEmpty)
    for adjusted in several {
      #expect(adjusted.familySize == 2)
      let raw = try #require(adjusted.pValue)
      #expect(adjusted.adjusted.values.allSatisfy { $0 >= raw * (1 - 1e-12) })
    }
    #expect(several.contains { $0.test == .crossSectional && $0.romanoWolf != nil })
    let single = try run { $0.windows.tested = [TestWindow(0...0)] }.analysis.adjustedPValues
    #expect(single.isEmpty)
  }

  @Test func `volume and volatility go through the same machinery`() throws {
    let analysis = try run { $0.analysis.outcomes = [.volume, .volatility] }.analysis
    // A volume that never changes cannot be studied: its mean model has no variance.
    #expect(analysis.activities.first { $0.outcome == .volume }?.eventCount == 0)
    #expect(analysis.activities.last?.outcome == .volatility)
    #expect(analysis.activities.last?.eventCount == 12)
    let panel = PipelineFixture.panel(shares: 12)
    let volumes = try #require(panel.column(.volume)).indices.map {
      1000 + Double(($0 * 7919) % 613)
    }
    let moving = try PipelineFixture.run(
      PipelineFixture.configuration { $0.analysis.outcomes = [.volume] },
      panel: panel.replacing(.volume, with: volumes),
      announcements: announcements(shares: 12)
    ).analysis.activities
    #expect(moving.map(\.model) == [.meanAdjusted, .market])
    #expect(moving.allSatisfy { $0.eventCount == 12 })
  }

  @Test func `a calendar-time portfolio is regressed on the market`() throws {
    let none = try run { _ in }.analysis.calendarTime
    #expect(none.isEmpty)
    let portfolio = try #require(
      try run { $0.analysis.calendarTime = true }.analysis.calendarTime.first
    )
    #expect(portfolio.model == .market)
    #expect(portfolio.days == 9)
    #expect(portfolio.terms.first?.errors.map(\.kind.rawValue) == ["ols", "hc0", "hc1", "nw5"])
  }

  @Test func `a calendar-time portfolio holds securities by their market value`() throws {
    func portfolio(_ change: (inout StudySettings) -> Void) throws -> CalendarTimeResult {
      try #require(
        try run(settings: {
          $0.analysis.calendarTime = true
          change(&$0)
        }) { place, announcement in
          announcement.attributes["market_value"] =
            place == 0 ? "0" : place == 1 ? nil : "\(place),000.5"
          announcement.attributes["words"] = "large"
        }.analysis.calendarTime.first
      )
    }
    let equal = try portfolio { _ in }
    let weighted = try portfolio { $0.analysis.valueWeights = "market_value" }
    #expect(equal.leftOut == nil && weighted.leftOut?.count == 2)
    #expect(weighted.terms.first?.estimate != equal.terms.first?.estimate)
    let days = try portfolio { $0.analysis.dayWeights = .firms }
    #expect(days.leftOut == nil && days.terms.count == equal.terms.count)
    for (column, words) in [
      ("size of the firm", "is not a column of the events"), ("words", "which is no number"),
    ] {
      #expect {
        _ = try portfolio { $0.analysis.valueWeights = column }
      } throws: { "\($0)".contains(words) }
    }
    // Nothing is asked of the column where no portfolio is.
    #expect(try run { $0.analysis.valueWeights = "no column" }.analysis.calendarTime.isEmpty)
  }

  @Test func `a portfolio that would end before it begins is none, and says so`() throws {
    let portfolios = try run {
      $0.analysis.calendarTime = true
      $0.windows.event = EventWindow(-4...(-2))
      $0.windows.tested = [TestWindow(-4...(-2))]
    }.analysis.calendarTime
    #expect(portfolios.map(\.model) == [.market])
    #expect(portfolios.allSatisfy { $0.terms.isEmpty })
    #expect(
      portfolios.first?.reason
        == "the event window ends before day 0, from which a portfolio holds a security"
    )
  }

  @Test func `each day around the events has a regression over them`() throws {
    let none = try run { _ in }.analysis.rats
    #expect(none.isEmpty)
    let found = try run {
      $0.analysis.rats = true
      $0.methods.models = [.market, .marketAdjusted]
    }.analysis.rats
    #expect(found.map(\.model) == [.market, .marketAdjusted])
    let market = found[0]
    #expect(market.days.map(\.relativeDay) == Array(-5...5))
    for day in market.days {
      let places = (0..<12).map { PipelineFixture.eventDay - $0 % 4 + day.relativeDay }
      let regression = try LinearRegression(
        response: places.enumerated().map { PipelineFixture.returns(ofShare: $0)[$1] },
        regressors: [("market", places.map { PipelineFixture.marketReturns[$0] })]
      )
      #expect(day.eventCount == 12)
      #expect(day.terms.map(\.term) == ["(Intercept)", "market"])
      for (term, estimate) in zip(day.terms, regression.estimates) {
        #expect(abs((term.estimate ?? .nan) - estimate) < 1e-12)
      }
      let errors = day.terms[0].errors
      #expect(errors.map(\.kind.rawValue) == ["ols", "hc1", "hc3"])
      let error = try regression.tests(.hc1)[0].standardError
      #expect(abs((errors[1].standardError ?? .nan) - error) < 1e-12)
    }
    #expect(market.windows.map { $0.windowStart...$0.windowEnd } == [0...0, -1...1])
    let three = market.days[4...6].compactMap(\.terms[0].estimate).reduce(0, +)
    #expect(abs((market.windows[1].estimate ?? .nan) - three) < 1e-15)
    #expect(market.windows[1].errors.allSatisfy { ($0.pValue ?? 2) <= 1 && $0.t != nil })
    #expect(found[1].windows.isEmpty && found[1].days.isEmpty)
    #expect(found[1].reason?.contains("no line in factors") == true)
  }

  @Test func `events of one date have no regression over them, and say so`() throws {
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { $0.analysis.rats = true },
      panel: PipelineFixture.panel(shares: 12),
      announcements: PipelineFixture.announcements(shares: 12)
    )
    let window = try #require(result.analysis.rats.first?.windows.first)
    #expect(window.estimate == nil && window.errors.isEmpty)
    #expect(
      window.reason
        == "day 0 has no regression: \"market\" is a combination of the other regressors"
    )
  }

  @Test func `a control firm takes the market's place`() throws {
    let change: (inout StudySettings) -> Void = { $0.methods.models = [.marketAdjusted] }
    let plain = try run(change: change)
    let matched = try run {
      change(&$0)
      $0.analysis.controlColumn = "control"
    }
    let market = try #require(plain.models[0].abnormalReturns.first)
    let control = try #require(matched.models[0].abnormalReturns.first)
    #expect(market.ar != control.ar)
    // The control firm's day 0 is one session earlier, so its days are one place further on.
    let firm = try #require(matched.models[0].abnormalReturns.first { $0.eventID == "E1" })
    #expect(firm.date[1] == control.date[0])
    #expect(firm.returns[1] == control.expectedReturn[0])
  }

  @Test func `the direction of p-values can be chosen`() throws {
    func pValue(_ alternative: Alternative) throws -> Double {
      let model = try run { $0.methods.alternative = alternative }.models[0]
      return try #require(model.tests.first?.pValue)
    }
    let (both, greater, less) = (
      try pValue(.twoSided), try pValue(.greater), try pValue(.less)
    )
    let smaller = min(greater, less)
    #expect(abs(both - 2 * smaller) < 1e-12)
    #expect(abs(greater + less - 1) < 1e-12)
  }

  @Test func `residuals are checked and tests are advised`() throws {
    let analysis = try run { _ in }.analysis
    #expect(analysis.diagnostics.count == 10)
    #expect(analysis.diagnostics.allSatisfy { $0.durbinWatson != nil && $0.reason == nil })
    #expect(analysis.advice.first?.findings.isEmpty == false)
  }

  @Test func `single events have the sample-quantile test`() throws {
    let car = try #require(try run { _ in }.models.first?.cars.first)
    let pValue = try #require(car.sq?.pValue)
    #expect(pValue > 0 && pValue <= 1)
  }

  @Test func `a second index joins the factors`() throws {
    let companion = MarketSeries(
      name: "sector",
      days: PipelineFixture.days,
      levels: PipelineFixture.levels(PipelineFixture.returns(ofShare: 5)),
      values: .prices
    )
    var inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements()
    )
    inputs.companion = companion
    let result = try Study(PipelineFixture.configuration(models: [.factors])).run(on: inputs)
    #expect(
      result.models[0].fits[0].terms.map(\.term) == ["alpha", "market", "companion"]
    )
  }
}
