internal import ParallelExecution

/// Scores of all events summed by relative day, over the estimation and the event windows.
///
/// Events are summed in blocks of a fixed size and the blocks in order, so that any number of threads
/// gives the same bits.
struct DailyScores: Sendable {
  /// The estimation days, then the event days.
  let sums: [Double]
  /// The number of events with a score on each day.
  let counts: [Int]
  let estimationDays: Range<Int>
  let eventDays: Range<Int>

  /// The index of a day of the event window.
  func index(ofEventDay day: Int) -> Int { estimationDays.count + day - eventDays.lowerBound }

  /// The indices of a tested window on which at least one event has a score.
  func indices(of window: ClosedRange<Int>) -> [Int] {
    window.clamped(to: eventDays.lowerBound...max(eventDays.lowerBound, eventDays.upperBound - 1))
      .map { index(ofEventDay: $0) }
      .filter { counts[$0] > 0 }
  }

  /// The number of days on which at least one event has a score.
  var dayCount: Int { counts.lazy.filter { $0 > 0 }.count }

  private static let blockSize = 256

  /// Sums the scores that a closure writes for each event.
  ///
  /// - Parameter score: Called with an event and its values, residuals first, then abnormal returns
  ///   of the event window; NaN where missing. It replaces the values by scores.
  init(
    of events: [FittedEvent],
    estimationDays: Range<Int>,
    eventDays: Range<Int>,
    threads: Int,
    score: @Sendable (FittedEvent, inout [Double], inout AverageRanks) -> Void
  ) {
    let days = estimationDays.count + eventDays.count
    let blocks = (events.count + Self.blockSize - 1) / Self.blockSize
    let partial = concurrentMap(count: blocks, threads: threads) { block in
      var sums = [Double](repeating: 0, count: days)
      var counts = [Int](repeating: 0, count: days)
      var ranks = AverageRanks()
      var values: [Double] = []
      let start = block * Self.blockSize
      for event in events[start..<min(events.count, start + Self.blockSize)] {
        event.comparableValues(into: &values)
        score(event, &values, &ranks)
        let split = event.residuals.count
        let estimationOffset = event.firstEstimationDay - estimationDays.lowerBound
        let eventOffset =
          estimationDays.count + event.firstRelativeDay - eventDays.lowerBound - split
        for index in values.indices where !values[index].isNaN {
          let day = index + (index < split ? estimationOffset : eventOffset)
          sums[day] += values[index]
          counts[day] += 1
        }
      }
      return (sums: sums, counts: counts)
    }
    var sums = [Double](repeating: 0, count: days)
    var counts = [Int](repeating: 0, count: days)
    for block in partial {
      for day in 0..<days {
        sums[day] += block.sums[day]
        counts[day] += block.counts[day]
      }
    }
    self.sums = sums
    self.counts = counts
    self.estimationDays = estimationDays
    self.eventDays = eventDays
  }

  /// Ranks over the estimation and the whole event window, `rank/(1 + n) − 1/2`, average ties.
  static func ranks(
    of events: [FittedEvent],
    estimationDays: Range<Int>,
    eventDays: Range<Int>,
    threads: Int
  ) -> DailyScores {
    DailyScores(
      of: events,
      estimationDays: estimationDays,
      eventDays: eventDays,
      threads: threads
    ) { _, values, ranks in
      ranks.replace(&values) { rank, count in rank / Double(1 + count) - 0.5 }
    }
  }
}

extension FittedEvent {
  /// Residuals and abnormal returns on one scale, for signs and ranks.
  ///
  /// A value below 1e-12 of sigma is rounding and becomes zero: a robust line passes exactly through
  /// some points. An abnormal return over several days is brought to the scale of one day.
  func comparableValues(into values: inout [Double]) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: residuals)
    values.append(contentsOf: abnormal)
    if !disturbanceScale.isEmpty {
      for day in abnormal.indices {
        values[residuals.count + day] /= disturbanceScale[day].squareRoot()
      }
    }
    let limit = negligible
    for index in values.indices where abs(values[index]) < limit { values[index] = 0 }
  }
}
