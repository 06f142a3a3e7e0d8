package import CLeyline
package import DelimitedText
internal import Foundation
internal import ParallelExecution
internal import Synchronization

/// A data frame in the place of a file: its columns as they are, and the text of a file when that is asked for.
///
/// In the text every number stands in the shortest form that reads back to the same bits, a decimal one with all
/// its digits, a day as ISO 8601. What is missing is blank. A break of line in a text becomes a blank, so that
/// each row is one line.
package final class FrameTable: HeldTable, @unchecked Sendable {
  // The memory of the frame is only read, by any number of threads, until its owner closes it when none reads
  // any more.
  package let name: String
  package let header: [String]
  package let rowCount: Int
  /// The size and the digest of the values.
  package let digest: HeldDigest
  private let columns: [FrameColumn]
  /// Where each batch begins among all rows, and where the last one ends.
  private let starts: [Int]
  private let frame: Mutex<ArrowFrame?>
  private let whole = Mutex<SourceBytes?>(nil)
  /// How many rows are written at a time.
  private static let blockRows = 16_384

  /// Takes over what a stream gives.
  ///
  /// - Parameters:
  ///   - stream: The stream, which stays the caller's.
  ///   - name: What errors call the frame.
  /// - Throws: ``ArrowFault`` when the stream breaks off, or has what no table of text can hold.
  package init(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>,
    name: String
  ) throws(ArrowFault) {
    let frame = try ArrowFrame(stream, name: name)
    let columns = try FrameColumn.all(of: frame)
    let starts = frame.counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    self.name = name
    self.columns = columns
    self.starts = starts
    header = columns.map(\.header)
    rowCount = frame.rowCount
    digest = FrameDigest(columns, starts: starts).digest(threads: Self.threads)
    self.frame = Mutex(frame)
  }

  /// Gives the memory of the frame back to its producer; what was put together as text stays.
  ///
  /// Nothing may be reading at the time.
  package func close() { frame.withLock { $0 = nil } }

  /// Whether the values are still there.
  private var isOpen: Bool { frame.withLock { $0 != nil } }

  static var threads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  // MARK: - As text

  package func lines(_ rows: Range<Int>) -> [UInt8] {
    FrameRows.header(header) + (isOpen ? lineBytes(rows) : [])
  }

  private func lineBytes(_ rows: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for (batch, own) in Self.batches(of: rows, starts) {
      bytes += FrameRows(columns.compactMap { $0.part(batch) }, rows: own).bytes
    }
    return bytes
  }

  /// Whether the whole text has been put together.
  package var hasText: Bool { whole.withLock { $0 != nil } }

  package var text: SourceBytes {
    whole.withLock { whole in
      if let whole { return whole }
      let blocks = isOpen ? (rowCount + Self.blockRows - 1) / Self.blockRows : 0
      let texts = concurrentMap(count: blocks, threads: Self.threads) { block in
        let first = block * Self.blockRows
        return lineBytes(first..<min(first + Self.blockRows, rowCount))
      }
      let text = SourceBytes(joining: [FrameRows.header(header)] + texts, name: name)
      whole = text
      return text
    }
  }

  /// Returns the batches that rows lie in, each with its own rows of them.
  static func batches(
    of rows: Range<Int>,
    _ starts: [Int]
  ) -> [(batch: Int, rows: Range<Int>)] {
    starts.indices.dropLast().compactMap { batch in
      let own = rows.clamped(to: starts[batch]..<starts[batch + 1])
      guard !own.isEmpty else { return nil }
      return (batch, (own.lowerBound - starts[batch])..<(own.upperBound - starts[batch]))
    }
  }
}

/// The columns as they are.
extension FrameTable {
  package func content(ofColumn column: Int) -> HeldContent {
    isOpen ? columns[column].content : .other
  }

  package func readDays(
    _ column: Int,
    _ rows: Range<Int>,
    into days: UnsafeMutablePointer<Int32>
  ) -> Bool {
    var areAll = true
    var place = days
    for (batch, own) in Self.batches(of: rows, starts) {
      if !columns[column].readDays(batch, own, into: place) { areAll = false }
      place += own.count
    }
    return areAll
  }

  package func readNumbers(
    _ column: Int,
    _ rows: Range<Int>,
    into numbers: UnsafeMutablePointer<Double>
  ) -> Bool {
    var areAll = true
    var place = numbers
    for (batch, own) in Self.batches(of: rows, starts) {
      if !columns[column].readNumbers(batch, own, into: place) { areAll = false }
      place += own.count
    }
    return areAll
  }

  package func readNames(
    _ column: Int,
    _ rows: Range<Int>,
    into names: UnsafeMutablePointer<HeldName>,
    digits: UnsafeMutablePointer<UInt8>
  ) {
    var place = 0
    for (batch, own) in Self.batches(of: rows, starts) {
      columns[column].readNames(
        batch,
        own,
        into: names + place,
        digits: digits + place * HeldName.mostDigits
      )
      place += own.count
    }
  }
}
