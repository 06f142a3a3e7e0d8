#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Physical lines: they end with a line feed, a carriage return, or both.
public enum LineCount {
  /// Returns where the line after the one at a place begins.
  static func endOfLine(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 10 { return index }
      if byte == 13 { return index < bytes.count && bytes[index] == 10 ? index + 1 : index }
    }
    return index
  }

  /// Returns the number of line breaks in a range; one that ends after the range counts.
  public static func lineBreaks(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range {
      let byte = bytes[index]
      if byte == 10 {
        count += 1
      } else if byte == 13, index + 1 >= bytes.count || bytes[index + 1] != 10 {
        count += 1
      }
    }
    return count
  }
}
