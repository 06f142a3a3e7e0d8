/// What a study of announcements and prices over time looks at.
public struct LeadLagSettings: Settings {
  /// The largest lag in trading days, in both directions.
  public var maximumLag = 10
  /// The fewest announcements of a company or a kind that gets its own entry.
  public var minimumAnnouncements = 5

  /// Creates the standard settings.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case maximumLag = "max_lag"
    case minimumAnnouncements = "min_announcements"

    package static let table = "correlate"
  }

  /// Refuses a number that its setting cannot have, whoever set it.
  package func check() throws(ConfigurationError) {
    for range in ranges { try range.check() }
  }

  private var ranges: [SettingRange] {
    [
      .within(0...100_000, CodingKeys.maximumLag, [maximumLag]),
      .within(1...1_000_000, CodingKeys.minimumAnnouncements, [minimumAnnouncements]),
    ]
  }
}
