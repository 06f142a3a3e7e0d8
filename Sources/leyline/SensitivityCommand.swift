import ArgumentParser
import EventAlignment
import EventStatistics
import EventStudy
import StudyReport

/// `leyline sensitivity`: one study under every combination of choices.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Shows how far a result depends on windows, models and other choices.",
    discussion: """
      Repeats the study for every window of the event window that holds day 0, under several \
      models, market indices, estimation windows, kinds of returns and days 0, and on random days \
      without an event; prints a verdict and writes sensitivity.csv, sensitivity.json and \
      sensitivity.html. Without --window it takes every window that holds day 0, without --model \
      the market model and the two simpler ones, without --test the five tests that all windows \
      share.
      """
  )

  @Argument(
    help: "A study file; its paths are relative to its folder.",
    completion: .file(extensions: ["toml"]),
    transform: NamedPath.read
  )
  var study: String?

  @OptionGroup var options: StudyOptions

  @OptionGroup(title: "What is varied") var sensitivity: SensitivityOptions

  @Option(
    help: ArgumentHelp(
      "How the result is printed, text or json, and further files of the tables: latex, markdown, "
        + "docx, xlsx, sqlite; several with commas. (default: text)",
      valueName: "format"
    )
  )
  var format: [FormatChoice<OutputFormat>] = []

  @Flag(help: "Write sensitivity.csv and sensitivity.json without sensitivity.html.")
  var noReport = false

  func validate() throws { _ = try format.printed() }

  func run() throws {
    let output = options.output(study: study, settings: try? settings())
    try EarlierOutputStays.told(of: output) { try runStudy() }
  }

  private func runStudy() throws {
    let settings = try settings()
    try SensitivityFolder.check(
      settings.run.output,
      reading: settings.inputPaths + [study].compactMap(\.self)
    )
    let progress = StudyProgress()
    let result = try SensitivityStudy(settings).run(progress: progress.show)
    // A folder never holds the results of the study before.
    let tables = format.tables()
    try SensitivityFolder(result, includesReport: !noReport, formats: tables)
      .write(to: settings.run.output)
    progress.clear()
    switch try format.printed() ?? .text {
    case .text:
      let summary = SensitivitySummary(result, width: TerminalOutput.width)
      TerminalOutput.write(summary: summary.render(colored: TerminalOutput.isColored))
      TerminalOutput.note(
        WrittenFolder.note(settings.run.output, tables, of: TableDocument(result))
      )
    case .json:
      TerminalOutput.write(json: try SensitivityJSON(result).text())
    }
    if !result.hasEvents { throw NoUsableEvent(announcements: result.announcementCount) }
  }

  /// The settings of the study file with the options applied.
  func settings() throws -> StudySettings {
    var settings = try StudySettings(study: study, inputs: options.inputs, [options])
    var varied = settings.sensitivity ?? SensitivitySettings()
    // Models and tests that are named are meant alone, not beside the standard ones.
    if !options.methods.model.isEmpty { varied.models = [] }
    if !options.methods.test.isEmpty { varied.tests = settings.methods.tests }
    if !options.windows.window.isEmpty { varied.windows = settings.windows.tested }
    settings.sensitivity = varied
    sensitivity.apply(to: &settings)
    return settings
  }
}

/// What a sensitivity study varies; what is not given comes from the study file or its default.
struct SensitivityOptions: SettingOptions {
  @Flag(help: "Vary windows and models alone and keep the study's other choices.")
  var windowsOnly = false

  @Option(
    parsing: .upToNextOption,
    help: "Further market indices, files that take the market's place in turn."
  )
  var otherMarket: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "The lengths of estimation windows in days. (default: \(standard.estimationLengths.words))"
  )
  var estimationLength: [Int] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help:
      "The last days of estimation windows. (default: \(standard.estimationEnds.map(String.init).joined(separator: " and ")))"
  )
  var estimationEnd: [Int] = []

  @Option(
    parsing: .upToNextOption,
    help: "How returns are measured: simple, log. (default: both)"
  )
  var returnKind: [ReturnKind] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Sessions by which day 0 of news without a time moves. (default: \(standard.shifts.words))",
      valueName: "sessions"
    )
  )
  var shift: [Int] = []

  @Flag(help: "Do not repeat the study without overlapping events.")
  var keepOverlapping = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The window of the specification curve and the single events. (default: the first that the study "
        + "tests: day 0 unless it names others)",
      valueName: "a..b"
    ),
    transform: TestWindow.init(parsing:)
  )
  var headline: TestWindow?

  @Option(
    parsing: .unconditional,
    help: "The level of significance. (default: \(standard.level))"
  )
  var level: Double?

  @Option(
    parsing: .unconditional,
    help:
      "Studies on random days without an event; 0 for none. (default: \(standard.placebos.description))"
  )
  var placebos: Int?

  @Option(
    parsing: .unconditional,
    help:
      "Random draws of Romano and Wolf's correction; 0 for Holm's. (default: \(standard.stepDownDraws.description))"
  )
  var stepDownDraws: Int?

  @Option(
    parsing: .unconditional,
    help: "The share of each tail that winsorized means move inwards. (default: \(standard.tail))"
  )
  var tail: Double?

  @Option(
    parsing: .unconditional,
    help: "The power of the smallest detectable effect. (default: \(standard.power))"
  )
  var power: Double?

  @Option(
    parsing: .upToNextOption,
    help: "Effects whose number of events is asked for. (default: \(standard.effects.words))"
  )
  var effect: [Double] = []

  @Flag(help: "Look at aggregates alone: no leave-one-out, medians, drift and power.")
  var noPerEvent = false

  func apply(to settings: inout StudySettings) {
    let given = settings.sensitivity ?? SensitivitySettings()
    var varied = windowsOnly ? given.windowsOnly : given
    varied.set(\.otherMarkets, otherMarket)
    varied.set(\.estimationLengths, estimationLength)
    varied.set(\.estimationEnds, estimationEnd)
    varied.set(\.returnKinds, returnKind)
    varied.set(\.shifts, shift)
    varied.set(\.keepOverlapping, on: keepOverlapping)
    varied.set(\.headline, headline)
    varied.set(\.level, level)
    varied.set(\.placebos, placebos)
    varied.set(\.stepDownDraws, stepDownDraws)
    varied.set(\.tail, tail)
    varied.set(\.power, power)
    varied.set(\.effects, effect)
    if noPerEvent { varied.perEvent = false }
    settings.sensitivity = varied
  }
}

/// The choices of a sensitivity study that names none.
private let standard = SensitivitySettings()

extension [Int] {
  fileprivate var words: String { map(String.init).joined(separator: " ") }
}

extension [Double] {
  fileprivate var words: String { map(\.description).joined(separator: " ") }
}
