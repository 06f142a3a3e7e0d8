/// Mean rank scores by day, with running sums over the event window: Corrado's test of any window.
struct RankScores: Sendable {
  /// Running sums of the daily mean score, and of the days that have one.
  private var means = [0.0]
  private var days = [0]
  private let deviation: Double

  /// Averages the scores of each day.
  ///
  /// - Parameters:
  ///   - axis: The days of the scores.
  ///   - eventCount: The number of events.
  ///   - score: The sum of the scores of a day and their number, by the position on the axis.
  init(
    axis: DailyScores.Axis,
    eventCount: Int,
    score: (Int) -> (sum: Double, count: Double)
  ) {
    var squares = 0.0
    var dayCount = 0
    for index in 0..<axis.count {
      let (sum, count) = score(index)
      let mean = count > 0 ? sum / count : 0
      if count > 0 {
        dayCount += 1
        squares += count / Double(eventCount) * mean * mean
      }
      if index >= axis.estimationDays.count {
        means.append((means.last ?? 0) + mean)
        days.append((days.last ?? 0) + (count > 0 ? 1 : 0))
      }
    }
    deviation = (squares / Double(dayCount)).squareRoot()
  }

  /// The scores of one model of a grid: those of events without a missing day, and of the others.
  init(
    _ sums: GridPartial,
    slot: Int,
    settings: GridSettings,
    axis: DailyScores.Axis,
    eventCount: Int
  ) {
    let estimationCount = settings.estimation.count
    let rankedDays = estimationCount + settings.eventWindow.count
    let unit = 1 / Double(2 * (rankedDays + 1))
    let base = 2 * slot * axis.count
    self.init(axis: axis, eventCount: eventCount) { index in
      let sum = sums.scores[base + index]
      let count = sums.scores[base + axis.count + index]
      let isEventDay = index >= axis.estimationDays.count
      // Where the day stands among those that events without a missing day rank together.
      let ranked =
        isEventDay
        ? estimationCount + index - axis.estimationDays.count
        : axis.estimationDays.lowerBound + index - settings.estimation.lowerBound
      guard isEventDay || (0..<estimationCount).contains(ranked) else { return (sum, count) }
      return (
        sum + Double(sums.rankSums[slot * rankedDays + ranked]) * unit,
        count + Double(sums.rankedCount)
      )
    }
  }

  /// `z = Σ_w K̄ₜ/(√L S)` over the days of the window that have a score.
  func statistic(of span: WindowSpan, eventCount: Double) -> GridOutcome {
    guard eventCount > 0 else { return .failure(.noEvents) }
    guard deviation > 0 else { return .failure(.noVariance) }
    let count = Double(days[span.end] - days[span.start])
    return .success((means[span.end] - means[span.start]) / (count.squareRoot() * deviation))
  }
}
