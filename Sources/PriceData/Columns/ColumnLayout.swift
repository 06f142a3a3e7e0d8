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
  /// The lines of the header; nothing where the file has none.
  let headerLines: ClosedRange<Int>?
  /// For each column what it is for, as the callbacks understand it.
  let actions: [Int32]
  /// The columns of values.
  let slots: [Slot]
  /// The roles of the columns that are used.
  let roles: [Int: ColumnRole]
  /// By what the role of a column is known.
  let grounds: [Int: ColumnGround]
  /// The symbol of all rows, when no column tells it.
  let fileSymbol: String?
  /// By what it is known of which security the rows are.
  let symbolGround: SymbolGround
  /// How the numbers of each column of values are written.
  let notations: [NumberNotation]
  /// The columns whose points before three digits may group thousands, with such a field.
  let doubtfulPoints: [String: String]
  /// The unit that the name of the turnover column tells.
  let namedTurnoverUnit: TurnoverUnit?
  /// The unit of the values: percent where their header says so, fractions where each field has the
  /// sign.
  let writtenUnit: ReturnUnit?
  /// The columns whose meaning is not certain from their names.
  let uncertainColumns: [PriceField: String]
  /// Whether the layout depends on the header alone, so that an equal header has an equal layout.
  let isDecidedByHeader: Bool
  /// Whether the numbers in the rows have decided.
  var isDecidedByContent: Bool { grounds.values.contains(.content) }
  /// The fields that a row need not have.
  let beside: Set<PriceField>
  /// The columns that hold a close, each name once, that of the close itself first.
  let closes: [CloseColumn]
  /// Whether each row of the file is one of several securities with dates of their own, of which some may
  /// have ended.
  let sharesRows: Bool

  /// The number of fields that a row must have at least.
  var neededFields: Int {
    let needed = roles.filter { role in
      if case .field(let field) = role.value { !beside.contains(field) } else { true }
    }
    return (needed.keys.max() ?? 0) + 1
  }
  /// Whether a column has the exchange's series.
  var hasSeries: Bool { roles.values.contains(.series) }
  /// Whether a column has the time of day.
  var hasTimes: Bool { roles.values.contains(.time) }
  /// Whether year, month and day have columns of their own.
  var hasDateParts: Bool { roles.values.contains(.day) }
  /// The column of dates, or of the years of their days.
  var dateColumn: Int? { column(.date) ?? column(.year) }
  /// Whether each symbol has its own columns.
  var isWide: Bool { sharesRows || slots.contains { $0.symbol != nil } }

  /// Returns the index of the column with a role.
  func column(_ role: ColumnRole) -> Int? { roles.first { $0.value == role }?.key }

  /// Returns how the numbers of a column of values are written.
  func notation(ofColumn index: Int) -> NumberNotation? {
    guard actions.indices.contains(index), notations.indices.contains(Int(actions[index])) else {
      return nil
    }
    return notations[Int(actions[index])]
  }

  /// Returns the name of a column, or its number where it has none.
  func name(ofColumn index: Int) -> String {
    guard header.indices.contains(index), !header[index].isEmpty else { return "\(index + 1)" }
    return header[index]
  }

  /// Returns the layout for another file with the same header.
  func withFileSymbol(_ symbol: String?) -> ColumnLayout {
    with(actions: actions, roles: roles, grounds: grounds, fileSymbol: symbol)
  }

  /// Returns the layout with the symbols in another column, as its values say.
  func withSymbolColumn(_ column: Int) -> ColumnLayout {
    var actions = actions
    var roles = roles.filter { $0.value != .symbol }
    if let known = self.column(.symbol) { actions[known] = FieldAction.ignore }
    actions[column] = FieldAction.symbol
    roles[column] = .symbol
    return with(
      actions: actions,
      roles: roles,
      grounds: grounds.merging([column: .content]) { $1 },
      fileSymbol: nil,
      slots: slots.map { Slot(field: $0.field, symbol: nil) }
    )
  }

  /// Returns the layout with the columns of another one of the same file.
  func joined(with other: ColumnLayout) -> ColumnLayout {
    guard sharesRows else { return other }
    return with(
      actions: actions,
      roles: roles.merging(other.roles) { first, _ in first },
      grounds: grounds.merging(other.grounds) { first, _ in first },
      fileSymbol: fileSymbol
    )
  }

  private func with(
    actions: [Int32],
    roles: [Int: ColumnRole],
    grounds: [Int: ColumnGround],
    fileSymbol: String?,
    slots: [Slot]? = nil
  ) -> ColumnLayout {
    ColumnLayout(
      dialect: dialect,
      header: header,
      dataStart: dataStart,
      headerLines: headerLines,
      actions: actions,
      slots: slots ?? self.slots,
      roles: roles,
      grounds: grounds,
      fileSymbol: fileSymbol,
      symbolGround: roles.values.contains(.symbol) ? .column : symbolGround,
      notations: notations,
      doubtfulPoints: doubtfulPoints,
      namedTurnoverUnit: namedTurnoverUnit,
      writtenUnit: writtenUnit,
      uncertainColumns: uncertainColumns,
      isDecidedByHeader: isDecidedByHeader,
      beside: beside,
      closes: closes,
      sharesRows: sharesRows
    )
  }

  /// Whether the rows of another file may stand in the same batch.
  func sharesBatch(with other: ColumnLayout) -> Bool {
    slots == other.slots && hasTimes == other.hasTimes && header == other.header
      && dialect == other.dialect
  }
}

/// What a field is for, as a number that the callback can compare.
enum FieldAction {
  static let ignore: Int32 = -1
  static let date: Int32 = -2
  static let symbol: Int32 = -3
  static let series: Int32 = -4
  static let time: Int32 = -5
  static let year: Int32 = -6
  static let month: Int32 = -7
  static let day: Int32 = -8
  // Zero and above is the number of a value column.
}

/// What was recognized of the columns of a file, and what its first rows leave open.
struct RecognizedColumns {
  /// One layout, or one for each security that has its own dates.
  let layouts: [ColumnLayout]
  var question: SymbolColumn.Question?
  /// The close with its range, which each file with the same header must keep.
  var closeRange: CloseRange?
}
