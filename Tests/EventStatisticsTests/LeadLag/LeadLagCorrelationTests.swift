import EventStatistics
import Testing

@Suite("Lead-lag correlation")
struct LeadLagCorrelationTests {
  /// Sparse counts, and a series that answers them three days later.
  private let counts = (0..<300).map { ($0 * 7919 + 5) % 23 == 0 ? 1.0 : 0 }
  private var answer: [Double] {
    let noise = (0..<300).map { Double(($0 * 104_729 + 17) % 97) / 97 - 0.5 }
    return noise.indices.map { noise[$0] + ($0 >= 3 ? 4 * counts[$0 - 3] : 0) }
  }

  private func correlate(
    _ x: [Double],
    _ y: [Double],
    draws: Int = 199,
    seed: UInt64 = 1
  ) throws -> LeadLagCorrelation {
    try LeadLagCorrelation(
      x,
      y,
      maximumLag: 5,
      coverage: 0.95,
      draws: draws,
      seed: seed
    )
  }

  @Test func `finds the lag at which one series answers the other`() throws {
    let found = try correlate(counts, answer)
    let strongest = try #require(found.lags.max { abs($0.correlation) < abs($1.correlation) })
    #expect(strongest.lag == 3)
    #expect(strongest.correlation > found.simultaneousBound)
    #expect(strongest.pValue == 1.0 / 200)
    let other = try #require(found.lags.first { $0.lag == -3 })
    #expect(abs(other.correlation) < found.simultaneousBound)
  }

  @Test func `says how many days the largest lag of all would need`() {
    #expect(throws: InferenceError.tooFewDays(required: 1204, available: 300)) {
      try LeadLagCorrelation(
        counts,
        answer,
        maximumLag: .max,
        coverage: 0.95,
        draws: 1,
        seed: 1
      )
    }
  }

  @Test func `turning time around turns the lag around`() throws {
    let forward = try correlate(counts, answer)
    let backward = try correlate(counts.reversed(), answer.reversed())
    for (lag, mirrored) in zip(forward.lags, backward.lags.reversed()) {
      #expect(lag.lag == -mirrored.lag)
      #expect(abs(lag.correlation - mirrored.correlation) < 1e-12)
    }
  }

  @Test func `equals Pearson's correlation at lag 0`() throws {
    let zero = try #require(try correlate(counts, answer).lags.first { $0.lag == 0 })
    let pearson = CorrelationMeasure.pearson.coefficient(counts, answer)
    #expect(abs(zero.correlation - pearson) < 1e-12)
  }

  @Test func `another seed draws other shifts, and all shifts need none`() throws {
    #expect(try correlate(counts, answer, seed: 2) != correlate(counts, answer))
    let all = try correlate(counts, answer, draws: 279)
    #expect(try correlate(counts, answer, draws: 9_999, seed: 2) == all)
    #expect(all.shiftCount == 279)
    #expect(try correlate(counts, answer).shiftCount == 199)
  }

  /// Each correlation and its p-value by the definition, with the shifted series written out.
  @Test(arguments: [false, true])
  func `equals the correlations of series that are shifted one by one`(hasHoles: Bool) throws {
    var (x, y) = (Array(counts.prefix(80)), Array(answer.prefix(80)))
    x[7] = 2
    if hasHoles {
      for day in [0, 12, 40, 79] { y[day] = .nan }
      for day in [3, 30] { x[day] = .nan }
    }
    let found = try correlate(x, y, draws: 9_999)
    for lag in found.lags {
      func correlation(_ x: [Double]) -> Double {
        let days = x.indices.filter {
          y.indices.contains($0 + lag.lag) && x[$0].isFinite && y[$0 + lag.lag].isFinite
        }
        return CorrelationMeasure.pearson.coefficient(
          days.map { x[$0] },
          days.map { y[$0 + lag.lag] }
        )
      }
      let observed = correlation(x)
      #expect(abs(lag.correlation - observed) < 1e-12)
      let chance = (11..<70).map { correlation(Array(x[$0...] + x[..<$0])) }
      let extreme = chance.count { abs($0) >= abs(observed) - 1e-12 }
      #expect(lag.pValue == Double(1 + extreme) / 60)
      let band = Quantile.of(chance, at: [0.025, 0.975])
      #expect(abs(lag.lower - band[0]) < 1e-12)
      #expect(abs(lag.upper - band[1]) < 1e-12)
    }
  }

  /// A shift by a few days puts the answer of day 3 at another lag, where it is no chance.
  @Test func `no shift that is compared meets the answer itself`() throws {
    let x = (0..<120).map { [2, 9, 33, 50, 81, 104].contains($0) ? 1.0 : 0 }
    let y = x.indices.map {
      Double(($0 * 104_729 + 17) % 97) / 97 - 0.5 + ($0 >= 3 ? 4 * x[$0 - 3] : 0)
    }
    let found = try correlate(x, y, draws: 9_999)
    let strongest = try #require(found.lags.first { $0.lag == 3 })
    #expect(found.simultaneousBound < 0.7 * strongest.correlation)
    #expect(found.shiftCount == 99)
  }

  @Test func `a lag is beyond the bound where its p-value over all lags is small, in a family too`()
    throws
  {
    let found = try correlate(counts, answer, draws: 9_999)
    for (family, coverage) in [(1, 0.95), (3, 0.95), (7, 0.9), (20, 0.95)] {
      let many = try LeadLagCorrelation(
        counts,
        answer,
        maximumLag: 5,
        coverage: coverage,
        draws: 9_999,
        seed: 1,
        family: family
      )
      #expect(many.simultaneousBound >= found.simultaneousBound || coverage < 0.95)
      for (lag, alone) in zip(many.lags, found.lags) {
        #expect(lag.simultaneousPValue == min(1, Double(family) * alone.simultaneousPValue))
        #expect(lag.pValue == alone.pValue)
        #expect(lag.simultaneousPValue >= lag.pValue)
        let isBeyond = abs(lag.correlation) > many.simultaneousBound
        #expect(
          isBeyond == (lag.simultaneousPValue <= 1 - coverage + 1e-12),
          "\(family) \(lag.lag)"
        )
      }
    }
    // 279 shifts cannot tell one of 20 questions at 5 % from chance but by the very largest.
    let most = try LeadLagCorrelation(
      counts,
      answer,
      maximumLag: 5,
      coverage: 0.95,
      draws: 9_999,
      seed: 1,
      family: 20
    )
    #expect(most.simultaneousBound == .infinity)
  }

  @Test func `leaves out days on which one series is missing`() throws {
    var gappy = answer
    gappy[10] = .nan
    gappy[200] = .nan
    #expect(try correlate(counts, gappy).dayCount == 298)
  }

  @Test func `says why a series cannot be correlated`() {
    #expect(throws: InferenceError.noVariance) {
      try correlate([Double](repeating: 1, count: 300), answer)
    }
    #expect(throws: InferenceError.tooFewDays(required: 24, available: 20)) {
      try correlate(Array(counts.prefix(20)), Array(answer.prefix(20)))
    }
  }
}
