/// Series of returns over the same days, one column after the other.
public struct ReturnColumns: Sendable, Hashable {
  /// The number of days.
  public let rowCount: Int
  /// The number of series.
  public let count: Int
  private let values: [Double]

  /// Takes series of one length, without missing values.
  public init(_ columns: [[Double]]) {
    rowCount = columns.first?.count ?? 0
    count = columns.count
    precondition(columns.allSatisfy { [rowCount] in $0.count == rowCount }, "Series of one length")
    var values: [Double] = []
    values.reserveCapacity(rowCount * count)
    for column in columns { values += column }
    self.values = values
  }

  private init(rowCount: Int, count: Int, values: [Double]) {
    (self.rowCount, self.count, self.values) = (rowCount, count, values)
  }

  /// One series.
  public subscript(column: Int) -> ArraySlice<Double> {
    values[(column * rowCount)..<((column + 1) * rowCount)]
  }

  /// Returns the series on some of the days.
  func rows(_ days: [Int]) -> ReturnColumns {
    let kept = withColumns { memory in
      [Double](unsafeUninitializedCapacity: days.count * count) { buffer, filled in
        for column in 0..<count {
          let (source, start) = (memory + column * rowCount, column * days.count)
          for (place, day) in days.enumerated() {
            buffer.initializeElement(at: start + place, to: source[day])
          }
        }
        filled = days.count * count
      }
    }
    return ReturnColumns(rowCount: days.count, count: count, values: kept)
  }

  /// Returns the sums of the series over blocks of days.
  func sums(over blocks: [Range<Int>]) -> ReturnColumns {
    var sums: [Double] = []
    sums.reserveCapacity(blocks.count * count)
    for column in 0..<count {
      for block in blocks { sums.append(self[column].total(of: block)) }
    }
    return ReturnColumns(rowCount: blocks.count, count: count, values: sums)
  }

  /// Calls a function with the memory of all series.
  func withColumns<Value>(_ body: (UnsafePointer<Double>) -> Value) -> Value {
    values.withUnsafeBufferPointer { buffer in
      // An empty array has no address, and nothing is read of it.
      withUnsafePointer(to: 0.0) { body(buffer.baseAddress ?? $0) }
    }
  }

  /// Returns the weighted sum of the series on each day.
  func combination(_ weights: [DonorWeight]) -> [Double] {
    var sum = [Double](repeating: 0, count: rowCount)
    for weight in weights {
      let column = self[weight.donor]
      for (row, value) in column.enumerated() { sum[row] += weight.weight * value }
    }
    return sum
  }
}

/// The weight of one donor in a synthetic control.
public struct DonorWeight: Sendable, Hashable {
  /// The position of the donor among all of them.
  public let donor: Int
  /// The weight.
  public let weight: Double

  package init(donor: Int, weight: Double) {
    self.donor = donor
    self.weight = weight
  }
}

extension ArraySlice<Double> {
  /// The sum of the values at some positions, counted from the first.
  func total(of positions: Range<Int>) -> Double {
    self[(startIndex + positions.lowerBound)..<(startIndex + positions.upperBound)].reduce(0, +)
  }
}

/// Products of long series, eight sums side by side: an order of additions that every processor follows.
enum SeriesProduct {
  /// Returns `Σ a b`.
  @inline(__always)
  static func of(
    _ a: UnsafePointer<Double>,
    _ b: UnsafePointer<Double>,
    count: Int
  ) -> Double {
    var sums = SIMD8<Double>.zero
    let whole = count & ~7
    let (first, second) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    var offset = 0
    let end = whole * MemoryLayout<Double>.stride
    while offset < end {
      sums +=
        first.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        * second.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
      offset += MemoryLayout<SIMD8<Double>>.stride
    }
    var sum = sums.sum()
    for index in whole..<count { sum += a[index] * b[index] }
    return sum
  }
}
