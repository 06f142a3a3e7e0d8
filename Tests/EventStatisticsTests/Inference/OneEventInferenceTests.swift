import Testing

@testable import EventStatistics

@Suite("Permutation tests")
struct PermutationTests {
  @Test func `one day changes places with each residual`() throws {
    let test = try CARPermutationTest(
      FittedEvent.written(tenResiduals, days: [3.5]),
      window: 0...0,
      draws: 1,
      seed: 1
    )
    #expect(test.isExact && test.arrangementCount == 11)
    // −5, −4, 4 and the day itself are as large.
    #expect(test.pValue() == 4.0 / 11)
    #expect(test.pValue(.greater) == 2.0 / 11)
    #expect(test.pValue(.less) == 10.0 / 11)
    #expect(abs(test.statistic - 3.5 / (85.0 / 9).squareRoot()) < 1e-12)
  }

  @Test func `two days are tried in all pairs`() throws {
    let fit = try FittedEvent.written(tenResiduals, days: [3.5, 2])
    let test = try CARPermutationTest(fit, window: 0...1, draws: 1, seed: 1)
    let pool = [3.5, 2] + tenResiduals
    let squares = pool.reduce(0) { $0 + $1 * $1 }
    var statistics: [Double] = []
    for i in pool.indices {
      for j in pool.indices where j > i {
        let rest = squares - pool[i] * pool[i] - pool[j] * pool[j]
        statistics.append((pool[i] + pool[j]) / (2 * rest / 9).squareRoot())
      }
    }
    let own = 5.5 / (2 * 85.0 / 9).squareRoot()
    let extreme = statistics.count { abs($0) >= own - 1e-9 }
    #expect(statistics.count == 66 && test.arrangementCount == 66)
    #expect(abs(test.statistic - own) < 1e-12)
    #expect(test.pValue() == Double(extreme) / 66)
  }

  @Test func `draws come near the share of all arrangements`() throws {
    let residuals = (0..<100).map { Double(($0 * 37) % 101) / 10 - 5 }
    let fit = try FittedEvent.written(residuals, days: [4, 3, 1])
    let test = try CARPermutationTest(fit, window: 0...2, draws: 9_999, seed: 1)
    #expect(!test.isExact && test.arrangementCount == 9_999)
    let pool = PermutationPool(values: [4, 3, 1] + residuals, windowDays: 3, degreesOfFreedom: 99)
    #expect(pool.arrangements(upTo: 200_000) == 176_851)
    let size = abs(test.statistic)
    let extreme = pool.allParts.count { abs($0.sum / $0.variance.squareRoot()) >= size - 1e-9 }
    let exact = Double(extreme) / 176_851
    let error = (exact * (1 - exact) / 9_999).squareRoot()
    #expect(abs(test.pValue() - exact) < 4 * error)
    let other = try CARPermutationTest(fit, window: 0...2, draws: 9_999, seed: 2)
    #expect(other.pValue() != test.pValue() && other.statistic == test.statistic)
    let threads = try CARPermutationTest(fit, window: 0...2, draws: 9_999, seed: 1, threads: 5)
    #expect(threads == test)
  }

  @Test func `no p-value is zero`() throws {
    let one = try CARPermutationTest(
      FittedEvent.written(tenResiduals, days: [90]),
      window: 0...0,
      draws: 9,
      seed: 1
    )
    #expect(one.pValue() == 1.0 / 11 && one.pValue(.greater) == 1.0 / 11)
    let many = (0..<100).map { Double(($0 * 37) % 101) / 10 - 5 }
    let drawn = try CARPermutationTest(
      FittedEvent.written(many, days: [90, 80, 70]),
      window: 0...2,
      draws: 99,
      seed: 1
    )
    #expect(drawn.pValue() == 0.01)
  }

  @Test func `scale and sign of returns change nothing else`() throws {
    let fit = try FittedEvent.written(tenResiduals, days: [3.5, 2, 1])
    let test = try CARPermutationTest(fit, window: 0...2, draws: 99, seed: 1)
    let larger = try CARPermutationTest(
      FittedEvent.written(tenResiduals.map { 3 * $0 }, days: [10.5, 6, 3]),
      window: 0...2,
      draws: 99,
      seed: 1
    )
    #expect(abs(test.statistic - larger.statistic) < 1e-12)
    #expect(test.pValue(.less) == larger.pValue(.less))
    let opposite = try CARPermutationTest(
      FittedEvent.written(tenResiduals.map { -$0 }, days: [-3.5, -2, -1]),
      window: 0...2,
      draws: 99,
      seed: 1
    )
    #expect(opposite.pValue(.less) == test.pValue(.greater) && opposite.pValue() == test.pValue())
  }

  @Test func `a missing day is neither drawn nor counted`() throws {
    let whole = try CARPermutationTest(
      FittedEvent.written(tenResiduals, days: [3.5]),
      window: 0...0,
      draws: 1,
      seed: 1
    )
    let gaps = try CARPermutationTest(
      FittedEvent.written(tenResiduals + [.nan], days: [.nan, 3.5], first: -1),
      window: -1...0,
      draws: 1,
      seed: 1
    )
    #expect(whole.pValue() == gaps.pValue() && whole.statistic == gaps.statistic)
    #expect(throws: InferenceError.noAbnormalReturn) {
      try CARPermutationTest(
        FittedEvent.written(tenResiduals, days: [3.5, .nan]),
        window: 1...1,
        draws: 1,
        seed: 1
      )
    }
    #expect(throws: InferenceError.noAbnormalReturn) {
      try CARPermutationTest(
        FittedEvent.written(tenResiduals, days: [3.5]),
        window: 0...4,
        draws: 1,
        seed: 1
      )
    }
  }

  @Test func `events of one date change places together`() throws {
    let fit = try FittedEvent.written(tenResiduals, days: [3.5])
    let single = try CARPermutationTest(fit, window: 0...0, draws: 1, seed: 1)
    let together = try CAARPermutationTest(
      CrossSection([fit, fit], dates: [7, 7]).window(0...0),
      draws: 1,
      seed: 1
    )
    #expect(together.pValue() == single.pValue() && together.eventCount == 2)
    #expect(abs(together.statistic - single.statistic) < 1e-12)
    // On two dates each takes its own place: 121 arrangements.
    let apart = try CAARPermutationTest(
      CrossSection([fit, fit], dates: [7, 8]).window(0...0),
      draws: 1,
      seed: 1
    )
    let pool = [3.5] + tenResiduals
    let squares = pool.reduce(0) { $0 + $1 * $1 }
    var extreme = 0
    for a in pool {
      for b in pool {
        let t = (a + b) / ((2 * squares - a * a - b * b) / 9).squareRoot()
        if abs(t) >= 7 / (170.0 / 9).squareRoot() - 1e-9 { extreme += 1 }
      }
    }
    #expect(apart.isExact && apart.pValue() == Double(extreme) / 121)
  }

  @Test func `days that do not vary tell nothing`() {
    let pool = PermutationPool(values: [1, 0, 0, 0], windowDays: 1, degreesOfFreedom: 3)
    #expect(throws: InferenceError.noVariance) {
      try PermutationDraws([pool], draws: 1, random: CounterRandom(seed: 1), threads: 1)
    }
  }

  @Test func `many dates are too many`() throws {
    let fit = try FittedEvent.written(tenResiduals, days: [3.5])
    let sample = CrossSection(Array(repeating: fit, count: 101), dates: Array(1...101))
    #expect(throws: InferenceError.tooManyDates(allowed: 100, available: 101)) {
      try CAARPermutationTest(sample.window(0...0), draws: 9, seed: 1)
    }
  }
}

@Suite("Sample quantiles on the scale of a variance")
struct VolatilityQuantileTests {
  /// A calm stretch, then a wild one; the event days are as wild.
  private func wild(_ day: Double, after: [Double] = []) throws -> FittedEvent {
    let residuals = (0..<80).map { index -> Double in
      let value = Double((index * 29) % 41) / 20 - 1
      return index < 50 ? value : 4 * value
    }
    return try FittedEvent.written(residuals, days: [day] + after)
  }

  @Test func `a variance that never moves leaves the plain test`() throws {
    let fit = try wild(2.5, after: [1])
    for window in [0...0, 0...1] {
      let plain = try SampleQuantileTest(fit, window: window)
      let scaled = try VariancePath(fit, filter: .moving(decay: 1)).rank(window)
      #expect(scaled.statistic == plain.statistic)
      #expect(scaled.pValue(.twoSided) == plain.pValue())
    }
  }

  @Test func `a move among wild days is less unusual than it looks`() throws {
    let fit = try wild(4.2)
    let plain = try SampleQuantileTest(fit, window: 0...0).pValue()
    let moving = try MovingVarianceQuantileTest(fit, window: 0...0).pValue()
    #expect(plain < 0.05 && moving > 2 * plain)
  }

  /// Residuals 1, −1, 2, 0 with weight ½: `h` is 1.5, 1.25, 1.125 and 2.5625, on day 0 1.28125.
  @Test func `the variance runs on over the days before the window`() throws {
    let fit = try FittedEvent.written([1, -1, 2, 0], days: [3, 1.5], first: 0)
    let filter = VarianceFilter.moving(decay: 0.5)
    let rank = try VariancePath(fit, filter: filter).rank(1...1)
    let start = 6.0 / 4
    let variances = [start, (start + 1) / 2, ((start + 1) / 2 + 1) / 2]
    let third = variances[2]
    let fourth = (third + 4) / 2
    let scores = zip([1, -1, 2, 0], variances + [fourth]).map { $0 / $1.squareRoot() }
    let dayZero = fourth / 2
    let own = 1.5 / ((dayZero + 9) / 2).squareRoot()
    #expect(rank.counts.atLeast == scores.count { $0 >= own })
    // Without the wild day 0 before it, the day would be rarer.
    #expect(rank.counts.all == 4 && rank.counts.atLeast == 2)
    #expect(scores.count { $0 >= 1.5 / dayZero.squareRoot() } == 1)
  }

  @Test func `forecasts of several days add up`() {
    #expect(VarianceFilter.moving(decay: 0.94).ofSum(2, days: 3) == 6)
    let waves = VarianceFilter.garch(omega: 0.1, arch: 0.2, garch: 0.7)
    #expect(abs(waves.ofSum(2, days: 3) - (2 + 1.9 + 1.81)) < 1e-12)
  }

  @Test func `the fitted variance is the likeliest, on any scale`() throws {
    let panel = SyntheticPanel(events: 1, seed: 3)
    let residuals = try panel.fits()[0].residuals
    let fit = try ResidualVarianceFit(residuals).parameters
    let likelihood = GARCHLikelihood(
      returns: residuals,
      market: [Double](repeating: 0, count: residuals.count)
    )
    for arch in [0.0, 0.05, 0.1, 0.3] {
      for garch in [0.0, 0.3, 0.6, 0.69] {
        for share in [0.5, 1.0, 1.5] {
          let variance = residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)
          let value = likelihood.logLikelihood(
            GARCHLikelihood.Parameters(
              alpha: 0,
              beta: 0,
              omega: share * variance * (1 - arch - garch),
              arch: arch,
              garch: garch
            )
          )
          #expect(value <= likelihood.logLikelihood(fit) + 1e-6)
        }
      }
    }
    let scaled = try ResidualVarianceFit(residuals.map { 10 * $0 }).parameters
    #expect(abs(scaled.omega - 100 * fit.omega) <= 1e-6 * scaled.omega)
    #expect(abs(scaled.arch - fit.arch) < 1e-6 && abs(scaled.garch - fit.garch) < 1e-6)
  }

  @Test func `what cannot be judged has a reason`() throws {
    #expect(throws: InferenceError.tooFewResiduals(required: 30, available: 10)) {
      try GARCHQuantileTest(FittedEvent.written(tenResiduals, days: [1]), window: 0...0)
    }
    let sample = EventSample(
      security: ([1, 2] + tenResiduals)[...],
      market: ([1, 2] + tenResiduals)[...],
      estimation: 2..<12,
      event: 0..<2,
      firstRelativeDay: 0
    )
    #expect(throws: InferenceError.estimationNotBefore) {
      try MovingVarianceQuantileTest(RawReturnModel().fit(sample), window: 0...0)
    }
  }

  @Test(arguments: [SingleEventMethod.movingVarianceQuantile, .garchQuantile])
  func `scale and sign of returns change nothing else`(method: SingleEventMethod) throws {
    let panel = SyntheticPanel(events: 1, seed: 4, holes: true)
    for window in [0...0, -1...1, -5...5] {
      let test = try method.evaluate(panel.fits()[0], window: window)
      let scaled = try method.evaluate(panel.scaled(by: 0.3).fits()[0], window: window)
      #expect(test.statistic == scaled.statistic && test.pValue() == scaled.pValue())
      let opposite = try method.evaluate(panel.scaled(by: -1).fits()[0], window: window)
      #expect(abs(test.statistic + opposite.statistic) < 1e-12)
      #expect(test.pValue(.greater) == opposite.pValue(.less))
    }
  }
}

@Suite("Variance around an event")
struct VarianceComparisonTests {
  @Test func `the days outside the window are compared`() throws {
    let fit = try FittedEvent.written(tenResiduals, days: [2, -2, 90, 4, -4], first: -2)
    let found = try VarianceComparison(fit, leavingOut: 0...0, options: InferenceOptions(draws: 99))
    // 2, −2, 4, −4: squares 40 over 3; the residuals vary around their mean −0.5: 82.5 over 9.
    #expect(found.days == 4)
    #expect(abs(found.ratio - 40.0 / 3 / (82.5 / 9)) < 1e-12)
    // Deviations from the medians 0 and −0.5: mean 3 against 2.5.
    #expect(abs(found.deviationRatio - 1.2) < 1e-12)
    let upper = NullDistribution.fisherF(numerator: 3, denominator: 9).upperTail(found.ratio)
    #expect(abs(found.fPValue - 2 * upper) < 1e-12)
    #expect(throws: InferenceError.tooFewOtherDays(required: 3, available: 2)) {
      try VarianceComparison(fit, leavingOut: -1...1)
    }
  }

  @Test func `wild and calm days are told from ordinary ones`() throws {
    let ordinary = (0..<100).map { Double(($0 * 37) % 101) / 10 - 5 }
    let options = InferenceOptions(draws: 999)
    for (days, isOther) in [
      ([9, -9, 9, -9, 9, -9], true), ([0.1, -0.1, 0.1, -0.1, 0.1, -0.1], true),
      ([2, -2, 4, -4, 1, -1], false),
    ] {
      let found = try VarianceComparison(
        FittedEvent.written(ordinary, days: [0] + days),
        leavingOut: 0...0,
        options: options
      )
      #expect((found.permutationPValue < 0.05) == isOther)
      #expect((found.fPValue < 0.05) == isOther)
    }
  }
}
