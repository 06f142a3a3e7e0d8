/// What is wrong with a row.
enum RowFault: Sendable, Hashable {
  /// A field of a number column is no number.
  case notANumber
  /// A field of the date column is no date.
  case notADate
  /// The row has no date.
  case noDate
  /// The row has no symbol.
  case noSymbol
  /// The row has fewer fields than the columns that are needed.
  case tooFewFields(Int)
  /// The row has more fields than the header, and something in them.
  case tooManyFields(Int)
  /// The last line of the file is cut off.
  case truncated(Int)
  /// A quotation mark is never closed.
  case unterminatedQuote
}

/// A bad row of one segment.
struct RowFailure: Sendable {
  let segment: Int
  /// The number of the row among all rows of the segment, counted from zero.
  let record: Int
  /// The index of the field, counted from zero.
  let field: Int
  let fault: RowFault
  let text: String
}
