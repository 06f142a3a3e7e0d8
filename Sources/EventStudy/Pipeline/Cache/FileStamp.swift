internal import CXXHash
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What tells an unchanged file from a changed one without reading all of it: size, time of the last
/// change, and a digest of its first and last bytes.
struct FileStamp: Sendable, Hashable, Codable {
  let path: String
  let bytes: Int
  /// The time of the last change in nanoseconds since 1970.
  let changed: Int
  /// The XXH3 digest of the first and the last bytes.
  let edges: UInt64

  /// How many bytes count at either end.
  private static let edge = 1 << 12

  /// Looks at a file; nothing where it is no readable plain file.
  init?(path: String) {
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
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    changed = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    edges = XXH3_64bits(block, count)
  }
}
