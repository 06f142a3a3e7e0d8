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
    threads: Int = 2,
    seed: UInt64 = 1
  ) throws -> LeadLagCorrelation {
    try LeadLagCorrelation(
      x,
      y,
      maximumLag: 5,
      coverage: 0.95,
      draws: 199,
      seed: seed,
      threads: threads
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
        seed: 1,
        threads: 1
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

  @Test func `gives the same bits for any number of threads and others for another seed`() throws {
    let one = try correlate(counts, answer, threads: 1)
    #expect(try correlate(counts, answer, threads: 5) == one)
    #expect(try correlate(counts, answer, seed: 2) != one)
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
