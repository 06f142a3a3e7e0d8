internal import CZlib

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The bytes of an input file, mapped into memory where that is possible.
///
/// A path that ends in `.gz`, or content that begins like a gzip stream, is decompressed; the path
/// `-` is standard input.
public final class SourceBytes: Sendable {
  /// Where the bytes live, and so how they are given back.
  private enum Storage {
    case mapped
    case allocated
    case nothing
  }

  /// The path as it was given, or `standard input`.
  public let name: String
  /// The number of bytes, after decompression.
  public let count: Int
  /// The size of the file itself, which is smaller when it is compressed.
  public let storedCount: Int
  // The bytes are never written after the initializer, so threads may share the pointer.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer?
  private let storage: Storage

  private init(
    name: String,
    base: UnsafeMutableRawPointer?,
    count: Int,
    storedCount: Int,
    storage: Storage
  ) {
    self.name = name
    self.base = base
    self.count = count
    self.storedCount = storedCount
    self.storage = storage
  }

  /// Creates a source from bytes in memory, under a name for messages.
  public convenience init(_ bytes: some Collection<UInt8>, name: String) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    let buffer = UnsafeMutableRawBufferPointer(start: copy, count: bytes.count)
    buffer.copyBytes(from: bytes)
    self.init(
      name: name,
      base: copy,
      count: bytes.count,
      storedCount: bytes.count,
      storage: .allocated
    )
  }

  deinit {
    switch storage {
    case .mapped: if let base { munmap(base, count) }
    case .allocated: base?.deallocate()
    case .nothing: break
    }
  }

  /// Calls a closure with all bytes.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Tells the system that a range will not be read again soon, so that it need not stay in memory.
  ///
  /// The bytes stay valid: a later access reads them from the file again.
  public func release(_ range: Range<Int>) {
    guard case .mapped = storage, let base else { return }
    let page = 65_536
    let lower = (range.lowerBound + page - 1) / page * page
    let upper = range.upperBound / page * page
    guard lower < upper else { return }
    madvise(base + lower, upper - lower, MADV_DONTNEED)
  }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: ``DelimitedTextError`` when the file cannot be read, is empty or is damaged.
  public static func open(_ path: String) throws(DelimitedTextError) -> SourceBytes {
    if path == "-" { return try expanded(readToEnd(0, name: "standard input", sizeHint: 0)) }
    let descriptor = Self.openDescriptor(path)
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .cannotOpen(file: path, reason: String(cString: strerror(errno)))
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(file: path) }
    let size = Int(status.st_size)
    // Small files cost less to copy than to map; pipes cannot be mapped.
    guard status.st_mode & S_IFMT == S_IFREG, size >= 1 << 20 else {
      return try expanded(readToEnd(descriptor, name: path, sizeHint: size))
    }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .cannotOpen(file: path, reason: String(cString: strerror(errno))) }
    madvise(base, size, MADV_SEQUENTIAL)
    return try expanded(
      SourceBytes(name: path, base: base, count: size, storedCount: size, storage: .mapped)
    )
  }

  private static func openDescriptor(_ path: String) -> Int32 {
    #if canImport(Glibc)
    Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #else
    Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
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
    // Memory from malloc may be given back through deallocate(): both are free() here.
    return SourceBytes(
      name: name,
      base: base,
      count: count,
      storedCount: count,
      storage: .allocated
    )
  }

  private static func expanded(_ source: SourceBytes) throws(DelimitedTextError) -> SourceBytes {
    guard source.count > 0 else { throw .empty(file: source.name) }
    let isCompressed = source.withUnsafeBytes { bytes in
      bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
    }
    guard isCompressed else {
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
      base: base,
      count: count,
      storedCount: source.count,
      storage: .allocated
    )
  }
}

/// A gzip stream, which may have several members one after the other.
enum GzipStream {
  /// Returns the decompressed bytes in memory that the caller gives back with `deallocate`.
  static func inflate(
    _ bytes: UnsafeRawBufferPointer,
    name: String
  ) throws(DelimitedTextError) -> (UnsafeMutableRawPointer, Int) {
    var stream = z_stream()
    guard leyline_inflate_init_gzip(&stream) == Z_OK else { throw .outOfMemory(file: name) }
    defer { inflateEnd(&stream) }
    var capacity = max(bytes.count * 5, 65_536)
    guard var output = malloc(capacity) else { throw .outOfMemory(file: name) }
    var written = 0
    var consumed = 0
    while true {
      if written == capacity {
        capacity *= 2
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
