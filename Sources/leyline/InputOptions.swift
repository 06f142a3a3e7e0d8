import ArgumentParser
import CivilTime
import DelimitedText
import EventAlignment
import EventStudy
import PriceData

/// The prices, the market and the announcements of a study, and how they are read.
struct InputOptions: SettingOptions {
  @Option(parsing: .upToNextOption, help: "Price files, folders or patterns; - for standard input.")
  var prices: [String] = []

  @Option(
    help: ArgumentHelp(
      "The market index, a file of levels; repeat for more.",
      discussion: """
        Of several indices, in one file or more, a column market of the events names that of each; \
        without it all events have the first, and the others stand beside it.
        """
    )
  )
  var market: [String] = []

  @Option(help: "The column or symbol of the market file that is the index. (default: recognized)")
  var marketColumn: String?

  @Option(
    help:
      "What the market file holds: prices, returns, or returns in fractions or percent. (default: \(StudySettings.standard.market.values))"
  )
  var marketValues: FileValues?

  @Option(help: "The notation of dates in the market file alone. (default: that of --date-format)")
  var marketDateFormat: String?

  @Option(help: "Factor returns, joined by date.")
  var factors: String?

  @Option(help: "The unit of the factors. (default: recognized)")
  var factorValues: ReturnUnit?

  @Option(help: "What the risk-free column of the factors holds. (default: recognized)")
  var riskFreeValues: RiskFreeUnit?

  @Option(
    help:
      "The market beside factors: that of their file or the index. (default: ff3, carhart4, ff5: factors; others: index)"
  )
  var excessMarket: ExcessMarket?

  @Option(parsing: .upToNextOption, help: "Event files.")
  var events: [String] = []

  @Option(parsing: .upToNextOption, help: "Announcement documents, or folders of them.")
  var announcements: [String] = []

  @OptionGroup var documents: DocumentOptions

  @Option(help: "Splits and bonus issues to apply: symbol, ex_date, factor.")
  var adjustments: String?

  @Flag(help: "Compute returns from the vendor's adjusted close.")
  var useAdjustedClose = false

  @Option(
    parsing: .upToNextOption,
    help:
      "The price that returns are of, and others to set beside it: \(PriceBasis.allCases.map(\.rawValue).joined(separator: ", ")). (default: \(StudySettings.standard.prices.price.map(\.rawValue).joined(separator: " ")))"
  )
  var price: [String] = []

  @Flag(help: "Say in every output that the prices are simulated.")
  var simulated = false

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions

  /// Whether no file is named, as for the sample study.
  var namesNothing: Bool {
    prices.isEmpty && market.isEmpty && events.isEmpty && announcements.isEmpty
  }

  func apply(to settings: inout StudySettings) throws {
    try settings.set(\.prices.price, named: price)
    if !prices.isEmpty {
      // Other prices are another study: nothing of the file's simulated label carries over.
      settings.prices.files = prices
      settings.prices.intraday = []
      settings.simulated = false
    }
    reading.apply(to: &settings)
    settings.set(\.prices.adjustments, adjustments)
    settings.set(\.prices.useAdjustedClose, on: useAdjustedClose)
    settings.set(\.market.files, market)
    settings.set(\.market.column, marketColumn)
    settings.set(\.market.values, marketValues)
    settings.set(\.market.dateFormat, marketDateFormat ?? reading.dateFormat)
    settings.set(\.market.factors, factors)
    settings.set(\.market.factorValues, factorValues)
    settings.set(\.market.riskFreeValues, riskFreeValues)
    settings.set(\.market.excessMarket, excessMarket)
    if !events.isEmpty || !announcements.isEmpty {
      settings.events.files = events
      settings.events.announcements = announcements
    }
    documents.apply(to: &settings)
    settings.set(\.simulated, on: simulated)
  }
}

/// How event files and documents are read.
struct DocumentOptions: SettingOptions {
  @Option(
    help:
      "Companies to look for beside those built in, which they come before: symbol, name, aliases."
  )
  var companies: String?

  @Flag(help: "Look for the companies of --companies only, not for those built in.")
  var companiesOnly = false

  @Option(help: "The rules that tell the kind of an announcement. (default: built in)")
  var kinds: String?

  @Flag(help: "Keep reports of one announcement as events of their own.")
  var keepRepeats = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Which header of event files holds what, such as symbol=security_ticker date=TRANS_DATE.",
      valueName: "role=header"
    )
  )
  var eventColumns: [ColumnAssignment] = []

  @Option(help: "The notation of dates in event files, such as dd/mm/yyyy. (default: recognized)")
  var eventDateFormat: String?

  func apply(to settings: inout StudySettings) {
    settings.set(\.events.companies, companies)
    settings.set(\.events.companiesOnly, on: companiesOnly)
    settings.set(\.events.kinds, kinds)
    settings.set(\.events.keepRepeats, on: keepRepeats)
    ColumnAssignment.lay(eventColumns, over: &settings.events.columns)
    settings.set(\.events.dateFormat, eventDateFormat)
  }
}

/// How price files are read.
struct ReadingOptions: SettingOptions {
  @Option(
    parsing: .upToNextOption,
    help:
      "Exchange series to keep where a file has a series column. (default: \(StudySettings.standard.prices.series.joined(separator: " ")))"
  )
  var series: [String] = []

  @Option(help: "The symbol of a price file that names none. (default: from the file's name)")
  var symbol: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Which header holds what, when recognition is wrong, such as close=Settle; close=all where each column is a security.",
      valueName: "role=header"
    )
  )
  var columns: [ColumnAssignment] = []

  @Option(
    help:
      "The notation of dates in price and market files, such as dd/mm/yyyy. (default: recognized)"
  )
  var dateFormat: String?

  @Option(help: "The decimal mark of numbers that may be read with either: point or comma.")
  var decimal: DecimalMark?

  @Option(
    help:
      "The encoding of price, market and factor files that are not UTF-8, such as gbk. (default: recognized)"
  )
  var encoding: String?

  @Option(
    help: "The name or number of the sheet of workbooks of prices. (default: all with prices)"
  )
  var sheet: String?

  @Option(
    help:
      "What price files hold: prices, returns, or returns in fractions or percent. (default: \(StudySettings.standard.prices.values))"
  )
  var values: FileValues?

  @Option(
    help:
      "Two different rows of one symbol and day: error, first or last. (default: \(StudySettings.standard.prices.duplicates))"
  )
  var duplicates: DuplicatePolicy?

  @Flag(help: "List and leave out rows that cannot be read instead of stopping.")
  var skipBadRows = false

  func apply(to settings: inout StudySettings) {
    settings.set(\.prices.series, series)
    settings.set(\.prices.symbol, symbol)
    ColumnAssignment.lay(columns, over: &settings.prices.columns)
    settings.set(\.prices.dateFormat, dateFormat)
    settings.set(\.prices.encoding, encoding)
    settings.set(\.prices.sheet, sheet)
    settings.set(\.prices.decimal, decimal)
    settings.set(\.prices.values, values)
    settings.set(\.prices.duplicates, duplicates)
    settings.set(\.prices.skipBadRows, on: skipBadRows)
  }
}

/// The calendar of a study.
struct CalendarOptions: SettingOptions {
  @Option(
    help:
      "The calendar: data, nse, bse, nyse or a file. (default: \(StudySettings.standard.alignment.calendar))"
  )
  var calendar: String?

  func apply(to settings: inout StudySettings) {
    settings.set(\.alignment.calendar, calendar)
  }
}

/// How announcements become event days.
struct AlignmentOptions: SettingOptions {
  @Option(
    help:
      "News on a day without a session: next, previous, nearest, strict. (default: \(StudySettings.standard.alignment.align))"
  )
  var align: AlignmentPolicy?

  @Option(
    help:
      "When sessions close, with the calendar data. (default: as usual in the time zone)"
  )
  var sessionClose: TimeOfDay?

  @Option(
    help:
      "When sessions open, with the calendar data. (default: as usual in the time zone)"
  )
  var sessionOpen: TimeOfDay?

  @Option(
    help:
      "The zone of the sessions, with the calendar data. (default: from the data, where certain)"
  )
  var timeZone: String?

  @Option(
    help:
      "Sessions missing in the data that day 0 may move past. (default: \(StudySettings.standard.alignment.maxMissingSessions))"
  )
  var maxMissingSessions: Int?

  @Option(
    help:
      "Calendar days that day 0 may lie from the announcement. (default: \(StudySettings.standard.alignment.maxDistanceDays))"
  )
  var maxDistanceDays: Int?

  func apply(to settings: inout StudySettings) {
    settings.set(\.alignment.align, align)
    settings.set(\.alignment.sessionOpen, sessionOpen)
    settings.set(\.alignment.sessionClose, sessionClose)
    settings.set(\.alignment.timeZone, timeZone)
    settings.set(\.alignment.maxMissingSessions, maxMissingSessions)
    settings.set(\.alignment.maxDistanceDays, maxDistanceDays)
  }
}

/// The column that forms groups.
struct GroupOptions: SettingOptions {
  @Option(help: "The column of the event files that forms groups. (default: group)")
  var groupColumn: String?

  func apply(to settings: inout StudySettings) {
    settings.set(\.events.groupColumn, groupColumn)
  }
}

/// How the computation runs.
struct RunOptions: SettingOptions {
  @Flag(help: "Keep loaded prices beside their files, so that the next run need not parse them.")
  var cache = false

  @Option(help: "The number of threads; no number depends on it. (default: one for each core)")
  var threads: Int?

  @Option(help: "The seed of random draws. (default: \(StudySettings.standard.run.seed))")
  var seed: UInt64?

  func apply(to settings: inout StudySettings) {
    settings.set(\.run.cache, on: cache)
    settings.set(\.run.threads, threads)
    settings.set(\.run.seed, seed)
  }
}
