import EventStatistics
import Testing

/// An abnormal return stands beside residuals only on their scale: a calm estimation window, and a
/// day 0 whose variance the model knows to be another one.
@Suite("Abnormal returns beside residuals")
struct ConditionalScaleTests {
  /// Waves of variance, calm at the end of the estimation window and wild from day −4 on.
  private func wild(_ seed: UInt64) -> EventSample {
    let random = CounterRandom(seed: seed)
    var (variance, security, market) = (1e-4, [Double](), [Double]())
    for day in 0..<520 {
      let normals = random.normals(stream: 0, index: UInt64(day))
      market.append(0.01 * normals.second)
      var residual = variance.squareRoot() * normals.first
      if (505..<510).contains(day) { residual = day.isMultiple(of: 2) ? 0.05 : -0.05 }
      if day == 510 { residual = 0.06 }
      security.append(0.0005 + market[day] + residual)
      variance = 4e-6 + 0.18 * residual * residual + 0.78 * variance
    }
    return EventSample(
      security: security[...],
      market: market[...],
      estimation: 0..<500,
      event: 505..<520,
      firstRelativeDay: -5
    )
  }

  /// `S_AR/σ`, by which a residual of that day would have been divided.
  private func scale(_ fit: FittedEvent, _ day: Int) -> Double {
    fit.standardError[day - fit.firstRelativeDay] / fit.sigma
  }

  private let conditional: [any ExpectedReturnModel] = [GARCHModel(), EGARCHModel()]

  @Test func `the sample quantile of a wild day is that of its own scale`() throws {
    for model in conditional {
      let fit = try model.fit(wild(5))
      let residuals = fit.residuals.filter(\.isFinite)
      #expect(scale(fit, 0) > 1.8)
      for day in -5...0 {
        let value = fit.abnormal[day + 5] / scale(fit, day)
        let test = try SampleQuantileTest(fit, window: day...day)
        #expect(test.atLeastCount == residuals.count { $0 >= value })
        #expect(test.atMostCount == residuals.count { $0 <= value })
      }
      // Against constant variance the same day has hardly a residual of its size.
      let constant = try SampleQuantileTest(MarketModel().fit(wild(5)), window: 0...0)
      let own = try SampleQuantileTest(fit, window: 0...0)
      #expect(own.atLeastCount > constant.atLeastCount)
      #expect(own.pValue() > constant.pValue())
    }
  }

  @Test func `a window of several days sums them on their own scales`() throws {
    for model in conditional {
      let fit = try model.fit(wild(5))
      let value = (-1...1).reduce(0) { $0 + fit.abnormal[$1 + 5] / scale(fit, $1) }
      let sums = (0..<(fit.residuals.count - 2)).map { start in
        fit.residuals[start..<(start + 3)].reduce(0, +)
      }
      let test = try SampleQuantileTest(fit, window: -1...1)
      #expect(test.comparisonCount == sums.count)
      #expect(test.atLeastCount == sums.count { $0 >= value - 1e-15 })
    }
  }

  @Test func `a return over several days has their variance beside residuals of one`() throws {
    let panel = SyntheticPanel(events: 1, seed: 8)
    var (prices, levels) = ([Double](), [Double]())
    var (price, level) = (100.0, 1000.0)
    for day in panel.market.indices {
      price *= 1 + panel.companies[0][day]
      level *= 1 + panel.market[day]
      prices.append(price)
      levels.append(level)
    }
    let day = panel.eventDays[0]
    for missing in (day - 3)..<day { prices[missing] = .nan }
    let sample = EventSample(
      security: panel.companies[0][...],
      market: panel.market[...],
      prices: EventSample.PricePair(security: prices[...], market: levels[...]),
      estimation: (day - 90)..<(day - 10),
      event: (day - 5)..<(day + 6),
      firstRelativeDay: -5
    )
    let fit = try TradeToTradeModel().fit(sample)
    // Day 0 ends a return over four days.
    let value = fit.abnormal[5] / 2
    let test = try SampleQuantileTest(fit, window: 0...0)
    #expect(test.atLeastCount == fit.residuals.count { $0 >= value })
    #expect(test.atMostCount == fit.residuals.count { $0 <= value })
  }

  @Test func `tests with the variance of residuals give each day the variance of the model`() throws
  {
    for model in conditional {
      let fits = try [5, 6, 7].map { try model.fit(wild(UInt64($0))) }
      let window = CrossSection(fits, dates: [1, 2, 3]).window(-1...1)
      let variance = fits.reduce(0) { sum, fit in
        let residuals = fit.residuals
        let mean = residuals.reduce(0, +) / Double(residuals.count)
        let spread = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let days = (-1...1).reduce(0) { $0 + scale(fit, $1) * scale(fit, $1) }
        return sum + days * spread / Double(residuals.count - 1)
      }
      let plain = try BrownWarnerTest(window)
      #expect(abs(plain.standardError / (variance.squareRoot() / 3) - 1) < 1e-12)
      let averages = (-1...1).map { day in
        fits.reduce(0) { $0 + $1.abnormal[day + 5] / scale($1, day) } / 3
      }
      let crude = try CrudeDependenceTest(window)
      let expected = averages.reduce(0, +) / (3.0.squareRoot() * crude.standardDeviation)
      #expect(abs(crude.statistic / expected - 1) < 1e-12)
    }
  }
}
