internal import ParallelExecution

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

extension CrossSection {
  /// Returns the cells of a window grid for events that any model was fitted to.
  ///
  /// The general form of ``WindowGrid``: each event once becomes a path of running sums, so that a
  /// window costs O(*K*) an event.
  ///
  /// - Parameters:
  ///   - method: The model behind the events.
  ///   - windows: Days inside the event window of the cross-section.
  ///   - threads: The number of threads; it changes no digit.
  /// - Returns: One cell for each window, in the given order.
  /// - Complexity: O(events × (days + windows)).
  public func grid(
    _ method: ExpectedReturnMethod,
    windows: [ClosedRange<Int>],
    threads: Int
  ) -> [GridCell] {
    guard let last = eventDays.last else {
      return windows.map { window in
        let span = WindowSpan(start: 0, end: window.count)
        let none = WindowMoments()
        return GridCell(
          none,
          model: method,
          window: window,
          outcomes: none.outcomes(nil, span: span)
        )
      }
    }
    let eventWindow = eventDays.lowerBound...last
    let spans = windows.map { window in
      precondition(
        eventWindow.contains(window.lowerBound) && eventWindow.contains(window.upperBound),
        "A tested window lies inside the event window"
      )
      return WindowSpan(
        start: window.lowerBound - eventWindow.lowerBound,
        end: window.upperBound + 1 - eventWindow.lowerBound
      )
    }
    let size = 256
    let blocks = concurrentMap(count: (events.count + size - 1) / size, threads: threads) { block in
      var cells = [WindowMoments](repeating: WindowMoments(), count: spans.count)
      cells.withUnsafeMutableBufferPointer { cells in
        guard let cells = cells.baseAddress else { return }
        for event in events[(block * size)..<min(events.count, (block + 1) * size)] {
          EventPath(event, eventWindow: eventWindow).add(to: cells, spans: spans)
        }
      }
      return cells
    }
    var moments = [WindowMoments](repeating: WindowMoments(), count: spans.count)
    for block in blocks {
      for index in moments.indices { moments[index].merge(block[index]) }
    }
    let scores = rankScores()
    let ranks = RankScores(axis: scores.axis, eventCount: events.count) {
      (scores.sums[$0], scores.counts[$0])
    }
    return windows.indices.map { index in
      GridCell(
        moments[index],
        model: method,
        window: windows[index],
        outcomes: moments[index].outcomes(ranks, span: spans[index])
      )
    }
  }
}
