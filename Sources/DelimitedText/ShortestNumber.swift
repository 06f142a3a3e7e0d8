internal import CShortestNumber

extension [UInt8] {
  /// Appends a finite number in the shortest form that reads back to the same bits, a whole one without
  /// a point.
  package mutating func append(shortest number: Double) {
    withUnsafeTemporaryAllocation(
      of: CChar.self,
      capacity: Int(LEYLINE_NUMBER_CAPACITY)
    ) { text in
      guard let start = text.baseAddress else { return }
      let count = leyline_write_number(number, start)
      append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
    }
  }

  /// Appends a whole number.
  package mutating func append(whole number: Int) {
    guard number < 0 || number > 9 else { return append(UInt8(ascii: "0") &+ UInt8(number)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      var rest = number.magnitude
      repeat {
        first -= 1
        digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 { append(UInt8(ascii: "-")) }
      append(contentsOf: digits[first...])
    }
  }
}
