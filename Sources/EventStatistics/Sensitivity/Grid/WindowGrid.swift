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
