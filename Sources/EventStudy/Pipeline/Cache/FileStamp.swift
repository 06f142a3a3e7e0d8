internal import CXXHash

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What tells an unchanged file from a changed one without reading all of it: which file it is, its
/// size, the times of its last changes, and a digest of its first and last bytes.
///
/// Two times count: that of the content, which a program can set back, and that of the entry in the
/// file system, which none can. Both have a coarse clock, so of a file that was changed just before
/// it was looked at the whole content counts too.
struct FileStamp: Sendable, Hashable, Codable {
  let path: String
  let bytes: Int
  /// The number of the file in its file system.
  let number: UInt64
  /// The time of the last change of the content in nanoseconds since 1970.
  let changed: Int
  /// The time of the last change of the content or of what is known about it, such as its times.
  let touched: Int
  /// The XXH3 digest of the first and the last bytes.
  let edges: UInt64
  /// The XXH3 digest of the whole content, of a file that had just been changed.
  private(set) var content: UInt64?

  /// How many bytes count at either end.
  private static let edge = 1 << 12
  /// How coarse the clock of a file system may be, in nanoseconds.
  private static let coarsest = 2_000_000_000

  /// Looks at a file; nothing where it is no readable plain file.
  init?(path: String) {
    self.init(path: path, isWhole: false)
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    if Self.nanoseconds(now) - max(changed, touched) < Self.coarsest {
      guard let digest = Self.content(path) else { return nil }
      content = digest
    }
  }

  private init?(path: String, isWhole: Bool) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "rb")
    else { return nil }
    defer { fclose(file) }
    let size = Int(status.st_size)
    var block = [UInt8](repeating: 0, count: 2 * Self.edge)
    var count = fread(&block, 1, min(size, Self.edge), file)
    if size > Self.edge {
      guard fseek(file, -min(Self.edge, size - Self.edge), SEEK_END) == 0 else { return nil }
      count += block.withUnsafeMutableBytes { bytes in
        fread(bytes.baseAddress?.advanced(by: count), 1, Self.edge, file)
      }
    }
    self.path = path
    bytes = size
    number = UInt64(status.st_ino)
    #if canImport(Darwin)
    changed = Self.nanoseconds(status.st_mtimespec)
    touched = Self.nanoseconds(status.st_ctimespec)
    #else
    changed = Self.nanoseconds(status.st_mtim)
    touched = Self.nanoseconds(status.st_ctim)
    #endif
    edges = XXH3_64bits(block, count)
    content = isWhole ? Self.content(path) : nil
    if isWhole, content == nil { return nil }
  }

  /// Whether the file is still what it was, as far as can be told.
  var holds: Bool { FileStamp(path: path, isWhole: content != nil) == self }

  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// Returns the digest of a whole file, read in blocks; nothing where it cannot be read.
  private static func content(_ path: String) -> UInt64? {
    guard let file = fopen(path, "rb"), let state = XXH3_createState() else { return nil }
    defer {
      fclose(file)
      XXH3_freeState(state)
    }
    XXH3_64bits_reset(state)
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { break }
      XXH3_64bits_update(state, block, count)
    }
    return ferror(file) == 0 ? XXH3_64bits_digest(state) : nil
  }
}
