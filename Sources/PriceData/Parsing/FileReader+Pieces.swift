internal import DelimitedText
internal import ParallelExecution

/// Large files, which are cut in pieces.
extension FileReader {
  /// Cuts a large file into one piece for each thread and parses them at the same time.
  ///
  /// A piece begins after a line break, which may lie within quotation marks. That is known when
  /// the piece before it has been parsed: if its parser does not stand between two rows at its
  /// end, the cut was wrong, and both pieces are parsed again as one.
  func readPieces(_ opened: OpenedFile) throws(PriceDataError) -> [RowBatch] {
    let count = opened.end
    let start = opened.layout.dataStart
    // More pieces than threads: a thread that other work holds up leaves its share to the rest.
    let wanted = options.threads == 1 ? 1 : options.threads * 4
    let pieces = max(1, min(wanted, (count - start) / options.pieceSize))
    do throws(DelimitedTextError) {
      var cuts = [start]
      let window = try opened.source.window(capacity: Self.lookAhead)
      for piece in 1..<max(pieces, 1) {
        cuts.append(
          try Self.rowStart(
            in: window,
            of: count,
            after: start + piece * ((count - start) / pieces)
          )
        )
      }
      cuts.append(count)
      var batches = try parse(opened, cuts, pieces: Array(0..<(cuts.count - 1)))
      var piece = 0
      while piece + 1 < batches.count {
        let isSound = batches[piece].segments.first?.endsBetweenRows != false
        let hasFailed = !batches[piece].state.pointee.failures.isEmpty && !options.skipBadRows
        if isSound || hasFailed {
          piece += 1
          continue
        }
        cuts.remove(at: piece + 1)
        batches.remove(at: piece + 1)
        batches[piece] = try parse(opened, cuts, pieces: [piece])[0]
      }
      return batches
    } catch {
      throw .text(error)
    }
  }

  private func parse(
    _ opened: OpenedFile,
    _ cuts: [Int],
    pieces: [Int]
  ) throws(DelimitedTextError) -> [RowBatch] {
    let parsed = concurrentMap(
      count: pieces.count,
      threads: min(options.threads, pieces.count)
    ) { index in
      Swift.Result { () throws(DelimitedTextError) in
        let range = cuts[pieces[index]]..<cuts[pieces[index] + 1]
        let batch = RowBatch(
          slots: opened.layout.slots,
          hasTimes: opened.layout.hasTimes,
          capacity: try Self.estimatedRows(opened.source, range)
        )
        try SegmentParser(rules: rules, space: ShortenedRows(blockSize: options.blockSize)).parse(
          opened.source,
          range,
          isLast: range.upperBound == opened.end,
          layout: opened.layout,
          file: opened.file,
          into: batch
        )
        return batch
      }
    }
    var batches: [RowBatch] = []
    for result in parsed { batches.append(try result.get()) }
    return batches
  }

  /// How many bytes are looked at where a piece begins or rows are counted.
  private static let lookAhead = 8192

  /// Returns where the first line after a place begins.
  private static func rowStart(
    in window: BlockWindow,
    of count: Int,
    after place: Int
  ) throws(DelimitedTextError) -> Int {
    var index = place
    while index < count {
      let end = min(index + lookAhead, count)
      let start = try window.bytes(index..<end)
      let block = UnsafeRawBufferPointer(start: start, count: end - index)
      guard let lineBreak = block.firstIndex(where: { $0 == 10 || $0 == 13 }) else {
        index = end
        continue
      }
      let next = index + lineBreak + 1
      guard block[lineBreak] == 13, next < count else { return next }
      let isPair = try window.bytes(next..<(next + 1)).load(as: UInt8.self) == 10
      return isPair ? next + 1 : next
    }
    return index
  }

  static func estimatedRows(_ bytes: Int) -> Int { bytes / 48 + 16 }

  /// Estimates the number of rows in a range, rather too many, from lines in several places.
  private static func estimatedRows(
    _ source: BlockSource,
    _ range: Range<Int>
  ) throws(DelimitedTextError) -> Int {
    let places = 8
    let size = min(lookAhead, range.count)
    guard size > 0 else { return 16 }
    let window = try source.window(capacity: lookAhead)
    var densest = 0
    for place in 0..<places {
      let start = range.lowerBound + (range.count - size) / (places - 1) * place
      let bytes = try window.bytes(start..<(start + size))
      let block = UnsafeRawBufferPointer(start: bytes, count: size)
      densest = max(densest, LineCount.lineBreaks(in: block, 0..<size))
    }
    return Int(Double(range.count) / Double(size) * Double(densest + 1)) + 16
  }
}
