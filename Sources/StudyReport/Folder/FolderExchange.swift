#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Exchanges the names of two folders in one step, where the system can.
enum FolderExchange {
  /// Exchanges two paths, and returns whether it did.
  static func exchange(_ first: String, _ second: String) -> Bool {
    #if canImport(Glibc)
    typealias Rename =
      @convention(c) (
        CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt
      ) -> CInt
    // The C library declares the function for GNU sources only, which Swift does not see.
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let rename = unsafeBitCast(symbol, to: Rename.self)
    let exchange: CUnsignedInt = 2
    return rename(AT_FDCWD, first, AT_FDCWD, second, exchange) == 0
    #elseif canImport(Darwin)
    return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
    #else
    return false
    #endif
  }
}
