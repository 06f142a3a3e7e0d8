internal import CivilTime
internal import DelimitedText
internal import Notices

/// What is wrong with single rows, in words.
extension PriceDataError {
  var rowMessage: Message {
    switch self {
    case .notANumber(let position, let text, let column):
      """
      \(position): "\(text)" is not a number in column "\(column)"; correct it, or pass \
      \(.skipBadRows) to leave such rows out
      """
    case .notADate(let position, let text, let column, let notations):
      """
      \(position): "\(text)" is not a date in column "\(column)"; correct it, \
      \(Self.formatAdvice(notations))or pass \(.skipBadRows) to leave such rows out
      """
    case .blankField(let position, let column):
      """
      \(position): column "\(column)" is blank in this row; fill it in, or pass \(.skipBadRows) to \
      leave such rows out
      """
    case .fieldCount(let position, let found, let expected):
      """
      \(position): the row has \(counted(found, "field")) where the header has \(expected); \
      \(found > expected
        ? "put numbers with thousands separators in quotation marks" : "complete it"), or pass \
      \(.skipBadRows) to leave such rows out
      """
    case .truncatedLastLine(let position, let found, let expected):
      """
      \(position): the last line is cut off after \(found) of \(expected) fields, so the file is not \
      complete; fetch it again, or pass \(.skipBadRows) to go on without that line
      """
    case .headerAgain(let position):
      """
      \(position): the header stands again, and the dates below it do not go on from those above, as where \
      files of several securities were put together; give each its own file, or pass \(.skipBadRows) if \
      all rows are of one security
      """
    case .otherHeader(let position):
      """
      \(position): a header of other columns, or of the same in another order, stands among the rows; give \
      each table its own file
      """
    case .duplicateRows(let symbol, let date, let first, let second):
      """
      \(second): \(symbol) on \(date) has other values than at \(first); remove one of the rows, or \
      pass \(.duplicates, "first") or \(.duplicates, "last")\(
        Self.areNamedAlike(first, second, symbol)
          ? "; if the files hold two securities, name one of them alone" : "")
      """
    case .rowsOfSeveral(let symbol, let date, let first, let second, let columns, let table):
      """
      \(second): \(symbol) on \(date) has other values than at \(first), as rows of several securities have; \
      \(Self.keyAdvice(columns, table))
      """
    case .noRowsInSeries(let chosen, let found):
      """
      no row is of series \(chosen.joined(separator: ", ")); the files have \(counts(found)); \
      choose with \(.series)
      """
    default: ""
    }
  }

  /// The notations that read all dates of a file, if there are any.
  private static func formatAdvice(_ notations: [DateNotation]) -> Message {
    notations.reduce("") { "\($0)pass \(.dateFormat, $1.rawValue), " }
  }

  /// Whether two rows stand in two files that are named for their symbol.
  private static func areNamedAlike(
    _ first: SourcePosition,
    _ second: SourcePosition,
    _ symbol: String
  ) -> Bool {
    first.file != second.file
      && [first, second].allSatisfy { FileSymbol($0.file).symbol == symbol }
  }
}

private func counts(_ rows: [String: Int]) -> String {
  rows.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    .map { "\($0.key.isEmpty ? "(blank)" : $0.key) (\(counted($0.value, "row")))" }
    .joined(separator: ", ")
}
