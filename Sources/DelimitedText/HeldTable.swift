/// What the values of a column of a table in memory are.
package enum HeldContent: Sendable, Hashable {
  /// Days, counted from 1 January 1970.
  case days
  /// Numbers that a double holds.
  case numbers
  /// Whole numbers, which may be numbers or the names of securities.
  case integers
  /// Texts, which may be names or anything else.
  case texts
  /// Something that is read as text alone.
  case other
}

/// A text of a table in memory; its bytes are valid as long as the memory that it was read into.
package struct HeldName {
  /// The first byte; nothing where the text is missing.
  package let start: UnsafePointer<UInt8>?
  /// The number of bytes.
  package let count: Int

  package init(start: UnsafePointer<UInt8>?, count: Int) {
    self.start = start
    self.count = count
  }

  /// How many characters a whole number of 64 bits has at most.
  package static let mostDigits = 20
}

/// A table in memory that stands in the place of a file: columns of values, which can be had as the text of a
/// file too.
///
/// Several threads may read one at the same time. What is read is handed over in blocks of rows, so that a call
/// costs nothing beside its values.
package protocol HeldTable: AnyObject, Sendable {
  /// The name that messages have for it.
  var name: String { get }
  /// The names of the columns.
  var header: [String] { get }
  /// The number of rows.
  var rowCount: Int { get }

  /// Returns what the values of a column are.
  func content(ofColumn column: Int) -> HeldContent

  /// Returns the header and some rows as the lines of a file, a row a line.
  func lines(_ rows: Range<Int>) -> [UInt8]

  /// The whole text, which is put together when it is first asked for.
  var text: SourceBytes { get }

  /// Reads the days of some rows; one that is missing is `Int32.min`.
  ///
  /// - Returns: Whether every row has a day that an `Int32` holds.
  func readDays(_ column: Int, _ rows: Range<Int>, into days: UnsafeMutablePointer<Int32>) -> Bool

  /// Reads the numbers of some rows; one that is missing is not a number.
  ///
  /// - Returns: Whether none of them is infinite.
  func readNumbers(
    _ column: Int,
    _ rows: Range<Int>,
    into numbers: UnsafeMutablePointer<Double>
  ) -> Bool

  /// Reads the texts of some rows, or whole numbers as texts.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - rows: The rows.
  ///   - names: Where the texts go.
  ///   - digits: Where the digits of whole numbers go, with room for ``HeldName/mostDigits`` of each row.
  func readNames(
    _ column: Int,
    _ rows: Range<Int>,
    into names: UnsafeMutablePointer<HeldName>,
    digits: UnsafeMutablePointer<UInt8>
  )
}
