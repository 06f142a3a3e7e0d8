public import CivilTime
internal import DelimitedText
internal import EventAlignment
internal import Notices
public import PriceData

/// What the loader understands of price files, and what a study would warn of.
///
/// This is what `leyline inspect --format json` prints.
public struct PriceInspection: Sendable, Hashable, Codable {
  /// What was understood of each file.
  public var sources: [InspectedFile]
  /// The symbols, ascending.
  public var symbols: [String]
  /// The first day.
  public var firstDate: CalendarDate
  /// The last day.
  public var lastDate: CalendarDate
  /// The number of days.
  public var dayCount: Int
  /// What was noticed, warnings first.
  public var notes: [StudyNote]
  /// The lines for the adjustments file that would explain the jumps.
  public var suggestedAdjustments: [String]

  private enum CodingKeys: String, CodingKey {
    case sources, symbols, notes
    case firstDate = "first_date"
    case lastDate = "last_date"
    case dayCount = "n_days"
    case suggestedAdjustments = "suggested_adjustments"
  }
}

/// What the loader understands of one price file.
public struct InspectedFile: Sendable, Hashable, Codable {
  /// The path, or `standard input`.
  public var path: String
  /// The size of the file in bytes.
  public var bytes: Int
  /// The number of rows that were read, without those left out.
  public var rowCount: Int
  /// The number of symbols.
  public var symbolCount: Int
  /// The first day, where there is one.
  public var firstDate: CalendarDate?
  /// The last day, where there is one.
  public var lastDate: CalendarDate?
  /// The name of the character between two fields.
  public var delimiter: String
  /// The encoding of the text.
  public var encoding: String
  /// Whether the file begins with a byte order mark.
  public var hasByteOrderMark: Bool
  /// Whether decimals stand behind a comma.
  public var hasDecimalComma: Bool
  /// Whether the file has one column for each symbol.
  public var isMatrix: Bool
  /// Whether the rows are bars within a day.
  public var isIntraday: Bool
  /// How often the file has a row: daily, weekly, monthly or quarterly.
  public var frequency: String
  /// How the dates are written, where all have one notation.
  public var dates: String?
  /// A date of the first row, as it is written and as it was read.
  public var dateExample: DateExample?
  /// A number of the first row, as it is written and as it was read.
  public var numberExample: NumberExample?
  /// The lines of the header; nothing where the file has none.
  public var headerLines: LineRange?
  /// By what it is known of which security the rows are.
  public var symbolGround: SymbolGround
  /// The columns that are used.
  public var columns: [Column]
  /// The columns that are not used.
  public var unusedColumns: [String]
  /// How many lines above the table were passed over.
  public var linesAbove: Int
  /// How many lines below the table were left out.
  public var linesBelow: Int
  /// How many rows were left out because something in them cannot be read.
  public var rejectedRows: Int
  /// The first row as it was understood; of bars within a day, the first bar.
  public var firstRow: Row?

  /// A column that is used.
  public struct Column: Sendable, Hashable, Codable {
    /// The name in the header, or the number where there is no header.
    public var header: String
    /// What it is used as.
    public var role: String
    /// By what that is known: its name, its content or an option.
    public var ground: ColumnGround
  }

  /// A date of the file.
  public struct DateExample: Sendable, Hashable, Codable {
    /// As the file writes it.
    public var text: String
    /// The day.
    public var date: CalendarDate
  }

  /// A number of the file.
  public struct NumberExample: Sendable, Hashable, Codable {
    /// As the file writes it.
    public var text: String
    /// The number.
    public var value: Double
  }

  /// Lines of the file, counted from 1.
  public struct LineRange: Sendable, Hashable, Codable {
    /// The first line.
    public var first: Int
    /// The last line.
    public var last: Int
  }

  /// A row as it was understood, after units were settled.
  public struct Row: Sendable, Hashable, Codable {
    /// The symbol; of a file with columns for several, the first.
    public var symbol: String
    /// The day.
    public var date: CalendarDate
    /// The values that there are, by the names of fields.
    public var values: [String: Double]
  }

  private enum CodingKeys: String, CodingKey {
    case path, bytes, delimiter, encoding, frequency, dates, columns
    case rowCount = "n_rows"
    case symbolCount = "n_symbols"
    case firstDate = "first_date"
    case lastDate = "last_date"
    case hasByteOrderMark = "byte_order_mark"
    case hasDecimalComma = "decimal_comma"
    case isMatrix = "matrix"
    case isIntraday = "intraday"
    case unusedColumns = "unused_columns"
    case dateExample = "date_example"
    case numberExample = "number_example"
    case headerLines = "header_lines"
    case symbolGround = "symbol_ground"
    case linesAbove = "lines_above"
    case linesBelow = "lines_below"
    case rejectedRows = "rejected_rows"
    case firstRow = "first_row"
  }
}

extension InspectedFile {
  /// Takes over what the loader says of a file.
  init(_ source: SourceSummary) {
    path = source.path
    bytes = source.bytes
    rowCount = source.rows
    symbolCount = source.symbolCount
    firstDate = source.firstDay
    lastDate = source.lastDay
    delimiter = source.dialect.delimiterName
    encoding = source.dialect.encoding.rawValue
    hasByteOrderMark = source.dialect.hasByteOrderMark
    hasDecimalComma = source.dialect.decimalComma
    isMatrix = source.isMatrix
    isIntraday = source.isIntraday
    frequency = source.frequency.rawValue
    dates = source.dateNotation?.rawValue
    columns = source.columns.map {
      Column(header: $0.header, role: $0.role.name, ground: $0.ground)
    }
    unusedColumns = source.unusedColumns
    headerLines = source.headerLines.map { LineRange(first: $0.lowerBound, last: $0.upperBound) }
    symbolGround = source.symbolGround
    linesAbove = source.linesAbove
    linesBelow = source.linesBelow
    rejectedRows = source.rejectedRows
    dateExample = source.firstRow.map { DateExample(text: $0.dateText, date: $0.day) }
    numberExample = source.firstRow?.number.map {
      NumberExample(text: $0.text, value: $0.value)
    }
    firstRow = source.firstRow.map { row in
      Row(
        symbol: row.symbol,
        date: row.day,
        values: Dictionary(uniqueKeysWithValues: row.values.map { ($0.key.rawValue, $0.value) })
      )
    }
  }
}

extension PriceInspection {
  /// Loads price files and looks at them.
  ///
  /// - Parameter settings: Names the price files, the market, adjustments and the calendar.
  /// - Returns: What was understood and noticed.
  /// - Throws: ``StudyError`` when a file cannot be read.
  public static func run(_ settings: StudySettings) throws(StudyError) -> PriceInspection {
    var inputs = try StudyInputs.prices(settings, fields: Set(PriceField.allCases))
    try inputs.settleMarkets(settings)
    let axes = try StudyAxes(inputs, plan: StudyPlan(settings), minimumDays: 1)
    let findings = PriceQuality.findings(of: inputs, axes: axes)
    let notes = inputs.notes + findings.map { StudyNote($0, source: .prices) } + axes.notes
    let panel = inputs.panel
    guard let first = panel.days.first, let last = panel.days.last else {
      throw .configuration(.missing(what: "the price files hold no day", remedy: "check them"))
    }
    return PriceInspection(
      sources: inputs.sources.map { InspectedFile($0) },
      symbols: panel.symbols,
      firstDate: first,
      lastDate: last,
      dayCount: panel.days.count,
      notes: notes.filter { $0.severity == .warning } + notes.filter { $0.severity != .warning },
      suggestedAdjustments: findings.filter(\.isQuestion).flatMap(\.adjustmentLines)
    )
  }
}
