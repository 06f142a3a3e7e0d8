/// What announcements are correlated with over time, and how far.
public struct LeadLagSettings: Settings {
  /// Whether a study correlates the daily number of its announcements with prices at leads and lags.
  ///
  /// It has to have enough announcements for it; `leyline correlate` does it in any case.
  public var leadLag = true
  /// What the announcements are correlated with.
  @MethodList public var against: [LeadLagOutcome] = LeadLagOutcome.allCases
  /// The largest lag in trading days, in both directions.
  public var maxLag = 10
  /// The fewest announcements that are looked at: all of them, those of a company, a kind or a market.
  public var minAnnouncements = 5

  /// Creates the standard settings.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case against
    case leadLag = "lead_lag"
    case maxLag = "max_lag"
    case minAnnouncements = "min_announcements"

    package static let table = "correlate"
    package var option: String { self == .leadLag ? "no-lead-lag" : hyphenated }
  }

  package var ranges: [SettingRange] {
    [
      .within(0...100_000, CodingKeys.maxLag, [maxLag]),
      .within(1...1_000_000, CodingKeys.minAnnouncements, [minAnnouncements]),
    ]
  }
}

/// A daily outcome that announcements are correlated with.
public enum LeadLagOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// The return as it is, averaged over the shares.
  case rawReturn = "return"
  /// The return beyond what the market explains, averaged over the shares.
  case abnormalReturn = "abnormal_return"
  /// The size of the abnormal return, whatever its sign.
  case absoluteReturn = "absolute_return"
  /// The logarithm of the volume, less its mean over the twenty days before.
  case volume
  /// The squared abnormal return over its variance.
  case volatility

  /// Whether a market index stands behind the outcome.
  package var usesMarket: Bool {
    switch self {
    case .abnormalReturn, .absoluteReturn, .volatility: true
    case .rawReturn, .volume: false
    }
  }
}

extension LeadLagOutcome: NamedMethod {
  public static let kind = "outcome"
}
