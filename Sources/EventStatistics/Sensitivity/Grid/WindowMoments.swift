/// What all tests of one window and model need to know about the events, in one pass.
///
/// Moments are means and centered sums, so that nothing cancels however large the mean.
struct WindowMoments: Sendable, Hashable {
  var count = 0.0
  var carMean = 0.0
  /// `Σ(CAR − mean)²`.
  var carSquares = 0.0
  var scarMean = 0.0
  /// `Σ(SCAR − mean)²`.
  var scarSquares = 0.0
  /// The number of positive sums.
  var positive = 0.0
  /// The sum over events of the share of positive residuals.
  var share = 0.0
  /// `Σ (Tᵢ − K)/(Tᵢ − K − 2)`.
  var nullVariance = 0.0
  /// The smallest degrees of freedom of an event.
  var degreesOfFreedom = Double.infinity

  /// Adds the events of other moments.
  ///
  /// Source: Chan, Golub & LeVeque (1983), *Algorithms for Computing the Sample Variance*, American
  /// Statistician 37(3), pp. 242–247, eq. 2.1.
  mutating func merge(_ other: WindowMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = count + other.count
    let weight = other.count / total
    let carShift = other.carMean - carMean
    let scarShift = other.scarMean - scarMean
    carMean += carShift * weight
    scarMean += scarShift * weight
    carSquares += other.carSquares + carShift * carShift * count * weight
    scarSquares += other.scarSquares + scarShift * scarShift * count * weight
    count = total
    positive += other.positive
    share += other.share
    nullVariance += other.nullVariance
    degreesOfFreedom = min(degreesOfFreedom, other.degreesOfFreedom)
  }

  /// Adds one event.
  mutating func add(
    car: Double,
    scar: Double,
    isPositive: Bool,
    share: Double,
    degreesOfFreedom: Double
  ) {
    count += 1
    let carDeviation = car - carMean
    carMean += carDeviation / count
    carSquares += carDeviation * (car - carMean)
    let scarDeviation = scar - scarMean
    scarMean += scarDeviation / count
    scarSquares += scarDeviation * (scar - scarMean)
    positive += isPositive ? 1 : 0
    self.share += share
    nullVariance += degreesOfFreedom / (degreesOfFreedom - 2)
    self.degreesOfFreedom = min(self.degreesOfFreedom, degreesOfFreedom)
  }
}

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
