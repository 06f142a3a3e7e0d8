/// Where an error lies in the input, for programs that take more from it than a sentence.
public struct InputPlace: Sendable, Hashable {
  /// The path of the file, or the name of the data frame.
  public var file: String?
  /// The line of the file, counted from 1, or the row of the data frame, counted from 0.
  public var line: Int?
  /// The number of the field within its row, counted from 1.
  public var number: Int?
  /// The name of the column, or the key of a study file.
  public var column: String?
  /// The text that is wrong.
  public var value: String?

  /// Creates a place; parts that are not known are left out.
  public init(
    file: String? = nil,
    line: Int? = nil,
    number: Int? = nil,
    column: String? = nil,
    value: String? = nil
  ) {
    self.file = file
    self.line = line
    self.number = number
    self.column = column
    self.value = value
  }
}
