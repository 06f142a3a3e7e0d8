public import CivilTime
public import DelimitedText

/// What the loader understood of one file.
public struct SourceSummary: Sendable, Hashable {
  /// A column that was used.
  public struct Column: Sendable, Hashable {
    /// The name in the header, or the number where there is no header.
    public let header: String
    /// What it was used as.
    public let role: ColumnRole
    /// By what it is known.
    public let ground: ColumnGround
  }

  /// The path, with the sheet or the member that was read, or `standard input`.
  public let path: String
  /// The file that it lies in, or `-`.
  public let file: String
  /// The size of the file in bytes.
  public let bytes: Int
  /// The number of rows that were read, without those left out.
  public let rows: Int
  /// The first day.
  public let firstDay: CalendarDate?
  /// The last day.
  public let lastDay: CalendarDate?
  /// The number of symbols.
  public let symbolCount: Int
  /// How the text is written.
  public let dialect: Dialect
  /// The columns that were used, from left to right; of a matrix the dates and the first values.
  public let columns: [Column]
  /// The columns that were not used.
  public let unusedColumns: [String]
  /// The columns that hold a close, each name once, that of ``PriceField/close`` first.
  public let closes: [CloseColumn]
  /// Whether the file has one column for each symbol.
  public let isMatrix: Bool
  /// How the dates are written, where all have one notation.
  public let dateNotation: DateNotation?
  /// Whether the rows are bars within a day, whose VWAP is approximate.
  public let isIntraday: Bool
  /// How often the file has a row, as the spaces between its days tell.
  public let frequency: Frequency
}

/// A column of a price file that holds a close, one of several perhaps.
public struct CloseColumn: Sendable, Hashable {
  /// The name in the header.
  public let header: String
  /// Whether it is the vendor's adjusted close.
  public let isAdjusted: Bool
}

extension CloseColumn {
  /// Returns the columns of a header that hold a close, each name once, that of the close itself first.
  static func all(in header: [String], roles: [Int: ColumnRole]) -> [CloseColumn] {
    guard let first = roles.filter({ $0.value == .field(.close) }).keys.min(),
      header.indices.contains(first)
    else { return [] }
    var closes = [CloseColumn(header: header[first], isAdjusted: false)]
    var names = Set(closes.map(\.header))
    for (column, name) in header.enumerated()
    where roles[column] == nil || roles[column] == .field(.adjustedClose) {
      let meanings = ColumnNames.meanings(name, values: .prices).meanings
      let isAdjusted = meanings.contains { $0.role == .field(.adjustedClose) }
      guard isAdjusted || meanings.contains(where: ColumnNames.isClose),
        names.insert(name).inserted
      else { continue }
      closes.append(CloseColumn(header: name, isAdjusted: isAdjusted))
    }
    return closes
  }
}

/// A row that was left out because something in it cannot be read.
public struct RejectedRow: Sendable, Hashable {
  /// The file and the line, and the number of the field where one field is at fault.
  public let position: SourcePosition
  /// The name of the column, where one field is at fault.
  public let column: String?
  /// The text of the field.
  public let value: String
  /// What is wrong, in words.
  public let reason: String
}

/// Prices from one or several files, with all that a reader must know about them.
public struct LoadedPrices: Sendable {
  /// The prices.
  public let panel: PricePanel
  /// The symbols of the panel in the order in which the files name them.
  package let symbolsAsWritten: [String]
  /// What was understood of each file, in the order in which they were read.
  public let sources: [SourceSummary]
  /// What was found or chosen.
  public let notes: [QualityNote]
  /// The rows that were left out, in the order of the files.
  public let rejectedRows: [RejectedRow]
}
