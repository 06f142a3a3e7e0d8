internal import Algorithms
internal import Notices

/// Which tests of a window to trust, and why, from what the sample looks like.
public struct TestRecommendation: Sendable, Hashable {
  /// What is particular about the sample, the most important first; empty when nothing is.
  public let findings: [Finding]
  /// The tests whose assumptions hold, the most fitting first.
  public let preferred: [InferenceMethod]
  /// The tests one of whose assumptions the sample violates; they tend to reject too often.
  public let doubtful: [InferenceMethod]

  /// Something about a sample that decides which tests hold.
  public enum Finding: Sendable, Hashable {
    /// There is a single event.
    case singleEvent
    /// So many of the events share days of the window with another event of their security.
    case sharedDays(sharing: Int, events: Int)
    /// So many of the events share their date with another.
    case sharedDates(sharing: Int, events: Int, dates: Int)
    /// Standardized returns vary more than without an event, by this factor of the variance.
    case eventInducedVariance(ratio: Double)
    /// The residuals of so many events are far from normal.
    case heavyTails(events: Int, of: Int)
    /// This share of estimation returns is exactly zero.
    case thinTrading(zeroShare: Double)
    /// There are too few events for the normal distribution of a mean.
    case fewEvents(Int)
  }

  /// A tenth of the events on shared dates is enough to matter.
  private static let sharingShare = 0.1
  private static let heavyTailShare = 0.2
  private static let thinShare = 0.1
  /// Below so many events a mean is not taken to be normal.
  package static let fewEvents = 20
  private static let level = 0.01
  /// At this ratio a test at 5 % that takes the variance for constant rejects in 6.2 % of studies without
  /// an effect, 2Φ(−1.96/√1.1); thousands of events make also a smaller one significant.
  private static let materialVarianceRatio = 1.1
  /// From so many events on the sign-flip test can have a two-sided p below 0.05: `2^(1 - N)`.
  package static let leastFlipped = 6

  /// Judges a sample.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - diagnostics: The residual checks of the events for which they exist, in any order.
  ///   - sharing: The number of events that share days of the window with another of their security.
  public init(_ sample: WindowSample, diagnostics: [ResidualDiagnostics], sharing: Int = 0) {
    self.init(
      dates: sample.positions.map { sample.crossSection.dates[$0] },
      varianceRatio: Self.varianceRatio(sample),
      diagnostics: diagnostics,
      sharing: sharing
    )
  }

  /// Judges a sample whose residuals are not looked at, from a cell of the window grid.
  ///
  /// - Parameters:
  ///   - cell: The window.
  ///   - dates: The event day of each event as a number.
  ///   - sharing: The number of events that share days of the window with another of their security.
  public init(_ cell: GridCell, dates: [Int], sharing: Int = 0) {
    self.init(
      dates: dates,
      varianceRatio: cell.standardizedVarianceRatio,
      diagnostics: [],
      sharing: sharing
    )
  }

  /// Judges events with these days, whose `SCAR` has this variance over its expectation.
  private init(
    dates: [Int],
    varianceRatio: Double?,
    diagnostics: [ResidualDiagnostics],
    sharing: Int
  ) {
    findings =
      (dates.count > 1 && Self.matters(sharing: sharing, of: dates.count)
        ? [.sharedDays(sharing: sharing, events: dates.count)] : [])
      + Self.findings(dates, varianceRatio, diagnostics)
    var preferred: [InferenceMethod] = []
    var doubtful: [InferenceMethod] = []
    for finding in findings {
      switch finding {
      case .singleEvent, .sharedDays:
        doubtful += InferenceMethod.allCases
      case .sharedDates(_, _, let dates):
        preferred += [.kolariPynnonen, .corradoSign]
        if dates >= ClusteredTest.enoughDates { preferred.append(.clustered) }
        preferred += Self.testsOfFewDates(dates)
        if dates == 1 { preferred.append(.corradoRank) }
        doubtful += InferenceMethod.assuming(.independentEvents)
        if dates < ClusteredTest.enoughDates { doubtful += InferenceMethod.assuming(.manyDates) }
      case .eventInducedVariance:
        preferred += [.bmp, .kolariPynnonen, .corradoSign]
        doubtful += InferenceMethod.assuming(.constantVariance)
      case .heavyTails:
        preferred += [.corradoSign, .corradoRank]
        doubtful += InferenceMethod.assuming(.lightTails)
      case .thinTrading:
        preferred += [.generalizedSign, .corradoSign]
        doubtful += InferenceMethod.assuming(.evenSigns)
      case .fewEvents(let count):
        // Before those that lean on a normal distribution: what few events ask of a test comes first.
        preferred =
          (count < Self.leastFlipped ? [.bmp, .crossSectional] : [.signFlip, .bmp]) + preferred
        doubtful += InferenceMethod.assuming(.manyEvents)
      }
    }
    if findings.isEmpty { preferred = [.bmp, .corradoSign, .crossSectional] }
    let unreliable = Set(doubtful)
    self.preferred = preferred.uniqued().filter { !unreliable.contains($0) }
    self.doubtful = Array(doubtful.uniqued())
  }

  private static func findings(
    _ days: [Int],
    _ varianceRatio: Double?,
    _ diagnostics: [ResidualDiagnostics]
  ) -> [Finding] {
    guard !days.isEmpty else { return [] }
    guard days.count > 1 else { return [.singleEvent] }
    var findings: [Finding] = []
    let (sharing, dates) = sharing(days)
    if matters(sharing: sharing, of: days.count) {
      findings.append(.sharedDates(sharing: sharing, events: days.count, dates: dates))
    }
    if let ratio = varianceRatio, isExcess(ratio, events: days.count) {
      findings.append(.eventInducedVariance(ratio: ratio))
    }
    let heavy = diagnostics.count { $0.jarqueBera.pValue < level }
    if heavy > 0, Double(heavy) >= heavyTailShare * Double(diagnostics.count) {
      findings.append(.heavyTails(events: heavy, of: diagnostics.count))
    }
    let zeros = SampleMoments(diagnostics.lazy.map(\.zeroReturnShare)).mean
    if zeros >= thinShare { findings.append(.thinTrading(zeroShare: zeros)) }
    if days.count < fewEvents { findings.append(.fewEvents(days.count)) }
    return findings
  }

  /// The tests that few shared dates ask for.
  ///
  /// From six dates on whole dates can change their sign; fewer have no p below 0.05, and there only days can
  /// change places.
  package static func testsOfFewDates(_ dates: Int) -> [InferenceMethod] {
    switch dates {
    case ..<leastFlipped: [.permutation]
    case ..<ClusteredTest.enoughDates: [.dateSignFlip, .dateWildBootstrap]
    default: []
    }
  }

  /// The number of events that share their date with another, and that of the dates.
  package static func sharing(_ dates: some Sequence<Int>) -> (sharing: Int, dates: Int) {
    let groups = Clusters(dates).groups(dates)
    return (groups.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }, groups.count)
  }

  /// Whether so many events on shared dates are enough to matter.
  package static func matters(sharing: Int, of events: Int) -> Bool {
    sharing > 0 && Double(sharing) >= sharingShare * Double(events)
  }

  /// The variance of `SCAR` over its expectation.
  private static func varianceRatio(_ sample: WindowSample) -> Double? {
    guard let expected = try? sample.standardizedVariance() else { return nil }
    return sample.scarMoments.variance * Double(sample.eventCount) / expected
  }

  /// Whether a variance of `SCAR` is above its expectation beyond doubt, and enough to matter.
  private static func isExcess(_ ratio: Double, events: Int) -> Bool {
    let degreesOfFreedom = Double(events - 1)
    let tail = NullDistribution.chiSquared(degreesOfFreedom: degreesOfFreedom)
      .upperTail(ratio * degreesOfFreedom)
    return tail < level && ratio >= materialVarianceRatio
  }
}

extension InferenceMethod {
  /// The tests that take something for granted.
  fileprivate static func assuming(_ assumption: Assumption) -> [InferenceMethod] {
    allCases.filter { $0.assumptions.contains(assumption) }
  }
}

extension TestRecommendation.Finding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .singleEvent:
      "There is one event: trust the sample-quantile test, which compares it with the stock's own "
        + "ordinary days."
    case .sharedDays(let sharing, let events):
      "\(sharing.grouped) of \(events.grouped) events share days of the window with another event of their "
        + "security, and what happened on these days is counted twice: every test over events rejects too often."
    case .sharedDates(let sharing, let events, 1) where sharing == events:
      "All \(events.grouped) events share one date: tests that take events as independent reject too often."
    case .sharedDates(let sharing, let events, let dates):
      "\(sharing.grouped) of \(events.grouped) events share a date with another: tests that take events as "
        + "independent reject too often." + Self.fewDates(dates)
    case .eventInducedVariance(let ratio):
      "The variance of returns is \(Self.oneDecimal(ratio)) times that of ordinary days: tests with the "
        + "variance of the estimation window reject too often."
    case .heavyTails(let events, let all):
      "The residuals of \(events.grouped) of \(all.grouped) events are far from normal: rank tests keep their power."
    case .thinTrading(let share):
      "\(Self.oneDecimal(100 * share)) % of estimation returns are zero: consider trade-to-trade returns, "
        + "and the generalized sign test instead of a plain one."
    case .fewEvents(let count):
      count < TestRecommendation.leastFlipped
        ? "There are \(count) events, too few for normal approximations and for the sign-flip test, which "
          + "has no p below \(Self.leastFlip(count)) with them: the t tests of a mean kept their level in "
          + "simulations of 3 independent events."
        : "There are \(count) events, too few for normal approximations: the sign-flip test is exact for "
          + "few independent events."
    }
  }

  private static func fewDates(_ dates: Int) -> String {
    switch dates {
    case ..<TestRecommendation.leastFlipped:
      " With \(dates) dates a test that flips whole dates has no p below \(leastFlip(dates)), whatever the effect."
    case ..<ClusteredTest.enoughDates:
      " There are \(dates) dates, too few for errors by date: a test that flips whole dates is exact for them."
    default: ""
    }
  }

  /// The smallest two-sided p of the sign-flip test, `2^(1 - N)`.
  private static func leastFlip(_ count: Int) -> String {
    "\(1 / Double(1 << max(0, count - 1)))"
  }

  private static func oneDecimal(_ value: Double) -> String {
    // A variance near zero makes a ratio that no integer holds.
    guard let tenths = Int(exactly: (value * 10).rounded()) else { return "\(value)" }
    return "\(tenths / 10).\(tenths % 10)"
  }
}
