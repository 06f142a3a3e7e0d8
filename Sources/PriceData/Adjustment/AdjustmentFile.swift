public import CivilTime
public import DelimitedText
public import Notices

extension AdjustmentTable {
  /// Reads a file with the columns symbol, ex_date and factor under these or their usual names.
  ///
  /// A file whose first line is already an adjustment needs no header.
  ///
  /// - Throws: ``AdjustmentError`` with the place of what is wrong.
  public static func load(
    _ path: String,
    holding held: HeldFiles = HeldFiles()
  ) throws(AdjustmentError) -> AdjustmentTable {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(path, holding: held)
    } catch {
      throw .text(error)
    }
    return try load(table)
  }

  /// Reads a table with the columns symbol, ex_date and factor under these or their usual names.
  ///
  /// - Throws: ``AdjustmentError`` with the place of what is wrong.
  public static func load(_ table: DelimitedTable) throws(AdjustmentError) -> AdjustmentTable {
    try AdjustmentTable(AdjustmentFile(table).adjustments())
  }
}

/// The reading of an adjustments file, line by line.
struct AdjustmentFile {
  private static let symbolNames = [
    "symbol", "ticker", "scrip", "security", "firm", "company", "permno", "name",
  ]
  private static let dateNames = ["ex_date", "exdt", "date", "effective_date", "ex"]
  private static let factorNames = [
    "factor", "adjustment_factor", "adj_factor", "price_factor", "multiplier", "adjustment",
  ]

  /// A line with its fields; the first line of a file without a header is one too.
  private struct Line {
    let number: Int
    let fields: [String]

    /// Returns a field, or nothing where it is blank or the line is too short.
    func field(_ column: Int) -> String? {
      column < fields.count && !fields[column].isEmpty ? fields[column] : nil
    }
  }

  private let table: DelimitedTable
  private let lines: [Line]
  private let symbol: Int
  private let date: Int
  private let factor: Int
  private let dates: DateColumn

  /// Finds the columns of a file.
  ///
  /// - Throws: ``AdjustmentError`` when one is missing or the dates can be read in two ways.
  init(_ table: DelimitedTable) throws(AdjustmentError) {
    self.table = table
    let rows = table.rows.map { Line(number: $0.line, fields: $0.fields) }
    if Self.isAdjustment(table.header, decimalComma: table.dialect.decimalComma) {
      lines = [Line(number: table.headerLine, fields: table.header)] + rows
      (symbol, date, factor) = (0, 1, 2)
    } else {
      func column(_ names: [String]) throws(AdjustmentError) -> Int {
        guard let column = table.column(named: names) else {
          throw .missingColumn(file: table.name, column: names[0], header: table.header)
        }
        return column
      }
      lines = rows
      symbol = try column(Self.symbolNames)
      date = try column(Self.dateNames)
      factor = try column(Self.factorNames)
    }
    do throws(DateNotationError) {
      let column = date
      dates = try DateColumn.recognize(lines.compactMap { $0.field(column) })
    } catch {
      throw .dates(file: table.name, error)
    }
  }

  /// Returns the adjustments in the order of the lines.
  ///
  /// - Throws: ``AdjustmentError`` for the first line that is wrong.
  func adjustments() throws(AdjustmentError) -> [Adjustment] {
    var firstLines: [Adjustment: Int] = [:]
    var adjustments: [Adjustment] = []
    for line in lines {
      let adjustment = try adjustment(line)
      if let firstLine = firstLines.updateValue(line.number, forKey: adjustment) {
        throw .repeated(position(line), firstLine: firstLine, adjustment)
      }
      adjustments.append(adjustment)
    }
    return adjustments
  }

  private func adjustment(_ line: Line) throws(AdjustmentError) -> Adjustment {
    let name = try text(symbol, "symbol", of: line)
    let dateText = try text(date, "ex_date", of: line)
    guard let exDate = dates.parse(dateText)?.date else {
      throw .notADate(position(line, column: date), text: dateText)
    }
    let factorText = try text(factor, "factor", of: line)
    let notation = NumberNotation(decimalComma: table.dialect.decimalComma)
    guard case .value(let value) = notation.parse(factorText), value > 0, value.isFinite else {
      throw .notAFactor(position(line, column: factor), text: factorText)
    }
    return Adjustment(symbol: name, exDate: exDate, factor: value)
  }

  private func text(
    _ column: Int,
    _ name: String,
    of line: Line
  ) throws(AdjustmentError) -> String {
    guard let text = line.field(column) else {
      throw .blankField(position(line, column: column), column: name)
    }
    return text
  }

  private func position(_ line: Line, column: Int? = nil) -> SourcePosition {
    SourcePosition(file: table.name, line: line.number, column: column.map { $0 + 1 })
  }

  /// Returns whether the fields of a first line are a symbol, a date and a positive number.
  private static func isAdjustment(_ fields: [String], decimalComma: Bool) -> Bool {
    guard fields.count >= 3, !fields[0].isEmpty,
      (try? DateColumn.recognize([fields[1]]))?.parse(fields[1]) != nil,
      case .value(let factor) = NumberNotation(decimalComma: decimalComma).parse(fields[2])
    else { return false }
    return factor > 0
  }
}

/// A reason why a file of adjustments cannot be read.
@nonexhaustive
public enum AdjustmentError: AdvisingError, Hashable {
  /// The file cannot be read as delimited text.
  case text(DelimitedTextError)
  /// A needed column is missing.
  case missingColumn(file: String, column: String, header: [String])
  /// A field is blank.
  case blankField(SourcePosition, column: String)
  /// A field is not a date.
  case notADate(SourcePosition, text: String)
  /// The dates of the column can be read in two ways.
  case dates(file: String, DateNotationError)
  /// A field is not a positive number.
  case notAFactor(SourcePosition, text: String)
  /// Two lines say the same, which may be meant twice or be a mistake.
  case repeated(SourcePosition, firstLine: Int, Adjustment)
}

extension AdjustmentError {
  /// What a factor is, in words that follow a semicolon.
  private static let factorMeaning =
    "write the number that earlier prices are multiplied by: 0.5 for a split of 1 into 2 or a bonus "
    + "issue of 1 for 1, 0.2 for a split of 1 into 5, 10 for a consolidation of 10 into 1"

  public var message: Message {
    switch self {
    case .text(let error): error.message
    case .missingColumn(let file, let column, let header):
      """
      \(file): there is no column "\(column)" among \
      \(header.map { "\"\($0)\"" }.joined(separator: ", ")); an adjustments file has the columns \
      symbol, ex_date and factor
      """
    case .blankField(let position, let column):
      "\(position): column \"\(column)\" is blank; fill it in or remove the line"
    case .notADate(let position, let text):
      "\(position): \"\(text)\" is not a date; write the ex-date as 2025-07-16"
    case .dates(let file, let error):
      "\(file): the ex-dates: \(error.message); write them as 2025-07-16"
    case .notAFactor(let position, let text):
      "\(position): \"\(text)\" is not a factor; \(Self.factorMeaning)"
    case .repeated(let position, let firstLine, let adjustment):
      """
      \(position): repeats line \(firstLine); remove one of them, or when both are meant, replace \
      them by "\(adjustment.symbol),\(adjustment.exDate),\(adjustment.factor * adjustment.factor)"
      """
    }
  }
}

extension AdjustmentError {
  public var place: InputPlace {
    switch self {
    case .text(let error): error.place
    case .missingColumn(let file, let column, _): InputPlace(file: file, column: column)
    case .blankField(let position, let column): position.place(column: column)
    case .notADate(let position, let text), .notAFactor(let position, let text):
      position.place(value: text)
    case .dates(let file, _): InputPlace(file: file)
    case .repeated(let position, _, _): position.place()
    }
  }
}
