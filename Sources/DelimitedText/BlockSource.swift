#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file that is read block by block, so that its size is no matter of memory.
///
/// Small files, compressed ones and pipes are in memory as a whole. Nothing is mapped: a file that
/// another program cuts short or writes anew meanwhile ends the reading with an error, not with a signal.
package final class BlockSource: Sendable {
  /// The path as it was given, or `standard input`.
  package let name: String
  /// The number of bytes, after decompression.
  package let count: Int
  /// The size of the file itself, which is smaller when it is compressed.
  package let storedCount: Int
  /// What the text was written in before it was converted to UTF-8; nothing where it was not converted.
  package var encoding: TextEncoding? { memory.encoding }
  /// Encodings that fit as well and would give other letters.
  package var rivalEncodings: [TextEncoding] { memory.rivals }
  /// Whether no more than the first bytes have been looked at.
  package var isReadInBlocks: Bool { state != nil }
  private let path: String
  /// All bytes, or the first of a file that is read block by block.
  private let memory: SourceBytes
  private let state: FileState?

  private init(memory: SourceBytes, path: String, state: FileState? = nil) {
    self.memory = memory
    self.path = path
    self.state = state
    name = memory.name
    count = state?.size ?? memory.count
    storedCount = state?.size ?? memory.storedCount
  }

  /// Takes bytes in memory as text.
  package convenience init(
    _ bytes: SourceBytes,
    path: String,
    encoding: TextEncoding? = nil
  ) throws(DelimitedTextError) {
    self.init(memory: try bytes.text(encoding: encoding), path: path)
  }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - largest: The size from which on a file is read block by block.
  ///   - encoding: What text that is not UTF-8 is written in; by default it is recognized.
  /// - Returns: The file, of which no more than the first bytes have been read where it is large.
  /// - Throws: ``DelimitedTextError`` when the file cannot be read, is empty, damaged or no text.
  package static func open(
    _ path: String,
    wholeBelow largest: Int = 1 << 20,
    encoding: TextEncoding? = nil
  ) throws(DelimitedTextError) -> BlockSource {
    guard path != "-", !path.hasSuffix(".gz") else {
      return try BlockSource(SourceBytes.open(path), path: path, encoding: encoding)
    }
    let descriptor = try FileDescriptor(path)
    let state = try descriptor.state()
    guard state.isPlain, state.size >= max(largest, 2) else {
      let content = try SourceBytes.content(of: descriptor, state)
      return try BlockSource(content, path: path, encoding: encoding)
    }
    var size = min(state.size, 1 << 18)
    while true {
      let head = try descriptor.bytes(0..<size, state)
      if head.isCompressed || !head.beginsAsUTF8 {
        let content = try SourceBytes.content(of: descriptor, state)
        return try BlockSource(content, path: path, encoding: encoding)
      }
      // The header and the first rows are looked at as a whole, however long the rows are.
      let lines = head.withUnsafeBytes { LineCount.lineBreaks(in: $0, 0..<$0.count) }
      if lines >= 100 || size == state.size {
        return BlockSource(memory: head, path: path, state: state)
      }
      size = min(size * 2, state.size)
    }
  }

  /// Calls a closure with the first bytes: a hundred lines or more, or all.
  package func withHead<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try memory.withUnsafeBytes(body)
  }

  /// Returns all bytes of the file in memory.
  ///
  /// - Throws: ``DelimitedTextError`` when the file is not the one any more that was opened.
  package func whole() throws(DelimitedTextError) -> SourceBytes {
    guard let state else { return memory }
    return try FileDescriptor(path).bytes(0..<state.size, state)
  }

  /// Returns a source of other bytes in the place of those of the file.
  package func rewritten(_ bytes: [UInt8]) -> BlockSource {
    BlockSource(
      memory: SourceBytes(
        bytes,
        name: name,
        storedCount: storedCount,
        encoding: encoding,
        rivals: rivalEncodings
      ),
      path: path
    )
  }

  /// Opens a window on the file; each thread needs its own.
  ///
  /// - Parameter capacity: The most bytes that are asked for at a time.
  /// - Returns: A window that shows the file as it was when it was opened.
  /// - Throws: ``DelimitedTextError`` when the file is not the one any more that was opened.
  package func window(capacity: Int) throws(DelimitedTextError) -> BlockWindow {
    guard let state else { return BlockWindow(memory) }
    return try BlockWindow(FileDescriptor(path), state, capacity: capacity)
  }
}

/// A part of a file at a time.
package final class BlockWindow {
  private let memory: SourceBytes?
  private let file: (descriptor: FileDescriptor, state: FileState)?
  private let capacity: Int
  private let buffer: UnsafeMutableRawPointer
  /// Which bytes of the file are in the buffer.
  private var held = 0..<0

  fileprivate init(_ memory: SourceBytes) {
    self.memory = memory
    file = nil
    capacity = 0
    // The bytes are never written through it.
    buffer = UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)
  }

  fileprivate init(
    _ descriptor: FileDescriptor,
    _ state: FileState,
    capacity: Int
  ) throws(DelimitedTextError) {
    memory = nil
    file = (descriptor, state)
    self.capacity = max(capacity, 1)
    buffer = .allocate(byteCount: max(capacity, 1), alignment: 64)
    try descriptor.requireUnchanged(state)
  }

  deinit { buffer.deallocate() }

  /// Shows bytes of the file.
  ///
  /// - Parameter range: A range within the file, no longer than the capacity.
  /// - Returns: The bytes, which are valid until the next call.
  /// - Throws: ``DelimitedTextError`` when the file has become shorter or cannot be read.
  package func bytes(_ range: Range<Int>) throws(DelimitedTextError) -> UnsafeRawPointer {
    if let memory {
      return memory.withUnsafeBytes { $0.baseAddress.unsafelyUnwrapped + range.lowerBound }
    }
    guard let file, !held.contains(range.lowerBound) || range.upperBound > held.upperBound else {
      return UnsafeRawPointer(buffer + (range.lowerBound - held.lowerBound))
    }
    precondition(range.count <= capacity, "A window shows no more than its capacity")
    // What is there already, such as the beginning of a row, moves to the front.
    let kept = held.contains(range.lowerBound) ? range.lowerBound..<held.upperBound : 0..<0
    if !kept.isEmpty {
      memmove(buffer, buffer + (kept.lowerBound - held.lowerBound), kept.count)
    }
    held = 0..<0
    let end = min(file.state.size, range.lowerBound + capacity)
    try file.descriptor.read(
      (range.lowerBound + kept.count)..<end,
      into: buffer + kept.count
    )
    held = range.lowerBound..<end
    return UnsafeRawPointer(buffer)
  }

  /// Makes sure that what was read is one state of the file.
  ///
  /// - Throws: ``DelimitedTextError/changedWhileRead(file:)``.
  package func finish() throws(DelimitedTextError) {
    if let file { try file.descriptor.requireUnchanged(file.state) }
  }
}

/// What tells whether a file is still what it was when it was opened.
struct FileState: Sendable, Hashable {
  let isPlain: Bool
  let isFolder: Bool
  let size: Int
  private let device: UInt64
  private let number: UInt64
  private let changed: [Int]

  init(_ status: stat) {
    isPlain = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
    #if canImport(Darwin)
    changed = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
    #else
    changed = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #endif
  }
}

/// An open file, closed with its owner.
final class FileDescriptor: Sendable {
  let number: Int32
  let name: String

  /// Opens a file for reading.
  init(_ path: String) throws(DelimitedTextError) {
    name = path
    #if canImport(Glibc)
    number = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #else
    number = Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
    guard number >= 0 else { throw Self.failure(path) }
  }

  /// Opens a file only if it is a plain one: opening a pipe would wait for who writes to it.
  convenience init(plain path: String) throws(DelimitedTextError) {
    var status = stat()
    guard stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotOpen(file: path, reason: "it is no plain file")
    }
    try self.init(path)
  }

  /// Takes standard input.
  init() {
    name = "standard input"
    number = 0
  }

  deinit { if number > 0 { close(number) } }

  private static func failure(_ name: String) -> DelimitedTextError {
    .cannotOpen(file: name, reason: String(cString: strerror(errno)))
  }

  /// Returns what the file is now.
  func state() throws(DelimitedTextError) -> FileState {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw Self.failure(name) }
    return FileState(status)
  }

  /// Makes sure that a plain file is what it was.
  func requireUnchanged(_ state: FileState) throws(DelimitedTextError) {
    let now = try self.state()
    guard !state.isPlain || now == state else { throw .changedWhileRead(file: name) }
  }

  /// Reads a range of a plain file.
  func read(_ range: Range<Int>, into start: UnsafeMutableRawPointer) throws(DelimitedTextError) {
    var done = 0
    while done < range.count {
      let received = pread(number, start + done, range.count - done, off_t(range.lowerBound + done))
      if received < 0 {
        if errno == EINTR { continue }
        throw Self.failure(name)
      }
      guard received > 0 else { throw .changedWhileRead(file: name) }
      done += received
    }
  }

  /// Returns a range of a plain file as it was.
  func bytes(_ range: Range<Int>, _ state: FileState) throws(DelimitedTextError) -> SourceBytes {
    guard let start = malloc(max(range.count, 1)) else { throw .outOfMemory(file: name) }
    let bytes = SourceBytes(name: name, taking: start, count: range.count)
    try read(range, into: start)
    try requireUnchanged(state)
    return bytes
  }
}
