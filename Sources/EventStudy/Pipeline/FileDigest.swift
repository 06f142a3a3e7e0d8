internal import CLibCrypto
internal import CXXHash
internal import DelimitedText
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The size and the digests of a file's bytes: a fast one, and one that also withstands forgery.
struct FileDigest: Hashable {
  /// The size in bytes.
  let bytes: Int
  /// The XXH3 128-bit digest in hexadecimal.
  let fast: String
  /// The SHA-256 digest in hexadecimal; nothing where OpenSSL's library has none, as where a policy forbids it.
  let sha256: String?

  /// Digests a file in blocks, so that a large one takes no memory.
  ///
  /// - Parameter path: The path of a readable file; nothing comes of one that cannot be read, or can be read
  ///   only once, as a pipe.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "rb"), let state = XXH3_createState()
    else { return nil }
    let context = EVP_MD_CTX_new()
    defer {
      fclose(file)
      XXH3_freeState(state)
      EVP_MD_CTX_free(context)
    }
    XXH3_128bits_reset(state)
    var isDigested = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    var size = 0
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { break }
      XXH3_128bits_update(state, block, count)
      isDigested = isDigested && EVP_DigestUpdate(context, block, count) == 1
      size += count
    }
    guard ferror(file) == 0 else { return nil }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    isDigested = isDigested && EVP_DigestFinal_ex(context, &digest, &length) == 1
    bytes = size
    fast = Self.hexadecimal(XXH3_128bits_digest(state))
    sha256 = isDigested ? Self.hexadecimal(digest.prefix(Int(length))) : nil
  }

  /// Digests bytes in memory.
  init(_ source: SourceBytes) {
    (bytes, fast, sha256) = source.withUnsafeBytes { bytes in
      var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
      var length: UInt32 = 0
      let isDigested =
        EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil) == 1
      return (
        bytes.count, Self.hexadecimal(XXH3_128bits(bytes.baseAddress, bytes.count)),
        isDigested ? Self.hexadecimal(digest.prefix(Int(length))) : nil
      )
    }
  }

  private static func hexadecimal(_ hash: XXH128_hash_t) -> String {
    [hash.high64, hash.low64].map { value in
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
