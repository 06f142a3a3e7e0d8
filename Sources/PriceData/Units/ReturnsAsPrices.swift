/// Recognizes returns in a file that is read as one of prices.
///
/// A price is never negative; the midpoints that CRSP marks so were read before. Returns are negative on
/// many days, and either small or change their sign from day to day, as yields and spreads do not.
struct ReturnsAsPrices {
  /// What the closes of a file look like.
  fileprivate struct Shape {
    var values = 0
    var negative = 0
    var small = 0
    var turns = 0
    /// The sum of absolute values, and the largest.
    var total = 0.0
    var largest = 0.0
  }

  /// The share of negative values that no prices have.
  private static let mostNegative = 0.1
  /// What is smaller is a return as a fraction.
  fileprivate static let small = 0.5
  /// The share of changes of sign that returns have and levels have not.
  private static let manyTurns = 0.25
  /// The usual size of daily or monthly returns in percent is below this.
  private static let largestMean = 15.0

  private var shapes: [Int: Shape] = [:]
  private let table: PriceTable

  /// Looks at the closes of all files.
  init(_ batches: [RowBatch], table: PriceTable) {
    self.table = table
    for batch in batches {
      let closes = batch.slots.indices.filter { batch.slots[$0].field == .close }
        .map { batch.column($0) }
      for segment in batch.segments
      where closes.contains(where: { Self.hasNegative($0, segment.rows) }) {
        for values in closes {
          shapes[segment.file, default: Shape()].add(values, segment.rows, batch)
        }
      }
    }
  }

  /// Whether a price is negative, which nearly no file has: what follows costs nothing then.
  private static func hasNegative(
    _ values: UnsafeMutablePointer<Double>,
    _ rows: Range<Int>
  ) -> Bool {
    for row in rows where values[row] < 0 { return true }
    return false
  }

  /// Stops at the first file whose prices are returns.
  func refuse(_ locator: RowLocator) throws(PriceDataError) {
    for (file, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      guard shape.values >= 3,
        Double(shape.negative) > Self.mostNegative * Double(shape.values)
      else { continue }
      let isSmall = shape.small * 2 > shape.values
      let turns = Double(shape.turns) / Double(shape.values)
      let isPercent =
        turns > Self.manyTurns && shape.total / Double(shape.values) < Self.largestMean
      guard isSmall || isPercent else { continue }
      throw .returnsAsPrices(
        file: locator.name(file),
        negative: shape.negative,
        values: shape.values,
        largest: shape.largest,
        table: table
      )
    }
  }
}

extension ReturnsAsPrices.Shape {
  /// Adds the values of some rows.
  mutating func add(
    _ column: UnsafeMutablePointer<Double>,
    _ rows: Range<Int>,
    _ batch: RowBatch
  ) {
    var last: [Int32: Double] = [:]
    for row in rows where batch.dates[row] >= 0 && column[row].isFinite {
      let value = column[row]
      values += 1
      if value < 0 { negative += 1 }
      if abs(value) < ReturnsAsPrices.small { small += 1 }
      total += abs(value)
      largest = max(largest, abs(value))
      let symbol = batch.symbols?[row] ?? 0
      if let before = last[symbol], before * value < 0 { turns += 1 }
      last[symbol] = value
    }
  }
}
