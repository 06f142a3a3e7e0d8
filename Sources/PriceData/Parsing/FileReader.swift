internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Turns files into batches of rows: many small files in one batch, a large file in several.
struct FileReader {
  /// What became of one run of files.
  private enum Part: Sendable {
    case batch(RowBatch)
    case large(Opened)
    case footer(file: Int, FooterSearch.Footer)
    case head(file: Int, FileHead)
    case leftOut(file: Int, PriceDataError)
    case retained(file: Int, BlockSource)
    case failed(PriceDataError)
  }

  /// A large file that is parsed in pieces.
  private struct Opened: Sendable {
    let file: Int
    let source: BlockSource
    let layout: ColumnLayout
    /// Where the rows end.
    let end: Int
  }

  /// All batches in the order of the files.
  struct Result {
    var batches: [RowBatch] = []
    /// The sizes of the files in bytes, of the file itself and after decompression.
    var sizes: [(stored: Int, text: Int)]
    var leftOut: [(file: Int, error: PriceDataError)] = []
    /// The first rows of files.
    var heads: [Int: FileHead] = [:]
    /// What stands below the rows of files.
    var footers: [Int: FooterSearch.Footer] = [:]
    /// Sources that cannot be opened again, for messages that need a line.
    var retained: [Int: BlockSource] = [:]
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
        case .footer(let file, let footer): result.footers[file] = footer
        case .head(let file, let head): result.heads[file] = head
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
    var previous: (layouts: [ColumnLayout], head: [UInt8])?
    var open: RowBatch?
    let parser = SegmentParser(rules: rules, space: ShortenedRows(blockSize: options.blockSize))
    for file in run {
      do throws(PriceDataError) {
        let source: BlockSource
        do throws(DelimitedTextError) {
          source = try BlockSource.open(files[file].path, wholeBelow: options.wholeFileSize)
        } catch {
          throw .text(error)
        }
        sizes[file] = (source.storedCount, source.count)
        if files[file].path == "-" { parts.append(.retained(file: file, source)) }
        let layouts = try layouts(of: source, file: file, previous: &previous)
        if let layout = layouts.first, let head = FileHead(source, layout) {
          parts.append(.head(file: file, head))
        }
        let footer = try footer(of: source, layouts)
        if let footer { parts.append(.footer(file: file, footer)) }
        let end = footer?.start ?? source.count
        for layout in layouts {
          if source.count >= options.pieceSize * 2 {
            open = nil
            parts.append(.large(Opened(file: file, source: source, layout: layout, end: end)))
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
          do throws(DelimitedTextError) {
            try parser.parse(
              source,
              layout.dataStart..<end,
              isLast: true,
              layout: layout,
              file: file,
              into: batch
            )
          } catch {
            throw .text(error)
          }
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
    case .noDateColumn, .noValueColumn, .noClose, .noRows, .text(.empty): true
    default: false
    }
  }

  /// Returns what stands below the rows of all securities of a file.
  private func footer(
    of source: BlockSource,
    _ layouts: [ColumnLayout]
  ) throws(PriceDataError) -> FooterSearch.Footer? {
    var last: FooterSearch.Footer?
    for layout in layouts {
      do throws(DelimitedTextError) {
        let search = FooterSearch(layout, dateFormat: options.dateFormat)
        guard let footer = try search?.footer(of: source) else { return nil }
        if footer.start > last?.start ?? -1 { last = footer }
      } catch {
        throw .text(error)
      }
    }
    return last
  }

  /// Returns the layouts of a file; an equal header needs no second look.
  private func layouts(
    of source: BlockSource,
    file: Int,
    previous: inout (layouts: [ColumnLayout], head: [UInt8])?
  ) throws(PriceDataError) -> [ColumnLayout] {
    let symbol = FileSymbol(files[file].path).symbol
    let options = options
    if let previous {
      let isEqual = source.withHead { bytes in
        bytes.count > previous.head.count && bytes.starts(with: previous.head)
      }
      if isEqual {
        return previous.layouts.map {
          $0.fileSymbol == nil ? $0 : $0.withFileSymbol(options.symbol ?? symbol)
        }
      }
    }
    let (found, head) = try source.withHead { bytes throws(PriceDataError) in
      let found = try LayoutRecognizer(options: options, fileSymbol: symbol)
        .recognize(bytes, name: source.name)
      let only = found.layouts.first { $0.isDecidedByHeader }
      return (found, only.map { Array(bytes[..<$0.dataStart]) } ?? [])
    }
    previous = head.isEmpty ? nil : (found.layouts, head)
    guard let question = found.question, let layout = found.layouts.first else {
      return found.layouts
    }
    return [try layout.answering(question, in: source)]
  }

  /// Cuts a large file into one piece for each thread and parses them at the same time.
  ///
  /// A piece begins after a line break, which may lie within quotation marks. That is known when
  /// the piece before it has been parsed: if its parser does not stand between two rows at its
  /// end, the cut was wrong, and both pieces are parsed again as one.
  private func readPieces(_ opened: Opened) throws(PriceDataError) -> [RowBatch] {
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
    _ opened: Opened,
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

  private static func estimatedRows(_ bytes: Int) -> Int { bytes / 48 + 16 }

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
