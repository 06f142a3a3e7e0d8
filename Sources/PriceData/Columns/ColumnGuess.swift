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
      security, and which of the others is the close is not certain; if they are that, pass \
      \(Self.advice(guess, table))\(maySecurities ? Self.eachAdvice(table) : "")
      """
    case .countAmongPrices(let file, let count, let guess, let table):
      """
      \(file): "\(count)" moves as a volume does and no price; if it is that, pass \
      \(Self.advice(guess, table))\(Self.eachAdvice(table))
      """
    case .roleInSeveralColumns(let file, let role, let columns, let choice, let table):
      """
      \(file): \(columns.map { "\"\($0)\"" }.joined(separator: " and ")) are all named as the \(role), \
      as those of several securities are; to use one of them, pass \
      \(table == .market ? "\(.marketColumn, choice)" : "\(.columns, "\(role)=\(choice)")" as Message)
      """
    case .symbolUnclear(let file, let column, let examples, let symbol):
      """
      \(file): column "\(column)" (\(examples.joined(separator: ", "))) may name securities, each with its own \
      rows; pass \(.columns, "symbol=\(column)") if it does, or \(.symbol, symbol) if all rows are of one \
      security
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
    if table == .market {
      let close = guess.first { $0.field == .close }?.column ?? "NAME"
      return "\(.marketColumn, close)"
    }
    let named: [Message] = guess.map { "\(.columns, "\($0.field.rawValue)=\($0.column)")" }
    return named.dropFirst().reduce(named.first ?? "") { "\($0) \($1)" }
  }

  private static func pairAdvice(_ date: Int, _ close: Int) -> Message {
    ", or to read one of them, pass \(.columns, "date=\(date)") \(.columns, "close=\(close)")"
  }

  private static func eachAdvice(_ table: PriceTable) -> Message {
    let each: Message =
      table == .market
      ? "\(.marketColumn, RoleAssignment.each)"
      : "\(.columns, "close=\(RoleAssignment.each)")"
    return "; if each column is a security, pass \(each)"
  }
}
