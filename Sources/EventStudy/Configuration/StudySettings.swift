/// Everything that decides the numbers of a study; each default is part of the result and printed.
public struct StudySettings: Sendable, Hashable {
  /// What the study is called in the report.
  ///
  /// The default is `Event study`.
  public var title: String
  /// Whether the prices are simulated, which every output then says.
  ///
  /// The default is false.
  public var simulated: Bool
  /// Where the prices come from and how to read them.
  public var prices: PriceSettings
  /// Where the market index comes from.
  public var market: MarketSettings
  /// Where the announcements come from.
  public var events: EventSettings
  /// How announcements become event days.
  public var alignment: AlignmentSettings
  /// The days that each event is estimated and studied on.
  public var windows: WindowSettings
  /// The models, the tests and their settings.
  public var methods: MethodSettings
  /// What is asked of the events beyond their average.
  public var analysis: AnalysisSettings
  /// Which choices are varied to see what the result depends on.
  ///
  /// The default is none for a study, which then leaves its sensitivity out; `leyline sensitivity`
  /// varies the standard choices then.
  public var sensitivity: SensitivitySettings?
  /// How the computation runs and where its files go; nothing here changes a number.
  public var run: RunSettings

  /// Creates a configuration; whatever is left out has its default.
  public init(
    title: String = "Event study",
    simulated: Bool = false,
    prices: PriceSettings = PriceSettings(),
    market: MarketSettings = MarketSettings(),
    events: EventSettings = EventSettings(),
    alignment: AlignmentSettings = AlignmentSettings(),
    windows: WindowSettings = WindowSettings(),
    methods: MethodSettings = MethodSettings(),
    analysis: AnalysisSettings = AnalysisSettings(),
    sensitivity: SensitivitySettings? = nil,
    run: RunSettings = RunSettings()
  ) {
    self.title = title
    self.simulated = simulated
    self.prices = prices
    self.market = market
    self.events = events
    self.alignment = alignment
    self.windows = windows
    self.methods = methods
    self.analysis = analysis
    self.sensitivity = sensitivity
    self.run = run
  }
}

extension StudySettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case title, simulated, prices, market, events, alignment, windows, methods, analysis
    case sensitivity, run
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let standard = StudySettings()
    title = try values.decodeIfPresent(String.self, forKey: .title) ?? standard.title
    simulated = try values.decodeIfPresent(Bool.self, forKey: .simulated) ?? standard.simulated
    prices = try values.decodeIfPresent(PriceSettings.self, forKey: .prices) ?? standard.prices
    market = try values.decodeIfPresent(MarketSettings.self, forKey: .market) ?? standard.market
    events = try values.decodeIfPresent(EventSettings.self, forKey: .events) ?? standard.events
    alignment =
      try values.decodeIfPresent(AlignmentSettings.self, forKey: .alignment) ?? standard.alignment
    windows = try values.decodeIfPresent(WindowSettings.self, forKey: .windows) ?? standard.windows
    methods = try values.decodeIfPresent(MethodSettings.self, forKey: .methods) ?? standard.methods
    analysis =
      try values.decodeIfPresent(AnalysisSettings.self, forKey: .analysis) ?? standard.analysis
    sensitivity = try values.decodeIfPresent(SensitivitySettings.self, forKey: .sensitivity)
    run = try values.decodeIfPresent(RunSettings.self, forKey: .run) ?? standard.run
  }
}
