internal import Notices

/// A column that a person may name for a field, as an error advises it.
public struct ColumnGuess: Sendable, Hashable {
  /// The field that the column seems to hold.
  public let field: PriceField
  /// The name of the column, or its number.
  public let column: String

  init(_ field: PriceField, _ column: String) {
    self.field = field
    self.column = column
  }
}

extension PriceDataError {
  /// What is wrong with the choice of columns, and what chooses them.
  var columnMessage: Message {
    switch self {
    case .fieldsUnclear(let file, let high, let low, let guess, let maySecurities, let table):
      """
      \(file): "\(high)" is the highest and "\(low)" the lowest of every row, as of the prices of one \
      security, and which of the others is the close is not certain; if they are that, \
      \(Self.advice(guess, table))\(maySecurities ? Self.eachAdvice(table) : "")
      """
    case .countAmongPrices(let file, let count, let guess, let maySecurities, let table):
      """
      \(file): "\(count)" moves as a volume does and no price; if it is that, \
      \(Self.advice(guess, table))\(maySecurities ? Self.eachAdvice(table) : "")
      """
    case .roleInSeveralColumns(let file, let role, let columns, let choice, let table):
      """
      \(file): \(columns.map { "\"\($0)\"" }.joined(separator: " and ")) are all named as the \(role), \
      as those of several securities are; to use one of them, \
      \(Self.advice(role: role, choice, table))
      """
    case .closeOutside(let file, let columns, let choice, let isOther, let table):
      """
      \(file): "\(columns[0])" lies outside the range from "\(columns[1])" to "\(columns[2])" in nearly all rows, \
      so that it is no close of theirs; to use \(isOther ? "the one that lies within" : "it nevertheless"), \
      \(Self.advice([ColumnGuess(.close, choice)], table))
      """
    case .fieldsInRows(let file, let column, let fields):
      """
      \(file): has a row for each field (column "\(column)": \(fields.joined(separator: ", "))); write a column \
      for each field, or keep only the rows of the close
      """
    case .symbolUnclear(let file, let column, let examples, let symbol, let table):
      """
      \(file): column "\(column)" (\(examples.joined(separator: ", "))) may name securities, each with its own \
      rows; \(Self.symbolAdvice(column, table)) if it does, or \(table == .prices
        ? "\(.symbol, symbol)" : "remove it" as Message) if all rows are of one security
      """
    case .datesOfTheirOwn(let file, let columns, let date, let close, let table):
      """
      \(file): columns \(columns.joined(separator: ", ")) have dates of their own, as those of several \
      securities, and nothing names them; write the names in a line above\(table == .prices
        ? Self.pairAdvice(date, close) : "")
      """
    default: ""
    }
  }

  /// How a person names columns: all of them, or the close alone where nothing else is read.
  private static func advice(_ guess: [ColumnGuess], _ table: PriceTable) -> Message {
    guard table == .prices else {
      return advice(role: "close", guess.first { $0.field == .close }?.column ?? "NAME", table)
    }
    let named: [Message] = guess.map { "\(.columns, "\($0.field.rawValue)=\($0.column)")" }
    return "pass \(named.dropFirst().reduce(named.first ?? "") { "\($0) \($1)" })"
  }

  private static func advice(role: String, _ column: String, _ table: PriceTable) -> Message {
    switch table {
    case .prices: "pass \(.columns, "\(role)=\(column)")"
    case .market: "pass \(.marketColumn, column)"
    case .companion, .factors: table.valueAdvice
    }
  }

  /// How a person names the column of securities, or says that there is none.
  static func symbolAdvice(_ column: String, _ table: PriceTable) -> Message {
    table == .prices ? "pass \(.columns, "symbol=\(column)")" : "write symbol above it"
  }

  /// How a person tells the rows of several securities apart.
  static func keyAdvice(_ columns: [String], _ table: PriceTable) -> Message {
    switch columns.count {
    case 0: "for the column that tells them apart, \(symbolAdvice("NAME", table))"
    case 1: "column \"\(columns[0])\" tells them apart: \(symbolAdvice(columns[0], table))"
    default:
      """
      only columns \(columns.map { "\"\($0)\"" }.joined(separator: " and ")) together tell them apart: write a \
      column that joins them and, for its name, \(symbolAdvice("NAME", table)), or keep only the rows of one
      """
    }
  }

  private static func pairAdvice(_ date: Int, _ close: Int) -> Message {
    ", or to read one of them, pass \(.columns, "date=\(date)") \(.columns, "close=\(close)")"
  }

  /// How a person says that each column is a security.
  static func eachAdvice(_ table: PriceTable) -> Message {
    guard table == .prices || table == .market else { return "" }
    return
      "; if each column is a security, \(advice(role: "close", RoleAssignment.each, table))"
  }
}
