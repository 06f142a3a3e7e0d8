internal import CZlib

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The bytes of an input file, in memory as a whole.
///
/// A path that ends in `.gz`, or content that begins like a gzip stream, is decompressed; the path
/// `-` is standard input.
public final class SourceBytes: Sendable {
  /// The path as it was given, or `standard input`.
  public let name: String
  /// The number of bytes, after decompression.
  public let count: Int
  /// The size of the file itself, which is smaller when it is compressed.
  public let storedCount: Int
  /// What the text was written in before it was converted to UTF-8; nothing where it was not converted.
  let encoding: TextEncoding?
  /// Encodings that fit as well and would give other letters.
  let rivals: [TextEncoding]
  // The bytes are never written after the initializer, so threads may share the pointer.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer?

  /// Takes over memory that is given back with `deallocate`, which for memory from `malloc` is the
  /// same as `free`.
  init(
    name: String,
    taking base: UnsafeMutableRawPointer?,
    count: Int,
    storedCount: Int? = nil,
    encoding: TextEncoding? = nil,
    rivals: [TextEncoding] = []
  ) {
    self.name = name
    self.encoding = encoding
    self.rivals = rivals
    self.base = base
    self.count = count
    self.storedCount = storedCount ?? count
  }

  /// Creates a source from bytes in memory, under a name for messages.
  public convenience init(_ bytes: some Collection<UInt8>, name: String) {
    self.init(bytes, name: name, storedCount: bytes.count)
  }

  /// Copies bytes of a file that is stored in another way.
  convenience init(
    _ bytes: some Collection<UInt8>,
    name: String,
    storedCount: Int,
    encoding: TextEncoding? = nil,
    rivals: [TextEncoding] = []
  ) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    let buffer = UnsafeMutableRawBufferPointer(start: copy, count: bytes.count)
    buffer.copyBytes(from: bytes)
    self.init(
      name: name,
      taking: copy,
      count: bytes.count,
      storedCount: storedCount,
      encoding: encoding,
      rivals: rivals
    )
  }

  /// Copies parts of a text, one after the other.
  package convenience init(joining parts: [[UInt8]], name: String) {
    let count = parts.reduce(0) { $0 + $1.count }
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 16)
    var place = 0
    for part in parts {
      part.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(start: copy + place, count: $0.count).copyMemory(from: $0)
      }
      place += part.count
    }
    self.init(name: name, taking: copy, count: count)
  }

  deinit { base?.deallocate() }

  /// Calls a closure with all bytes.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: ``DelimitedTextError`` when the file cannot be read, is empty or is damaged.
  public static func open(_ path: String) throws(DelimitedTextError) -> SourceBytes {
    let descriptor = path == "-" ? FileDescriptor() : try FileDescriptor(path)
    return try content(of: descriptor, path == "-" ? nil : descriptor.state())
  }

  /// Opens a file of which the first bytes tell what it is.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - count: How many bytes tell it.
  /// - Returns: These bytes of a text; all of a file that is compressed or an archive, or has no more.
  /// - Throws: ``DelimitedTextError`` when the file cannot be read, is empty or damaged, or is a pipe, which is not touched.
  package static func beginning(
    of path: String,
    count: Int
  ) throws(DelimitedTextError) -> SourceBytes {
    let descriptor = try FileDescriptor(plain: path)
    let state = try descriptor.state()
    guard state.size > count else { return try content(of: descriptor, state) }
    let head = try descriptor.bytes(0..<count, state)
    guard head.isCompressed || head.withUnsafeBytes({ FileKind.isZip($0) }) else { return head }
    return try content(of: descriptor, state)
  }

  /// Reads an open file to its end and decompresses it where it is compressed.
  static func content(
    of descriptor: FileDescriptor,
    _ state: FileState?
  ) throws(DelimitedTextError) -> SourceBytes {
    if state?.isFolder == true { throw .isFolder(file: descriptor.name) }
    let source = try readToEnd(
      descriptor.number,
      name: descriptor.name,
      sizeHint: state?.size ?? 0
    )
    if let state { try descriptor.requireUnchanged(state) }
    return try expanded(source)
  }

  /// Whether the bytes begin like a gzip stream.
  var isCompressed: Bool {
    withUnsafeBytes { $0.count >= 2 && $0[0] == 0x1F && $0[1] == 0x8B }
  }

  private static func readToEnd(
    _ descriptor: Int32,
    name: String,
    sizeHint: Int
  ) throws(DelimitedTextError) -> SourceBytes {
    var capacity = max(sizeHint + 1, 65_536)
    guard var base = malloc(capacity) else { throw .outOfMemory(file: name) }
    var count = 0
    while true {
      if count == capacity {
        capacity *= 2
        guard let larger = realloc(base, capacity) else {
          free(base)
          throw .outOfMemory(file: name)
        }
        base = larger
      }
      let received = read(descriptor, base + count, capacity - count)
      if received == 0 { break }
      if received < 0 {
        if errno == EINTR { continue }
        let reason = String(cString: strerror(errno))
        free(base)
        throw .cannotOpen(file: name, reason: reason)
      }
      count += received
    }
    return SourceBytes(name: name, taking: base, count: count)
  }

  private static func expanded(_ source: SourceBytes) throws(DelimitedTextError) -> SourceBytes {
    guard source.count > 0 else { throw .empty(file: source.name) }
    guard source.isCompressed else {
      guard !source.name.hasSuffix(".gz") else {
        throw .damagedArchive(file: source.name, reason: "it does not begin like a gzip file")
      }
      return source
    }
    let (base, count) = try source.withUnsafeBytes { bytes throws(DelimitedTextError) in
      try GzipStream.inflate(bytes, name: source.name)
    }
    guard count > 0 else {
      base.deallocate()
      throw .empty(file: source.name)
    }
    return SourceBytes(
      name: source.name,
      taking: base,
      count: count,
      storedCount: source.count
    )
  }
}

/// A gzip stream, which may have several members one after the other.
enum GzipStream {
  /// Up to how many bytes a stream may expand whatever its size is.
  private static let freely = 1 << 30
  /// How many times its size a longer stream may expand: text of prices expands far less, a bomb more.
  private static let largestRatio = 100
  /// How many bytes no stream may expand to.
  private static let limit = 16 << 30

  /// Returns the decompressed bytes in memory that the caller gives back with `deallocate`.
  ///
  /// - Throws: ``DelimitedTextError`` when the stream is damaged or expands as no text of prices does.
  static func inflate(
    _ bytes: UnsafeRawBufferPointer,
    name: String,
    freely: Int = GzipStream.freely
  ) throws(DelimitedTextError) -> (UnsafeMutableRawPointer, Int) {
    var stream = z_stream()
    guard leyline_inflate_init_gzip(&stream) == Z_OK else { throw .outOfMemory(file: name) }
    defer { inflateEnd(&stream) }
    var capacity = max(bytes.count * 5, 65_536)
    guard var output = malloc(capacity) else { throw .outOfMemory(file: name) }
    var written = 0
    var consumed = 0
    let most = min(max(freely, bytes.count * largestRatio), limit)
    while true {
      guard written <= most else {
        free(output)
        throw .container(file: name, .expandsTooFar)
      }
      if written == capacity {
        capacity = min(capacity * 2, max(most, capacity) + 65_536)
        guard let larger = realloc(output, capacity) else {
          free(output)
          throw .outOfMemory(file: name)
        }
        output = larger
      }
      // zlib counts in 32 bits, so larger buffers are offered in parts.
      let input = min(bytes.count - consumed, 1 << 30)
      let room = min(capacity - written, 1 << 30)
      let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) + consumed }
      stream.next_in = start?.assumingMemoryBound(to: UInt8.self)
      stream.avail_in = UInt32(input)
      stream.next_out = (output + written).assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      consumed += input - Int(stream.avail_in)
      written += room - Int(stream.avail_out)
      if status == Z_STREAM_END {
        if consumed == bytes.count || bytes[consumed] != 0x1F { break }
        inflateReset(&stream)
        continue
      }
      let isStuck = status == Z_BUF_ERROR && consumed == bytes.count && written < capacity
      guard !isStuck, status == Z_OK || status == Z_BUF_ERROR else {
        let reason = isStuck ? "it is cut off" : stream.msg.map { String(cString: $0) }
        free(output)
        throw .damagedArchive(file: name, reason: reason ?? "code \(status)")
      }
      if consumed == bytes.count, written < capacity, status == Z_OK, stream.avail_out > 0 {
        free(output)
        throw .damagedArchive(file: name, reason: "it is cut off")
      }
    }
    return (output, written)
  }
}
