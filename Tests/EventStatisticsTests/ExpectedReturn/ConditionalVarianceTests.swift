#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif
import EventStatistics
import Testing

@Suite("Models with a variance of each day")
struct ConditionalVarianceTests {
  private func sample(_ security: [Double], _ market: [Double]) -> EventSample {
    EventSample(
      security: security[...],
      market: market[...],
      estimation: 0..<(security.count - 3),
      event: (security.count - 3)..<security.count,
      firstRelativeDay: -1
    )
  }

  @Test func `a GARCH fit finds the parameters of a long simulated series`() throws {
    let random = CounterRandom(seed: 17)
    var (variance, series, market) = (1e-4, [Double](), [Double]())
    for day in 0..<3_003 {
      let normals = random.normals(stream: 0, index: UInt64(day))
      let residual = variance.squareRoot() * normals.first
      market.append(0.01 * normals.second)
      series.append(0.0005 + 1.2 * 0.01 * normals.second + residual)
      variance = 5e-6 + 0.10 * residual * residual + 0.85 * variance
    }
    let fit = try GARCHModel().fit(sample(series, market))
    for (coefficient, truth) in zip(fit.coefficients, [0.0005, 1.2, 5e-6, 0.10, 0.85]) {
      let error = try #require(coefficient.standardError)
      #expect(abs(coefficient.estimate - truth) < 3.5 * error, "\(coefficient.term)")
    }
    // Standardized residuals have lost their waves, so that their sizes vary as under one variance.
    #expect(
      abs(fit.residuals.reduce(0) { $0 + $1 * $1 } / 3_000 / (fit.sigma * fit.sigma) - 1) < 0.1
    )
  }

  @Test func `an EGARCH fit finds the parameters of a long simulated series`() throws {
    let random = CounterRandom(seed: 23)
    let truth = EGARCHLikelihood.Parameters(
      alpha: 0.0005,
      beta: 1.2,
      omega: -0.45,
      arch: 0.2,
      leverage: -0.08,
      garch: 0.95
    )
    var (level, series, market) = (-9.0, [Double](), [Double]())
    for day in 0..<4_003 {
      let normals = random.normals(stream: 0, index: UInt64(day))
      market.append(0.01 * normals.second)
      let residual = exp(level / 2) * normals.first
      series.append(truth.alpha + truth.beta * 0.01 * normals.second + residual)
      level =
        truth.omega + truth.arch * (abs(normals.first) - (2 / Double.pi).squareRoot())
        + truth.leverage * normals.first + truth.garch * level
    }
    let fit = try EGARCHModel().fit(sample(series, market))
    let expected = [
      truth.alpha, truth.beta, truth.omega, truth.arch, truth.leverage, truth.garch,
    ]
    for (coefficient, value) in zip(fit.coefficients, expected) {
      let error = try #require(coefficient.standardError)
      #expect(abs(coefficient.estimate - value) < 3.5 * error, "\(coefficient.term)")
    }
    let values = fit.coefficients.map(\.estimate)
    let likelihood = EGARCHLikelihood(
      returns: Array(series.dropLast(3)),
      market: Array(market.dropLast(3))
    )
    let reached = likelihood.logLikelihood(
      EGARCHLikelihood.Parameters(
        alpha: values[0],
        beta: values[1],
        omega: values[2],
        arch: values[3],
        leverage: values[4],
        garch: values[5]
      )
    )
    #expect(reached > likelihood.logLikelihood(truth))
  }

  @Test func `the variance of an abnormal return is that of its day`() throws {
    let panel = SyntheticPanel(events: 1, seed: 9)
    let calm = try GARCHModel().fit(panel.sample(0))
    for model in [GARCHModel() as any ExpectedReturnModel, EGARCHModel()] {
      let fit = try model.fit(panel.sample(0))
      let sum = try #require(fit.cumulative(-1...1))
      let variance = (4...6).reduce(0) { $0 + fit.standardError[$1] * fit.standardError[$1] }
      #expect(abs(sum.standardError - variance.squareRoot()) < 1e-15)
    }
    #expect(calm.degreesOfFreedom == SyntheticPanel.estimationLength - 5)
  }
}
