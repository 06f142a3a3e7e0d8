internal import ArrowExchange
internal import CivilTime
internal import DelimitedText

/// A table of a result, as CSV or as Arrow: its columns, each defined once.
///
/// The name of the file, and the names and the order of its columns, are a contract with every
/// program that reads the output folder.
struct Table<Source>: Sendable {
  /// The name of the file in the output folder.
  let fileName: String
  /// What a row is, and what is particular about the table.
  let about: String
  /// What each column is, in their order.
  let columns: [ColumnDescription]
  private let write: @Sendable (Source, inout CSVWriter) -> Int
  private let fill: @Sendable (Source, inout ArrowTable) -> Void
  private let kinds: [ArrowKind]

  /// Defines a table.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file.
  ///   - about: What a row is.
  ///   - rows: Hands each row of a result on, in their order.
  ///   - columns: What each row says.
  init<Row>(
    _ fileName: String,
    _ about: String,
    rows: @escaping @Sendable (Source, (Row) -> Void) -> Void,
    @ColumnList<Row> columns: () -> [TableColumn<Row>]
  ) {
    let columns = columns()
    let appends = columns.map(\.append)
    let fills = columns.map(\.fill)
    self.fileName = fileName
    self.about = about
    self.columns = columns.map(\.description)
    kinds = columns.map(\.kind)
    fill = { source, table in
      rows(source) { row in
        for (fill, column) in zip(fills, table.openBatch()) { fill(row, column) }
      }
    }
    write = { source, writer in
      var count = 0
      rows(source) { row in
        for append in appends { append(row, &writer) }
        writer.endRow()
        count += 1
      }
      return count
    }
  }

  /// Returns the whole file: a header line and one line a row, in UTF-8.
  func csv(of source: Source) -> [UInt8] { written(source).bytes }

  /// Returns the file, or nothing when it would have no row.
  func csvWithRows(of source: Source) -> [UInt8]? {
    let (bytes, count) = written(source)
    return count > 0 ? bytes : nil
  }

  /// Returns the table as Arrow hands it on.
  func arrow(of source: Source) -> ArrowTable {
    var table = ArrowTable(zip(columns, kinds).map { (name: $0.name, kind: $1) })
    fill(source, &table)
    return table
  }

  private func written(_ source: Source) -> (bytes: [UInt8], rows: Int) {
    var writer = CSVWriter()
    for column in columns { writer.append(column.name) }
    writer.endRow()
    let count = write(source, &writer)
    return (writer.bytes, count)
  }
}

/// What a column of a table is, for people.
struct ColumnDescription: Sendable {
  /// The name in the header.
  let name: String
  /// What it holds.
  let meaning: String
  /// What it is measured in; nothing for words and for numbers without a unit.
  let unit: Unit?
  /// When it is empty; nothing for a column that never is.
  let empty: String?
}

/// What the numbers of a column are measured in.
enum Unit: String, Sendable {
  /// 0.01 is one percent.
  case fraction
  /// Days of trading, relative to day 0 where they have a sign.
  case tradingDays = "trading days"
  /// The currency of the price file.
  case price
  case shares
  case minutes
  /// A year, a month and a day with dashes between them.
  case date = "ISO 8601"
}

/// A column of a table whose rows are of one kind.
struct TableColumn<Row>: Sendable {
  let description: ColumnDescription
  let append: @Sendable (Row, inout CSVWriter) -> Void
  let kind: ArrowKind
  let fill: @Sendable (Row, ArrowColumn) -> Void

  /// Defines a column.
  ///
  /// - Parameters:
  ///   - name: The name in the header.
  ///   - meaning: What it holds.
  ///   - unit: What it is measured in.
  ///   - empty: When it is empty.
  ///   - value: Its value in a row.
  init<Value: TableValue>(
    _ name: String,
    _ meaning: String,
    unit: Unit? = nil,
    empty: String? = nil,
    _ value: @escaping @Sendable (Row) -> Value
  ) {
    description = ColumnDescription(name: name, meaning: meaning, unit: unit, empty: empty)
    append = { row, writer in value(row).append(to: &writer) }
    kind = Value.kind
    fill = { row, column in value(row).append(to: column) }
  }
}

/// Lists columns, and lists of columns that several tables share, one below the other.
@resultBuilder
enum ColumnList<Row> {
  static func buildExpression(_ column: TableColumn<Row>) -> [TableColumn<Row>] { [column] }
  static func buildExpression(_ columns: [TableColumn<Row>]) -> [TableColumn<Row>] { columns }
  static func buildBlock(_ columns: [TableColumn<Row>]...) -> [TableColumn<Row>] {
    Array(columns.joined())
  }
}

/// What a field of a table can hold.
protocol TableValue: Sendable {
  /// What a column of such fields is in Arrow.
  static var kind: ArrowKind { get }
  /// Appends the field to a row.
  func append(to writer: inout CSVWriter)
  /// Appends the field to a column.
  func append(to column: ArrowColumn)
  /// Appends to a column that a field is missing.
  static func appendMissing(to column: ArrowColumn)
}

extension String: TableValue {
  static var kind: ArrowKind { .text }
  func append(to writer: inout CSVWriter) { writer.append(self) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(String?.none) }
}

extension Double: TableValue {
  static var kind: ArrowKind { .number }
  func append(to writer: inout CSVWriter) { writer.append(self) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(Double?.none) }
}

extension Int: TableValue {
  static var kind: ArrowKind { .integer }
  func append(to writer: inout CSVWriter) { writer.append(self) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(Int?.none) }
}

extension CalendarDate: TableValue {
  static var kind: ArrowKind { .date }
  func append(to writer: inout CSVWriter) { writer.append(description) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(CalendarDate?.none) }
}

extension TimeOfDay: TableValue {
  static var kind: ArrowKind { .text }
  func append(to writer: inout CSVWriter) { writer.append(description) }
  func append(to column: ArrowColumn) { column.append(description) }
  static func appendMissing(to column: ArrowColumn) { column.append(String?.none) }
}

extension Optional: TableValue where Wrapped: TableValue {
  static var kind: ArrowKind { Wrapped.kind }
  func append(to writer: inout CSVWriter) {
    if let value = self { value.append(to: &writer) } else { writer.append(String?.none) }
  }
  func append(to column: ArrowColumn) {
    if let value = self { value.append(to: column) } else { Self.appendMissing(to: column) }
  }
  static func appendMissing(to column: ArrowColumn) { Wrapped.appendMissing(to: column) }
}
