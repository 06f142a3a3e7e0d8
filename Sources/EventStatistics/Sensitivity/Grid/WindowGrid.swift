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

/// What a window grid computes: windows, models and the days they are estimated on.
public struct GridSettings: Sendable, Hashable {
  /// The models that have a closed form, which is what the grid computes from a panel.
  public static let closedForms: [ExpectedReturnMethod] = [
    .market, .meanAdjusted, .marketAdjusted,
  ]

  /// The estimation window, relative to the event day.
  public let estimation: ClosedRange<Int>
  /// The event window; ranks are taken over it together with the estimation window.
  public let eventWindow: ClosedRange<Int>
  /// The tested windows, each inside the event window.
  public let windows: [ClosedRange<Int>]
  /// The models; what is fitted from a panel is one of ``closedForms``.
  public let models: [ExpectedReturnMethod]
  /// The models whose abnormal returns are ranked for Corrado's test, which takes most of the time.
  public let rankedModels: Set<ExpectedReturnMethod>
  /// The number of usable days of the estimation window below which an event is left out.
  public let minimumObservations: Int

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - estimation: The estimation window; it does not meet the event window.
  ///   - eventWindow: The event window.
  ///   - windows: The tested windows; every window of the event window that holds day 0 when absent.
  ///   - models: The models.
  ///   - rankedModels: The models to rank; all of them when absent.
  ///   - minimumObservations: The least number of usable estimation days, at least 3.
  public init(
    estimation: ClosedRange<Int>,
    eventWindow: ClosedRange<Int>,
    windows: [ClosedRange<Int>]? = nil,
    models: [ExpectedReturnMethod] = closedForms,
    rankedModels: Set<ExpectedReturnMethod>? = nil,
    minimumObservations: Int = 3
  ) {
    let windows = windows ?? Self.allWindows(in: eventWindow)
    precondition(
      windows.allSatisfy {
        eventWindow.contains($0.lowerBound) && eventWindow.contains($0.upperBound)
      },
      "A tested window lies inside the event window"
    )
    precondition(!estimation.overlaps(eventWindow), "Estimation and event window do not meet")
    precondition(Set(models).count == models.count, "A grid fits each model once")
    precondition(minimumObservations >= 3, "A line needs three observations")
    self.estimation = estimation
    self.eventWindow = eventWindow
    self.windows = windows
    self.models = models
    self.rankedModels = rankedModels ?? Set(models)
    self.minimumObservations = minimumObservations
  }

  /// Returns all windows `[a, b]` with `A ≤ a ≤ 0 ≤ b ≤ B`, ordered by *a*, then *b*.
  ///
  /// - Parameter eventWindow: `[A, B]`.
  /// - Returns: Nothing for an event window without day 0.
  public static func allWindows(in eventWindow: ClosedRange<Int>) -> [ClosedRange<Int>] {
    guard eventWindow.contains(0) else { return [] }
    return (eventWindow.lowerBound...0).flatMap { start in
      (0...eventWindow.upperBound).map { start...$0 }
    }
  }

  /// The tested windows as pairs of positions in a path of cumulative sums.
  var spans: [WindowSpan] {
    windows.map {
      WindowSpan(
        start: $0.lowerBound - eventWindow.lowerBound,
        end: $0.upperBound + 1 - eventWindow.lowerBound
      )
    }
  }
}

/// A window as two positions in a path that starts at zero: its sum is `path[end] − path[start]`.
struct WindowSpan: Sendable, Hashable {
  let start: Int
  let end: Int

  var dayCount: Int { end - start }
}

/// One window under one model: the average and its tests.
public struct GridCell: Sendable, Hashable {
  /// The tests of every cell, in the order of ``tests``.
  public static let methods: [InferenceMethod] = [
    .crossSectional, .patell, .bmp, .generalizedSign, .corradoRank,
  ]

  /// The distributions of ``methods``, from the number of events.
  private static let nullDistributions: [@Sendable (Int) -> NullDistribution] = [
    CrossSectionalTest.nullDistribution, PatellTest.nullDistribution, BMPTest.nullDistribution,
    GeneralizedSignTest.nullDistribution, CorradoRankTest.nullDistribution,
  ]

  /// The model.
  public let model: ExpectedReturnMethod
  /// The tested days, relative to the event.
  public let window: ClosedRange<Int>
  /// The number of events with at least one observed day in the window.
  public let eventCount: Int
  /// `CAAR`, the mean of the cumulative abnormal returns, as a fraction; NaN without events.
  public let caar: Double
  /// The standard deviation of the cumulative abnormal returns over events, as a fraction.
  public let standardDeviation: Double
  /// The number of events with a positive cumulative abnormal return.
  public let positiveCount: Int
  /// One outcome for each of ``methods``.
  public let tests: [GridTest]

  init(
    _ moments: WindowMoments,
    model: ExpectedReturnMethod,
    window: ClosedRange<Int>,
    outcomes: some Sequence<GridOutcome>
  ) {
    let count = Int(moments.count)
    self.model = model
    self.window = window
    eventCount = count
    caar = count > 0 ? moments.carMean : .nan
    standardDeviation =
      count > 1 ? (moments.carSquares / (moments.count - 1)).squareRoot() : .nan
    positiveCount = Int(moments.positive)
    tests = zip(zip(Self.methods, Self.nullDistributions), outcomes).map { test, outcome in
      GridTest(test.0, outcome: outcome, nullDistribution: test.1(count))
    }
  }

  /// Returns the outcome of a test; nothing for one that the grid does not compute.
  public func test(_ method: InferenceMethod) -> GridTest? {
    tests.first { $0.method == method }
  }
}

/// The outcome of one test of one cell.
public struct GridTest: Sendable, Hashable {
  /// The test.
  public let method: InferenceMethod
  /// The observed value of the statistic; NaN where the test does not apply.
  public let statistic: Double
  /// The distribution from which the p-value is taken.
  public let nullDistribution: NullDistribution
  /// Why the test does not apply; absent where it does.
  public let reason: InferenceError?

  init(_ method: InferenceMethod, outcome: GridOutcome, nullDistribution: NullDistribution) {
    self.method = method
    self.nullDistribution = nullDistribution
    switch outcome {
    case .success(let value): (statistic, reason) = (value, nil)
    case .failure(let error): (statistic, reason) = (.nan, error)
    }
  }

  /// Returns the p-value; NaN where the test does not apply.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    statistic.isNaN ? .nan : nullDistribution.pValue(of: statistic, alternative)
  }
}

/// A statistic, or the reason why there is none.
typealias GridOutcome = Result<Double, InferenceError>
