/// Writes the cells of a sheet as CSV, so that a row of the sheet is the line of that number.
struct SheetText {
  /// The bounds of a sheet, which all programs for workbooks have.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  /// How many bytes the text of a sheet may have.
  private static let mostBytes = 1 << 30

  private var bytes: [UInt8] = []
  private var row = 0
  private var column = 0
  private var firstColumn = Int.max
  private var lastColumn = 0
  /// The last column of each row that is not blank.
  private var ends: [Int] = []
  /// The number of rows with two values or more.
  private(set) var fullRows = 0
  private var valuesInRow = 0

  /// Adds the cell of a row and a column, counted from zero, after all that were added before.
  mutating func add(_ text: String, row: Int, column: Int) throws(ContainerFault) {
    let isAfter = row > self.row || row == self.row && (column > self.column || valuesInRow == 0)
    guard isAfter, row < Self.mostRows, (0..<Self.mostColumns).contains(column) else {
      throw .badCell("\(column + 1) of row \(row + 1)")
    }
    guard !text.isEmpty else { return }
    if row > self.row { endRow(through: row) }
    firstColumn = min(firstColumn, column)
    lastColumn = max(lastColumn, column)
    if valuesInRow == 0 { ends.append(column) } else { ends[ends.count - 1] = column }
    bytes.append(contentsOf: repeatElement(UInt8(ascii: ","), count: column - self.column))
    self.column = column
    write(text)
    valuesInRow += 1
    if valuesInRow == 2 { fullRows += 1 }
    guard bytes.count <= Self.mostBytes else { throw .expandsTooFar }
  }

  private mutating func endRow(through next: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: next - row))
    row = next
    column = 0
    valuesInRow = 0
  }

  private mutating func write(_ text: String) {
    let needsQuotes = text.utf8.contains {
      [0x22, 0x2C, 0x3B, 0x09, 0x7C, 0x0A, 0x0D].contains($0)
    }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      // A line of the text is a row of the sheet.
      case 0x0A, 0x0D, 0x09: bytes.append(0x20)
      case 0x22: bytes += [0x22, 0x22]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// Returns the text, without columns at its beginning that are blank throughout, and with as many fields in
  /// each row as the widest has: a cell that is not there is blank, and no row is cut off.
  consuming func finished() -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    bytes.append(0x0A)
    let fillings = ends.map { lastColumn - $0 }
    let filled = fillings.reduce(bytes.count, +)
    let canFill = filled <= Self.mostBytes
    var result: [UInt8] = []
    result.reserveCapacity(canFill ? filled : bytes.count)
    var number = 0
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      if end > start {
        result.append(contentsOf: bytes[(start + firstColumn)..<end])
        if canFill {
          result.append(contentsOf: repeatElement(UInt8(ascii: ","), count: fillings[number]))
        }
        number += 1
      }
      result.append(0x0A)
      start = end + 1
    }
    return result
  }
}
