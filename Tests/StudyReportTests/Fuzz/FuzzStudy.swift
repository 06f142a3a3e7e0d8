import DelimitedText
import EventAlignment
import EventStatistics
import EventStudy
import Fuzzing
import PriceData

/// A study drawn at random: a market and settings, of which most but not all fit each other.
struct FuzzStudy {
  let market: FuzzMarket
  private var drawn = StudySettings()
  /// Whether the study is varied, too.
  private(set) var isVaried = false

  /// Draws a study; the choices of its market and of its settings are simplified apart.
  init(market choices: inout FuzzChoices, settings: inout FuzzChoices) {
    market = FuzzMarket(&choices)
    drawn.run.threads = 1
    drawn.prices.files = ["prices.csv"]
    drawn.market.files = ["index.csv"]
    drawn.events.files = ["events.csv"]
    drawWindows(&settings)
    drawMethods(&settings)
    drawAlignment(&settings)
    drawAnalysis(&settings)
    drawPrices(&settings)
    isVaried = settings.happens(0.3)
    if isVaried { drawSensitivity(&settings) }
  }

  /// Returns the settings with the files in memory.
  ///
  /// - Parameters:
  ///   - events: The events; all of the market where none are given.
  ///   - threads: The number of threads.
  ///   - scale: What prices are multiplied by.
  /// - Returns: The settings, ready to run.
  func settings(
    events: [[String]]? = nil,
    threads: Int = 1,
    scale: Double = 1
  ) -> StudySettings {
    var settings = drawn
    settings.run.threads = threads
    settings.prices.held.hold(Array(market.prices(scale: scale).utf8), as: "prices.csv")
    settings.prices.held.hold(Array(market.index.utf8), as: "index.csv")
    settings.prices.held.hold(Array(market.otherIndex.utf8), as: "other.csv")
    settings.prices.held.hold(Array(market.factorReturns.utf8), as: "factors.csv")
    settings.events.held.hold(
      Array(market.announcements(events ?? market.events).utf8),
      as: "events.csv"
    )
    return settings
  }
}

extension FuzzStudy {
  private mutating func drawWindows(_ choices: inout FuzzChoices) {
    let first = choices.one(of: [0, -1, -2, -5, -12, 1, 5, -20])
    let event = first...(first + choices.one(of: [0, 1, 2, 5, 10, 20]))
    let length = choices.one(of: [20, 10, 50, 5, 3, 2, 1, 100])
    let gap = choices.one(of: [1, 2, 10])
    let before = (event.lowerBound - gap - length + 1)...(event.lowerBound - gap)
    let after = (event.upperBound + gap)...(event.upperBound + gap + length - 1)
    drawn.windows.event = EventWindow(event)
    drawn.windows.estimation =
      switch choices.number(0...9) {
      case 0...6: EstimationWindow(before)
      case 7: EstimationWindow(after)
      case 8: EstimationWindow(before).joined(with: EstimationWindow(after))
      default: EstimationWindow(choices.number(-60...20)...choices.number(21...40))
      }
    if choices.happens(0.7) {
      drawn.windows.tested = (0...choices.number(0...2)).map { _ in
        let start = choices.number(event)
        return TestWindow(start...choices.number(start...event.upperBound))
      }
    }
    if choices.happens(0.05) {
      drawn.windows.tested.append(TestWindow(choices.number(-30...0)...choices.number(0...30)))
    }
    drawn.windows.minEstimation = choices.one(
      of: [.returns(0), .returns(1), .returns(3), .share(0.01), .standard, .share(1), .returns(10)]
    )
  }

  private mutating func drawMethods(_ choices: inout FuzzChoices) {
    let models = ExpectedReturnMethod.allCases
    drawn.methods.models = distinct(choices.some(of: models, choices.one(of: [1, 1, 2, 4])))
    if choices.happens(0.03) { drawn.methods.models = models }
    drawn.methods.tests =
      choices.happens(0.4)
      ? InferenceMethod.allCases
      : distinct(choices.some(of: InferenceMethod.allCases, choices.one(of: [1, 3, 8])))
    drawn.methods.draws = choices.one(of: [9, 1, 2, 99])
    drawn.methods.returns = choices.happens(0.3) ? .log : .simple
    drawn.methods.alternative = choices.one(of: [.twoSided, .twoSided, .greater, .less])
    drawn.methods.confidence = choices.one(of: [0.95, 0.95, 1e-300, 1 - 1e-16, 0.5])
    if choices.happens(0.2) { drawn.methods.benchmark = .expected }
    if choices.happens(0.2) { drawn.methods.skewness = .population }
    if choices.happens(0.2) { drawn.methods.rankingDays = .testedWindow }
    if choices.happens(0.2) {
      drawn.methods.coefficientErrors = choices.one(of: CoefficientErrors.allCases)
    }
    if choices.happens(0.3) {
      drawn.methods.conventions = distinct(
        choices.some(of: InferenceConvention.allCases, choices.number(1...4))
      )
    }
    drawn.methods.dimsonLeads = choices.one(of: [1, 0, 2, 5, 100])
    drawn.methods.dimsonLags = choices.one(of: [1, 0, 2, 5, 100])
    drawn.methods.huberTuning = choices.one(of: [1.345, 1.345, 1e-300, 0.1, 1e300])
    if choices.happens(0.1) { drawn.methods.factorNames = ["SMB", "HML"] }
    if choices.happens(0.1) { drawn.methods.factorsIncludeMarket = false }
    if choices.happens(0.1) { drawn.methods.factorsExcessReturns = true }
  }

  private mutating func drawAlignment(_ choices: inout FuzzChoices) {
    drawn.alignment.calendar = choices.one(of: ["data", "data", "nse", "nyse"])
    drawn.alignment.timeZone =
      drawn.alignment.calendar == "data" ? "Asia/Kolkata" : nil
    drawn.alignment.align = choices.one(of: [.next, .next, .previous, .nearest, .strict])
    drawn.alignment.maxMissingSessions = choices.one(of: [5, 0, 10_000])
    drawn.alignment.maxDistanceDays = choices.one(of: [14, 0, 100_000])
    drawn.alignment.excludeOverlapping = choices.happens(0.15)
    drawn.alignment.maskEvents = choices.happens(0.15)
    drawn.events.keepRepeats = choices.happens(0.3)
  }

  private mutating func drawAnalysis(_ choices: inout FuzzChoices) {
    let columns = market.attributes
    if !columns.isEmpty {
      if choices.happens(0.3) { drawn.analysis.regress = choices.some(of: columns, 2) }
      if choices.happens(0.3) { drawn.events.groupColumn = choices.one(of: columns) }
      if columns.contains("size"), choices.happens(0.4) { drawn.analysis.correlate = ["size"] }
      if columns.contains("control"), choices.happens(0.4) {
        drawn.analysis.controlColumn = "control"
      }
    }
    if choices.happens(0.3) { drawn.analysis.outcomes.append(.volatility) }
    if market.columns.contains("volume"), choices.happens(0.3) {
      drawn.analysis.outcomes.append(.volume)
    }
    drawn.analysis.calendarTime = choices.happens(0.3)
    drawn.analysis.rats = choices.happens(0.3)
    drawn.analysis.minSecurities = choices.one(of: [1, 1, 2, 1_000_000])
    drawn.analysis.perEvent = !choices.happens(0.1)
    if choices.happens(0.1) { drawn.analysis.shares = choices.one(of: [1, 1e300, 1e-300]) }
    drawn.correlate.leadLag = !choices.happens(0.2)
    drawn.correlate.maxLag = choices.one(of: [3, 0, 10, 100_000])
    drawn.correlate.minAnnouncements = choices.one(of: [1, 5, 2])
    drawn.prices.costs = choices.one(of: [0, 10, 9_999])
  }

  private mutating func drawPrices(_ choices: inout FuzzChoices) {
    if choices.happens(0.9) {
      drawn.market.factors = "factors.csv"
      drawn.market.factorValues = .fractions
      drawn.market.riskFreeValues = .fractions
      if choices.happens(0.2) { drawn.market.excessMarket = choices.one(of: [.index, .factors]) }
    }
    if choices.happens(0.1) { drawn.market.files = [] }
    if choices.happens(0.1) { drawn.market.files.append("other.csv") }
    if choices.happens(0.1) { drawn.market.companion = "other.csv" }
    let bases = PriceBasis.allCases.filter { basis in
      switch basis {
      case .adjusted: market.columns.contains("adj_close")
      case .open, .openToClose: market.columns.contains("open")
      case .vwap, .closeToVWAP: market.columns.contains("vwap")
      case .typical: market.columns.contains("high") && market.columns.contains("low")
      case .close: true
      }
    }
    if choices.happens(0.3) { drawn.prices.price = distinct(choices.some(of: bases, 2)) }
  }

  private mutating func drawSensitivity(_ choices: inout FuzzChoices) {
    var varied = SensitivitySettings()
    varied.estimationLengths = choices.one(of: [[], [10], [3, 30], [100_000]])
    varied.estimationEnds = choices.one(of: [[], [-11], [5], [-2, -100_000]])
    varied.returnKinds = choices.one(of: [[], [.log], [.simple, .log]])
    varied.shifts = choices.one(of: [[], [1], [-1, 2], [1000], [-1000]])
    varied.keepOverlapping = choices.happens(0.5)
    varied.level = choices.one(of: [0.05, 1e-300, 0.999_999])
    varied.placebos = choices.one(of: [0, 1, 5, 20])
    varied.stepDownDraws = choices.one(of: [0, 1, 19])
    varied.tail = choices.one(of: [0.05, 0, 0.499_999])
    varied.power = choices.one(of: [0.8, 1e-9, 1 - 1e-9])
    varied.effects = choices.one(of: [[0.01], [], [1e-300, 1e300]])
    varied.perEvent = !choices.happens(0.2)
    if choices.happens(0.3) { varied.models = drawn.methods.models }
    if choices.happens(0.3) { varied.tests = drawn.methods.tests }
    if choices.happens(0.2) { varied.otherMarkets = ["other.csv"] }
    if choices.happens(0.5) { varied.windows = drawn.windows.tested }
    if choices.happens(0.2) { varied.headline = TestWindow(0...0) }
    drawn.sensitivity = varied
  }

  private func distinct<Value: Equatable>(_ values: [Value]) -> [Value] {
    values.reduce(into: []) { kept, value in if !kept.contains(value) { kept.append(value) } }
  }
}
