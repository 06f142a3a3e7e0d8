package import Notices

/// Everything that decides the numbers of a study; each value is part of the result and printed.
///
/// ```swift
/// var settings = StudySettings()
/// settings.prices.files = ["prices.csv"]
/// settings.market.files = ["index.csv"]
/// settings.events.files = ["events.csv"]
/// ```
public struct StudySettings: Settings {
  /// What the study is called in the report.
  public var title = "Event study"
  /// Whether the prices are simulated, which every output then says.
  public var simulated = false
  /// Where the prices come from and how to read them.
  public var prices = PriceSettings()
  /// Where the market index comes from.
  public var market = MarketSettings()
  /// The peers of the securities.
  public var peers = PeerSettings()
  /// How control firms are found.
  public var controlFirms = ControlFirmSettings()
  /// Where the announcements come from.
  public var events = EventSettings()
  /// How announcements become event days.
  public var alignment = AlignmentSettings()
  /// The days that each event is estimated and studied on.
  public var windows = WindowSettings()
  /// The models, the tests and their settings.
  public var methods = MethodSettings()
  /// What is asked of the events beyond their average.
  public var analysis = AnalysisSettings()
  /// What the announcements are correlated with over time.
  public var correlate = LeadLagSettings()
  /// Which choices are varied to see what the result depends on.
  ///
  /// A study without them leaves its sensitivity out; `leyline sensitivity` varies the standard
  /// choices then.
  public var sensitivity: SensitivitySettings?
  /// How the computation runs and where its files go; nothing here but the seed changes a number.
  public var run = RunSettings()

  /// Creates the settings of a study that names no input.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case title, simulated, prices, market, peers, events, alignment, windows, methods, analysis
    case correlate, sensitivity, run
    case controlFirms = "control_firms"

    package static let table = ""
  }

  /// Every setting, table by table.
  package static let all: [Setting] =
    [Setting.study(.title), .study(.simulated)] + PriceSettings.CodingKeys.settings
    + MarketSettings.CodingKeys.settings + PeerSettings.CodingKeys.settings
    + ControlFirmSettings.CodingKeys.settings
    + EventSettings.CodingKeys.settings + AlignmentSettings.CodingKeys.settings
    + WindowSettings.CodingKeys.settings
    + MethodSettings.CodingKeys.settings + AnalysisSettings.CodingKeys.settings
    + LeadLagSettings.CodingKeys.settings + SensitivitySettings.CodingKeys.settings
    + RunSettings.CodingKeys.settings

  package var ranges: [SettingRange] {
    prices.ranges + market.ranges + peers.ranges + controlFirms.ranges + events.ranges
      + alignment.ranges + windows.ranges
      + methods.ranges + analysis.ranges + correlate.ranges
      + (sensitivity?.ranges ?? []) + run.ranges
  }
}

extension StudySettings {
  /// Refuses a number or a path that its setting cannot have, whoever set it.
  package func check() throws(ConfigurationError) {
    for range in ranges { try range.check() }
  }
}

extension StudySettings {
  /// Every path that the study reads, in the order of the settings.
  package var inputPaths: [String] { inputs.map(\.path) }

  /// Every path that the study reads with the setting that names it, in the order of the settings.
  package var inputs: [(setting: Setting, path: String)] {
    var inputs: [(setting: Setting, path: String)] = []
    var settings = self
    settings.mapInputs {
      inputs.append((setting: $0, path: $1))
      return $1
    }
    return inputs
  }

  /// Puts another path in the place of each that the study reads.
  mutating func mapInputs(_ transform: (Setting, String) -> String) {
    prices.files = prices.files.map { transform(.prices(.files), $0) }
    prices.adjustments = prices.adjustments.map { transform(.prices(.adjustments), $0) }
    prices.intraday = prices.intraday.map { transform(.prices(.intraday), $0) }
    market.files = market.files.map { transform(.market(.files), $0) }
    market.factors = market.factors.map { transform(.market(.factors), $0) }
    market.companion = market.companion.map { transform(.market(.companion), $0) }
    peers.tableFile = peers.tableFile.map { transform(.peers(.tableFile), $0) }
    peers.files = peers.files.map { transform(.peers(.files), $0) }
    controlFirms.characteristics = controlFirms.characteristics.map {
      transform(.controlFirms(.characteristics), $0)
    }
    events.files = events.files.map { transform(.events(.files), $0) }
    events.announcements = events.announcements.map { transform(.events(.announcements), $0) }
    events.kinds = events.kinds.map { transform(.events(.kinds), $0) }
    events.companies = events.companies.map { transform(.events(.companies), $0) }
    let others = sensitivity?.otherMarkets ?? []
    sensitivity?.otherMarkets = others.map { transform(.sensitivity(.otherMarkets), $0) }
    if AlignmentSettings.isFile(calendar: alignment.calendar) {
      alignment.calendar = transform(.alignment(.calendar), alignment.calendar)
    }
  }
}

extension Setting {
  package static func study(_ key: StudySettings.CodingKeys) -> Setting { key.setting }
  package static func prices(_ key: PriceSettings.CodingKeys) -> Setting { key.setting }
  package static func market(_ key: MarketSettings.CodingKeys) -> Setting { key.setting }
  package static func peers(_ key: PeerSettings.CodingKeys) -> Setting { key.setting }
  package static func controlFirms(_ key: ControlFirmSettings.CodingKeys) -> Setting { key.setting }
  package static func events(_ key: EventSettings.CodingKeys) -> Setting { key.setting }
  package static func alignment(_ key: AlignmentSettings.CodingKeys) -> Setting { key.setting }
  package static func windows(_ key: WindowSettings.CodingKeys) -> Setting { key.setting }
  package static func methods(_ key: MethodSettings.CodingKeys) -> Setting { key.setting }
  package static func analysis(_ key: AnalysisSettings.CodingKeys) -> Setting { key.setting }
  package static func correlate(_ key: LeadLagSettings.CodingKeys) -> Setting { key.setting }
  package static func sensitivity(_ key: SensitivitySettings.CodingKeys) -> Setting { key.setting }
  package static func run(_ key: RunSettings.CodingKeys) -> Setting { key.setting }

  /// The key with its table, such as `prices.files`.
  package var path: String { section.isEmpty ? key : "\(section).\(key)" }
}
