internal import CivilTime
internal import DelimitedText

/// What the columns of one file are, and where its rows begin.
struct ColumnLayout: Sendable {
  /// A column of values: the field, and the symbol in a file with a column for each symbol.
  struct Slot: Sendable, Hashable {
    let field: PriceField
    let symbol: String?
  }

  let dialect: Dialect
  /// The names of the columns, without blank ones at the end.
  let header: [String]
  /// Where the first row begins.
  let dataStart: Int
  /// For each column what it is for, as the callbacks understand it.
  let actions: [Int32]
  /// The columns of values.
  let slots: [Slot]
  /// The roles of the columns that are used.
  let roles: [Int: ColumnRole]
  /// The symbol of all rows, when no column tells it.
  let fileSymbol: String?
  /// How numbers are written.
  let notation: NumberNotation
  /// The unit that the name of the turnover column tells.
  let namedTurnoverUnit: QualityNote.TurnoverUnit?
  /// The columns whose meaning is not certain from their names.
  let uncertainColumns: [PriceField: String]
  /// Whether the layout depends on the header alone, so that an equal header has an equal layout.
  let isDecidedByHeader: Bool

  /// The number of fields that a row must have at least.
  var neededFields: Int { (roles.keys.max() ?? 0) + 1 }
  /// Whether a column has the exchange's series.
  var hasSeries: Bool { roles.values.contains(.series) }
  /// Whether a column has the time of day.
  var hasTimes: Bool { roles.values.contains(.time) }
  /// Whether each symbol has its own columns.
  var isWide: Bool { slots.contains { $0.symbol != nil } }

  /// Returns the index of the column with a role.
  func column(_ role: ColumnRole) -> Int? { roles.first { $0.value == role }?.key }

  /// Returns the name of a column, or its number where it has none.
  func name(ofColumn index: Int) -> String {
    guard header.indices.contains(index), !header[index].isEmpty else { return "\(index + 1)" }
    return header[index]
  }

  /// Returns the layout for another file with the same header.
  func withFileSymbol(_ symbol: String?) -> ColumnLayout {
    ColumnLayout(
      dialect: dialect,
      header: header,
      dataStart: dataStart,
      actions: actions,
      slots: slots,
      roles: roles,
      fileSymbol: symbol,
      notation: notation,
      namedTurnoverUnit: namedTurnoverUnit,
      uncertainColumns: uncertainColumns,
      isDecidedByHeader: isDecidedByHeader
    )
  }

  /// Whether the rows of another file may stand in the same batch.
  func sharesBatch(with other: ColumnLayout) -> Bool {
    slots == other.slots && hasTimes == other.hasTimes && header == other.header
      && dialect == other.dialect
  }
}
