internal import CXXHash
internal import DelimitedText
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The digest of a file's bytes.
enum FileDigest {
  /// Returns the size of a file and its XXH3 128-bit digest in hexadecimal.
  ///
  /// Reads in blocks, so that a large file takes no memory.
  ///
  /// - Parameter path: The path of a readable file.
  /// - Returns: Nothing when the file cannot be read, or can be read only once, as a pipe.
  static func of(path: String) -> (bytes: Int, digest: String)? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "rb"), let state = XXH3_createState()
    else { return nil }
    defer {
      fclose(file)
      XXH3_freeState(state)
    }
    XXH3_128bits_reset(state)
    var size = 0
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { break }
      XXH3_128bits_update(state, block, count)
      size += count
    }
    guard ferror(file) == 0 else { return nil }
    let hash = XXH3_128bits_digest(state)
    return (size, hexadecimal(hash.high64) + hexadecimal(hash.low64))
  }

  /// Returns the size and the digest of bytes in memory.
  static func of(_ source: SourceBytes) -> (bytes: Int, digest: String) {
    source.withUnsafeBytes { bytes in
      let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
      return (bytes.count, hexadecimal(hash.high64) + hexadecimal(hash.low64))
    }
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
