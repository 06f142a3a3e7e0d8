#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The errors of Datastream in a text: `$$ER: 0904,NO DATA AVAILABLE`.
struct DataBankErrors: Sequence, IteratorProtocol {
  /// One of them.
  struct Element {
    /// Where its comma stands, where that is no part of a field in quotation marks.
    let comma: Int?
  }

  private static let mark = Array("$$ER:".utf8)

  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private var position: Int

  /// Looks for errors in a range of a text.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Element? {
    while position < end, let base = bytes.baseAddress,
      let found = memchr(base + position, 0x24, end - position)
    {
      let start = base.distance(to: UnsafeRawPointer(found))
      position = start + 1
      guard bytes[start..<end].starts(with: Self.mark) else { continue }
      position = start + Self.mark.count
      return Element(comma: comma(from: start))
    }
    return nil
  }

  /// Returns the comma before the words of an error that begins a field.
  private func comma(from start: Int) -> Int? {
    let before = start > 0 ? bytes[start - 1] : 10
    guard ",;\t|\n\r".utf8.contains(before) else { return nil }
    let code = bytes[position..<Swift.min(end, position + 9)].prefix {
      $0 != 0x2C && $0 != 10 && $0 != 13
    }
    guard code.endIndex < end, bytes[code.endIndex] == 0x2C, code.count <= 8,
      code.allSatisfy({ $0 == 0x20 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
    else { return nil }
    let words = bytes[(code.endIndex + 1)..<end].prefix { !",;\t|\n\r".utf8.contains($0) }
    // Words, and not the number of the next field.
    guard words.count >= 4, words.allSatisfy({ $0 >= 0x41 || $0 == 0x20 || $0 == 0x2D }) else {
      return nil
    }
    return code.endIndex
  }
}
