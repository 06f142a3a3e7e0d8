public import Notices

/// A reason why a delimited text file cannot be read.
@nonexhaustive
public enum DelimitedTextError: Error, Sendable, Hashable {
  /// The operating system does not give the file; the reason is its own.
  case cannotOpen(file: String, reason: String)
  /// Another program wrote the file while it was read.
  case changedWhileRead(file: String)
  /// The path is a folder where a file is needed.
  case isFolder(file: String)
  /// The file has no content.
  case empty(file: String)
  /// The file is none of text, or none of a table.
  case wrongKind(file: String, FileKind)
  /// The text is in one of several encodings, which give different texts.
  case encodingUnclear(file: String, [TextEncoding])
  /// No encoding has that name.
  case unknownEncoding(String)
  /// The text is not in the encoding that it is said to be in.
  case unsupportedEncoding(file: String, encoding: String)
  /// A workbook or an archive cannot be read.
  case container(file: String, ContainerFault)
  /// A compressed file is damaged or cut off.
  case damagedArchive(file: String, reason: String)
  /// A quoted field is never closed; the position is where its row begins.
  case unterminatedQuote(SourcePosition)
  /// A row has another number of fields than the header.
  case fieldCount(SourcePosition, found: Int, expected: Int)
  /// A row has more fields than any table of prices.
  case tooManyColumns(file: String, found: Int, most: Int)
  /// There is no column of that name.
  case missingColumn(file: String, column: String, header: [String])
  /// Memory for a field could not be had.
  case outOfMemory(file: String)
}

extension DelimitedTextError: AdvisingError {
  public var message: Message {
    switch self {
    case .cannotOpen(let file, let reason): "\(file): cannot be opened: \(reason)"
    case .changedWhileRead(let file):
      "\(file): was changed while it was read; try again when the program that writes it is done"
    case .isFolder(let file): "\(file): is a folder; name a file in it"
    case .empty(let file): "\(file): is empty"
    case .wrongKind(let file, let kind): "\(file): \(kind.words)"
    case .container(let file, let fault): "\(file): \(fault.words)"
    case .encodingUnclear(let file, let encodings):
      """
      \(file): is not UTF-8, and may be \(Self.alternatives(encodings.map(\.rawValue))); save it as \
      UTF-8, or, for files of prices, a market or factors, pass \(Setting.encoding, encodings.first?.rawValue ?? "NAME")
      """
    case .unknownEncoding(let name):
      """
      "\(name.clipped)" is no encoding; use one of \
      \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
      """
    case .unsupportedEncoding(let file, let encoding):
      "\(file): is not encoded in \(encoding); pass another with \(Setting.encoding), or save it as UTF-8"
    case .damagedArchive(let file, let reason):
      "\(file): the compressed file is damaged (\(reason)); fetch it again"
    case .unterminatedQuote(let position):
      "\(position): a quotation mark that opens in this row is never closed; close it, or fetch the file again"
    case .fieldCount(let position, let found, let expected):
      "\(position): the row has \(found) fields where the header has \(expected); "
        + "put values that contain the delimiter in quotation marks"
    case .tooManyColumns(let file, let found, let most):
      "\(file): has \(found) columns, more than the \(most) of a spreadsheet; split it into files of fewer "
        + "columns, each with the dates"
    case .missingColumn(let file, let column, let header):
      "\(file): has no column \"\(column.clipped)\"; its columns are \(header.quotedList)"
    case .outOfMemory(let file): "\(file): a field is too large for the memory"
    }
  }
}

extension DelimitedTextError {
  /// Returns names as a choice.
  private static func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Setting {
  package static let encoding = Setting("prices", "encoding")
}

/// A place in an input file, written `prices.csv:1204:7`.
public struct SourcePosition: Sendable, Hashable {
  /// The path of the file as the user wrote it, or `standard input`.
  public let file: String
  /// The physical line, counted from 1; a quoted field may span several.
  public let line: Int?
  /// The number of the field within its row, counted from 1.
  public let column: Int?

  /// Creates a position; parts that are not known are left out.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourcePosition: CustomStringConvertible {
  public var description: String {
    // The first row of a data frame, row 0, is written below a header.
    if HeldFiles.isFrame(file) { return line.map { "\(file), row \($0 - 2)" } ?? file }
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    return text
  }
}

extension SourcePosition {
  /// The position as the place of an error.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - value: The text that is wrong.
  /// - Returns: The place, which counts the rows of a data frame and the lines of a file.
  package func place(column name: String? = nil, value: String? = nil) -> InputPlace {
    InputPlace(
      file: file,
      line: line.map { HeldFiles.isFrame(file) ? $0 - 2 : $0 },
      number: column,
      column: name,
      value: value
    )
  }
}

extension DelimitedTextError {
  public var place: InputPlace {
    switch self {
    case .cannotOpen(let file, _), .changedWhileRead(let file), .isFolder(let file),
      .empty(let file),
      .wrongKind(let file, _), .encodingUnclear(let file, _), .container(let file, _),
      .damagedArchive(let file, _), .tooManyColumns(let file, _, _), .outOfMemory(let file):
      InputPlace(file: file)
    case .unsupportedEncoding(let file, let encoding): InputPlace(file: file, value: encoding)
    case .unknownEncoding(let name): InputPlace(value: name)
    case .unterminatedQuote(let position): position.place()
    case .fieldCount(let position, _, _): position.place()
    case .missingColumn(let file, let column, _): InputPlace(file: file, column: column)
    }
  }
}
