internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Turns files into batches of rows: many small files in one batch, a large file in several.
struct FileReader {
  /// What became of one run of files.
  private enum Part: Sendable {
    case batch(RowBatch)
    case large(Opened)
    case leftOut(file: Int, PriceDataError)
    case retained(file: Int, SourceBytes)
    case failed(PriceDataError)
  }

  /// A large file that is parsed in pieces.
  private struct Opened: Sendable {
    let file: Int
    let source: SourceBytes
    let layout: ColumnLayout
  }

  /// All batches in the order of the files.
  struct Result {
    var batches: [RowBatch] = []
    /// The sizes of the files in bytes, of the file itself and after decompression.
    var sizes: [(stored: Int, text: Int)]
    var leftOut: [(file: Int, error: PriceDataError)] = []
    /// Sources that cannot be opened again, for messages that need a line.
    var retained: [Int: SourceBytes] = [:]
  }

  let files: [InputFiles.File]
  let options: PriceLoadOptions

  private var rules: SegmentParser.Rules {
    SegmentParser.Rules(
      series: options.series,
      skipsBadRows: options.skipBadRows,
      blockSize: options.blockSize
    )
  }

  /// Reads all files.
  func read() throws(PriceDataError) -> Result {
    let runs = min(files.count, options.threads * 8)
    let parts = concurrentMap(count: runs, threads: options.threads) { run in
      readRun((run * files.count / runs)..<((run + 1) * files.count / runs))
    }
    var result = Result(sizes: [(Int, Int)](repeating: (0, 0), count: files.count))
    for (part, sizes) in parts {
      for (file, size) in sizes { result.sizes[file] = size }
      for part in part {
        switch part {
        case .batch(let batch): result.batches.append(batch)
        case .large(let opened): result.batches += try readPieces(opened)
        case .retained(let file, let source): result.retained[file] = source
        case .leftOut(let file, let error): result.leftOut.append((file, error))
        case .failed(let error): throw error
        }
      }
    }
    return result
  }

  /// Reads a run of files one after the other; large ones are opened only.
  private func readRun(
    _ run: Range<Int>
  ) -> ([Part], [Int: (stored: Int, text: Int)]) {
    var parts: [Part] = []
    var sizes: [Int: (stored: Int, text: Int)] = [:]
    var previous: (layout: ColumnLayout, head: [UInt8])?
    var open: RowBatch?
    let parser = SegmentParser(rules: rules, space: ShortenedRows(blockSize: options.blockSize))
    for file in run {
      do throws(PriceDataError) {
        let source: SourceBytes
        do throws(DelimitedTextError) {
          source = try SourceBytes.open(files[file].path)
        } catch {
          throw .text(error)
        }
        sizes[file] = (source.storedCount, source.count)
        if files[file].path == "-" { parts.append(.retained(file: file, source)) }
        let layout = try layout(of: source, file: file, previous: &previous)
        if source.count >= options.pieceSize * 2 {
          open = nil
          parts.append(.large(Opened(file: file, source: source, layout: layout)))
          continue
        }
        let batch: RowBatch
        if let current = open, let last = current.segments.last?.layout,
          last.sharesBatch(with: layout)
        {
          batch = current
        } else {
          batch = RowBatch(
            slots: layout.slots,
            hasTimes: layout.hasTimes,
            capacity: Self.estimatedRows(source.count) * (run.upperBound - file)
          )
          open = batch
          parts.append(.batch(batch))
        }
        source.withUnsafeBytes { bytes in
          parser.parse(
            bytes,
            layout.dataStart..<bytes.count,
            releasing: nil,
            layout: layout,
            file: file,
            into: batch
          )
        }
      } catch {
        guard !files[file].isNamed, Self.mayLeaveOut(error) else {
          parts.append(.failed(error))
          return (parts, sizes)
        }
        parts.append(.leftOut(file: file, error))
      }
    }
    return (parts, sizes)
  }

  /// Whether a file that was found in a folder is simply none of prices.
  private static func mayLeaveOut(_ error: PriceDataError) -> Bool {
    switch error {
    case .noDateColumn, .noValueColumn, .noRows, .text(.empty): true
    default: false
    }
  }

  /// Returns the layout of a file; an equal header needs no second look.
  private func layout(
    of source: SourceBytes,
    file: Int,
    previous: inout (layout: ColumnLayout, head: [UInt8])?
  ) throws(PriceDataError) -> ColumnLayout {
    let symbol = SymbolName.fromFile(files[file].path)
    let options = options
    if let previous {
      let isEqual = source.withUnsafeBytes { bytes in
        bytes.count > previous.head.count && bytes.starts(with: previous.head)
      }
      if isEqual {
        return previous.layout.fileSymbol == nil
          ? previous.layout : previous.layout.withFileSymbol(options.symbol ?? symbol)
      }
    }
    let found = try source.withUnsafeBytes { bytes throws(PriceDataError) in
      let layout = try LayoutRecognizer(options: options, fileSymbol: symbol)
        .recognize(bytes, name: source.name)
      return (layout, layout.isDecidedByHeader ? Array(bytes[..<layout.dataStart]) : [])
    }
    previous = found.1.isEmpty ? nil : found
    return found.0
  }

  /// Cuts a large file into one piece for each thread and parses them at the same time.
  ///
  /// A piece begins after a line break, which may lie within quotation marks. That is known when
  /// the piece before it has been parsed: if its parser does not stand between two rows at its
  /// end, the cut was wrong, and both pieces are parsed again as one.
  private func readPieces(_ opened: Opened) throws(PriceDataError) -> [RowBatch] {
    let count = opened.source.count
    let start = opened.layout.dataStart
    // More pieces than threads: a thread that other work holds up leaves its share to the rest.
    let wanted = options.threads == 1 ? 1 : options.threads * 4
    let pieces = max(1, min(wanted, (count - start) / options.pieceSize))
    var cuts = opened.source.withUnsafeBytes { bytes in
      [start]
        + (1..<max(pieces, 1)).map { piece in
          Self.rowStart(in: bytes, after: start + piece * ((count - start) / pieces))
        } + [count]
    }
    var batches = parse(opened, cuts, pieces: Array(0..<(cuts.count - 1)))
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
      batches[piece] = parse(opened, cuts, pieces: [piece])[0]
    }
    return batches
  }

  private func parse(_ opened: Opened, _ cuts: [Int], pieces: [Int]) -> [RowBatch] {
    concurrentMap(count: pieces.count, threads: min(options.threads, pieces.count)) { index in
      let range = cuts[pieces[index]]..<cuts[pieces[index] + 1]
      return opened.source.withUnsafeBytes { bytes in
        let batch = RowBatch(
          slots: opened.layout.slots,
          hasTimes: opened.layout.hasTimes,
          capacity: Self.estimatedRows(bytes, range)
        )
        SegmentParser(rules: rules, space: ShortenedRows(blockSize: options.blockSize)).parse(
          bytes,
          range,
          releasing: opened.source,
          layout: opened.layout,
          file: opened.file,
          into: batch
        )
        return batch
      }
    }
  }

  /// Returns where the first line after a place begins.
  private static func rowStart(in bytes: UnsafeRawBufferPointer, after place: Int) -> Int {
    var index = place
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 10 { return index }
      if byte == 13, index >= bytes.count || bytes[index] != 10 { return index }
    }
    return index
  }

  private static func estimatedRows(_ bytes: Int) -> Int { bytes / 48 + 16 }

  /// Estimates the number of rows in a range, rather too many, from lines in several places.
  private static func estimatedRows(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    let places = 8
    let size = min(8192, range.count)
    guard size > 0 else { return 16 }
    let densest = (0..<places).map { place in
      let start = range.lowerBound + (range.count - size) / (places - 1) * place
      return LineCount.lineBreaks(in: bytes, start..<(start + size))
    }.max()
    return Int(Double(range.count) / Double(size) * Double((densest ?? 0) + 1)) + 16
  }
}
