import EventStatistics

/// Returns that a few lines in any language make again: a generator of whole numbers, and a common series that all
/// securities follow.
///
/// `s ← (1103515245 s + 12345) mod 2³¹`, and the number is `⌊s/256⌋ mod 2001 − 1000`.
struct WrittenReturns {
  let treated: [Double]
  let donors: [[Double]]

  init(seed: Int, days: Int, donors count: Int) {
    let own = Self.numbers(seed: seed, count: days * (count + 1))
    let common = Self.numbers(seed: seed + 1, count: days)
    let series = (0...count).map { column in
      (0..<days).map { Double(own[column * days + $0] + 2 * common[$0]) / 100_000 }
    }
    treated = series[0]
    donors = Array(series.dropFirst())
  }

  private static func numbers(seed: Int, count: Int) -> [Int] {
    var state = seed
    return (0..<count).map { _ in
      state = (1_103_515_245 * state + 12345) % (1 << 31)
      return (state >> 8) % 2001 - 1000
    }
  }

  /// The sample whose last days are the event window, from day 0.
  func sample(eventDays: Int) -> SyntheticControlSample {
    SyntheticControlSample(
      treated: treated,
      donors: ReturnColumns(donors),
      estimationCount: treated.count - eventDays,
      eventDays: Array(0..<eventDays)
    )
  }
}

/// Whether a number is another one up to a relative error.
func isClose(_ value: Double, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(value - expected) <= tolerance * max(abs(expected), 1e-3)
}
