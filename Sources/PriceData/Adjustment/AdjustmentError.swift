public import CivilTime
public import DelimitedText

/// A reason why a file of adjustments cannot be read.
@nonexhaustive
public enum AdjustmentError: Error, Sendable, Hashable {
  /// The file cannot be read as delimited text.
  case text(DelimitedTextError)
  /// A needed column is missing.
  case missingColumn(file: String, column: String, header: [String])
  /// A field is blank.
  case blankField(SourcePosition, column: String)
  /// A field is no date.
  case notADate(SourcePosition, text: String)
  /// The dates of the column can be read in two ways.
  case dates(file: String, DateNotationError)
  /// A field is no positive number.
  case notAFactor(SourcePosition, text: String)
  /// Two lines say the same, which may be meant twice or be a mistake.
  case repeated(SourcePosition, firstLine: Int, Adjustment)
}

extension AdjustmentError: CustomStringConvertible {
  /// What a factor is, in words that follow a semicolon.
  private static let factorMeaning =
    "write the number that earlier prices are multiplied by: 0.5 for a split of 1 into 2 or a bonus "
    + "issue of 1 for 1, 0.2 for a split of 1 into 5, 10 for a consolidation of 10 into 1"

  public var description: String {
    switch self {
    case .text(let error): error.description
    case .missingColumn(let file, let column, let header):
      "\(file): there is no column \"\(column)\" among \(header.map { "\"\($0)\"" }.joined(separator: ", ")); "
        + "an adjustments file has the columns symbol, ex_date and factor"
    case .blankField(let position, let column):
      "\(position): column \"\(column)\" is blank; fill it in or remove the line"
    case .notADate(let position, let text):
      "\(position): \"\(text)\" is not a date; write the ex-date as 2025-07-16"
    case .dates(let file, let error): "\(file): the ex-dates: \(error); write them as 2025-07-16"
    case .notAFactor(let position, let text):
      "\(position): \"\(text)\" is not a factor; \(Self.factorMeaning)"
    case .repeated(let position, let firstLine, let adjustment):
      "\(position): repeats line \(firstLine); remove one of them, or when both are meant, replace "
        + "them by \"\(adjustment.symbol),\(adjustment.exDate),"
        + "\(adjustment.factor * adjustment.factor)\""
    }
  }
}
