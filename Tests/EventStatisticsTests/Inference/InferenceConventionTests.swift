import EventStatistics
import Testing

@Suite("Definitions of other programs")
struct InferenceConventionTests {
  private let panel = SyntheticPanel(events: 24, seed: 5, holes: true, sharedDates: 2)

  private func statistic(
    _ method: InferenceMethod,
    _ conventions: Set<InferenceConvention> = []
  ) throws -> Double {
    try method.evaluate(
      panel.crossSection(threads: 1, preparing: []).window(-1...1),
      options: InferenceOptions(draws: 99, conventions: conventions)
    ).statistic
  }

  @Test(arguments: InferenceConvention.allCases)
  func `a convention changes the tests that it names, and no bit of another one`(
    convention: InferenceConvention
  ) throws {
    for method in InferenceMethod.allCases {
      let (standard, changed) = try (statistic(method), statistic(method, [convention]))
      #expect(
        (standard.bitPattern != changed.bitPattern) == convention.tests.contains(method),
        "\(method.rawValue): \(standard), \(changed)"
      )
    }
  }

  @Test func `the t of one event leaves out the error of the coefficients`() throws {
    let fit = try panel.fits()[0]
    let sum = try #require(fit.cumulative(-1...1))
    let plain = CumulativeAbnormalReturnTest(fit, sum, conventions: [.plainCumulative])
    let error = fit.sigma * Double(sum.observedDays).squareRoot()
    #expect(abs(plain.statistic - sum.car / error) < 1e-12)
    #expect(abs(plain.statistic) > abs(CumulativeAbnormalReturnTest(fit, sum).statistic))
    #expect(fit.standardError(of: sum, []) == sum.standardError)
    #expect(fit.standardError(of: sum, [.plainCumulative]) == error)
    // √(SSR/T)√L, as a spreadsheet may have it.
    let squares = fit.residuals.filter(\.isFinite).reduce(0) { $0 + $1 * $1 }
    let own =
      (squares / Double(fit.observations)).squareRoot() * Double(sum.observedDays).squareRoot()
    let both = CumulativeAbnormalReturnTest(
      fit,
      sum,
      conventions: [.plainCumulative, .sigmaByDays]
    )
    #expect(abs(both.statistic - sum.car / own) < 1e-9)
  }

  @Test func `the variance of maximum likelihood divides by all days`() throws {
    let fits = try panel.fits()
    let sample = try panel.crossSection(threads: 1, preparing: []).window(0...0)
    var (total, variance) = (0.0, 0.0)
    for fit in fits {
      guard let sum = fit.cumulative(0...0) else { continue }
      let free = Double(fit.degreesOfFreedom)
      total += sum.scar * (Double(fit.observations) / free).squareRoot()
      variance += free / (free - 2)
    }
    let test = try PatellTest(sample, conventions: [.sigmaByDays])
    #expect(abs(test.statistic - total / variance.squareRoot()) < 1e-12)
  }
}
