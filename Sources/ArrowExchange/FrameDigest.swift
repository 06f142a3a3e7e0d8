internal import CXXHash
internal import DelimitedText
internal import ParallelExecution

/// The digest of a data frame: of its names and values, whatever their memory looks like.
///
/// Frames with the same names and the same days, numbers and texts have the same digest, also where one library
/// has other types for them than another, or other batches. Blocks of rows are digested at the same time, and then
/// their digests.
struct FrameDigest {
  private let columns: [FrameColumn]
  private let starts: [Int]
  /// How many rows are digested at a time; another number would give other digests.
  private static let blockRows = 8192

  init(_ columns: [FrameColumn], starts: [Int]) {
    self.columns = columns
    self.starts = starts
  }

  /// Returns the digest, the same for any number of threads.
  func digest(threads: Int) -> HeldDigest {
    let rowCount = starts.last ?? 0
    let blocks = (rowCount + Self.blockRows - 1) / Self.blockRows
    // The memory of the frame is only read.
    nonisolated(unsafe) let own = self
    let pieces = min(blocks, threads * 8)
    let digested = concurrentMap(count: pieces, threads: threads) { piece in
      let memory = Memory(rows: Self.blockRows)
      return ((piece * blocks / pieces)..<((piece + 1) * blocks / pieces)).map { block in
        let first = block * Self.blockRows
        own.write(first..<min(first + Self.blockRows, rowCount), into: memory)
        return memory.digest
      }
    }
    let whole = ByteBuffer()
    for column in columns {
      whole.append(utf8: column.header)
      whole.append(UInt8(0))
    }
    var bytes = whole.count
    for (count, hash) in digested.joined() {
      bytes += count
      whole.append(hash.high64)
      whole.append(hash.low64)
    }
    let hash = XXH3_128bits(whole.start, whole.count)
    return HeldDigest(
      bytes: bytes,
      digest: Self.hexadecimal(hash.high64) + Self.hexadecimal(hash.low64)
    )
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Where a thread puts the values of one block after the other.
  private final class Memory {
    let values: ByteBuffer
    let names: UnsafeMutablePointer<HeldName>
    let digits: UnsafeMutablePointer<UInt8>

    init(rows: Int) {
      values = ByteBuffer(capacity: rows * 32)
      names = .allocate(capacity: rows)
      digits = .allocate(capacity: rows * HeldName.mostDigits)
    }

    deinit {
      names.deallocate()
      digits.deallocate()
    }

    var digest: (count: Int, hash: XXH128_hash_t) {
      (values.count, XXH3_128bits(values.start, values.count))
    }
  }

  /// Writes the values of a block, column by column, each behind a letter for what they are.
  private func write(_ rows: Range<Int>, into memory: Memory) {
    memory.values.removeAll()
    let batches = FrameTable.batches(of: rows, starts)
    for column in columns {
      switch column.content {
      case .days:
        let start = memory.values.count
        memory.values.append(UInt8(ascii: "d"))
        let days = memory.values.open(rows.count, of: Int32.self)
        var areAll = true
        var place = 0
        for (batch, own) in batches {
          areAll = column.readDays(batch, own, into: days + place) && areAll
          place += own.count
        }
        // A day that is none, or none that an Int32 holds, stands there as it does in a text.
        if !areAll {
          memory.values.removeAll(after: start)
          writeLines(column, batches, into: memory)
        }
      case .numbers, .integers:
        memory.values.append(UInt8(ascii: "n"))
        let numbers = memory.values.open(rows.count, of: Double.self)
        var place = 0
        for (batch, own) in batches {
          _ = column.readNumbers(batch, own, into: numbers + place)
          place += own.count
        }
      case .texts:
        memory.values.append(UInt8(ascii: "t"))
        var place = 0
        for (batch, own) in batches {
          column.readNames(batch, own, into: memory.names + place, digits: memory.digits)
          place += own.count
        }
        for row in 0..<rows.count {
          memory.values.append(memory.names[row])
        }
      case .other:
        writeLines(column, batches, into: memory)
      }
    }
  }

  private func writeLines(
    _ column: FrameColumn,
    _ batches: [(batch: Int, rows: Range<Int>)],
    into memory: Memory
  ) {
    memory.values.append(UInt8(ascii: "l"))
    for (batch, rows) in batches {
      let lines = FrameRows([column.part(batch)].compactMap(\.self), rows: rows).bytes
      lines.withUnsafeBytes { memory.values.append($0) }
    }
  }
}
