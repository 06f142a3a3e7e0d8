#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Converts text of another encoding to UTF-8, by the system's iconv.
package struct TextConverter {
  private let encoding: TextEncoding

  /// Creates a converter from an encoding.
  package init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// Converts bytes.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - mostBroken: How many bytes may be no character.
  /// - Returns: UTF-8 with a replacement character for each of these, or nothing when the system does not know the encoding or more bytes are broken.
  package func convert(_ bytes: UnsafeRawBufferPointer, mostBroken: Int) -> [UInt8]? {
    guard let descriptor = iconv_open("UTF-8", encoding.converterName),
      descriptor != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(descriptor) }
    let space = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Self.blockSize)
    defer { space.deallocate() }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var broken = 0
    // iconv only reads its input, though its type does not say so.
    var input = bytes.bindMemory(to: CChar.self).baseAddress.map {
      UnsafeMutablePointer(mutating: $0)
    }
    var left = bytes.count
    var isDone = false
    while !isDone {
      var output = space.baseAddress
      var room = space.count
      // The last call has no input: it gives out what the converter still holds.
      isDone = left == 0
      let status =
        isDone
        ? iconv(descriptor, nil, nil, &output, &room)
        : iconv(descriptor, &input, &left, &output, &room)
      let code = errno
      result.append(contentsOf: UnsafeRawBufferPointer(space)[..<(space.count - room)])
      guard status == -1, code != E2BIG, left > 0 else { continue }
      broken += 1
      guard broken <= mostBroken else { return nil }
      result += Self.replacement
      input = input.map { $0 + 1 }
      left -= 1
    }
    return result
  }

  private static let blockSize = 1 << 16
  /// U+FFFD.
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
