/// The range of prices of each row, in which an average price has to lie.
struct DayRanges {
  /// How far an average may lie outside, as a share of the price: trades of large blocks are agreed on apart.
  private static let tolerance = 0.02
  /// How far an average may lie from the close of a row that has no range.
  private static let widest = 1.5

  private let batch: RowBatch
  private let high: UnsafeMutablePointer<Double>?
  private let low: UnsafeMutablePointer<Double>?
  private let close: UnsafeMutablePointer<Double>?

  init(_ batch: RowBatch) {
    self.batch = batch
    high = batch.column(of: .high)
    low = batch.column(of: .low)
    close = batch.column(of: .close)
  }

  /// Returns the middle of a row's range, or its close; not a number where neither is known.
  func middle(_ row: Int) -> Double {
    if let high, let low {
      let middle = (high[row] + low[row]) / 2
      if middle > 0 { return middle }
    }
    return close.map { $0[row] } ?? .nan
  }

  /// Returns the rows with an average price of securities for which it lies outside on most days.
  ///
  /// - Parameter average: Returns the average of a row of a segment and how far it may be rounded; not a
  ///   number where there is none.
  /// - Returns: The rows, ascending.
  func rowsOutside(_ average: (_ row: Int, _ segment: Int) -> (Double, Double)) -> [Int] {
    guard let symbols = batch.symbols else { return [] }
    var outside: [Int32: Int] = [:]
    for (number, segment) in batch.segments.enumerated() {
      for row in segment.rows {
        let (price, rounding) = average(row, number)
        if isOutside(price, rounding, row) { outside[symbols[row], default: 0] += 1 }
      }
    }
    guard !outside.isEmpty else { return [] }
    var rows: [Int32: [Int]] = [:]
    for (number, segment) in batch.segments.enumerated() {
      for row in segment.rows where outside[symbols[row]] != nil {
        let (price, _) = average(row, number)
        if price.isFinite, batch.dates[row] >= 0 { rows[symbols[row], default: []].append(row) }
      }
    }
    return rows.filter { (outside[$0.key] ?? 0) * 2 > $0.value.count }.flatMap(\.value).sorted()
  }

  private func isOutside(_ price: Double, _ rounding: Double, _ row: Int) -> Bool {
    guard price > 0 else { return false }
    if let high, let low, high[row] >= low[row], low[row] > 0 {
      return price < low[row] * (1 - Self.tolerance) - rounding
        || price > high[row] * (1 + Self.tolerance) + rounding
    }
    guard let close = close?[row], close > 0 else { return false }
    return price < close / Self.widest - rounding || price > close * Self.widest + rounding
  }
}

extension RowBatch {
  /// Returns the column of a field in a file with one row for each symbol and day.
  func column(of field: PriceField) -> UnsafeMutablePointer<Double>? {
    slots.firstIndex { $0.field == field && $0.symbol == nil }.map { column($0) }
  }
}
