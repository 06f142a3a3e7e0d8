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
    abstract: "Computes volume-weighted average prices: around events, before a day, and as a rule prescribes.",
    discussion: """
      With events, the averages around each announcement, and with intraday bars what it did within the hour:

        leyline vwap --prices ASHOKLEY.csv --events events.csv --intraday bars.csv

      With --price, the premium of a price over the last close and the averages before a day:

        leyline vwap --prices ASHOKLEY.csv --price 145 --on 2025-09-02

      With --rule, the price that a rule prescribes, such as the floor of a preferential issue:

        leyline vwap --prices ASHOKLEY.csv --rule icdr-preferential --on 2025-09-02

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

  @OptionGroup var minutes: MinuteOptions

  @Option(
    parsing: .unconditional,
    help: "The days around each event. (default: \(StudySettings.standard.windows.event))",
    transform: EventWindow.init(parsing:)
  )
  var eventWindow: EventWindow?

  @OptionGroup var pricing: PricingOptions

  @Option(help: "Splits and bonus issues to apply: symbol, ex_date, factor.", transform: NamedPath.read)
  var adjustments: String?

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions
  @OptionGroup var documents: DocumentOptions

  @Option(
    help: "The calendar: data, nse, bse, nyse or a file. (default: nse for prices of India, else data)"
  )
  var calendar: String?

  @OptionGroup var alignment: AlignmentOptions

  @Flag(help: "Say in every output that the prices are simulated.")
  var simulated = false

  @Option(name: .shortAndLong, help: "A folder for vwap.csv, vwap.json and vwap.html.")
  var output: String?

  @Option(help: "How the result is printed: text, csv of the sessions, or json.")
  var format: PricingFormat = .text

  func run() throws {
    let settings = try settings()
    if let output {
      try VWAPFolder.check(
        output,
        reading: settings.inputPaths + pricing.otherExchange + [study].compactMap(\.self)
      )
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
    let folder = VWAPFolder(content)
    if let output { try folder.write(to: output) }
    switch format {
    case .text:
      TerminalOutput.write(summary: text())
      if let output { TerminalOutput.note("Written to \(output)/") }
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

/// How the minutes after an announcement are looked at.
struct MinuteOptions: SettingOptions {
  @Option(
    help:
      "The length of the intervals in which the minutes after an announcement are looked at, such as 5min. (default: that of the bars)"
  )
  var interval: BarInterval?

  @Option(
    help:
      "The symbol of the index among the intraday bars, whose moves are taken out of the minutes."
  )
  var intradayMarket: String?

  @Option(
    help:
      "The costs of buying and selling together, in basis points, of somebody who buys after the news. (default: \(StudySettings.standard.prices.costs))"
  )
  var costs: Double?

  @Option(
    help:
      "Which moment of an intraday bar its time is: start or end. (default: \(StudySettings.standard.prices.barTime.rawValue))"
  )
  var barTime: BarTime?

  func apply(to settings: inout StudySettings) {
    settings.set(\.prices.interval, interval)
    settings.set(\.prices.intradayMarket, intradayMarket)
    settings.set(\.prices.costs, costs)
    settings.set(\.prices.barTime, barTime)
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

  /// Whether neither a price nor a rule is named.
  var asksNothing: Bool { price == nil && rule == nil && on == nil }

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
