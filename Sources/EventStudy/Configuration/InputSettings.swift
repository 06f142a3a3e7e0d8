public import DelimitedText
public import PriceData

/// Where the prices come from and how to read them.
public struct PriceSettings: Settings {
  /// Files, folders and patterns.
  public var files: [String] = []
  /// The exchange series to keep where a file has a series column.
  public var series = ["EQ"]
  /// The symbol of a file that names none; from the file's name where it is left out.
  public var symbol: String?
  /// Header names that override the recognized ones, by role, such as `close`.
  public var columns: [String: String] = [:]
  /// The date notation, such as `dd/mm/yyyy`; recognized where it is left out.
  public var dateFormat: String?
  /// The encoding of price, market and factor files that are not UTF-8; recognized where it is left out.
  public var encoding: String?
  /// The name or the number of the sheet of workbooks of prices; all sheets with prices where it is left out.
  public var sheet: String?
  /// The decimal mark of columns that do not tell, in price, market and factor files.
  public var decimal: DecimalMark?
  /// Whether the files hold prices or returns, and the unit of returns where it is to be believed.
  public var values = FileValues.prices
  /// What to do with two different rows of one symbol and day.
  public var duplicates = DuplicatePolicy.error
  /// Whether unreadable rows are listed and left out instead of stopping.
  public var skipBadRows = false
  /// A file of splits and bonus issues to apply.
  public var adjustments: String?
  /// Whether returns come from the vendor's adjusted close.
  public var useAdjustedClose = false
  /// The price that returns are computed from; further ones stand beside the result.
  public var price: [PriceBasis] = [.close]
  /// Files, folders and patterns of bars within the day, which split day 0 at the announcement.
  public var intraday: [String] = []
  /// The length of the intervals in which the minutes after an announcement are looked at; that of the bars
  /// where it is left out.
  public var interval: BarInterval?
  /// The symbol of the index among the intraday bars, whose moves are taken out of the minutes.
  public var intradayMarket: String?
  /// The costs of buying and selling together, in basis points, of somebody who buys after the news.
  public var costs = 0.0
  /// Which moment of an intraday bar its time stamp is.
  public var barTime = BarTime.start
  /// Which bars of a day the averages of its bars count.
  public var sessionBars = SessionBars.auctions
  /// The shares in free float, where no column of the price files has them.
  public var freeFloat: [FreeFloat] = []
  /// Texts in memory that stand in the place of files of prices, markets, factors and adjustments; no part of a
  /// study file.
  public var held = HeldFiles()

  /// Creates the standard settings, without a file.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case files, series, symbol, columns, decimal, encoding, sheet, values, duplicates
    case adjustments, intraday, price, interval, costs
    case intradayMarket = "intraday_market"
    case dateFormat = "date_format"
    case skipBadRows = "skip_bad_rows"
    case useAdjustedClose = "use_adjusted_close"
    case barTime = "bar_time"
    case sessionBars = "session_bars"
    case freeFloat = "free_float"

    package static let table = "prices"
    package var option: String { self == .files ? "prices" : hyphenated }
  }

  package var ranges: [SettingRange] {
    [
      .named("files, folders or patterns", CodingKeys.files, files),
      .named("a file", CodingKeys.adjustments, [adjustments].compactMap(\.self)),
      .named("files, folders or patterns", CodingKeys.intraday, intraday),
      .from(0, below: 10_000, CodingKeys.costs, [costs]),
    ]
  }

  /// Whether returns come from the vendor's adjusted close.
  var usesAdjustedClose: Bool { useAdjustedClose || price.first == .adjusted }
}

/// The length of an interval of the clock, written `5min`.
public struct BarInterval: Sendable, Hashable, LosslessStringConvertible {
  /// The length in seconds, positive.
  public let seconds: Int

  /// Reads `5min`, `30s`, `1h`, or a number of minutes; nothing for other texts.
  public init?(_ description: String) {
    let units = [("min", 60), ("m", 60), ("s", 1), ("h", 3600), ("", 60)]
    let text = description.lowercased()
    for (unit, length) in units where text.hasSuffix(unit) {
      guard let count = Int(text.dropLast(unit.count)), count > 0, count <= 86_400 / length else {
        continue
      }
      seconds = count * length
      return
    }
    return nil
  }

  public var description: String { seconds % 60 == 0 ? "\(seconds / 60)min" : "\(seconds)s" }
}

extension BarInterval: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let interval = BarInterval(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "\"\(text)\" is not the length of an interval; write it as 5min"
      )
    }
    self = interval
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Where the market index comes from.
public struct MarketSettings: Settings {
  /// Files, folders and patterns of index levels; models without a market need none.
  ///
  /// The first index is that of every event, unless there are several and a column `market` of the
  /// events names another.
  @PathList public var files: [String] = []
  /// The column that holds the level; recognized where it is left out.
  public var column: String?
  /// Whether the file holds levels or returns, and the unit of returns where it is to be believed.
  public var values = FileValues.prices
  /// The date notation, such as `dd/mm/yyyy`; recognized where it is left out.
  public var dateFormat: String?
  /// A file of factor returns, joined by date.
  public var factors: String?
  /// The unit of the factors; recognized where it is left out.
  public var factorValues: ReturnUnit?
  /// What the risk-free column of the factor file holds; recognized where it is left out.
  public var riskFreeValues: RiskFreeUnit?
  /// Whether models that the factor file has an excess market for take it or the index.
  ///
  /// Where it is left out, the models of Fama, French and Carhart take the file's and all others the index.
  public var excessMarket: ExcessMarket?
  /// A second index, such as the sector's, which becomes the factor `companion`.
  public var companion: String?

  /// Creates the standard settings, without a file.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case column, values, factors, companion
    case files = "file"
    case dateFormat = "date_format"
    case factorValues = "factor_values"
    case riskFreeValues = "risk_free_values"
    case excessMarket = "excess_market"

    package static let table = "market"
    package var option: String {
      switch self {
      case .files: "market"
      case .column, .values, .dateFormat: "market-" + hyphenated
      case .factors, .companion, .factorValues, .riskFreeValues, .excessMarket: hyphenated
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .named("a file", CodingKeys.files, files),
      .named("a file", CodingKeys.factors, [factors].compactMap(\.self)),
      .named("a file", CodingKeys.companion, [companion].compactMap(\.self)),
    ]
  }
}

/// What the numbers of a price or market file are.
public enum FileValues: String, Sendable, Hashable, CaseIterable, Codable {
  /// Levels.
  case prices
  /// Returns, whose unit is recognized; a study stops where it is not certain.
  case returns
  /// Returns of which 0.01 is one percent.
  case fractions
  /// Returns of which 1 is one percent.
  case percent

  /// Whether the numbers are levels or returns.
  var kind: PricePanel.Values { self == .prices ? .prices : .returns }

  /// The unit, where it is not to be recognized.
  var unit: ReturnUnit? {
    switch self {
    case .prices, .returns: nil
    case .fractions: .fractions
    case .percent: .percent
    }
  }
}

/// Which market return stands beside the factors of a file.
public enum ExcessMarket: String, Sendable, Hashable, CaseIterable, Codable {
  /// The file's own, such as `Mkt-RF`.
  case factors
  /// The index.
  case index
}

/// Where the announcements come from: event files, documents, or both.
public struct EventSettings: Settings {
  /// Event CSV files.
  public var files: [String] = []
  /// Documents and folders of documents.
  public var announcements: [String] = []
  /// A table of companies to look for beside those that Leyline brings, which it comes before.
  ///
  /// `data/companies.csv` repeats those that Leyline brings.
  public var companies: String?
  /// Whether the companies of the table are the only ones.
  public var companiesOnly = false
  /// The rules that tell the kind of an announcement.
  ///
  /// Without them the built-in rules, which `data/announcement_kinds.txt` repeats.
  public var kinds: String?
  /// Whether reports of one announcement stay events of their own; else the earliest dates the event and
  /// the others repeat it.
  public var keepRepeats = false
  /// Header names of event files that override the recognized ones, by role, such as `symbol`.
  public var columns: [String: String] = [:]
  /// The date notation of event files, such as `dd/mm/yyyy`; recognized where it is left out.
  public var dateFormat: String?
  /// The column of the event files that forms groups; `group` where there is one.
  public var groupColumn: String?
  /// Texts in memory that stand in the place of files of events and companies; no part of a study file.
  public var held = HeldFiles()

  /// Creates the standard settings, without a file.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case files, announcements, companies, kinds, columns
    case companiesOnly = "companies_only"
    case keepRepeats = "keep_repeats"
    case dateFormat = "date_format"
    case groupColumn = "group_column"

    package static let table = "events"
    package var option: String {
      switch self {
      case .files: "events"
      case .columns: "event-columns"
      case .dateFormat: "event-date-format"
      case .announcements, .companies, .companiesOnly, .kinds, .keepRepeats, .groupColumn:
        hyphenated
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .named("files", CodingKeys.files, files),
      .named("documents or folders", CodingKeys.announcements, announcements),
      .named("a file", CodingKeys.companies, [companies].compactMap(\.self)),
      .named("a file", CodingKeys.kinds, [kinds].compactMap(\.self)),
    ]
  }
}

extension EventSettings {
  /// Creates settings from paths of any kind: CSV files are event files, the rest are documents.
  public init(paths: [String]) {
    let isTable = { (path: String) in
      [".csv", ".csv.gz", ".tsv", ".xlsx", ".xlsm", ".ods"].contains {
        path.lowercased().hasSuffix($0)
      }
    }
    files = paths.filter(isTable)
    announcements = paths.filter { !isTable($0) }
  }
}
