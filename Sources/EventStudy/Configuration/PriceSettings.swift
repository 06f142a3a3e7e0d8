public import PriceData

/// Where the prices come from and how to read them.
public struct PriceSettings: Sendable, Hashable {
  /// Files, folders and patterns.
  ///
  /// The default is none.
  public var files: [String]
  /// The exchange series to keep where a file has a series column.
  ///
  /// The default is `EQ`.
  public var series: [String]
  /// The symbol of a file that names none.
  ///
  /// The default is to take it from the file's name.
  public var symbol: String?
  /// Header names that override the recognized ones, by role, such as `close`.
  ///
  /// The default is none.
  public var columns: [String: String]
  /// The date notation, such as `dd/mm/yyyy`.
  ///
  /// The default is to recognize it.
  public var dateFormat: String?
  /// Whether the files hold prices or returns.
  ///
  /// The default is prices.
  public var values: PricePanel.Values
  /// What to do with two different rows of one symbol and day.
  ///
  /// The default is an error.
  public var duplicates: DuplicatePolicy
  /// Whether unreadable rows are listed and left out instead of stopping.
  ///
  /// The default is false.
  public var skipBadRows: Bool
  /// A file of splits and bonus issues to apply.
  ///
  /// The default is none.
  public var adjustments: String?
  /// Whether returns come from the vendor's adjusted close.
  ///
  /// The default is false.
  public var useAdjustedClose: Bool
  /// Files, folders and patterns of bars within the day, which split day 0 at the announcement.
  ///
  /// The default is none.
  public var intraday: [String]
  /// Which moment of an intraday bar its time stamp is.
  ///
  /// The default is its start.
  public var barTime: BarTime

  /// Creates a price source; whatever is left out has its default.
  public init(
    files: [String] = [],
    series: [String] = ["EQ"],
    symbol: String? = nil,
    columns: [String: String] = [:],
    dateFormat: String? = nil,
    values: PricePanel.Values = .prices,
    duplicates: DuplicatePolicy = .error,
    skipBadRows: Bool = false,
    adjustments: String? = nil,
    useAdjustedClose: Bool = false,
    intraday: [String] = [],
    barTime: BarTime = .start
  ) {
    self.files = files
    self.series = series
    self.symbol = symbol
    self.columns = columns
    self.dateFormat = dateFormat
    self.values = values
    self.duplicates = duplicates
    self.skipBadRows = skipBadRows
    self.adjustments = adjustments
    self.useAdjustedClose = useAdjustedClose
    self.intraday = intraday
    self.barTime = barTime
  }
}

extension PriceSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case files, series, symbol, columns, values, duplicates, adjustments, intraday
    case dateFormat = "date_format"
    case skipBadRows = "skip_bad_rows"
    case useAdjustedClose = "use_adjusted_close"
    case barTime = "bar_time"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    files = try values.decodeIfPresent([String].self, forKey: .files) ?? files
    series = try values.decodeIfPresent([String].self, forKey: .series) ?? series
    symbol = try values.decodeIfPresent(String.self, forKey: .symbol)
    columns = try values.decodeIfPresent([String: String].self, forKey: .columns) ?? columns
    dateFormat = try values.decodeIfPresent(String.self, forKey: .dateFormat)
    self.values =
      try values.decodeIfPresent(PricePanel.Values.self, forKey: .values) ?? self.values
    duplicates = try values.decodeIfPresent(DuplicatePolicy.self, forKey: .duplicates) ?? duplicates
    skipBadRows = try values.decodeIfPresent(Bool.self, forKey: .skipBadRows) ?? skipBadRows
    adjustments = try values.decodeIfPresent(String.self, forKey: .adjustments)
    useAdjustedClose =
      try values.decodeIfPresent(Bool.self, forKey: .useAdjustedClose) ?? useAdjustedClose
    intraday = try values.decodeIfPresent([String].self, forKey: .intraday) ?? intraday
    barTime = try values.decodeIfPresent(BarTime.self, forKey: .barTime) ?? barTime
  }
}
