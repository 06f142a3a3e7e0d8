import ArgumentParser
import EventAlignment
import EventStatistics
import EventStudy
import PriceData

/// What a study and its repetition under other choices read alike.
struct StudyOptions: SettingOptions {
  @OptionGroup var inputs: InputOptions
  @OptionGroup(title: "Peers") var peers: PeerOptions
  @OptionGroup var methods: MethodOptions
  @OptionGroup var returns: ReturnOptions
  @OptionGroup var windows: WindowOptions
  @OptionGroup var calendar: CalendarOptions
  @OptionGroup var alignment: AlignmentOptions
  @OptionGroup var overlaps: OverlapOptions
  @OptionGroup(title: "Beyond averages") var control: ControlOptions
  @OptionGroup var run: RunOptions
  @OptionGroup var output: OutputOptions

  func apply(to settings: inout StudySettings) throws {
    let groups: [any SettingOptions] = [
      inputs, peers, methods, returns, windows, calendar, alignment, overlaps, control, run, output,
    ]
    for group in groups { try group.apply(to: &settings) }
  }
}

/// The securities that stand beside each event's own as its peers.
struct PeerOptions: SettingOptions {
  @Option(
    parsing: .upToNextOption,
    help:
      "Symbols of peers, for models such as peer_index. (default: all of --peer-table, else of --peer-prices)"
  )
  var peers: [String] = []

  @Option(
    help:
      "A table with symbol, sector and shares_outstanding; with a sector an event has peers of its own one."
  )
  var peerTable: String?

  @Option(
    parsing: .upToNextOption,
    help: "Price files of peers. (default: those of --prices)"
  )
  var peerPrices: [String] = []

  @Option(
    help:
      "How peers weigh in their index: equal or value, by price and shares_outstanding. (default: \(StudySettings.standard.peers.weights.rawValue))"
  )
  var peerWeights: PeerWeights?

  @Flag(help: "Keep peers that have an announcement of their own in the event window.")
  var peersWithEvents = false

  func apply(to settings: inout StudySettings) {
    settings.set(\.peers.names, peers)
    settings.set(\.peers.tableFile, peerTable)
    settings.set(\.peers.files, peerPrices)
    settings.set(\.peers.weights, peerWeights)
    settings.set(\.peers.withEvents, on: peersWithEvents)
  }
}

/// The models, the tests and their choices.
struct MethodOptions: SettingOptions {
  @Option(
    parsing: .upToNextOption,
    help:
      "Expected-return models, or all: \(ExpectedReturnMethod.names()). (default: \(StudySettings.standard.methods.models.names))"
  )
  var model: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Tests of a window, or all: \(InferenceMethod.names()). (default: \(StudySettings.standard.methods.tests.names))"
  )
  var test: [String] = []

  @Option(help: "A second index, such as the sector's: the factor companion of the model factors.")
  var companion: String?

  @Option(
    parsing: .upToNextOption,
    help: "The factors of the model factors, by column. (default: all of the file)"
  )
  var factorNames: [String] = []

  @Flag(
    inversion: .prefixedNo,
    help:
      "Whether the market explains returns beside the factors of the model factors. (default: yes)"
  )
  var factorsIncludeMarket: Bool?

  @Flag(help: "Subtract the risk-free return first in the model factors.")
  var factorsExcessReturns = false

  @Option(
    help:
      "Leading market returns of the model dimson. (default: \(StudySettings.standard.methods.dimsonLeads))"
  )
  var dimsonLeads: Int?

  @Option(
    help:
      "Lagged market returns of the model dimson. (default: \(StudySettings.standard.methods.dimsonLags))"
  )
  var dimsonLags: Int?

  @Option(
    help:
      "The tuning constant of the model huber. (default: \(StudySettings.standard.methods.huberTuning))"
  )
  var huberTuning: Double?

  @Option(
    help:
      "Blocks of days that are kept back in turn, to be predicted. (default: \(StudySettings.standard.methods.blocks))"
  )
  var blocks: Int?

  @Option(
    help:
      "The share of sizes, beside squares, in the penalty of the model elastic_net. (default: \(StudySettings.standard.methods.elasticNetMix))"
  )
  var elasticNetMix: Double?

  @Option(
    help:
      "The direction of p-values: two-sided, greater or less. (default: \(StudySettings.standard.methods.alternative.rawValue))"
  )
  var alternative: Alternative?

  @Option(
    help:
      "What buy-and-hold returns are compared with: market or expected. (default: \(StudySettings.standard.methods.benchmark.rawValue))"
  )
  var benchmark: BuyAndHoldBenchmark?

  @Option(
    help:
      "Moments of the skewness-adjusted tests: sample or population. (default: \(StudySettings.standard.methods.skewness.rawValue))"
  )
  var skewness: InferenceOptions.SkewnessMoments?

  @Option(
    help:
      "Event days ranked by Corrado's test: event_window or tested_window. (default: \(StudySettings.standard.methods.rankingDays.rawValue))"
  )
  var rankingDays: InferenceOptions.RankingDays?

  @Option(
    parsing: .upToNextOption,
    help:
      "Definitions of other programs for tests to follow: \(InferenceConvention.names()). (default: none)"
  )
  var convention: [String] = []

  func apply(to settings: inout StudySettings) throws {
    try settings.set(\.methods.models, named: model)
    try settings.set(\.methods.tests, named: test)
    settings.set(\.market.companion, companion)
    settings.set(\.methods.factorNames, factorNames)
    settings.set(\.methods.factorsIncludeMarket, factorsIncludeMarket)
    settings.set(\.methods.factorsExcessReturns, on: factorsExcessReturns)
    settings.set(\.methods.dimsonLeads, dimsonLeads)
    settings.set(\.methods.dimsonLags, dimsonLags)
    settings.set(\.methods.huberTuning, huberTuning)
    settings.set(\.methods.blocks, blocks)
    settings.set(\.methods.elasticNetMix, elasticNetMix)
    settings.set(\.methods.alternative, alternative)
    settings.set(\.methods.benchmark, benchmark)
    settings.set(\.methods.skewness, skewness)
    settings.set(\.methods.rankingDays, rankingDays)
    try settings.set(\.methods.conventions, named: convention)
  }
}

/// The kind of returns, and the draws that chance is measured with.
struct ReturnOptions: SettingOptions {
  @Option(
    help: "Simple or log returns. (default: \(StudySettings.standard.methods.returns.rawValue))"
  )
  var returns: ReturnKind?

  @Option(
    help:
      "Random draws of a resampling test. (default: \(StudySettings.standard.methods.draws.description))"
  )
  var draws: Int?

  func apply(to settings: inout StudySettings) {
    settings.set(\.methods.returns, returns)
    settings.set(\.methods.draws, draws)
  }
}

/// The coverage of intervals and bands.
struct ConfidenceOptions: SettingOptions {
  @Option(
    help:
      "The coverage of confidence intervals. (default: \(StudySettings.standard.methods.confidence))"
  )
  var confidence: Double?

  func apply(to settings: inout StudySettings) {
    settings.set(\.methods.confidence, confidence)
  }
}

/// The days that each event is estimated, studied and tested on.
struct WindowOptions: SettingOptions {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The estimation window, in days or from a date to another; before or after the event window, or two for both sides. (default: \(StudySettings.standard.windows.estimation))",
      valueName: "a..b"
    ),
    transform: EstimationWindow.init(parsing:)
  )
  var estimation: [EstimationWindow] = []

  @Option(
    parsing: .unconditional,
    help:
      "The event window, widened to the windows that are tested. (default: \(StudySettings.standard.windows.event))",
    transform: EventWindow.init(parsing:)
  )
  var eventWindow: EventWindow?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Windows to test, such as -1..1.",
      discussion: "Without one: 0..0, -1..1, 0..1, -5..5 and the event window.",
      valueName: "a..b"
    ),
    transform: TestWindowList.init(parsing:)
  )
  var window: [TestWindowList] = []

  @Option(
    help:
      "Returns an estimation window must hold: a count or a share. (default: \(StudySettings.standard.windows.minEstimation))"
  )
  var minEstimation: MinimumEstimation?

  func apply(to settings: inout StudySettings) {
    settings.set(
      \.windows.estimation,
      estimation.first.map { estimation.dropFirst().reduce($0) { $0.joined(with: $1) } }
    )
    settings.set(\.windows.event, eventWindow)
    settings.set(\.windows.tested, window.flatMap(\.windows))
    settings.set(\.windows.minEstimation, minEstimation)
  }
}

/// What happens to events that disturb each other.
struct OverlapOptions: SettingOptions {
  @Flag(help: "Leave out events whose event windows overlap in one symbol.")
  var excludeOverlapping = false

  @Flag(help: "Leave the event windows of a symbol's other events out of an estimation window.")
  var maskEvents = false

  func apply(to settings: inout StudySettings) {
    settings.set(\.alignment.excludeOverlapping, on: excludeOverlapping)
    settings.set(\.alignment.maskEvents, on: maskEvents)
  }
}

/// The control firms.
struct ControlOptions: SettingOptions {
  @Option(
    help: """
      The event column that names a control firm, which takes the market's place in \
      market_adjusted and its buy-and-hold returns.
      """
  )
  var controlColumn: String?

  @Option(
    help: """
      A table with symbol, date, market_value and book_to_market; each event's control firm is then the \
      one of about its size with the nearest book_to_market.
      """
  )
  var characteristics: String?

  @Option(
    help:
      "Sizes of control firms, as multiples of the event firm's. (default: \(StudySettings.standard.controlFirms.sizeBand))"
  )
  var sizeBand: SizeBand?

  @Option(
    help:
      "Control firms of an event, whose mean return counts. (default: \(StudySettings.standard.controlFirms.count))"
  )
  var controlFirms: Int?

  @Option(
    help:
      "Calendar days before day 0 that a row of --characteristics may be dated. (default: \(StudySettings.standard.controlFirms.maxAge))"
  )
  var characteristicsAge: Int?

  func apply(to settings: inout StudySettings) {
    settings.set(\.analysis.controlColumn, controlColumn)
    settings.set(\.controlFirms.characteristics, characteristics)
    settings.set(\.controlFirms.sizeBand, sizeBand)
    settings.set(\.controlFirms.count, controlFirms)
    settings.set(\.controlFirms.maxAge, characteristicsAge)
  }
}

/// What is asked of the events beyond their average.
struct AnalysisOptions: SettingOptions {
  @Option(
    parsing: .upToNextOption,
    help: "Event columns that explain the cumulative abnormal returns in a regression."
  )
  var regress: [String] = []

  @Option(
    help: """
      Principal components of the days before by which the regression is weighted too, one of its own; \
      csestudy takes 100. (default: not)
      """
  )
  var components: Int?

  @Option(
    parsing: .upToNextOption,
    help: "Event columns to correlate with the cumulative abnormal returns."
  )
  var correlate: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Further outcomes to study like returns: volume, volatility."
  )
  var outcome: [ActivityOutcome] = []

  @Flag(help: "Hold each security from day 0 to the end of the event window, in calendar time.")
  var calendarTime = false

  @Option(
    help:
      "The fewest securities on a day of the calendar-time portfolio. (default: \(StudySettings.standard.analysis.minSecurities))"
  )
  var minSecurities: Int?

  @Option(
    help: """
      The event column with the market value before the event, by which the calendar-time portfolio holds \
      securities; it follows their returns. Without it each counts the same.
      """
  )
  var valueWeights: String?

  @Option(
    help: """
      How much a day counts in the calendar-time regression by its number of securities: equal, firms or \
      root_firms. (default: \(StudySettings.standard.analysis.dayWeights.rawValue))
      """
  )
  var dayWeights: DayWeights?

  @Flag(
    help: """
      Regress the returns of each day around the events on factors across the events, and sum the intercepts: \
      Ibbotson's returns across time and securities.
      """
  )
  var rats = false

  @Option(
    help: """
      The shares outstanding of the one security of the study, for its price impact in market value; \
      a column shares_outstanding of the events goes before it.
      """
  )
  var shares: Double?

  @Option(
    help: """
      Let each model predict days before the event that it is not estimated from, and say which predicts best: \
      blocks, each from all other days, or rolling, each from those before it. (default: not)
      """
  )
  var outOfSample: OutOfSampleDesign?

  @Option(
    parsing: .upToNextOption,
    help:
      "Corrections for testing several windows and models: \(PValueAdjustment.names()). (default: all)"
  )
  var correction: [String] = []

  @Flag(
    help:
      "Hold each event against a portfolio of other securities that moved as its own did before."
  )
  var syntheticControl = false

  @Option(
    parsing: .upToNextOption,
    help:
      "The securities that synthetic controls are made of. (default: all of the price files that can be)"
  )
  var donors: [String] = []

  @Option(
    help:
      "The fewest securities that a synthetic control is made of. (default: \(StudySettings.standard.analysis.minDonors))"
  )
  var minDonors: Int?

  @Option(
    help:
      "The most securities that take the place of an event's own. (default: \(StudySettings.standard.analysis.maxPlacebos))"
  )
  var maxPlacebos: Int?

  @Flag(
    help:
      "Correct synthetic controls by a ridge regression, by which weights may be negative."
  )
  var ridgeAugmented = false

  func apply(to settings: inout StudySettings) throws {
    settings.set(\.analysis.regress, regress)
    settings.set(\.analysis.components, components)
    settings.set(\.analysis.correlate, correlate)
    settings.set(\.analysis.outcomes, outcome)
    settings.set(\.analysis.calendarTime, on: calendarTime)
    settings.set(\.analysis.minSecurities, minSecurities)
    settings.set(\.analysis.valueWeights, valueWeights)
    settings.set(\.analysis.dayWeights, dayWeights)
    settings.set(\.analysis.rats, on: rats)
    settings.set(\.analysis.shares, shares)
    settings.set(\.analysis.outOfSample, outOfSample)
    try settings.set(\.analysis.corrections, named: correction)
    settings.set(\.analysis.syntheticControl, on: syntheticControl)
    settings.set(\.analysis.donors, donors)
    settings.set(\.analysis.minDonors, minDonors)
    settings.set(\.analysis.maxPlacebos, maxPlacebos)
    settings.set(\.analysis.ridgeAugmented, on: ridgeAugmented)
  }
}

/// What announcements are correlated with over time.
struct LeadLagOptions: SettingOptions {
  @Option(
    parsing: .upToNextOption,
    help:
      "What the daily number of announcements is correlated with: \(LeadLagOutcome.names()). (default: all)"
  )
  var against: [String] = []

  @Option(
    parsing: .unconditional,
    help:
      "The largest lag in trading days. (default: \(StudySettings.standard.correlate.maxLag))"
  )
  var maxLag: Int?

  @Option(
    parsing: .unconditional,
    help:
      "The fewest announcements that are looked at, in all and of a company or a kind. (default: \(StudySettings.standard.correlate.minAnnouncements))"
  )
  var minAnnouncements: Int?

  func apply(to settings: inout StudySettings) throws {
    try settings.set(\.correlate.against, named: against)
    settings.set(\.correlate.maxLag, maxLag)
    settings.set(\.correlate.minAnnouncements, minAnnouncements)
  }
}

/// What only a single study reads: bars within the day, and errors of the coefficients.
struct SingleStudyOptions: SettingOptions {
  @Option(
    parsing: .upToNextOption,
    help: "Bars within the day, to split day 0 at an announcement in session: files or folders."
  )
  var intraday: [String] = []

  @OptionGroup var minutes: MinuteOptions

  @Option(
    help:
      "Errors of alpha and beta: ols, hc0 to hc3 or newey_west. (default: \(StudySettings.standard.methods.coefficientErrors.rawValue))"
  )
  var coefficientErrors: CoefficientErrors?

  func apply(to settings: inout StudySettings) {
    settings.set(\.prices.intraday, intraday)
    minutes.apply(to: &settings)
    settings.set(\.methods.coefficientErrors, coefficientErrors)
  }
}

/// Where the output goes and what it is called.
struct OutputOptions: SettingOptions {
  @Option(
    name: .shortAndLong,
    help: "The folder for the output. (default: \(StudySettings.standard.run.output))"
  )
  var output: String?

  @Option(help: "What the study is called in the report.")
  var title: String?

  func apply(to settings: inout StudySettings) {
    settings.set(\.run.output, output)
    settings.set(\.title, title)
  }
}

extension Array where Element: NamedMethod {
  /// The identifiers of the methods, for help texts.
  fileprivate var names: String { map(\.rawValue).joined(separator: ", ") }
}

extension NamedMethod {
  /// The identifiers of all methods, for help texts.
  fileprivate static func names() -> String { allCases.map(\.rawValue).joined(separator: ", ") }
}
