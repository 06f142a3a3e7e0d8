/// Scores of all events summed by relative day, over the estimation and the event windows.
struct DailyScores: Sendable {
  /// The estimation days, then the event days.
  let sums: [Double]
  /// The number of events with a score on each day.
  let counts: [Double]
  let axis: Axis

  /// The relative days that all events of a cross-section cover together.
  struct Axis: Sendable, Hashable {
    let estimationDays: Range<Int>
    let eventDays: Range<Int>

    var count: Int { estimationDays.count + eventDays.count }
  }

  /// Sums the scores that a closure writes for each event.
  ///
  /// - Parameters:
  ///   - events: The events of the cross-section.
  ///   - axis: The days that they cover.
  ///   - threads: The number of threads.
  ///   - score: Called with an event and its values, residuals first, then abnormal returns of the
  ///     event window; NaN where missing. It replaces the values by scores.
  init(
    of events: [FittedEvent],
    axis: Axis,
    threads: Int,
    score: @Sendable (FittedEvent, inout [Double], inout AverageRanks) -> Void
  ) {
    let width = axis.count
    let totals = BlockedSum.over(count: events.count, width: 2 * width, threads: threads) {
      block,
      totals in
      var ranks = AverageRanks()
      var values: [Double] = []
      for event in events[block] {
        event.comparableValues(into: &values)
        score(event, &values, &ranks)
        let split = event.residuals.count
        let estimationOffset = event.firstEstimationDay - axis.estimationDays.lowerBound
        let eventOffset =
          axis.estimationDays.count + event.firstRelativeDay - axis.eventDays.lowerBound - split
        for index in values.indices where !values[index].isNaN {
          let day = index + (index < split ? estimationOffset : eventOffset)
          totals[day] += values[index]
          totals[width + day] += 1
        }
      }
    }
    sums = Array(totals[..<width])
    counts = Array(totals[width...])
    self.axis = axis
  }

  /// The indices of a tested window on which at least one event has a score.
  func indices(of window: ClosedRange<Int>) -> [Int] {
    let days = axis.eventDays.clamped(to: window.lowerBound..<(window.upperBound + 1))
    return days.map { axis.estimationDays.count + $0 - axis.eventDays.lowerBound }
      .filter { counts[$0] > 0 }
  }

  /// The number of days on which at least one event has a score.
  var dayCount: Int { counts.lazy.filter { $0 > 0 }.count }

  /// The statistic that allows for missing values, with `Zₜ = Σᵢ score/√Nₜ`.
  ///
  /// `z = Σ_w Zₜ/(√L S)`, `S² = Σ Zₜ²/T` over all *T* days.
  func statistic(of window: ClosedRange<Int>) throws(InferenceError) -> Double {
    var squares = 0.0
    for (sum, count) in zip(sums, counts) where count > 0 { squares += sum * sum / count }
    guard squares > 0 else { throw .noVariance }
    let days = indices(of: window)
    guard !days.isEmpty else { throw .noEvents }
    let total = days.reduce(0) { $0 + sums[$1] / counts[$1].squareRoot() }
    return total / Double(days.count).squareRoot() / (squares / Double(dayCount)).squareRoot()
  }
}

extension DailyScores {
  /// `rank/(1 + n) − 1/2` with average ties, over all event days or those of one window.
  static func ranks(
    of events: [FittedEvent],
    axis: Axis,
    threads: Int,
    window: ClosedRange<Int>? = nil
  ) -> DailyScores {
    DailyScores(of: events, axis: axis, threads: threads) { event, values, ranks in
      if let window {
        for day in event.days where !window.contains(day) {
          values[event.residuals.count + day - event.firstRelativeDay] = .nan
        }
      }
      ranks.replace(&values) { rank, count in rank / Double(1 + count) - 0.5 }
    }
  }

  /// The sign of each value against the median of estimation and event window.
  static func signs(of events: [FittedEvent], axis: Axis, threads: Int) -> DailyScores {
    DailyScores(of: events, axis: axis, threads: threads) { event, values, _ in
      let median = Median.of(values.filter { !$0.isNaN })
      let limit = event.negligible
      for index in values.indices where !values[index].isNaN {
        let deviation = values[index] - median
        values[index] = deviation > limit ? 1 : deviation < -limit ? -1 : 0
      }
    }
  }

  /// Ranks of standardized values, event days also over their standard deviation across events.
  ///
  /// An event day on which fewer than two events differ has no such deviation and no score.
  static func standardizedRanks(
    of events: [FittedEvent],
    axis: Axis,
    threads: Int
  ) -> DailyScores {
    let deviations = events.map { SampleMoments($0.residuals).standardDeviation }
    let across = axis.eventDays.map { day in
      let moments = SampleMoments(
        zip(events, deviations).lazy.map { event, deviation in
          event.index(ofDay: day).map { event.comparableAbnormal($0) / deviation } ?? .nan
        }
      )
      return moments.hasVariance ? moments.standardDeviation : .nan
    }
    return DailyScores(of: events, axis: axis, threads: threads) { event, values, ranks in
      let offset = event.firstRelativeDay - axis.eventDays.lowerBound
      for day in event.abnormal.indices {
        values[event.residuals.count + day] /= across[offset + day]
      }
      // The event's own deviation divides all values alike and leaves their order as it is.
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
    for index in abnormal.indices { values.append(comparableAbnormal(index)) }
    let limit = negligible
    for index in values.indices where abs(values[index]) < limit { values[index] = 0 }
  }
}
