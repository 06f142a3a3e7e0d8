package import Notices

/// Everything that decides the numbers of a study; each value is part of the result and printed.
///
/// ```swift
/// var settings = StudySettings()
/// settings.prices.files = ["prices.csv"]
/// settings.market.file = "index.csv"
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
    case title, simulated, prices, market, events, alignment, windows, methods, analysis
    case sensitivity, run

    package static let table = ""
  }

  /// Every setting, table by table.
  package static let all: [Setting] =
    [Setting.study(.title), .study(.simulated)] + PriceSettings.CodingKeys.settings
    + MarketSettings.CodingKeys.settings + EventSettings.CodingKeys.settings
    + AlignmentSettings.CodingKeys.settings + WindowSettings.CodingKeys.settings
    + MethodSettings.CodingKeys.settings + AnalysisSettings.CodingKeys.settings
    + SensitivitySettings.CodingKeys.settings + RunSettings.CodingKeys.settings

  package var ranges: [SettingRange] {
    alignment.ranges + methods.ranges + analysis.ranges + (sensitivity?.ranges ?? []) + run.ranges
  }
}

/// How the computation runs and where its files go.
public struct RunSettings: Settings {
  /// The number of threads; none means one for each core.
  ///
  /// No number depends on it.
  public var threads: Int?
  /// The seed of every random draw.
  public var seed: UInt64 = 1
  /// The folder for the output.
  public var output = "out"
  /// Whether loaded prices are kept beside their files for the next run.
  public var cache = false

  /// Creates the standard settings.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case threads, seed, output, cache

    package static let table = "run"
  }

  package var ranges: [SettingRange] {
    [.atLeast(1, CodingKeys.threads, threads.map { [$0] } ?? [])]
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    threads = try values.decodeIfPresent(Int.self, forKey: .threads)
    output = try values.decodeIfPresent(String.self, forKey: .output) ?? output
    cache = try values.decodeIfPresent(Bool.self, forKey: .cache) ?? cache
    // The TOML library stops the program at a number below zero that should be unsigned.
    if let number = try? values.decode(Int.self, forKey: .seed), number < 0 {
      throw DecodingError.dataCorruptedError(
        forKey: .seed,
        in: values,
        debugDescription: "takes a number of at least 0, not \(number)"
      )
    }
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
  }

  public func encode(to encoder: any Encoder) throws {
    // Threads, the place of the output and a cache change no result, so they are no part of it.
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(seed, forKey: .seed)
  }
}
