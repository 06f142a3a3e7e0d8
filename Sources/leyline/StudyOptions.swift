import ArgumentParser
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import PriceData

/// The options that decide a study; what is not given comes from the study file or its default.
struct StudyOptions: ParsableArguments {
  @Option(parsing: .upToNextOption, help: "Price files, folders or patterns; - for standard input.")
  var prices: [String] = []

  @Option(help: "The market index, a file of levels.")
  var market: String?

  @Option(help: "The column of the market file that holds the level. (default: recognized)")
  var marketColumn: String?

  @Option(help: "Whether the market file holds prices or returns. (default: prices)")
  var marketValues: PricePanel.Values?

  @Option(help: "Factor returns, joined by date.")
  var factors: String?

  @Option(help: "A second index, such as the sector's: the factor companion of the model factors.")
  var companion: String?

  @Option(parsing: .upToNextOption, help: "Event files.")
  var events: [String] = []

  @Option(parsing: .upToNextOption, help: "Announcement documents, or folders of them.")
  var announcements: [String] = []

  @Option(help: "The companies that documents are read with: symbol, name, aliases.")
  var companies: String?

  @Option(help: "The rules that tell the kind of an announcement. (default: built in)")
  var kinds: String?

  @Option(help: "The notation of dates in event files, such as dd/mm/yyyy. (default: recognized)")
  var eventDateFormat: String?

  @Option(help: "The column of the event files that forms groups. (default: group)")
  var groupColumn: String?

  @Option(help: "Splits and bonus issues to apply: symbol, ex_date, factor.")
  var adjustments: String?

  @Flag(help: "Compute returns from the vendor's adjusted close.")
  var useAdjustedClose = false

  @Option(
    parsing: .upToNextOption,
    help: "Bars within the day, to split day 0 at an announcement in session: files or folders."
  )
  var intraday: [String] = []

  @Option(help: "Which moment of an intraday bar its time is: start or end. (default: start)")
  var barTime: BarTime?

  @OptionGroup(title: "Reading prices") var input: InputOptions

  @Option(
    parsing: .upToNextOption,
    help: "Expected-return models, or all: \(ExpectedReturnMethod.names). (default: market)"
  )
  var model: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Tests of a window, or all: \(InferenceMethod.names). (default: \(MethodSettings.standardTests.map(\.rawValue).joined(separator: ", ")))"
  )
  var test: [String] = []

  @Option(help: "Simple or log returns. (default: simple)")
  var returns: ReturnKind?

  @Option(
    parsing: .upToNextOption,
    help: "The factors of the model factors, by column. (default: all of the file)"
  )
  var factorNames: [String] = []

  @Option(help: "Leading market returns of the model dimson. (default: 1)")
  var dimsonLeads: Int?

  @Option(help: "Lagged market returns of the model dimson. (default: 1)")
  var dimsonLags: Int?

  @Option(help: "The direction of p-values: two-sided, greater or less. (default: two-sided)")
  var alternative: Alternative?

  @Option(
    help: "What buy-and-hold returns are compared with: market or expected. (default: market)"
  )
  var benchmark: BuyAndHoldBenchmark?

  @Option(help: "Errors of alpha and beta: ols, hc0 to hc3 or newey_west. (default: ols)")
  var coefficientErrors: CoefficientErrors?

  @Option(help: "Random draws of a resampling test. (default: 9999)")
  var draws: Int?

  @Option(help: "The coverage of confidence intervals. (default: 0.95)")
  var confidence: Double?

  @Option(parsing: .unconditional, help: "The estimation window. (default: -250..-11)")
  var estimation: EstimationWindow?

  @Option(parsing: .unconditional, help: "The event window. (default: -10..10)")
  var eventWindow: EventWindow?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A window to test, such as -1..1; repeat for more.",
      discussion: "Without one: 0..0, -1..1, 0..1, -5..5 and the event window.",
      valueName: "a..b"
    )
  )
  var window: [TestWindowList] = []

  @Option(help: "Returns an estimation window must hold: a count or a share. (default: 60%)")
  var minEstimation: MinimumEstimation?

  @Option(help: "The calendar: data, nse, bse, nyse or a file. (default: data)")
  var calendar: String?

  @Option(help: "News on a day without a session: next, previous, nearest, strict. (default: next)")
  var align: AlignmentPolicy?

  @Option(help: "When sessions close, with the calendar data. (default: 15:30)")
  var sessionClose: TimeOfDay?

  @Option(help: "When sessions open, with the calendar data. (default: 09:15)")
  var sessionOpen: TimeOfDay?

  @Option(help: "The zone of the sessions, with the calendar data. (default: Asia/Kolkata)")
  var timeZone: String?

  @Flag(help: "Leave out events whose event windows overlap in one symbol.")
  var excludeOverlapping = false

  @Flag(help: "Leave the event windows of a symbol's other events out of an estimation window.")
  var maskEvents = false

  @OptionGroup(title: "Beyond averages") var analysis: AnalysisOptions

  @Flag(help: "Keep loaded prices beside their files, so that the next run need not parse them.")
  var cache = false

  @Option(name: .shortAndLong, help: "The folder for the output. (default: out)")
  var output: String?

  @Option(help: "The number of threads; no number depends on it. (default: one for each core)")
  var threads: Int?

  @Option(help: "The seed of random draws. (default: 1)")
  var seed: UInt64?

  @Option(help: "What the study is called in the report.")
  var title: String?

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads takes a number of at least 1, not \(threads).")
    }
    for (name, number, least) in [
      ("--dimson-leads", dimsonLeads, 0), ("--dimson-lags", dimsonLags, 0), ("--draws", draws, 1),
    ] {
      if let number, number < least {
        throw ValidationError("\(name) takes a number of at least \(least), not \(number).")
      }
    }
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw ValidationError("--confidence takes a number between 0 and 1, not \(confidence).")
    }
  }

  /// The options given that a sensitivity study has no use for.
  var unusedBySensitivity: [String] {
    [
      ("--intraday", !intraday.isEmpty), ("--bar-time", barTime != nil),
      ("--group-column", groupColumn != nil), ("--confidence", confidence != nil),
      ("--coefficient-errors", coefficientErrors != nil),
    ].filter(\.1).map(\.0) + analysis.unusedBySensitivity
  }

  /// Returns the configuration of a study file, or of the defaults, with the options applied.
  ///
  /// - Parameter study: The study file; without one and without prices, the sample study.
  /// - Returns: What ``Study`` runs.
  /// - Throws: `ConfigurationError` when the file or a method's name is wrong.
  func configuration(study: String?) throws -> StudySettings {
    var configuration: StudySettings
    let namesNothing = prices.isEmpty && market == nil && events.isEmpty && announcements.isEmpty
    if let path = study ?? (namesNothing ? SampleStudy.path : nil) {
      configuration = try StudyFile(path: path).resolved()
    } else {
      configuration = StudySettings()
    }
    applySources(to: &configuration)
    applyChoices(to: &configuration)
    if !model.isEmpty {
      configuration.methods.models = try MethodName.all(
        model,
        of: ExpectedReturnMethod.self,
        kind: "model"
      )
    }
    if !test.isEmpty {
      configuration.methods.tests = try MethodName.all(
        test,
        of: InferenceMethod.self,
        kind: "test"
      )
    }
    return configuration
  }

  private func applySources(to configuration: inout StudySettings) {
    if let title { configuration.title = title }
    if !prices.isEmpty {
      // Other prices are another study: nothing of the file's simulated label carries over.
      configuration.prices.files = prices
      configuration.prices.intraday = []
      configuration.simulated = false
    }
    configuration.prices = input.applied(to: configuration.prices)
    if let adjustments { configuration.prices.adjustments = adjustments }
    if useAdjustedClose { configuration.prices.useAdjustedClose = true }
    if !intraday.isEmpty { configuration.prices.intraday = intraday }
    if let barTime { configuration.prices.barTime = barTime }
    if let market { configuration.market.file = market }
    if let marketColumn { configuration.market.column = marketColumn }
    if let marketValues { configuration.market.values = marketValues }
    if let dateFormat = input.dateFormat { configuration.market.dateFormat = dateFormat }
    if let factors { configuration.market.factors = factors }
    if let companion { configuration.market.companion = companion }
    if !events.isEmpty || !announcements.isEmpty {
      configuration.events.files = events
      configuration.events.announcements = announcements
    }
    if let eventDateFormat { configuration.events.dateFormat = eventDateFormat }
    if let companies { configuration.events.companies = companies }
    if let kinds { configuration.events.kinds = kinds }
    if let groupColumn { configuration.events.groupColumn = groupColumn }
  }

  private func applyChoices(to configuration: inout StudySettings) {
    if cache { configuration.run.cache = true }
    if let returns { configuration.methods.returns = returns }
    if !factorNames.isEmpty { configuration.methods.modelOptions.factors = factorNames }
    if let dimsonLeads { configuration.methods.modelOptions.dimsonLeads = dimsonLeads }
    if let dimsonLags { configuration.methods.modelOptions.dimsonLags = dimsonLags }
    if let alternative { configuration.methods.alternative = alternative }
    if let benchmark { configuration.methods.testOptions.benchmark = benchmark }
    if let coefficientErrors {
      configuration.methods.modelOptions.coefficientErrors = coefficientErrors
    }
    if let draws { configuration.methods.testOptions.draws = draws }
    if let confidence { configuration.methods.confidence = confidence }
    if let estimation { configuration.windows.estimation = estimation }
    if let eventWindow { configuration.windows.event = eventWindow }
    if !window.isEmpty { configuration.windows.tested = window.flatMap(\.windows) }
    if let minEstimation { configuration.windows.minimumEstimation = minEstimation }
    if let calendar { configuration.alignment.calendar = calendar }
    if let align { configuration.alignment.policy = align }
    if let sessionOpen { configuration.alignment.open = sessionOpen }
    if let sessionClose { configuration.alignment.close = sessionClose }
    if let timeZone { configuration.alignment.timeZone = timeZone }
    analysis.apply(to: &configuration.analysis)
    if excludeOverlapping { configuration.alignment.excludeOverlapping = true }
    if maskEvents { configuration.alignment.maskEvents = true }
    if let output { configuration.run.output = output }
    if let threads { configuration.run.threads = threads }
    if let seed { configuration.run.seed = seed }
  }
}

/// The study that runs when nothing is asked for.
enum SampleStudy {
  /// Its study file, relative to the folder of the repository.
  static let path = "data/study.toml"
}

/// Windows written in one argument, such as `-1..1` or `-1,1;-5,5`.
struct TestWindowList: ExpressibleByArgument {
  /// The windows in the order written.
  let windows: [TestWindow]

  init?(argument: String) {
    // Blanks part windows only where each part is one: "-1 1" is neither.
    let blanks = argument.split(separator: " ")
    let isList = blanks.count > 1 && blanks.allSatisfy { $0.contains("..") }
    let parts = isList ? blanks : argument.split(separator: ";")
    windows = parts.compactMap { TestWindow(String($0)) }
    guard !parts.isEmpty, windows.count == parts.count else { return nil }
  }
}

extension ExpectedReturnMethod {
  /// The identifiers of all models, for help texts.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension InferenceMethod {
  /// The identifiers of all tests, for help texts.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
