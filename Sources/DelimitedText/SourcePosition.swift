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
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    return text
  }
}
