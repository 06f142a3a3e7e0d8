/// The events of a study under one model, with their averages by day.
///
/// Events keep the order in which they are given, and every sum runs in that order: the caller sorts
/// them by a key of their own, and the same events then give the same bits. Everything is keyed by
/// position, so a company with two events has two entries.
public struct CrossSection: Sendable {
  /// The fitted events.
  public let events: [FittedEvent]
  /// The event day of each event as a number that is equal for equal days, for clusters.
  public let dates: [Int]
  /// The security of each event as a number that is equal for equal securities, for clusters.
  public let firms: [Int]
  /// The day relative to the event of the first element of ``aar``.
  public let firstRelativeDay: Int
  /// `AAR`, the mean abnormal return over the events of each day, as a fraction; NaN without any.
  public let aar: [Double]
  /// `Σ AAR` from the first day on, as a fraction; a day without any event adds nothing.
  public let caar: [Double]
  /// The number of events with an abnormal return on each day.
  public let counts: [Int]
  /// The days of all windows, aligned by relative day.
  let axis: DailyScores.Axis
  let threads: Int
  let prepared: PreparedScores

  /// Gathers events and computes what the tests of several windows share.
  init(
    _ events: [FittedEvent],
    dates: [Int],
    firms: [Int]?,
    sharing scores: Set<SharedScore>,
    threads: Int
  ) {
    precondition(events.count == dates.count, "Each event needs a date")
    precondition(firms?.count ?? events.count == events.count, "Each event needs a security")
    self.events = events
    self.dates = dates
    self.firms = firms ?? Array(events.indices)
    self.threads = threads
    let first = events.lazy.map(\.firstRelativeDay).min() ?? 0
    let end = events.lazy.map { $0.firstRelativeDay + $0.abnormal.count }.max() ?? 0
    firstRelativeDay = first
    let estimationStart = events.lazy.map(\.firstEstimationDay).min() ?? 0
    let estimationEnd = events.lazy.map { $0.firstEstimationDay + $0.residuals.count }.max() ?? 0
    axis = DailyScores.Axis(
      estimationDays: estimationStart..<estimationEnd,
      eventDays: first..<end
    )
    var sums = [Double](repeating: 0, count: end - first)
    var counts = [Int](repeating: 0, count: end - first)
    // By position, here and below: an element on its own would be copied, with all of its lists.
    for position in events.indices {
      let offset = events[position].firstRelativeDay - first
      for (day, value) in events[position].abnormal.enumerated() where value.isFinite {
        sums[offset + day] += value
        counts[offset + day] += 1
      }
    }
    let aar = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : .nan }
    var total = 0.0
    caar = aar.map { value in
      if value.isFinite { total += value }
      return total
    }
    self.aar = aar
    self.counts = counts
    prepared = PreparedScores(
      scores,
      events: events,
      dates: dates,
      axis: axis,
      threads: threads
    )
  }

  /// The days of all event windows.
  var eventDays: Range<Int> { axis.eventDays }

  /// The days of all estimation windows.
  var estimationDays: Range<Int> { axis.estimationDays }

  /// Returns the cumulative abnormal returns of all events over a window.
  public func window(_ days: ClosedRange<Int>) -> WindowSample {
    WindowSample(self, window: days)
  }

  /// Returns the mean abnormal return of a day, NaN outside the event window or without events.
  public func aar(ofDay day: Int) -> Double {
    eventDays.contains(day) ? aar[day - firstRelativeDay] : .nan
  }

  /// Returns the confidence interval of the mean `CAR` from the first day to each day.
  ///
  /// `mean CAR ± t(N − 1) s/√N` with *s* the standard deviation over events. Its center is the mean
  /// over events, which differs from ``caar`` only where abnormal returns are missing.
  ///
  /// - Parameter level: The coverage, between 0 and 1.
  /// - Returns: One element per day of the event window; nothing for fewer than two events.
  /// - Complexity: O(events × days).
  public func confidenceBand(level: Double) -> [ConfidenceInterval?] {
    var running = [Double](repeating: .nan, count: events.count)
    return eventDays.map { day in
      for position in events.indices {
        guard let index = events[position].index(ofDay: day),
          events[position].abnormal[index].isFinite
        else { continue }
        let before = running[position].isFinite ? running[position] : 0
        running[position] = before + events[position].abnormal[index]
      }
      return ConfidenceInterval(mean: SampleMoments(running), level: level)
    }
  }
}

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
    for position in crossSection.events.indices {
      guard let sum = crossSection.events[position].cumulative(window) else { continue }
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
