import Announcements
import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Foundation
import Notices
import PriceData
import Testing

@Suite("Analysis of single events")
struct SingleEventAnalysisTests {
  /// An event of each share on a day of its own.
  private func announcements(
    onDays days: [Int],
    symbols: [String] = ["S0", "S1", "S2"],
    shares: [String?] = []
  ) -> [Announcement] {
    days.enumerated().map { place, day in
      var announcement = Announcement(
        eventID: "E\(place)",
        symbol: symbols[place % symbols.count],
        publication: .day(PipelineFixture.days[day]),
        sourceFile: "events.csv"
      )
      if shares.indices.contains(place), let text = shares[place] {
        announcement.attributes["shares_outstanding"] = text
      }
      return announcement
    }
  }

  private func run(
    _ announcements: [Announcement],
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.windows.estimation = EstimationWindow(-50...(-6))
        change(&$0)
      },
      announcements: announcements
    )
  }

  private func upperTail(_ car: CumulativeReturn, in model: ModelResult) throws -> Double {
    let fit = try #require(model.fits.first { $0.eventID == car.eventID })
    let distribution = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
    return distribution.upperTail(try #require(car.t))
  }

  // MARK: Tests and what they can see

  @Test(arguments: [
    [], [InferenceConvention.plainCumulative], [.sigmaByDays], [.sigmaByDaysLessOne],
  ])
  func `a study has one car_t, whatever it follows`(conventions: [InferenceConvention]) throws {
    let result = try run(announcements(onDays: [60, 80])) { $0.methods.conventions = conventions }
    let model = result.models[0]
    let cars = model.cars.filter { $0.windowStart == 0 }
    let rises = try cars.map { try upperTail($0, in: model) }
    let combined = try #require(
      result.analysis.combinedEvents.first {
        $0.test == .cumulativeAbnormalReturn && $0.combination == .fisher && $0.windowStart == 0
      }
    )
    let expected = NullDistribution.chiSquared(degreesOfFreedom: 4)
      .upperTail(-2 * rises.reduce(0) { $0 + log($1) })
    #expect(abs(try #require(combined.risePValue) - expected) <= 1e-9 * expected)
    for car in model.cars {
      let event = try #require(result.analysis.singleEvent(of: car, model: .market))
      let power = try #require(
        event.power.first { $0.test == .cumulativeAbnormalReturn && $0.direction == .rise }
      )
      let fit = try #require(model.fits.first { $0.eventID == car.eventID })
      let quantile = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
        .upperQuantile(0.025)
      #expect(
        abs(try #require(power.limit) - quantile * (try #require(car.carStandardError))) < 1e-12
      )
    }
  }

  @Test(arguments: Alternative.allCases)
  func `limits, moves and likelihoods are of the directions that are tested`(
    alternative: Alternative
  ) throws {
    let result = try run(announcements(onDays: [80])) { $0.methods.alternative = alternative }
    let both = try run(announcements(onDays: [80]))
    let car = try #require(result.models[0].cars.first)
    let event = try #require(result.analysis.singleEvent(of: car, model: .market))
    let twoSided = try #require(both.analysis.singleEvent(of: car, model: .market))
    for (power, other) in zip(event.power, twoSided.power) {
      guard power.direction.isSought(by: alternative) else {
        #expect(power.limit == nil && power.smallestDetectable == nil && power.missed.isEmpty)
        #expect(
          power.reason == "the one-sided test does not look for a \(power.direction.rawValue)"
        )
        continue
      }
      #expect(power.reason == nil && power.missed.count == SingleEventPower.moves.count)
      let (limit, whole) = (try #require(power.limit), try #require(other.limit))
      if power.test == .cumulativeAbnormalReturn, alternative != .twoSided {
        #expect(abs(limit) < abs(whole))
      } else if power.test != .permutation {
        // Residuals of the fixture repeat themselves, and with them the limits of ranks.
        #expect(abs(limit) <= abs(whole))
      }
    }
    // The five percent of the fixture are a rise that each test finds, if it looks for one.
    let ratios = event.power.filter { !$0.likelihoodRatios.isEmpty }
    #expect(ratios.map(\.test) == SingleEventPower.methods)
    #expect(ratios.allSatisfy { $0.direction == (alternative == .less ? .fall : .rise) })
    #expect(ratios.allSatisfy { ($0.likelihoodRatios[2] > 1) == (alternative != .less) })
    #expect(event.smallestDetectable(by: "car_t") != nil)
  }

  // MARK: Several events as one case

  @Test func `every test of one event is combined`() throws {
    let combined = try run(announcements(onDays: [60, 80])).analysis.combinedEvents
    #expect(
      combined.filter { $0.windowStart == 0 && $0.combination == .stouffer }.map(\.test) == [
        .cumulativeAbnormalReturn, .sampleQuantile, .permutation, .movingVarianceQuantile,
        .garchQuantile, .parkinsonQuantile, .garmanKlassQuantile,
      ]
    )
    // The prices of the fixture have no high and low.
    #expect(
      combined.filter { $0.test == .parkinsonQuantile }.allSatisfy {
        $0.reason == "needs the high and the low of days, which the prices do not have"
      }
    )
    #expect(combined.allSatisfy { $0.pValue != nil || $0.reason != nil })
    #expect(combined.contains { $0.test == .movingVarianceQuantile && $0.pValue != nil })
  }

  /// The windows 0..0 and -1..1 of two days, of one share or of two.
  @Test(
    arguments: [
      (80, 80, true, true), (79, 80, false, true), (78, 80, false, true), (77, 80, false, false),
    ],
    [["S0", "S1"], ["S0"]]
  )
  func `windows that share a day are no independent events`(
    days: (first: Int, second: Int, sharesDay: Bool, sharesWindow: Bool),
    symbols: [String]
  ) throws {
    // One share has one event a day.
    guard symbols.count > 1 || !days.sharesDay else { return }
    let combined = try run(announcements(onDays: [days.first, days.second], symbols: symbols))
      .analysis.combinedEvents.filter { $0.test == .cumulativeAbnormalReturn }
    let reason = "combines independent events, and the windows of these share days"
    for one in combined {
      let isShared = one.windowStart == 0 ? days.sharesDay : days.sharesWindow
      #expect(one.reason == (isShared ? reason : nil))
      #expect((one.pValue == nil) == isShared)
    }
    #expect(combined.count == 4)
  }

  // MARK: Money

  @Test func `a window as wide as the event window has money, from the last close before it`()
    throws
  {
    let result = try run(announcements(onDays: [80])) {
      $0.windows.tested = [TestWindow(-5...5), TestWindow(0...0)]
    }
    let close = try #require(PipelineFixture.panel().column(.close))
    for (impact, before) in zip(result.analysis.priceImpacts, [74, 79]) {
      #expect(impact.priceBefore == close[before])
      let car = try #require(
        result.models[0].car(
          eventID: impact.eventID,
          windowStart: impact.windowStart,
          windowEnd: impact.windowEnd
        )?.car
      )
      #expect(abs((impact.perShare ?? 0) - close[before] * car) < 1e-12)
      #expect(impact.reason == nil)
    }
  }

  @Test func `the close before a split counts in shares of the end of the event window`() throws {
    var inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: PipelineFixture.market,
      announcements: announcements(onDays: [80])
    )
    inputs.adjustments = [
      Adjustment(symbol: "S0", exDate: PipelineFixture.days[76], factor: 0.5)
    ]
    let settings = PipelineFixture.configuration { $0.windows.tested = [TestWindow(-5...5)] }
    let prices = try #require(try Study(settings).run(on: inputs).averagePrices.first)
    let close = try #require(PipelineFixture.panel().column(.close))
    #expect(prices.closeBefore == prices.close.first.flatMap { _ in close[74] * 0.5 })
    #expect(prices.splits.map(\.date) == [PipelineFixture.days[76]])
    #expect(prices.splits.map(\.factor) == [0.5])
    #expect(prices.sharesOnDayZero == 1000)
  }

  // MARK: Ranges of prices

  @Test func `prices with high and low have the tests that need them`() throws {
    func panel(_ spread: (Int) -> Double) -> PricePanel {
      let closes = (0..<3).flatMap { PipelineFixture.levels(PipelineFixture.returns(ofShare: $0)) }
      let days = closes.indices.map { $0 % PipelineFixture.dayCount }
      return PricePanel(
        days: PipelineFixture.days,
        symbols: ["S0", "S1", "S2"],
        columns: [
          .close: closes, .open: closes,
          .high: zip(closes, days).map { $0 * (1 + spread($1)) },
          .low: zip(closes, days).map { $0 / (1 + spread($1)) },
        ]
      )
    }
    func tests(_ panel: PricePanel) throws -> [SingleEventMethod: Double] {
      let result = try PipelineFixture.run(
        PipelineFixture.configuration {
          $0.windows.estimation = EstimationWindow(-50...(-6))
        },
        panel: panel,
        announcements: announcements(onDays: [80])
      )
      let event = try #require(result.analysis.singleEvents.first)
      return Dictionary(
        uniqueKeysWithValues: event.tests.compactMap { test in
          test.pValue.map { (test.test, $0) }
        }
      )
    }
    let even = try tests(panel { _ in 0.02 })
    #expect(even[.parkinsonQuantile] != nil && even[.garmanKlassQuantile] != nil)
    // A week of wild days before day 0 makes its move less unusual.
    let wild = try tests(panel { $0 >= 75 ? 2 : 0.02 })
    #expect(
      try #require(wild[.parkinsonQuantile]) > (try #require(even[.parkinsonQuantile]))
    )
    #expect(wild[.movingVarianceQuantile] == even[.movingVarianceQuantile])
  }

  // MARK: Prices carried back

  @Test func `an impact is carried back by percentage and by currency`() throws {
    let result = try run(announcements(onDays: [80]))
    let lines = try #require(result.analysis.priceLines.first)
    #expect(result.analysis.priceLines.count == 1)
    #expect(lines.windowStart == 0 && lines.windowEnd == 0)
    #expect(lines.relativeDay == Array(-50...(-1)))
    #expect(lines.date.last == PipelineFixture.days[79])
    let closes = PipelineFixture.levels(PipelineFixture.returns(ofShare: 0))
    let impact = try #require(result.analysis.priceImpacts.first { $0.windowStart == 0 })
    let (before, perShare) = (try #require(impact.priceBefore), try #require(impact.perShare))
    let (lower, upper) = (
      try #require(impact.perShareLower), try #require(impact.perShareUpper)
    )
    for (place, day) in (30..<80).enumerated() {
      let price = try #require(lines.price[place])
      #expect(abs(price / closes[day] - 1) < 1e-12)
      func check(_ line: PriceLines.Line, _ value: (Double) -> Double) throws {
        #expect(abs(try #require(line.value[place]) / value(perShare) - 1) < 1e-12)
        #expect(abs(try #require(line.lower[place]) / value(lower) - 1) < 1e-12)
        #expect(abs(try #require(line.upper[place]) / value(upper) - 1) < 1e-12)
      }
      try check(lines.constantPercentage) { price * (1 + $0 / before) }
      try check(lines.constantCurrency) { price + $0 }
    }
    // On the last day both lines are one.
    let last = (lines.constantPercentage.value.last, lines.constantCurrency.value.last)
    #expect(abs(try #require(last.0 ?? nil) - (try #require(last.1 ?? nil))) < 1e-9)
  }

  @Test func `by hand: prices of 50, 80 and 100 before a fall of 10`() throws {
    let impact = PriceImpact(
      eventID: "E",
      symbol: "S",
      windowStart: 0,
      windowEnd: 0,
      priceBefore: 100,
      perShare: -10,
      perShareLower: -60,
      perShareUpper: -6
    )
    let lines = try #require(
      PriceLines(
        impact,
        before: 100,
        relativeDay: [-4, -3, -2, -1],
        date: Array(PipelineFixture.days[..<4]),
        price: [50, .nan, 80, 100]
      )
    )
    #expect(lines.price == [50, nil, 80, 100])
    #expect(lines.constantPercentage.value == [45, nil, 72, 90])
    #expect(lines.constantPercentage.lower == [20, nil, 32, 40])
    #expect(lines.constantCurrency.value == [40, nil, 70, 90])
    // Less than nothing is nothing.
    #expect(lines.constantCurrency.lower == [0, nil, 20, 40])
    #expect(lines.constantCurrency.upper == [44, nil, 74, 94])
    var none = impact
    none.perShare = nil
    #expect(PriceLines(none, before: 100, relativeDay: [], date: [], price: []) == nil)
  }

  @Test func `lines go as far back as the estimation window, and to the window`() throws {
    let short = try run(announcements(onDays: [80])) {
      $0.windows.estimation = EstimationWindow(-30...(-6))
      $0.windows.tested = [TestWindow(-2...2)]
    }
    #expect(short.analysis.priceLines.first?.relativeDay == Array(-30...(-3)))
    let many = try run(announcements(onDays: [60, 65, 70, 75, 80, 85], symbols: ["S0", "S1"]))
    #expect(many.analysis.priceLines.isEmpty && many.analysis.priceImpacts.isEmpty)
  }

  // MARK: Shares outstanding

  private func warnings(_ result: StudyResult) -> [String] {
    result.notes.map { $0.message.text(.option) }.filter { $0.hasPrefix("--shares") }
  }

  @Test func `the shares of an event go before those of the settings`() throws {
    let events = announcements(
      onDays: [60, 80],
      symbols: ["S0"],
      shares: ["1,250,000", nil]
    )
    let result = try run(events) { $0.analysis.shares = 500 }
    for impact in result.analysis.priceImpacts {
      #expect(impact.shares == (impact.eventID == "E0" ? 1_250_000 : 500))
    }
    #expect(warnings(result).isEmpty)
    let own = try run(announcements(onDays: [80], shares: ["7"])) { $0.analysis.shares = 500 }
    #expect(own.analysis.priceImpacts.allSatisfy { $0.shares == 7 })
    #expect(
      warnings(own) == [
        "--shares changes nothing here: each event has its own in the column shares_outstanding"
      ]
    )
  }

  @Test(arguments: ["-5", "0", "nan", "inf", "many"])
  func `shares that are no number above 0 are refused`(text: String) throws {
    let error = #expect(throws: StudyError.self) {
      try run(announcements(onDays: [60, 80], shares: [nil, text]))
    }
    #expect(
      error?.description
        == "the column \"shares_outstanding\" of event E1 holds \"\(text)\", which is no number above 0; "
        + "write the shares outstanding, such as 1250000, or leave the field empty"
    )
    // Where the column is not used, nobody has to mend it.
    let unused = try run(announcements(onDays: [60, 80], shares: [nil, text])) {
      $0.analysis.perEvent = false
    }
    #expect(unused.analysis.priceImpacts.isEmpty)
  }

  @Test func `says why the shares of the settings change nothing`() throws {
    let several = try run(announcements(onDays: [60, 80])) { $0.analysis.shares = 500 }
    #expect(several.analysis.priceImpacts.allSatisfy { $0.shares == nil })
    #expect(
      warnings(several) == [
        "--shares changes nothing here: the events are of several securities; give each event its own in a "
          + "column shares_outstanding"
      ]
    )
    let many = try run(announcements(onDays: [55, 60, 65, 70, 75, 80], symbols: ["S0"])) {
      $0.analysis.shares = 500
      $0.windows.event = EventWindow(-1...1)
    }
    #expect(
      warnings(many) == [
        "--shares changes nothing here: the impact on the market value is told of at most 5 events, and "
          + "there are 6"
      ]
    )
    let averages = try run(announcements(onDays: [80])) {
      $0.analysis.shares = 500
      $0.analysis.perEvent = false
    }
    #expect(
      warnings(averages) == [
        "--shares changes nothing here: the results of single events are left out (--no-per-event)"
      ]
    )
  }
}
