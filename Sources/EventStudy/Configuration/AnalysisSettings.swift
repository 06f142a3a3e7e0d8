public import EventStatistics

/// What is asked of the events beyond their average: causes, groups, other outcomes.
public struct AnalysisSettings: Settings {
  /// The event columns that explain the cumulative abnormal returns in a regression.
  ///
  /// Columns of numbers enter as they are, columns of words as one dummy for each word but the
  /// first.
  public var regress: [String] = []
  /// The number of principal components of the days before by which the regression is weighted too; not at all
  /// where it is left out.
  public var components: Int?
  /// The event columns that are correlated with the cumulative abnormal returns.
  public var correlate: [String] = []
  /// The further outcomes that are studied like returns.
  @MethodList public var outcomes: [ActivityOutcome] = []
  /// Whether a calendar-time portfolio holds each security from day 0 to the end of the event window.
  public var calendarTime = false
  /// The fewest securities on a day of the calendar-time portfolio.
  public var minSecurities = 1
  /// The event column with the market value before the event, by which the calendar-time portfolio is weighted;
  /// equally where it is left out.
  public var valueWeights: String?
  /// How much a day counts in the regression of the calendar-time portfolio by its number of securities.
  public var dayWeights = DayWeights.equal
  /// Whether the returns of each day around the events are regressed on factors across the events, by
  /// Ibbotson's returns across time and securities.
  public var rats = false
  /// The event column that names a control firm, which takes the market's place.
  ///
  /// It does so in the model `market_adjusted` and in buy-and-hold returns.
  public var controlColumn: String?
  /// The corrections for testing several windows and models.
  ///
  /// They are shown when there is more than one window or model.
  @MethodList public var corrections: [PValueAdjustment] = PValueAdjustment.allCases
  /// Whether the results of single events are kept, beside those of all of them together.
  ///
  /// Without them the fits, the returns, the prices and the diagnostics of each event, unusual moves
  /// before it, split days and pairs of overlapping events are left out; the list of events with
  /// their day 0 stays.
  public var perEvent = true

  /// The number of shares outstanding, for the price impact on the market value in a study of one security.
  ///
  /// A column `shares_outstanding` of the events goes before it.
  public var shares: Double?

  /// Whether each event is also held against a synthetic control, a portfolio of other securities of the price
  /// files that moved as its own did before.
  public var syntheticControl = false
  /// The securities that synthetic controls are made of; all that can be, where none is named.
  public var donors: [String] = []
  /// The fewest securities that a synthetic control is made of.
  public var minDonors = 10
  /// The most securities that take the place of an event's own, each with a synthetic control of its own.
  public var maxPlacebos = 1000
  /// Whether synthetic controls are corrected by a ridge regression, by which weights may be negative.
  public var ridgeAugmented = false
  /// How days before each event are kept back, to see which model predicts them best; not at all where it is left
  /// out.
  public var outOfSample: OutOfSampleDesign?

  /// Creates the standard settings, which ask for nothing more.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case regress, components, correlate, outcomes, corrections, shares, donors, rats
    case calendarTime = "calendar_time"
    case minSecurities = "min_securities"
    case valueWeights = "value_weights"
    case dayWeights = "day_weights"
    case controlColumn = "control_column"
    case perEvent = "per_event"
    case syntheticControl = "synthetic_control"
    case minDonors = "min_donors"
    case maxPlacebos = "max_placebos"
    case ridgeAugmented = "ridge_augmented"
    case outOfSample = "out_of_sample"

    package static let table = "analysis"
    package var option: String {
      switch self {
      case .outcomes: "outcome"
      case .corrections: "correction"
      case .perEvent: "no-per-event"
      default: hyphenated
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .within(1...1_000_000, CodingKeys.minSecurities, [minSecurities]),
      .within(1...10_000, CodingKeys.components, components.map { [$0] } ?? []),
      .above(0, CodingKeys.shares, shares.map { [$0] } ?? []),
      .within(2...1_000_000, CodingKeys.minDonors, [minDonors]),
      .within(1...1_000_000, CodingKeys.maxPlacebos, [maxPlacebos]),
      .named("symbols", CodingKeys.donors, donors),
    ]
  }
}

/// A series of trading activity that can be studied in the place of returns.
public enum ActivityOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// The logarithm of the volume, against its own mean and against the market's.
  case volume
  /// The squared return over its variance, less one.
  case volatility
}

extension ActivityOutcome: NamedMethod {
  public static let kind = "outcome"
}
