import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import PriceData
import Testing

/// An option that nothing reads is a defect: each one here has to change a number or a day.
@Suite("Every option changes a result")
struct OptionTests {
  /// A change of one option.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let models: [ExpectedReturnMethod]
    let tests: [InferenceMethod]
    let apply: @Sendable (inout StudySettings) -> Void

    init(
      _ name: String,
      models: [ExpectedReturnMethod] = [.market],
      tests: [InferenceMethod] = [.crossSectional],
      apply: @escaping @Sendable (inout StudySettings) -> Void
    ) {
      self.name = name
      self.models = models
      self.tests = tests
      self.apply = apply
    }

    var testDescription: String { name }
  }

  static let changes: [Change] = [
    Change("returns") { $0.methods.returns = .log },
    Change("confidence") { $0.methods.confidence = 0.5 },
    Change("alternative") { $0.methods.alternative = .greater },
    Change("estimation") { $0.windows.estimation = EstimationWindow(-50...(-6)) },
    Change("event window") { $0.windows.event = EventWindow(-4...4) },
    Change("tested windows") { $0.windows.tested = [TestWindow(0...1)] },
    Change("min_estimation") { $0.windows.minimumEstimation = .returns(56) },
    Change("exclude_overlapping") { $0.alignment.excludeOverlapping = true },
    Change("mask_events") { $0.alignment.maskEvents = true },
    Change("policy") { $0.alignment.policy = .previous },
    Change("close") { $0.alignment.close = TimeOfDay(hour: 21, minute: 0) ?? .indianClose },
    Change("time_zone") { $0.alignment.timeZone = "America/New_York" },
    Change("max_distance_days") { $0.alignment.maximumDistance = 0 },
    Change("use_adjusted_close") { $0.prices.useAdjustedClose = true },
    Change("coefficient_errors") { $0.methods.modelOptions.coefficientErrors = .hc3 },
    Change("dimson_leads", models: [.dimson]) { $0.methods.modelOptions.dimsonLeads = 2 },
    Change("dimson_lags", models: [.dimson]) { $0.methods.modelOptions.dimsonLags = 0 },
    Change("huber_tuning", models: [.huber]) { $0.methods.modelOptions.huberTuning = 0.5 },
    Change("factors", models: [.factors]) { $0.methods.modelOptions.factors = ["smb"] },
    Change("factors_include_market", models: [.factors]) {
      $0.methods.modelOptions.factorsIncludeMarket = false
    },
    Change("factors_excess_returns", models: [.factors]) {
      $0.methods.modelOptions.factorsUseExcessReturns = true
    },
    Change("skewness", tests: [.skewnessAdjusted]) {
      $0.methods.testOptions.skewness = .population
    },
    Change("benchmark", tests: [.buyAndHold]) { $0.methods.testOptions.benchmark = .expected },
    Change("ranking_days", tests: [.corradoRank]) {
      $0.methods.testOptions.rankingDays = .testedWindow
    },
    Change("draws", tests: [.wildBootstrap]) { $0.methods.testOptions.draws = 99 },
    Change("seed", tests: [.wildBootstrap]) { $0.run.seed = 2 },
    Change("models") { $0.methods.models = [.meanAdjusted] },
    Change("tests") { $0.methods.tests = [.sign] },
    Change("min_securities") { $0.analysis.minimumSecurities = 2 },
    Change("calendar_time") { $0.analysis.calendarTime = false },
    Change("outcomes") { $0.analysis.outcomes = [] },
    Change("adjustments") { $0.analysis.adjustments = [.holm] },
    Change("control_column", models: [.marketAdjusted]) { $0.analysis.controlColumn = "control" },
    Change("regress") { $0.analysis.regress = [] },
    Change("correlate") { $0.analysis.correlate = [] },
    Change("single_events") { $0.analysis.singleEvents = false },
  ]

  @Test(arguments: changes)
  func `changes what a reader sees`(change: Change) throws {
    var base = PipelineFixture.configuration(models: change.models) {
      $0.methods.tests = change.tests
      $0.methods.testOptions.draws = 199
      $0.analysis = AnalysisSettings(
        regress: ["size"],
        correlate: ["size"],
        outcomes: [.volatility],
        calendarTime: true
      )
    }
    let before = try fingerprint(run(base))
    change.apply(&base)
    #expect(try fingerprint(run(base)) != before)
  }

  private func run(_ configuration: StudySettings) throws -> StudyResult {
    let days = PipelineFixture.days
    let panel = PipelineFixture.panel(shares: 8)
    let close = try #require(panel.column(.close))
    let factors = FactorTable(
      days: days,
      names: ["smb", "hml", "rf"],
      columns: [
        days.indices.map { [0.001, -0.002, 0.0005, 0.0012][$0 % 4] },
        days.indices.map { [0.002, 0.001, -0.003][$0 % 3] + 0.0001 * Double($0 % 7) },
        days.indices.map { 0.0001 + 0.00001 * Double($0 % 5) },
      ]
    )
    // Unlike the small market's, these returns do not repeat, so leads and lags differ.
    let market = MarketSeries(
      name: "index",
      days: days,
      levels: PipelineFixture.levels(
        days.indices.map { Double(($0 * 7919 + 13) % 211) / 10_000 - 0.01 }
      ),
      values: .prices
    )
    // A Saturday, a time of day, an earlier event of the same symbol: each is decided by an option.
    var events = (0..<8).map { share in
      Announcement(
        eventID: "E\(share)",
        symbol: "S\(share)",
        publication: .day(days[PipelineFixture.eventDay + share % 3]),
        sourceFile: "events.csv",
        attributes: ["size": "\(share * share)", "control": "S\((share + 1) % 8)"]
      )
    }
    events[0].publication = .day(days[PipelineFixture.eventDay - 5].adding(days: 5))
    if let evening = TimeOfDay(hour: 20, minute: 0) {
      events[1].publication = .instant(
        date: days[PipelineFixture.eventDay],
        time: evening,
        utcOffsetMinutes: 330
      )
    }
    events.append(
      Announcement(
        eventID: "E9",
        symbol: "S7",
        publication: .day(days[PipelineFixture.eventDay + 8]),
        sourceFile: "events.csv",
        attributes: ["size": "3", "control": "S1"]
      )
    )
    var inputs = StudyInputs(
      panel: panel.replacing(
        .adjustedClose,
        with: close.enumerated().map { $1 * (1 + 0.001 * Double($0 % 11)) }
      ),
      market: market,
      announcements: events
    )
    inputs.factors = factors
    return try Study(configuration).run(on: inputs)
  }

  /// What a reader sees of a result, as one text.
  private func fingerprint(_ result: StudyResult) -> String {
    var text = result.exclusions.map { "\($0.eventID) \($0.reason.code)" }
    text += result.events.map { "\($0.eventID) \($0.eventDate?.description ?? "-")" }
    for model in result.models {
      text.append(model.method.rawValue)
      for event in model.events {
        text += event.fit.coefficients.map { "\($0.estimate) \($0.standardError ?? 0)" }
        text += event.fit.abnormal.map { "\($0)" }
        text += event.windows.map { "\($0.window) \($0.test)" }
      }
      text += model.days.map { "\($0)" }
      text += model.windows.flatMap { window in window.tests.map { "\($0.method) \($0.outcome)" } }
    }
    let analysis = result.analysis
    text += analysis.calendarTime.map { "\($0)" } + analysis.regressions.map { "\($0)" }
    text += analysis.correlations.map { "\($0)" }
    text += analysis.activities.map { "\($0.outcome) \($0.eventCount)" }
    text += analysis.adjustedPValues.map { "\($0.adjusted)" }
    return text.joined(separator: "\n")
  }
}
