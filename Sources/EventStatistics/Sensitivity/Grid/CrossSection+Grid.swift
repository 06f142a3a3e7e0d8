internal import ParallelExecution

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
