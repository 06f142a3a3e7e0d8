import ArgumentParser
import CivilTime
import EventStudy
import StudyReport

/// `leyline vwap`: premia and prescribed prices before a day.
struct VWAPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vwap",
    abstract: "Computes volume-weighted average prices: premia of a deal, and prices that a rule prescribes.",
    discussion: """
      With --price, the premium of a price over the last close and the averages before a day:

        leyline vwap --prices ASHOKLEY.csv --price 145 --on 2025-09-02

      With --rule, the price that a rule prescribes, such as the floor of a preferential issue:

        leyline vwap --prices ASHOKLEY.csv --rule icdr-preferential --on 2025-09-02

      Prices are as they were traded: of the splits in --adjustments only those up to the last \
      session before the day count. With --output, every session behind a figure is in vwap.csv, and \
      vwap.html is a page to print.
      """
  )

  @Option(
    parsing: .upToNextOption,
    help: "Price files, folders or patterns; - for standard input.",
    transform: NamedPath.read
  )
  var prices: [String] = []

  @OptionGroup var pricing: PricingOptions

  @Option(help: "Splits and bonus issues to apply: symbol, ex_date, factor.", transform: NamedPath.read)
  var adjustments: String?

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions

  @Option(
    help: "The calendar: data, nse, bse, nyse or a file. (default: nse for prices of India, else data)"
  )
  var calendar: String?

  @Flag(help: "Say in every output that the prices are simulated.")
  var simulated = false

  @Option(name: .shortAndLong, help: "A folder for vwap.csv, vwap.json and vwap.html.")
  var output: String?

  @Option(help: "How the result is printed: text, csv of the sessions, or json.")
  var format: PricingFormat = .text

  func run() throws {
    let settings = settings()
    if let output {
      try PricingFolder.check(output, reading: settings.inputPaths + pricing.otherExchange)
    }
    let result = try PricingStudy(settings, pricing: pricing.settings()).run()
    if let output { try PricingFolder(result).write(to: output) }
    switch format {
    case .text:
      let summary = PricingSummary(result, width: TerminalOutput.width)
      TerminalOutput.write(summary: summary.render(colored: TerminalOutput.isColored))
      if let output { TerminalOutput.note("Written to \(output)/") }
    case .csv: TerminalOutput.write(PricingFolder(result).csv)
    case .json: TerminalOutput.write(json: try PricingFolder(result).json())
    }
  }

  /// The settings of the files.
  func settings() -> StudySettings {
    var settings = StudySettings()
    settings.prices.files = prices
    settings.set(\.prices.adjustments, adjustments)
    settings.set(\.alignment.calendar, calendar)
    settings.set(\.simulated, on: simulated)
    reading.apply(to: &settings)
    return settings
  }
}

/// What is asked of the prices before a day.
struct PricingOptions: ParsableArguments {
  @Option(help: "The security, where the price files have several.")
  var security: String?

  @Option(
    help: ArgumentHelp(
      "The day that the sessions lie before: of the announcement, or the relevant date.",
      valueName: "date"
    )
  )
  var on: CalendarDate?

  @Flag(help: "The news came after the close of the day: its own session counts as before.")
  var includeDay = false

  @Option(help: "The price whose premium is asked for.")
  var price: Double?

  @Option(
    help: ArgumentHelp(
      "The last day before a rumour, whose close is the unaffected one of a premium.",
      valueName: "date"
    )
  )
  var unaffectedDay: CalendarDate?

  @Option(
    help:
      "A rule: icdr-preferential, sast, delisting, qip, unaffected, material-price-movement, or one of --rule-file."
  )
  var rule: String?

  @Option(
    help: "A file of rules; data/pricing_rules.toml is one.",
    transform: NamedPath.read
  )
  var ruleFile: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The days on which a rumour moved the price, for the unaffected price.",
      valueName: "date"
    )
  )
  var moved: [CalendarDate] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The days on which the company confirmed, in the same order.", valueName: "date")
  )
  var confirmed: [CalendarDate] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The days on which the price stood at its band because of a confirmation.",
      valueName: "date"
    )
  )
  var bandDays: [CalendarDate] = []

  @Option(help: "How many days an unaffected price holds, by the stage of the transaction: 60 or 180.")
  var validDays: Int?

  @Flag(help: "Add up the variations of several rumours, which no text that was seen prescribes.")
  var addRumours = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Prices that no price file holds, such as paid-52-weeks=120.5; the rule names its keys.",
      valueName: "key=price"
    )
  )
  var given: [GivenPrice] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The number of shares of the company, and of later days such as 2018-11-01=90000000.",
      valueName: "[date=]number"
    )
  )
  var shares: [PricingSettings.ShareCount] = []

  @Option(
    help:
      "Which sessions count: rows of the files, those of the calendar too that have no row, or traded ones. (default: \(PricingSettings().sessions.rawValue))"
  )
  var sessions: PricingSettings.CountedSessions?

  @Option(
    parsing: .upToNextOption,
    help: "The same security on another exchange; the exchange with the larger volume counts.",
    transform: NamedPath.read
  )
  var otherExchange: [String] = []

  @Option(help: "The move of the index at 09:30 in percent, for material-price-movement.")
  var indexMove: Double?

  @Option(
    help:
      "How far two sources of a day's average may lie apart, in basis points. (default: \(PricingSettings().tolerance))"
  )
  var vwapTolerance: Double?

  func validate() throws {
    if let validDays, ![60, 180].contains(validDays) {
      throw ValidationError("--valid-days takes 60 or 180, not \(validDays).")
    }
    if let vwapTolerance, !(vwapTolerance >= 0) {
      throw ValidationError("--vwap-tolerance takes a number from 0 on, not \(vwapTolerance).")
    }
  }

  /// What the options ask.
  func settings() -> PricingSettings {
    var settings = PricingSettings()
    settings.security = security
    settings.day = on
    settings.includesDay = includeDay
    settings.price = price
    settings.unaffectedDay = unaffectedDay
    settings.rule = rule
    settings.ruleFile = ruleFile
    settings.moved = moved
    settings.confirmed = confirmed
    settings.bandDays = bandDays
    settings.validDays = validDays
    settings.addsRumours = addRumours
    for price in given { settings.given[price.key] = price.price }
    settings.shares = shares
    if let sessions { settings.sessions = sessions }
    settings.otherExchange = otherExchange
    settings.indexMove = indexMove
    if let vwapTolerance { settings.tolerance = vwapTolerance }
    return settings
  }
}

/// A price under the key of a rule, written `key=price`.
struct GivenPrice: ExpressibleByArgument {
  /// The key.
  let key: String
  /// The price, above zero.
  let price: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let price = Double(parts[1]), price > 0, price.isFinite else { return nil }
    key = parts[0]
    self.price = price
  }
}

/// How prices before a day are printed.
enum PricingFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One row for each session behind a figure.
  case csv
  /// For programs.
  case json
}
