internal import ArrowExchange
internal import CivilTime
internal import DelimitedText

/// A table of a result, as CSV, as Arrow or cell by cell: its columns, each defined once.
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
  /// The columns that together name a row; none where nothing does.
  let key: [String]
  /// About as many bytes are handed on together.
  private static var pieceSize: Int { 1 << 18 }
  private let write: @Sendable (Source, OutputFile.Sink) throws(FileFailure) -> Int
  private let fill: @Sendable (Source, inout ArrowTable) -> Void
  private let kinds: [ArrowKind]
  private let read: @Sendable (Source, ([TableCell]) -> Void) -> Void
  private let count: @Sendable (Source) -> Int

  /// Defines a table.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file.
  ///   - about: What a row is.
  ///   - key: The columns that together name a row.
  ///   - rows: Hands each row of a result on, in their order.
  ///   - columns: What each row says.
  init<Row>(
    _ fileName: String,
    _ about: String,
    key: [String] = [],
    rows: @escaping @Sendable (Source, (Row) -> Void) -> Void,
    @ColumnList<Row> columns: () -> [TableColumn<Row>]
  ) {
    let columns = columns()
    // One after the other by what each captures: taken out of a list, each would be retained for every row.
    var append: @Sendable (Row, inout CSVWriter) -> Void = { _, _ in }
    for own in columns.map(\.append) {
      append = { [append] row, writer in
        append(row, &writer)
        own(row, &writer)
      }
    }
    let fills = columns.map(\.fill)
    let cells = columns.map(\.cell)
    self.fileName = fileName
    self.about = about
    self.columns = columns.map(\.description)
    self.key = key
    kinds = columns.map(\.kind)
    read = { source, body in rows(source) { row in body(cells.map { $0(row) }) } }
    count = { source in
      var count = 0
      rows(source) { _ in count += 1 }
      return count
    }
    fill = { source, table in
      rows(source) { row in
        for (fill, column) in zip(fills, table.openBatch()) { fill(row, column) }
      }
    }
    write = { [append] source, take throws(FileFailure) in
      var writer = CSVWriter()
      for column in columns { writer.append(column.description.name) }
      writer.endRow()
      var count = 0
      var failure: FileFailure?
      rows(source) { row in
        append(row, &writer)
        writer.endRow()
        count += 1
        guard writer.bytes.count >= Self.pieceSize, failure == nil else { return }
        do throws(FileFailure) { try writer.handOn(take) } catch { failure = error }
      }
      if let failure { throw failure }
      try writer.handOn(take)
      return count
    }
  }

  /// Returns the whole file: a header line and one line a row, in UTF-8.
  func csv(of source: Source) -> [UInt8] {
    var bytes: [UInt8] = []
    // Taking bytes into memory does not fail.
    _ = try? write(source) { bytes += $0 }
    return bytes
  }

  /// Returns the file, with its rows made while it is written.
  ///
  /// - Parameters:
  ///   - source: The result.
  ///   - needsRows: Whether there is no file without a row.
  /// - Returns: The file.
  func file(of source: Source, needsRows: Bool = false) -> OutputFile where Source: Sendable {
    OutputFile(
      fileName,
      pieces: { take throws(FileFailure) in
        try write(source, take) > 0 || !needsRows
      }
    )
  }

  /// Returns the table as Arrow hands it on.
  func arrow(of source: Source) -> ArrowTable {
    var table = ArrowTable(zip(columns, kinds).map { (name: $0.name, kind: $1) })
    fill(source, &table)
    return table
  }

  /// Returns the table of a result, whatever the result is.
  func contents(of source: Source) -> TableContents where Source: Sendable {
    TableContents(
      name: String(fileName.dropLast(".csv".count)),
      about: about,
      columns: zip(columns, kinds).map { TableContents.Column($0, kind: $1) },
      key: key,
      count: { count(source) }
    ) { body in read(source, body) }
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
  let cell: @Sendable (Row) -> TableCell

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
    cell = { row in value(row).cell }
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
