internal import CXXHash
internal import ParallelExecution
internal import PriceData

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The columns of a cache, read and digested in parts side by side.
///
/// The parts have one size whatever the number of threads, so that the digest does not depend on it.
struct CachedColumns {
  /// The number of values of a part: small enough to be digested before it leaves the processor.
  private static let partCount = 1 << 17

  /// The columns in the order of the file.
  let columns: [[Double]]
  /// The digest of the digests of all parts.
  let digest: UInt64

  /// Digests columns that are in memory.
  init(_ columns: [[Double]], threads: Int) {
    self.columns = columns
    let parts = columns.map { column in
      concurrentMap(count: Self.parts(of: column.count), threads: threads) { part in
        let range = Self.range(part, of: column.count)
        return column[range].withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
      }
    }
    digest = Self.digest(parts.flatMap(\.self))
  }

  /// Reads columns of one length that lie one after the other in a file; nothing where they do not.
  init?(_ file: Int32, at offset: Int, columns columnCount: Int, count: Int, threads: Int) {
    var columns: [[Double]] = []
    var digests: [UInt64] = []
    for index in 0..<columnCount {
      let place = offset + index * count * MemoryLayout<Double>.stride
      var read: [UInt64?] = []
      let column = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
        guard let start = buffer.baseAddress else { return }
        LargePages.advise(start, count: count)
        // Every part is written by one thread and read when all are there.
        nonisolated(unsafe) let base = UnsafeMutableRawPointer(start)
        read = concurrentMap(count: Self.parts(of: count), threads: threads) { part in
          let range = Self.range(part, of: count)
          let first = range.lowerBound * MemoryLayout<Double>.stride
          let length = range.count * MemoryLayout<Double>.stride
          guard Self.fill(base + first, length, from: file, at: place + first) else { return nil }
          return XXH3_64bits(base + first, length)
        }
        initialized = read.contains(nil) ? 0 : count
      }
      guard column.count == count else { return nil }
      columns.append(column)
      digests += read.compactMap(\.self)
    }
    self.columns = columns
    digest = Self.digest(digests)
  }

  private static func parts(of count: Int) -> Int { (count + partCount - 1) / partCount }

  private static func range(_ part: Int, of count: Int) -> Range<Int> {
    (part * partCount)..<min((part + 1) * partCount, count)
  }

  private static func digest(_ digests: [UInt64]) -> UInt64 {
    digests.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
  }

  /// Reads bytes from a place of a file; false where there are fewer.
  private static func fill(
    _ start: UnsafeMutableRawPointer,
    _ length: Int,
    from file: Int32,
    at offset: Int
  ) -> Bool {
    var done = 0
    while done < length {
      let count = pread(file, start + done, length - done, off_t(offset + done))
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
