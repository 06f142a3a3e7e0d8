#if canImport(Glibc)
internal import Glibc
#endif

/// Large pages for large columns: fewer page faults while they are filled.
package enum LargePages {
  /// Asks the system for large pages behind a range that has just been allocated.
  ///
  /// A system that does not know them does as before; the values do not depend on it.
  package static func advise<Element>(_ start: UnsafeMutablePointer<Element>?, count: Int) {
    #if canImport(Glibc)
    let size = 2 << 20
    let bytes = count * MemoryLayout<Element>.stride
    guard let start, bytes >= 2 * size else { return }
    let address = UInt(bitPattern: start)
    let lower = (address + UInt(size) - 1) / UInt(size) * UInt(size)
    let upper = (address + UInt(bytes)) / UInt(size) * UInt(size)
    guard lower < upper, let aligned = UnsafeMutableRawPointer(bitPattern: lower) else { return }
    madvise(aligned, Int(upper - lower), MADV_HUGEPAGE)
    #endif
  }
}
