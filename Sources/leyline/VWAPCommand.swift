import ArgumentParser
import CivilTime
import EventAlignment
import EventStudy
import PriceData
import StudyReport

/// `leyline vwap`: average prices around events, premia, and prices that a rule prescribes.
struct VWAPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vwap",
    abstract:
      "Computes volume-weighted average prices: around events, before a day, and as a rule prescribes.",
    discussion: """
      With events, the averages around each announcement, and with intraday bars what it did within the hour:

        leyline vwap --prices ASHOKLEY.csv --events events.csv --intraday bars.csv

      With --price, the premium of a price over the last close and the averages before a day:

        leyline vwap --prices ASHOKLEY.csv --price 145 --on 2025-09-02

      With --rule, the price that a rule prescribes, such as the floor of a preferential issue:

        leyline vwap --prices ASHOKLEY.csv --rule icdr-preferential --on 2025-09-02

      With --trades, the daily average prices of every security, made of its trades in one pass that keeps \
      none in memory; the table can be read as prices:

        leyline vwap --trades trades.csv --format csv > daily.csv

      Prices are as they were traded: of the splits in --adjustments only those up to the last \
      session count. With --output, every session behind a figure is in vwap.csv, and vwap.html is a \
      page to print.
      """
  )

  @Argument(
    help: "A study file; its paths are relative to its folder.",
    transform: NamedPath.read
  )
  var study: String?

  @Option(
    parsing: .upToNextOption,
    help: "Price files, folders or patterns; - for standard input.",
    transform: NamedPath.read
  )
  var prices: [String] = []

  @Option(parsing: .upToNextOption, help: "Event files.", transform: NamedPath.read)
  var events: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Announcement documents, or folders of them.",
    transform: NamedPath.read
  )
  var announcements: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Bars within the day: files or folders.",
    transform: NamedPath.read
  )
  var intraday: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Trades, each with time, price and volume: files, folders or patterns, for the averages of each day.",
    transform: NamedPath.read
  )
  var trades: [String] = []

  @OptionGroup var minutes: MinuteOptions

  @Option(
    parsing: .unconditional,
    help: "The days around each event. (default: \(StudySettings.standard.windows.event))",
    transform: EventWindow.init(parsing:)
  )
  var eventWindow: EventWindow?

  @OptionGroup var pricing: PricingOptions

  @Option(
    help: "Splits and bonus issues to apply: symbol, ex_date, factor.",
    transform: NamedPath.read
  )
  var adjustments: String?

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions
  @OptionGroup var documents: DocumentOptions

  @Option(
    help:
      "The calendar: data, nse, bse, nyse or a file. (default: nse for prices of India, else data)"
  )
  var calendar: String?

  @OptionGroup var alignment: AlignmentOptions

  @Flag(help: "Say in every output that the prices are simulated.")
  var simulated = false

  @Option(name: .shortAndLong, help: "A folder for vwap.csv, vwap.json and vwap.html.")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How the result is printed: text, csv of the sessions, json, latex or markdown; with --output, "
        + "latex, markdown, docx, xlsx and sqlite are further files; several with commas. (default: text)",
      valueName: "format"
    )
  )
  var format: [FormatChoice<PricingFormat>] = []

  func validate() throws {
    let printed = try format.printed()
    let tables = format.tables()
    if output == nil, let file = tables.first(where: { !$0.isText }) {
      throw ValidationError("\(file.rawValue) is a file; name a folder for it with --output.")
    }
    if output == nil, let first = tables.first, printed != nil || tables.count > 1 {
      let other = printed?.rawValue ?? tables[1].rawValue
      throw ValidationError(
        "--format names \(first.rawValue) and \(other), and a result is printed once; leave one out, or name "
          + "a folder with --output."
      )
    }
    guard !trades.isEmpty else { return }
    let others = [
      ("--prices", prices.isEmpty), ("--events", events.isEmpty),
      ("--announcements", announcements.isEmpty), ("--intraday", intraday.isEmpty),
      ("--adjustments", adjustments == nil), ("--event-window", eventWindow == nil),
      ("a study file", study == nil), ("--price, --rule and --on", pricing.asksNothing),
    ]
    if let other = others.first(where: { !$0.1 }) {
      throw ValidationError(
        "--trades gives the days of trades and goes without \(other.0); write them with --format csv into a file, "
          + "which can be given as --prices."
      )
    }
  }

  func run() throws {
    let settings = try settings()
    if let output {
      try VWAPFolder.check(
        output,
        reading: settings.inputPaths + pricing.otherExchange + trades + [study].compactMap(\.self)
      )
    }
    if !trades.isEmpty {
      let isJSON = try format.printed() == .json
      let result = try TradedDaysStudy(settings, trades: trades)
        .run(describesInputs: output != nil || isJSON)
      let summary = TradedDaysSummary(result, width: TerminalOutput.width)
      return try show(.days(result)) { summary.render(colored: TerminalOutput.isColored) }
    }
    guard pricing.asksNothing, hasEvents(settings) else {
      let result = try PricingStudy(settings, pricing: pricing.settings()).run()
      let summary = PricingSummary(result, width: TerminalOutput.width)
      return try show(.before(result)) { summary.render(colored: TerminalOutput.isColored) }
    }
    let result = try Study(settings).averagePrices()
    let summary = AveragePriceSummary(result, width: TerminalOutput.width)
    try show(.around(result)) { summary.render(colored: TerminalOutput.isColored) }
    if result.includedEvents.isEmpty { throw NoUsableEvent(announcements: result.events.count) }
  }

  private func show(_ content: VWAPFolder.Content, _ text: () -> String) throws {
    let tables = format.tables()
    let folder = VWAPFolder(content, formats: output == nil ? [] : tables)
    if let output {
      try folder.write(to: output)
    } else if let table = tables.first {
      return TerminalOutput.write(try TableDocument(content).text(table))
    }
    switch try format.printed() ?? .text {
    case .text:
      TerminalOutput.write(summary: text())
      if let output {
        TerminalOutput.note(WrittenFolder.note(output, tables, of: TableDocument(content)))
      }
    case .csv: TerminalOutput.write(folder.csv)
    case .json: TerminalOutput.write(json: try folder.json())
    }
  }

  private func hasEvents(_ settings: StudySettings) -> Bool {
    !settings.events.files.isEmpty || !settings.events.announcements.isEmpty
  }

  /// The settings of the study file with the options applied.
  func settings() throws -> StudySettings {
    var settings = StudySettings()
    if let study { settings = try StudyFile(path: study).resolved() }
    if !prices.isEmpty {
      settings.prices.files = prices
      settings.prices.intraday = []
      settings.simulated = false
    }
    if !events.isEmpty || !announcements.isEmpty {
      settings.events.files = events
      settings.events.announcements = announcements
    }
    settings.set(\.prices.intraday, intraday)
    minutes.apply(to: &settings)
    settings.set(\.windows.event, eventWindow)
    settings.set(\.prices.adjustments, adjustments)
    settings.set(\.alignment.calendar, calendar)
    settings.set(\.simulated, on: simulated)
    reading.apply(to: &settings)
    documents.apply(to: &settings)
    alignment.apply(to: &settings)
    return settings
  }
}

/// How prices before a day are printed.
enum PricingFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// One row for each session behind a figure.
  case csv
  /// For programs.
  case json
}
