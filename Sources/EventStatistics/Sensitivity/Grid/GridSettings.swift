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

  /// The number of windows that ``allWindows(in:)`` returns.
  package static func windowCount(in eventWindow: ClosedRange<Int>) -> Int {
    eventWindow.contains(0) ? (1 - eventWindow.lowerBound) * (1 + eventWindow.upperBound) : 0
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
