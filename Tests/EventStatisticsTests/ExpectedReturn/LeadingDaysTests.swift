import EventStatistics
import Testing

/// What lies before the first return of an estimation window is nothing, and changes nothing.
@Suite("Days before the first return")
struct LeadingDaysTests {
  /// An event whose estimation window begins some days before the first return of the security.
  private func sample(empty: Int, alsoWithoutMarket: Bool = false) -> EventSample {
    let panel = SyntheticPanel(events: 1, seed: 41, holes: true)
    let day = panel.eventDays[0]
    let first = day - 10 - SyntheticPanel.estimationLength
    var (security, market) = (panel.companies[0], panel.market)
    for position in 0..<first {
      security[position] = .nan
      if alsoWithoutMarket { market[position] = .nan }
    }
    // The first day itself has a return, so that every sample begins with it.
    security[first] = 0.004
    return EventSample(
      security: security[...],
      market: market[...],
      estimation: (first - empty)..<(day - 10),
      event: (day - 5)..<(day + 6),
      firstRelativeDay: -5
    )
  }

  @Test(arguments: [GARCHModel() as any ExpectedReturnModel, EGARCHModel()], [1, 7, 15])
  func `empty days at the beginning of a window leave a likelihood as it is`(
    model: any ExpectedReturnModel,
    empty: Int
  ) throws {
    let alone = try model.fit(sample(empty: 0, alsoWithoutMarket: true))
    for without in [false, true] {
      let fit = try model.fit(sample(empty: empty, alsoWithoutMarket: without))
      #expect(fit.coefficients == alone.coefficients)
      #expect(fit.logLikelihood == alone.logLikelihood && fit.logLikelihood != nil)
      #expect(fit.sigma == alone.sigma && fit.observations == alone.observations)
      #expect(zip(fit.abnormal, alone.abnormal).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
      #expect(
        zip(fit.standardError, alone.standardError).allSatisfy {
          $0 == $1 || ($0.isNaN && $1.isNaN)
        }
      )
      let observed = fit.residuals.filter(\.isFinite)
      #expect(observed == alone.residuals.filter(\.isFinite))
    }
  }

  @Test func `the likelihood of a series is the same with empty days before it`() {
    let panel = SyntheticPanel(events: 1, seed: 43)
    let (returns, market) = (Array(panel.companies[0][..<120]), Array(panel.market[..<120]))
    let empty = [Double](repeating: .nan, count: 9)
    let garch = GARCHLikelihood.Parameters(
      alpha: 0.0001,
      beta: 0.8,
      omega: 2e-5,
      arch: 0.1,
      garch: 0.7
    )
    #expect(
      GARCHLikelihood(returns: returns, market: market).logLikelihood(garch)
        == GARCHLikelihood(returns: empty + returns, market: empty + market).logLikelihood(garch)
    )
    let egarch = EGARCHLikelihood.Parameters(
      alpha: 0.0001,
      beta: 0.8,
      omega: -0.8,
      arch: 0.1,
      leverage: -0.05,
      garch: 0.9
    )
    #expect(
      EGARCHLikelihood(returns: returns, market: market).logLikelihood(egarch)
        == EGARCHLikelihood(returns: empty + returns, market: empty + market).logLikelihood(egarch)
    )
  }

  @Test func `the likelihood of a fit is that of its coefficients`() throws {
    let sample = sample(empty: 0)
    let fit = try GARCHModel().fit(sample)
    let values = fit.coefficients.map(\.estimate)
    let likelihood = GARCHLikelihood(
      returns: Array(sample.security[sample.estimation]),
      market: Array(sample.market[sample.estimation])
    )
    let reached = likelihood.logLikelihood(
      GARCHLikelihood.Parameters(
        alpha: values[0],
        beta: values[1],
        omega: values[2],
        arch: values[3],
        garch: values[4]
      )
    )
    #expect(fit.logLikelihood == reached)
    #expect(try MarketModel().fit(sample).logLikelihood == nil)
  }

  @Test func `raw returns need no estimation window`() throws {
    let panel = SyntheticPanel(events: 1, seed: 44)
    var security = panel.companies[0]
    let day = panel.eventDays[0]
    for position in 0..<(day - 5) { security[position] = .nan }
    let sample = EventSample(
      security: security[...],
      market: panel.market[...],
      estimation: (day - 90)..<(day - 10),
      event: (day - 5)..<(day + 6),
      firstRelativeDay: -5
    )
    let fit = try RawReturnModel().fit(sample)
    #expect(fit.abnormal == Array(security[(day - 5)..<(day + 6)]))
    #expect(fit.observations == 0 && fit.degreesOfFreedom == 0)
    #expect(fit.sigma.isNaN && fit.standardError.allSatisfy(\.isNaN))
    #expect(throws: InferenceError.self) {
      try SingleEventMethod.sampleQuantile.evaluate(fit, window: 0...0)
    }
    // Every test either applies or says that it does not; none stops the program.
    let events = CrossSection([fit, fit, fit], dates: [1, 2, 3])
    for method in InferenceMethod.allCases {
      _ = try? method.evaluate(events.window(-1...1))
    }
    #expect(throws: EstimationError.self) { try MeanAdjustedModel().fit(sample) }
  }
}
