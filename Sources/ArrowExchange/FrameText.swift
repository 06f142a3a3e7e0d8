package import CLeyline
internal import Foundation
internal import ParallelExecution

/// A data frame written as the text of a file, so that it is read by the rules of files.
///
/// Every number stands in the shortest form that reads back to the same bits, a decimal one with all its
/// digits, a day as ISO 8601. What is missing is blank. A break of line in a text becomes a blank, so that
/// each row is one line.
package struct FrameText {
  /// The text, UTF-8, with a header.
  package private(set) var bytes: [UInt8] = []
  private let frame: ArrowFrame
  /// How many rows are written at a time.
  private static let blockRows = 65_536

  /// Reads a stream and writes what it gives.
  ///
  /// - Parameters:
  ///   - stream: The stream, which stays the caller's.
  ///   - name: What errors call the frame.
  /// - Throws: ``ArrowFault`` when the stream breaks off, or has what no table of text can hold.
  package init(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>,
    name: String
  ) throws(ArrowFault) {
    frame = try ArrowFrame(stream, name: name)
    var columns: [Column] = []
    for source in frame.columns {
      columns.append(try Column(source, frame: frame))
    }
    columns = Self.ordered(columns)
    guard !columns.isEmpty else { throw .noColumns(frame: name) }
    bytes = FrameRows.header(columns.map(\.header))
    let batches = frame.counts.indices.map { batch in
      columns.compactMap { column in
        column.source.chunks[batch].map {
          FrameRows.Part(reading: column.reading, chunk: $0, holdsDays: column.holdsDays)
        }
      }
    }
    let blocks = frame.counts.enumerated().flatMap { batch, count in
      stride(from: 0, to: count, by: Self.blockRows).map { first in
        (batch: batch, rows: first..<min(first + Self.blockRows, count))
      }
    }
    // The memory of the frame is only read, and stays until the stream is released.
    nonisolated(unsafe) let shared = batches
    let texts = concurrentMap(
      count: blocks.count,
      threads: max(1, ProcessInfo.processInfo.activeProcessorCount)
    ) { FrameRows(shared[blocks[$0].batch], rows: blocks[$0].rows).bytes }
    bytes.reserveCapacity(bytes.count + texts.reduce(0) { $0 + $1.count })
    for text in texts { bytes += text }
  }

  /// A column as it is written.
  private struct Column {
    let source: ArrowSource
    let reading: ArrowReading
    let header: String
    /// Whether it is the index of a frame of pandas.
    let isIndex: Bool
    /// Whether all of its instants are midnights, which are days.
    let holdsDays: Bool

    init(_ source: ArrowSource, frame: ArrowFrame) throws(ArrowFault) {
      self.source = source
      reading = try ArrowReading(source, frame: frame.name)
      isIndex = source.name.hasPrefix("__index_level_") && source.name.hasSuffix("__")
      let named = Set(frame.columns.map { $0.name.lowercased() })
      header =
        isIndex && reading.isTemporal && !named.contains("date") ? "date" : source.name
      var holdsDays = true
      if reading.isTemporal {
        search: for (chunk, count) in zip(source.chunks, frame.counts) {
          guard let chunk else { continue }
          for row in 0..<count {
            if case .instant(let instant) = reading.value(chunk, row), !instant.isMidnight {
              holdsDays = false
              break search
            }
          }
        }
      }
      self.holdsDays = holdsDays
    }
  }

  /// The index of a frame stands first, as pandas writes it; one that counts rows stands nowhere.
  private static func ordered(_ columns: [Column]) -> [Column] {
    columns.filter { $0.isIndex && ($0.reading.isTemporal || $0.reading.isText) }
      + columns.filter { !$0.isIndex }
  }
}
