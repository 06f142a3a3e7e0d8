/// Whole numbers in groups of three digits, such as `1,081,866`.
///
/// Volumes of an exchange's files are written so. Their lengths vary from row to row, and a loop
/// over their digits ends each time at a place that the processor cannot foresee.
enum ThousandsGroups {
  /// Reads up to 15 digits, or returns a negative number for anything else.
  @inline(__always)
  static func read(_ start: UnsafePointer<UInt8>, count: Int, mark: UInt8) -> Int {
    let head = count & 3
    let groups = count >> 2
    guard head > 0, groups > 0, groups <= 4, start[0] &- 0x31 < 9 else { return -1 }
    var value = Int(start[0] &- 0x30)
    var isWrong = false
    if head > 1 {
      value = value &* 10 &+ digit(start[1], &isWrong)
      if head > 2 { value = value &* 10 &+ digit(start[2], &isWrong) }
    }
    var group = start + head
    for _ in 0..<groups {
      isWrong = isWrong || group[0] != mark
      let thousand =
        digit(group[1], &isWrong) &* 100 &+ digit(group[2], &isWrong) &* 10
        &+ digit(group[3], &isWrong)
      value = value &* 1000 &+ thousand
      group += 4
    }
    return isWrong ? -1 : value
  }

  /// Reads two digits, or returns a negative number for anything else.
  @inline(__always)
  static func hundredths(_ start: UnsafePointer<UInt8>) -> Int {
    var isWrong = false
    let value = digit(start[0], &isWrong) &* 10 &+ digit(start[1], &isWrong)
    return isWrong ? -1 : value
  }

  @inline(__always)
  private static func digit(_ byte: UInt8, _ isWrong: inout Bool) -> Int {
    let digit = byte &- 0x30
    isWrong = isWrong || digit > 9
    return Int(digit)
  }
}
