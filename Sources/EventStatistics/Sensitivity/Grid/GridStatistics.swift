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
        outcomes += sums.cells[model * spans.count + window].outcomes(ranks, span: span)
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
  /// The outcome of each of ``GridCell/methods``; a window without ranks has no rank test.
  func outcomes(_ ranks: RankScores?, span: WindowSpan) -> [GridOutcome] {
    [
      crossSectional, patell, bmp, generalizedSign,
      ranks?.statistic(of: span, eventCount: count) ?? .failure(.noEvents),
    ]
  }

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
    guard count >= 2 else { return .failure(.tooFewEvents(required: 2, available: Int(count))) }
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
