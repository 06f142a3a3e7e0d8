import EventStatistics
import Foundation
import Testing

@Suite("Expected-return models")
struct ExpectedReturnModelTests {
  private func sample(
    _ security: [Double],
    _ market: [Double],
    factors: [FactorSeries] = [],
    prices: EventSample.PricePair? = nil,
    masked: [Range<Int>] = [],
    returnKind: ReturnKind = .simple
  ) -> EventSample {
    EventSample(
      security: security[...],
      market: market[...],
      factors: factors,
      prices: prices,
      estimation: 0..<(security.count - 3),
      event: (security.count - 3)..<security.count,
      firstRelativeDay: -1,
      masked: masked,
      returnKind: returnKind
    )
  }

  /// By hand: x̄ = 0, ȳ = 0.01, Sxx = 4e-4, Sxy = 5e-4, SSR = 0.75e-4, so β = 1.25 and σ² = 0.375e-4.
  @Test func `a market model of four days equals the calculation by hand`() throws {
    let market = [0.01, -0.01, 0.01, -0.01, 0, 0.02, 0]
    let security = [0.025, -0.005, 0.02, 0, 0.01, 0.05, 0.01]
    let fit = try MarketModel().fit(sample(security, market))
    #expect(abs(fit.coefficients[0].estimate - 0.01) < 1e-16)
    #expect(abs(fit.coefficients[1].estimate - 1.25) < 1e-13)
    #expect(abs(fit.sigma * fit.sigma - 0.125e-4) < 1e-17)
    #expect(fit.observations == 4 && fit.degreesOfFreedom == 2)
    // Day 0: E = 0.035, leverage = 1/4 + 0.02²/4e-4 = 1.25.
    #expect(abs(fit.abnormal[1] - 0.015) < 1e-15)
    #expect(abs(fit.standardError[1] - (0.125e-4 * 2.25).squareRoot()) < 1e-15)
    let sum = try #require(fit.cumulative(-1...1))
    // The sum of the three days' rows: 9/4 + 0.02²/4e-4.
    #expect(abs(sum.standardError - (0.125e-4 * (3 + 9.0 / 4 + 1)).squareRoot()) < 1e-15)
  }

  @Test(arguments: ExpectedReturnMethod.allCases)
  func `no estimate looks at the event window`(method: ExpectedReturnMethod) throws {
    var panel = SyntheticPanel(events: 1, seed: 3)
    let prices = panel.companies[0].reduce(into: [100.0]) { $0.append(($0.last ?? 0) * (1 + $1)) }
    let levels = panel.market.reduce(into: [100.0]) { $0.append(($0.last ?? 0) * (1 + $1)) }
    func fit(_ panel: SyntheticPanel, _ prices: [Double]) throws -> FittedEvent {
      let base = panel.sample(0)
      let sample = EventSample(
        security: base.security,
        market: base.market,
        factors: ["smb", "hml", "mom", "rmw", "cma"].enumerated().map { index, name in
          let random = CounterRandom(seed: UInt64(90 + index))
          let values = base.market.indices.map {
            0.01 * random.normals(stream: 0, index: UInt64($0)).first
          }
          return FactorSeries(name: name, values: values[...])
        },
        riskFree: base.market.map { _ in 0.0001 }[...],
        peerIndex: SyntheticPanel(events: 2, seed: 3).companies[1][...],
        peers: [
          FactorSeries(name: "S1", values: SyntheticPanel(events: 2, seed: 3).companies[1][...])
        ],
        prices: .init(security: prices.dropFirst(), market: levels.dropFirst()),
        estimation: base.estimation,
        event: base.event,
        firstRelativeDay: -5
      )
      return try method.model(ExpectedReturnOptions(factors: ["smb"])).fit(sample)
    }
    let before = try fit(panel, prices)
    let days = panel.sample(0).event
    var shocked = prices
    for day in days {
      panel.companies[0][day] += 0.3
      shocked[day + 1] *= 1.3
    }
    let after = try fit(panel, shocked)
    #expect(before.coefficients == after.coefficients)
    #expect(before.sigma == after.sigma)
    #expect(before.abnormal != after.abnormal)
  }

  @Test func `a missing return is missing, not zero`() throws {
    var panel = SyntheticPanel(events: 1, seed: 4)
    panel.companies[0][panel.eventDays[0]] = .nan
    let fit = try MarketModel().fit(panel.sample(0))
    #expect(fit.abnormal[5].isNaN && fit.standardized[5].isNaN && fit.standardError[5].isNaN)
    #expect(fit.cumulative(0...0) == nil)
    let sum = try #require(fit.cumulative(-1...1))
    #expect(sum.observedDays == 2)
    #expect(sum.car == fit.abnormal[4] + fit.abnormal[6])
    #expect(fit.cumulative(-6...0) == nil)
  }

  @Test func `masked days are left out of the estimation`() throws {
    let panel = SyntheticPanel(events: 1, seed: 4)
    let base = panel.sample(0)
    let masked = EventSample(
      security: base.security,
      market: base.market,
      estimation: base.estimation,
      event: base.event,
      firstRelativeDay: -5,
      masked: [(base.estimation.lowerBound + 10)..<(base.estimation.lowerBound + 21)]
    )
    let fit = try MarketModel().fit(masked)
    #expect(fit.observations == SyntheticPanel.estimationLength - 11)
    #expect(fit.residuals[10].isNaN && fit.residuals[20].isNaN && !fit.residuals[21].isNaN)
  }

  @Test func `slices of any base give the same fit`() throws {
    let panel = SyntheticPanel(events: 1, seed: 4)
    let base = panel.sample(0)
    let padded = [1, 2, 3] + base.security
    let market = [9, 9] + base.market
    let shifted = EventSample(
      security: padded[3...],
      market: market[2...],
      estimation: base.estimation,
      event: base.event,
      firstRelativeDay: -5
    )
    #expect(try MarketModel().fit(base) == MarketModel().fit(shifted))
  }

  @Test func `a stock that does not move has no model, and the reason says so`() {
    let market = (0..<30).map { 0.001 * Double($0 % 7) }
    let flat = [Double](repeating: 0, count: 30)
    let models: [any ExpectedReturnModel] = [
      .market, .meanAdjusted, .raw, .leastAbsoluteDeviation, .huber, .theilSen, .quantile,
      .scholesWilliams, .dimson,
    ]
    for model in models {
      #expect(throws: EstimationError.noResidualVariance) { try model.fit(sample(flat, market)) }
    }
    #expect(throws: EstimationError.constantMarketReturn) {
      try MarketModel().fit(sample(market, flat))
    }
    #expect(throws: EstimationError.noResidualVariance) {
      try MarketModel().fit(sample(market.map { 0.001 + 1.2 * $0 }, market))
    }
  }

  @Test(arguments: [1e-5, 1e-3, 0.2])
  func `prices that grow evenly have no model, whatever their rounding`(growth: Double) throws {
    let prices = (0...60).map { 100 * pow(1 + growth, Double($0)) }
    let even = zip(prices.dropFirst(), prices).map { $0 / $1 - 1 }
    let market = even.indices.map { 0.001 * Double($0 % 7) }
    // The rounding is there: without the rule it would be the scale of every statistic.
    #expect(Set(even).count > 1)
    let models: [any ExpectedReturnModel] = [
      .market, .meanAdjusted, .raw, .leastAbsoluteDeviation, .huber, .theilSen, .quantile,
      .scholesWilliams, .dimson,
    ]
    for model in models {
      #expect(throws: EstimationError.noResidualVariance) { try model.fit(sample(even, market)) }
    }
    let exact = zip(even, market).map { 1.2 * $1 + $0 }
    #expect(throws: EstimationError.noResidualVariance) {
      try MarketModel().fit(sample(exact, market))
    }
    // Prices that are written to the tenth decimal place have a variance.
    let written = even.indices.map { even[$0] + ($0.isMultiple(of: 3) ? 1e-12 : 0) }
    #expect(try MarketModel().fit(sample(written, market)).sigma > 1e-13)
  }

  @Test func `too few days are refused`() {
    let nan = Double.nan
    #expect(throws: EstimationError.tooFewObservations(required: 3, available: 2)) {
      try MarketModel().fit(sample([nan, nan, 0.1, 0.2, 0, 0, 0], [1, 2, 3, 4, 0, 0, 0]))
    }
  }

  @Test func `a factor that is missing or repeated is named`() {
    let panel = SyntheticPanel(events: 1, seed: 4)
    let security = panel.companies[0]
    let twice = FactorSeries(name: "SMB", values: panel.market.map { 2 * $0 }[...])
    let model = FactorModel(factors: ["smb"], includesMarket: true, usesExcessReturns: false)
    #expect(throws: EstimationError.missingFactor("smb")) {
      try model.fit(sample(security, panel.market))
    }
    #expect(throws: EstimationError.dependentFactor("SMB")) {
      try model.fit(sample(security, panel.market, factors: [twice]))
    }
    #expect(throws: EstimationError.missingRiskFree) {
      try FactorModel.capm.fit(sample(security, panel.market))
    }
    #expect(throws: EstimationError.missingPrices) {
      try TradeToTradeModel().fit(sample(security, panel.market))
    }
  }

  @Test(arguments: ExpectedReturnMethod.allCases)
  func `a model can be estimated from the inputs that it names, and not without one of them`(
    method: ExpectedReturnMethod
  ) throws {
    #expect(method.definition.id == method.rawValue)
    let inputs: Set<ModelInput> = [.market, .factors, .riskFree, .peers, .prices]
    #expect(throws: Never.self) { try method.model().fit(Self.sample(with: method.inputs)) }
    for input in inputs {
      let rest = Self.sample(with: inputs.subtracting([input]))
      if method.inputs.contains(input) {
        #expect(throws: EstimationError.self, "\(input)") { try method.model().fit(rest) }
      } else {
        #expect(throws: Never.self, "\(input)") { try method.model().fit(rest) }
      }
    }
  }

  /// An event of a panel that has some of the inputs of models, the market as missing values where it
  /// has none.
  private static func sample(with inputs: Set<ModelInput>) -> EventSample {
    let panel = SyntheticPanel(events: 6, seed: 4)
    let base = panel.sample(0)
    let missing = [Double](repeating: .nan, count: panel.market.count)
    let market = inputs.contains(.market) ? panel.market : missing
    func level(_ returns: [Double]) -> ArraySlice<Double> {
      var level = 100.0
      return returns.map { value in
        level *= 1 + value
        return level
      }[...]
    }
    return EventSample(
      security: base.security,
      market: market[...],
      factors: inputs.contains(.factors)
        ? zip(["smb", "hml", "mom", "rmw", "cma"], panel.companies.dropFirst())
          .map { FactorSeries(name: $0, values: $1[...]) } : [],
      riskFree: inputs.contains(.riskFree) ? panel.market.map { _ in 0.0001 }[...] : nil,
      peerIndex: inputs.contains(.peers) ? panel.companies[1][...] : nil,
      peers: inputs.contains(.peers)
        ? panel.companies[1...].map { FactorSeries(name: "S", values: $0[...]) } : [],
      prices: inputs.contains(.prices)
        ? EventSample.PricePair(security: level(panel.companies[0]), market: level(market)) : nil,
      estimation: base.estimation,
      event: base.event,
      firstRelativeDay: base.firstRelativeDay
    )
  }

  @Test func `special cases of one model equal another`() throws {
    let base = SyntheticPanel(events: 1, seed: 4, holes: true).sample(0)
    let market = try MarketModel().fit(base)
    let same: [any ExpectedReturnModel] = [
      FactorModel(factors: [], includesMarket: true, usesExcessReturns: false),
      DimsonModel(leads: 0, lags: 0),
    ]
    for model in same {
      let fit = try model.fit(base)
      #expect(fit.observations == market.observations)
      let errors = zip(fit.standardized, market.standardized).map { abs($0 - $1) }
      #expect(errors.allSatisfy { $0.isNaN || $0 < 1e-9 })
      let one = try #require(fit.cumulative(-5...5))
      let other = try #require(market.cumulative(-5...5))
      #expect(abs(one.scar - other.scar) < 1e-9)
    }
  }

  @Test(arguments: CoefficientErrors.allCases)
  func `the errors of coefficients are those of the regression, by whatever measure`(
    errors: CoefficientErrors
  ) throws {
    let base = SyntheticPanel(events: 1, seed: 4).sample(0)
    let regression = try LinearRegression(
      response: Array(base.security[base.estimation]),
      regressors: [("market", Array(base.market[base.estimation]))]
    )
    let covariance: CoefficientCovariance =
      switch errors {
      case .classical: .classical
      case .hc0: .hc0
      case .hc1: .hc1
      case .hc2: .hc2
      case .hc3: .hc3
      case .neweyWest: .neweyWest(lags: 5)
      }
    let expected = try regression.tests(covariance).map(\.standardError)
    let options = ExpectedReturnOptions(coefficientErrors: errors)
    for method in [ExpectedReturnMethod.market, .factors] {
      let fit = try method.model(options).fit(base)
      for (coefficient, error) in zip(fit.coefficients, expected) {
        #expect(abs((coefficient.standardError ?? 0) / error - 1) < 1e-9)
      }
      // Only the errors of the coefficients change.
      #expect(try fit.sigma == method.model().fit(base).sigma)
    }
  }

  @Test func `trade to trade without gaps is the market model on logarithmic returns`() throws {
    let panel = SyntheticPanel(events: 1, seed: 4)
    let prices = panel.companies[0].reduce(into: [100.0]) { $0.append(($0.last ?? 0) * (1 + $1)) }
    let levels = panel.market.reduce(into: [100.0]) { $0.append(($0.last ?? 0) * (1 + $1)) }
    let base = panel.sample(0)
    let sample = EventSample(
      security: ReturnKind.log.returns(of: prices).dropFirst(),
      market: ReturnKind.log.returns(of: levels).dropFirst(),
      prices: .init(security: prices.dropFirst(), market: levels.dropFirst()),
      estimation: base.estimation,
      event: base.event,
      firstRelativeDay: -5,
      returnKind: .log
    )
    let one = try #require(TradeToTradeModel().fit(sample).cumulative(-5...5))
    let other = try #require(MarketModel().fit(sample).cumulative(-5...5))
    #expect(abs(one.car - other.car) < 1e-12)
    #expect(abs(one.scar - other.scar) < 1e-10)
    #expect(abs(one.bharMarket - other.bharMarket) < 1e-12)
  }

  @Test(arguments: 0..<8)
  func `no line through two points beats the line of least absolute deviations`(seed: Int) throws {
    // Stale prices and a coarse market make ties, where a descent could stop early.
    let random = CounterRandom(seed: UInt64(seed))
    let x = (0..<40).map {
      (20 * random.normals(stream: 1, index: UInt64($0)).first).rounded() / 1e3
    }
    let y = (0..<40).map { day in
      day % 5 == 0 ? 0 : (20 * random.normals(stream: 2, index: UInt64(day)).first).rounded() / 1e3
    }
    let fit = try LeastAbsoluteDeviationModel().fit(sample(y + [0, 0, 0], x + [0, 0, 0]))
    func deviation(_ a: Double, _ b: Double) -> Double {
      zip(x, y).reduce(0) { $0 + abs($1.1 - a - b * $1.0) }
    }
    let reached = deviation(fit.coefficients[0].estimate, fit.coefficients[1].estimate)
    var least = Double.infinity
    for i in x.indices {
      for j in x.indices where x[i] != x[j] {
        let slope = (y[j] - y[i]) / (x[j] - x[i])
        least = min(least, deviation(y[i] - slope * x[i], slope))
      }
    }
    #expect(reached <= least + 1e-14)
  }
}
