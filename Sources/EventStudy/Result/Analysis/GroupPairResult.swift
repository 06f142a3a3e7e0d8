package import EventAlignment
public import EventStatistics

/// The difference of two groups of events, of more than two, by Welch's t test.
public struct GroupPairResult: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The first group.
  public var first: String
  /// The second group.
  public var second: String
  /// The mean of the first group less that of the second, as a fraction, where the test applies.
  public var difference: Double?
  /// The lower end of its confidence interval, for this pair alone.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
  /// The observed statistic.
  public var statistic: Double?
  /// The degrees of freedom of Welch and Satterthwaite.
  public var degreesOfFreedom: Double?
  /// The p-value before the correction.
  public var pValue: Double?
  /// The p-value after Holm's correction for all pairs of the window and the model.
  public var holmPValue: Double?
  /// The number of events of both groups.
  public var eventCount: Int?
  /// Why the test does not apply, where it does not.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, first, second, statistic, reason, difference, lower, upper
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case pValue = "p_value"
    case holmPValue = "holm"
    case eventCount = "n_events"
  }
}

extension GroupPairResult {
  /// The most groups of which each two are compared; of more there are too many pairs to read or to correct.
  package static let mostGroups = 20

  /// Compares each two of more than two groups; nothing for fewer groups, or more than ``mostGroups``.
  package static func all(
    of groups: [(name: String, values: [Double])],
    model: ExpectedReturnMethod,
    window: TestWindow,
    alternative: Alternative,
    confidence: Double
  ) -> [GroupPairResult] {
    guard (3...mostGroups).contains(groups.count) else { return [] }
    var pairs: [GroupPairResult] = []
    for (place, first) in groups.enumerated() {
      for second in groups[(place + 1)...] {
        let own = GroupComparisonResult(
          .welchT,
          of: [first, second],
          model: model,
          window: window,
          alternative: alternative,
          confidence: confidence
        )
        pairs.append(GroupPairResult(own, first: first.name, second: second.name))
      }
    }
    let corrected = PValueAdjustment.holm.adjust(pairs.map { $0.pValue ?? .nan })
    for place in pairs.indices { pairs[place].holmPValue = corrected[place].present }
    return pairs
  }

  private init(_ test: GroupComparisonResult, first: String, second: String) {
    model = test.model
    windowStart = test.windowStart
    windowEnd = test.windowEnd
    self.first = first
    self.second = second
    difference = test.difference
    lower = test.lower
    upper = test.upper
    statistic = test.statistic
    degreesOfFreedom = test.degreesOfFreedom
    pValue = test.pValue
    eventCount = test.eventCount
    reason = test.reason
  }
}
