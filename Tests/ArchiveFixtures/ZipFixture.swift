internal import CZlib

/// A zip archive for tests, written byte by byte, so that it can be wrong as well.
public struct ZipFixture: Sendable {
  private var members: [(name: String, content: [UInt8])] = []
  /// Whether members are compressed.
  public var isDeflated = true
  /// What the check sums are changed by.
  public var checkSumError: UInt32 = 0
  /// Whether members are marked as encrypted.
  public var isEncrypted = false

  /// Creates an archive.
  public init(_ members: [(name: String, text: String)] = []) {
    self.members = members.map { ($0.name, Array($0.text.utf8)) }
  }

  /// Adds a file.
  public mutating func add(_ name: String, _ content: [UInt8]) {
    members.append((name, content))
  }

  /// The bytes of the archive.
  public var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in members {
      let stored = isDeflated ? Self.deflated(content) : content
      let sum = UInt32(crc32(0, content, UInt32(content.count))) ^ checkSumError
      let shared =
        Self.little(UInt16(20)) + Self.little(UInt16(isEncrypted ? 1 : 0))
        + Self.little(UInt16(isDeflated ? 8 : 0)) + Self.little(UInt32(0x21_0000))
        + Self.little(sum) + Self.little(UInt32(stored.count)) + Self.little(UInt32(content.count))
        + Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
      directory +=
        Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(20)) + shared
        + [UInt8](repeating: 0, count: 10) + Self.little(UInt32(archive.count)) + name.utf8
      archive += Self.little(UInt32(0x0403_4B50)) + shared + name.utf8 + stored
    }
    let end =
      Self.little(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + Self.little(UInt16(members.count))
      + Self.little(UInt16(members.count)) + Self.little(UInt32(directory.count))
      + Self.little(UInt32(archive.count)) + [0, 0]
    return archive + directory + end
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    deflateInit2_(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    defer { deflateEnd(&stream) }
    var content = content
    var result = [UInt8](repeating: 0, count: content.count + 1024)
    content.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      result.withUnsafeMutableBufferPointer { output in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_FINISH)
      }
    }
    return Array(result.prefix(result.count - Int(stream.avail_out)))
  }
}
