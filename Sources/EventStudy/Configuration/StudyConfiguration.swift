/// Everything that decides the numbers of a study; each default is part of the result and printed.
public struct StudyConfiguration: Sendable, Hashable {
  /// What the study is called in the report.
  ///
  /// The default is `Event study`.
  public var title: String
  /// Whether the prices are simulated, which every output then says.
  ///
  /// The default is false.
  public var simulated: Bool
  /// Where the prices come from and how to read them.
  public var prices: PriceSource
  /// Where the market index comes from.
  public var market: MarketSource
  /// Where the announcements come from.
  public var events: EventSource
  /// How announcements become event days.
  public var alignment: AlignmentChoice
  /// The days that each event is estimated and studied on.
  public var windows: WindowChoice
  /// The models, the tests and their settings.
  public var methods: MethodChoice
  /// What is asked of the events beyond their average.
  public var analysis: AnalysisChoice
  /// Which choices are varied to see what the result depends on.
  ///
  /// The default is none for a study, which then leaves its sensitivity out; `leyline sensitivity`
  /// varies the standard choices then.
  public var sensitivity: SensitivityChoice?
  /// How the computation runs and where its files go; nothing here changes a number.
  public var run: RunChoice

  /// Creates a configuration; whatever is left out has its default.
  public init(
    title: String = "Event study",
    simulated: Bool = false,
    prices: PriceSource = PriceSource(),
    market: MarketSource = MarketSource(),
    events: EventSource = EventSource(),
    alignment: AlignmentChoice = AlignmentChoice(),
    windows: WindowChoice = WindowChoice(),
    methods: MethodChoice = MethodChoice(),
    analysis: AnalysisChoice = AnalysisChoice(),
    sensitivity: SensitivityChoice? = nil,
    run: RunChoice = RunChoice()
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

extension StudyConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case title, simulated, prices, market, events, alignment, windows, methods, analysis
    case sensitivity, run
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let standard = StudyConfiguration()
    title = try values.decodeIfPresent(String.self, forKey: .title) ?? standard.title
    simulated = try values.decodeIfPresent(Bool.self, forKey: .simulated) ?? standard.simulated
    prices = try values.decodeIfPresent(PriceSource.self, forKey: .prices) ?? standard.prices
    market = try values.decodeIfPresent(MarketSource.self, forKey: .market) ?? standard.market
    events = try values.decodeIfPresent(EventSource.self, forKey: .events) ?? standard.events
    alignment =
      try values.decodeIfPresent(AlignmentChoice.self, forKey: .alignment) ?? standard.alignment
    windows = try values.decodeIfPresent(WindowChoice.self, forKey: .windows) ?? standard.windows
    methods = try values.decodeIfPresent(MethodChoice.self, forKey: .methods) ?? standard.methods
    analysis =
      try values.decodeIfPresent(AnalysisChoice.self, forKey: .analysis) ?? standard.analysis
    sensitivity = try values.decodeIfPresent(SensitivityChoice.self, forKey: .sensitivity)
    run = try values.decodeIfPresent(RunChoice.self, forKey: .run) ?? standard.run
  }
}
