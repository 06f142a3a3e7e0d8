internal import ArrowExchange
internal import CivilTime
internal import DelimitedText

/// What a field of a table can hold.
protocol TableValue: Sendable {
  /// What a column of such fields is in Arrow.
  static var kind: ArrowKind { get }
  /// The field by itself.
  var cell: TableCell { get }
  /// Appends the field to a row.
  func append(to writer: inout CSVWriter)
  /// Appends the field to a column.
  func append(to column: ArrowColumn)
  /// Appends to a column that a field is missing.
  static func appendMissing(to column: ArrowColumn)
}

/// A field of a table, for those who write it in a form of their own.
enum TableCell: Sendable, Hashable {
  case missing
  case number(Double)
  case integer(Int)
  case date(CalendarDate)
  case text(String)
}

extension String: TableValue {
  static var kind: ArrowKind { .text }
  var cell: TableCell { .text(self) }
  func append(to writer: inout CSVWriter) { writer.append(self) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(String?.none) }
}

extension Double: TableValue {
  static var kind: ArrowKind { .number }
  var cell: TableCell { isFinite ? .number(self) : .missing }
  func append(to writer: inout CSVWriter) { writer.append(self) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(Double?.none) }
}

extension Int: TableValue {
  static var kind: ArrowKind { .integer }
  var cell: TableCell { .integer(self) }
  func append(to writer: inout CSVWriter) { writer.append(self) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(Int?.none) }
}

extension CalendarDate: TableValue {
  static var kind: ArrowKind { .date }
  var cell: TableCell { .date(self) }
  func append(to writer: inout CSVWriter) { writer.append(description) }
  func append(to column: ArrowColumn) { column.append(self) }
  static func appendMissing(to column: ArrowColumn) { column.append(CalendarDate?.none) }
}

extension TimeOfDay: TableValue {
  static var kind: ArrowKind { .text }
  var cell: TableCell { .text(description) }
  func append(to writer: inout CSVWriter) { writer.append(description) }
  func append(to column: ArrowColumn) { column.append(description) }
  static func appendMissing(to column: ArrowColumn) { column.append(String?.none) }
}

extension Optional: TableValue where Wrapped: TableValue {
  static var kind: ArrowKind { Wrapped.kind }
  var cell: TableCell { self?.cell ?? .missing }
  func append(to writer: inout CSVWriter) {
    if let value = self { value.append(to: &writer) } else { writer.append(String?.none) }
  }
  func append(to column: ArrowColumn) {
    if let value = self { value.append(to: column) } else { Self.appendMissing(to: column) }
  }
  static func appendMissing(to column: ArrowColumn) { Wrapped.appendMissing(to: column) }
}
