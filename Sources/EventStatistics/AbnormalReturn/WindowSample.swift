/// The cumulative abnormal returns of all events over one window: what a test looks at.
public struct WindowSample: Sendable {
  /// The events behind the sample.
  public let crossSection: CrossSection
  /// The tested days, relative to the event.
  public let window: ClosedRange<Int>
  /// The positions in the cross-section of the events with at least one observed day.
  public let positions: [Int]
  /// Their cumulative abnormal returns, in the same order.
  public let cumulative: [CumulativeAbnormalReturn]

  init(_ crossSection: CrossSection, window: ClosedRange<Int>) {
    var positions: [Int] = []
    var cumulative: [CumulativeAbnormalReturn] = []
    positions.reserveCapacity(crossSection.events.count)
    cumulative.reserveCapacity(crossSection.events.count)
    for (position, event) in crossSection.events.enumerated() {
      guard let sum = event.cumulative(window) else { continue }
      positions.append(position)
      cumulative.append(sum)
    }
    self.crossSection = crossSection
    self.window = window
    self.positions = positions
    self.cumulative = cumulative
  }

  /// The number of events with at least one observed day.
  public var eventCount: Int { positions.count }

  /// `CAAR`, the mean of the cumulative abnormal returns, as a fraction; NaN without events.
  public var caar: Double { carMoments.mean }

  /// Returns the confidence interval of the mean cumulative abnormal return.
  ///
  /// `CAAR ± t(N − 1) s/√N` with *s* the standard deviation over events.
  ///
  /// - Parameter level: The coverage, between 0 and 1.
  /// - Returns: Nothing for fewer than two events or events that do not differ.
  public func confidenceInterval(level: Double) -> ConfidenceInterval? {
    ConfidenceInterval(mean: carMoments, level: level)
  }

  var carMoments: SampleMoments { SampleMoments(cumulative.lazy.map(\.car)) }
  var scarMoments: SampleMoments { SampleMoments(cumulative.lazy.map(\.scar)) }

  /// The fitted events of ``positions``.
  var events: some Sequence<FittedEvent> {
    positions.lazy.map { crossSection.events[$0] }
  }

  /// Requires a number of events.
  func requireEvents(_ required: Int) throws(InferenceError) {
    guard eventCount > 0 else { throw .noEvents }
    guard eventCount >= required else {
      throw .tooFewEvents(required: required, available: eventCount)
    }
  }
}

extension SampleMoments {
  /// `√n x̄/s`, the t statistic of the mean.
  func studentT() throws(InferenceError) -> Double {
    guard count > 0 else { throw .noEvents }
    guard count >= 2 else { throw .tooFewEvents(required: 2, available: count) }
    guard hasVariance else { throw .noVariance }
    return Double(count).squareRoot() * mean / standardDeviation
  }
}
