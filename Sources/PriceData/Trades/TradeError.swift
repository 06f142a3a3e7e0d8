public import DelimitedText
public import Notices

/// A reason why files of trades cannot be read.
@nonexhaustive
public enum TradeError: AdvisingError, Hashable {
  /// A file cannot be read as prices.
  case prices(PriceDataError)
  /// A file has bars or days and no trades.
  case bars(file: String, columns: [String])
  /// A file has no column of volumes.
  case noVolume(file: String, header: [String])
  /// The stamps of a file have dates alone.
  case noTimes(file: String, column: String, example: String)
  /// The columns are those of several securities side by side, or parts of dates.
  case unusualColumns(file: String)
  /// A price or a volume is not above zero.
  case notAboveZero(SourcePosition, text: String, column: String)
  /// A stamp has an offset from UTC and others of the file have none, or the other way round.
  case mixedOffsets(SourcePosition, text: String, hasOffset: Bool)
  /// A row is longer than any row of trades.
  case longRow(SourcePosition)
  /// A stamp has no time.
  case noTime(SourcePosition, text: String, column: String)
}

extension TradeError {
  public var message: Message {
    switch self {
    case .prices(let error): error.message
    case .bars(let file, let columns):
      """
      \(file): has \(columns.joined(separator: ", ")), so its rows are bars or days and no trades; give bars with \
      \(.intradayFiles) and days with \(.priceFiles)
      """
    case .noVolume(let file, let header):
      """
      \(file): no column of volumes was recognized among \(header.joined(separator: ", ")); name it with \
      \(.columns, "volume=NAME")
      """
    case .noTimes(let file, let column, let example):
      """
      \(file): column "\(column)" has dates without a time, such as "\(example)"; trades need the time of each, \
      such as 2025-04-30 09:15:00.250; give daily prices with \(.priceFiles)
      """
    case .unusualColumns(let file):
      """
      \(file): trades need one row each, with columns of the time, the price, the volume and, where they are of \
      several securities, the symbol
      """
    case .notAboveZero(let position, let text, let column):
      """
      \(position): "\(text)" in column "\(column)" is not above zero; correct it, or pass \(.skipBadRows) to leave \
      such rows out
      """
    case .mixedOffsets(let position, let text, let hasOffset):
      """
      \(position): "\(text)" has \(hasOffset ? "an offset from UTC" : "no offset from UTC"), and the first stamp of \
      the file \(hasOffset ? "has none" : "has one"), so that their clocks may differ; write all in one way, or \
      pass \(.skipBadRows) to leave such rows out
      """
    case .longRow(let position):
      "\(position): the row does not end within 64 KB; look for a missing line break or an open quotation mark"
    case .noTime(let position, let text, let column):
      """
      \(position): "\(text)" in column "\(column)" has no time; fill it in, or pass \(.skipBadRows) to leave such \
      rows out
      """
    }
  }
}

extension Setting {
  package static let intradayFiles = Setting("prices", "intraday", option: "intraday")
}

/// What is wrong with a row of trades.
struct TradeFault: Sendable {
  /// What it is.
  enum Kind: Sendable {
    case notANumber, notADate, blank, notAboveZero, noTime
    case tooFewFields(Int), tooManyFields(Int)
    case mixedOffsets(Bool)
    case openQuote, longRow
  }

  let kind: Kind
  /// Where the row begins in the file.
  let start: Int
  /// The index of the field, counted from zero.
  var field = 0
  var text = ""

  /// Whether the rows after it cannot be told from it, so that it cannot be left out.
  var stops: Bool {
    switch kind {
    case .openQuote, .longRow: true
    default: false
    }
  }

  /// The error where bad rows stop the reading.
  func error(_ layout: ColumnLayout, file: String, line: Int?) -> TradeError {
    let place = SourcePosition(file: file, line: line, column: field + 1)
    let row = SourcePosition(file: file, line: line)
    let column = layout.name(ofColumn: field)
    return switch kind {
    case .notANumber: .prices(.notANumber(place, text: text, column: column))
    case .notADate: .prices(.notADate(place, text: text, column: column, readAs: []))
    case .blank: .prices(.blankField(place, column: column))
    case .notAboveZero: .notAboveZero(place, text: text, column: column)
    case .noTime: .noTime(place, text: text, column: column)
    case .mixedOffsets(let hasOffset): .mixedOffsets(place, text: text, hasOffset: hasOffset)
    case .tooFewFields(let found), .tooManyFields(let found):
      .prices(.fieldCount(row, found: found, expected: layout.header.count))
    case .openQuote: .prices(.text(.unterminatedQuote(row)))
    case .longRow: .longRow(row)
    }
  }

  /// The row where bad rows are left out.
  func rejected(_ layout: ColumnLayout, file: String, line: Int?) -> RejectedRow {
    let reason: String? =
      switch kind {
      case .notANumber: "not a number"
      case .notADate: "not a date"
      case .blank: "blank"
      case .notAboveZero: "not above zero"
      case .noTime: "no time"
      case .mixedOffsets(true): "an offset from UTC, which the first stamp lacks"
      case .mixedOffsets(false): "no offset from UTC, which the first stamp has"
      case .tooFewFields, .tooManyFields, .openQuote, .longRow: nil
      }
    let words =
      switch kind {
      case .tooFewFields(let found), .tooManyFields(let found):
        "\(counted(found, "field")) where the header has \(layout.header.count)"
      case .longRow: "no end within 64 KB"
      default: "a quotation mark is never closed"
      }
    return RejectedRow(
      position: SourcePosition(file: file, line: line, column: reason == nil ? nil : field + 1),
      column: reason == nil ? nil : layout.name(ofColumn: field),
      value: text,
      reason: reason ?? words
    )
  }
}
