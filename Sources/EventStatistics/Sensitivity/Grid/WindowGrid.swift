internal import ParallelExecution

/// All windows of all models with all their tests, from one pass over the events.
///
/// The numbers are those of ``InferenceMethod``, computed from sums that every window shares: an event
/// is fitted once by closed forms, its abnormal returns become a path of running sums, and a window is
/// a difference of two of its positions. Sums run in blocks of a fixed size that are added in order, so
/// that the number of threads changes no bit.
public struct WindowGrid: Sendable {
  /// What was computed.
  public let settings: GridSettings
  /// One cell for each model and window: model by model, windows in the order of the settings.
  public let cells: [GridCell]
  /// The number of events that each model was fitted to, in the order of the models.
  public let fittedCounts: [Int]
  /// The events that a model could not be fitted to, with the reason.
  public let failures: [GridFailure]

  /// Computes a grid.
  ///
  /// - Parameters:
  ///   - panel: The returns.
  ///   - events: The events; sums run symbol by symbol, and for one symbol in their order.
  ///   - settings: Windows and models.
  ///   - threads: The number of threads; it changes no digit.
  /// - Complexity: O(events × (estimation days + models × windows)) time; memory for sums does not
  ///   grow with the events.
  public init(_ panel: ReturnPanel, events: [PanelEvent], settings: GridSettings, threads: Int) {
    self.init(GridEngine(panel, settings: settings), events: events, threads: threads)
  }

  init(_ engine: GridEngine, events: [PanelEvent], threads: Int) {
    let axis = engine.scoreAxis(events)
    let sums = engine.sums(over: events, axis: axis, threads: threads)
    self.init(sums, settings: engine.settings, axis: axis)
  }

  private init(_ sums: GridPartial, settings: GridSettings, axis: DailyScores.Axis) {
    self.settings = settings
    fittedCounts = sums.fitted
    failures = sums.failures.sorted { $0.event < $1.event }
    let statistics = GridStatistics(sums, settings: settings, axis: axis)
    cells = statistics.moments.enumerated().map { index, moments in
      GridCell(
        moments,
        model: settings.models[index / settings.windows.count],
        window: settings.windows[index % settings.windows.count],
        outcomes: GridCell.methods.indices.lazy.map { statistics.outcome(cell: index, test: $0) }
      )
    }
  }

  /// Returns a cell; nothing for a model or window that was not computed.
  public func cell(_ model: ExpectedReturnMethod, _ window: ClosedRange<Int>) -> GridCell? {
    guard let row = settings.models.firstIndex(of: model),
      let column = settings.windows.firstIndex(of: window)
    else { return nil }
    return cells[row * settings.windows.count + column]
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
