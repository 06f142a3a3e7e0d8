/// The statistics of all cells from the sums of the grid; no p-values.
struct GridStatistics: Sendable {
  /// For each cell one outcome for each of ``GridCell/methods``.
  private let outcomes: [GridOutcome]
  let moments: [WindowMoments]

  init(_ sums: GridPartial, settings: GridSettings, axis: DailyScores.Axis) {
    let spans = settings.spans
    moments = sums.cells
    var outcomes: [GridOutcome] = []
    outcomes.reserveCapacity(moments.count * GridCell.methods.count)
    var slot = 0
    for (model, method) in settings.models.enumerated() {
      var ranks: RankScores?
      if settings.rankedModels.contains(method) {
        ranks = RankScores(
          sums,
          slot: slot,
          settings: settings,
          axis: axis,
          eventCount: sums.fitted[model]
        )
        slot += 1
      }
      for (window, span) in spans.enumerated() {
        let cell = sums.cells[model * spans.count + window]
        outcomes.append(cell.crossSectional)
        outcomes.append(cell.patell)
        outcomes.append(cell.bmp)
        outcomes.append(cell.generalizedSign)
        outcomes.append(
          ranks?.statistic(of: span, eventCount: cell.count) ?? .failure(.noEvents)
        )
      }
    }
    self.outcomes = outcomes
  }

  /// The outcome of a test, by the positions of the cell and of the test in ``GridCell/methods``.
  func outcome(cell: Int, test: Int) -> GridOutcome {
    outcomes[cell * GridCell.methods.count + test]
  }

  /// The statistic, NaN where the test does not apply.
  func value(cell: Int, test: Int) -> Double {
    guard case .success(let value) = outcome(cell: cell, test: test) else { return .nan }
    return value
  }
}

extension WindowMoments {
  var crossSectional: GridOutcome { Self.studentT(count, carMean, carSquares) }

  var bmp: GridOutcome { Self.studentT(count, scarMean, scarSquares) }

  var patell: GridOutcome {
    guard count > 0 else { return .failure(.noEvents) }
    guard degreesOfFreedom > 2 else {
      return .failure(.tooFewDegreesOfFreedom(required: 3, available: Int(degreesOfFreedom)))
    }
    return .success(count * scarMean / nullVariance.squareRoot())
  }

  var generalizedSign: GridOutcome {
    guard count > 0 else { return .failure(.noEvents) }
    let p = share / count
    guard p > 0, p < 1 else { return .failure(.noVariance) }
    return .success((positive - count * p) / (count * p * (1 - p)).squareRoot())
  }

  private static func studentT(_ count: Double, _ mean: Double, _ squares: Double) -> GridOutcome {
    guard count > 0 else { return .failure(.noEvents) }
    guard count >= 2 else {
      return .failure(.tooFewEvents(required: 2, available: Int(count)))
    }
    // The size of the values by their mean square; the tests themselves take the largest one.
    guard squares > (count * mean * mean + squares) * SampleMoments.roundingVariance else {
      return .failure(.noVariance)
    }
    return .success(count.squareRoot() * mean / (squares / (count - 1)).squareRoot())
  }
}

/// Mean rank scores by day, with running sums over the event window.
private struct RankScores {
  /// Running sums of the daily mean score, and of the days that have one.
  private var means = [0.0]
  private var days = [0]
  private let deviation: Double

  init(
    _ sums: GridPartial,
    slot: Int,
    settings: GridSettings,
    axis: DailyScores.Axis,
    eventCount: Int
  ) {
    let rankedDays = settings.estimation.count + settings.eventWindow.count
    let unit = 1 / Double(2 * (rankedDays + 1))
    let base = 2 * slot * axis.count
    var squares = 0.0
    var dayCount = 0
    for index in 0..<axis.count {
      var sum = sums.scores[base + index]
      var count = sums.scores[base + axis.count + index]
      let isEventDay = index >= axis.estimationDays.count
      // Where the day stands among those that events without a missing day rank together.
      let ranked =
        isEventDay
        ? settings.estimation.count + index - axis.estimationDays.count
        : axis.estimationDays.lowerBound + index - settings.estimation.lowerBound
      if isEventDay || (0..<settings.estimation.count).contains(ranked) {
        sum += Double(sums.rankSums[slot * rankedDays + ranked]) * unit
        count += Double(sums.rankedCount)
      }
      let mean = count > 0 ? sum / count : 0
      if count > 0 {
        dayCount += 1
        squares += count / Double(eventCount) * mean * mean
      }
      if isEventDay {
        means.append((means.last ?? 0) + mean)
        days.append((days.last ?? 0) + (count > 0 ? 1 : 0))
      }
    }
    deviation = (squares / Double(dayCount)).squareRoot()
  }

  func statistic(of span: WindowSpan, eventCount: Double) -> GridOutcome {
    guard eventCount > 0 else { return .failure(.noEvents) }
    guard deviation > 0 else { return .failure(.noVariance) }
    let count = Double(days[span.end] - days[span.start])
    return .success((means[span.end] - means[span.start]) / (count.squareRoot() * deviation))
  }
}
