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
    case leftOut(file: Int, PriceDataError)
    case retained(file: Int, BlockSource)
    case doubt(file: Int, EncodingDoubt)
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
    /// What stands below the rows of files.
    var footers: [Int: FooterSearch.Footer] = [:]
    /// Sources that cannot be opened again, for messages that need a line.
    var retained: [Int: BlockSource] = [:]
    /// What names of securities may read otherwise in another encoding.
    var doubts: [(file: Int, doubt: EncodingDoubt)] = []
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
    let encoding = try TextEncoding.named(options.encoding)
    let runs = min(files.count, options.threads * 8)
    let parts = concurrentMap(count: runs, threads: options.threads) { run in
      readRun((run * files.count / runs)..<((run + 1) * files.count / runs), encoding)
    }
    var result = Result(sizes: [(Int, Int)](repeating: (0, 0), count: files.count))
    for (part, sizes) in parts {
      for (file, size) in sizes { result.sizes[file] = size }
      for part in part {
        switch part {
        case .batch(let batch): result.batches.append(batch)
        case .large(let opened):
          let batches = try readPieces(opened)
          guard batches.contains(where: \.hasForeignNames),
            let whole = try converted(opened, encoding)
          else {
            result.batches += batches
            break
          }
          result.retained[opened.file] = whole.source
          result.batches += try readPieces(whole)
        case .footer(let file, let footer): result.footers[file] = footer
        case .retained(let file, let source): result.retained[file] = source
        case .doubt(let file, let doubt): result.doubts.append((file, doubt))
        case .leftOut(let file, let error): result.leftOut.append((file, error))
        case .failed(let error): throw error
        }
      }
    }
    return result
  }

  /// Reads a run of files one after the other; large ones are opened only.
  private func readRun(
    _ run: Range<Int>,
    _ encoding: TextEncoding?
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
          source = try self.source(of: files[file], wholeBelow: options.wholeFileSize, encoding)
        } catch {
          throw .text(error)
        }
        sizes[file] = (source.storedCount, source.count)
        if files[file].path == "-" || files[file].part != nil || source.encoding != nil {
          parts.append(.retained(file: file, source))
        }
        let layouts = try layouts(of: source, file: file, previous: &previous)
        if let doubt = layouts.lazy.compactMap({ EncodingDoubt(source, $0) }).first {
          parts.append(.doubt(file: file, doubt))
        }
        let footer = try footer(of: source, layouts)
        if let footer { parts.append(.footer(file: file, footer)) }
        let end = footer?.start ?? source.count
        for layout in layouts {
          let opened = Opened(file: file, source: source, layout: layout, end: end)
          if source.count >= options.pieceSize * 2 {
            open = nil
            parts.append(.large(opened))
            continue
          }
          if source.isReadInBlocks {
            open = nil
            parts += try readAlone(opened, parser, encoding)
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
          try parse(opened, parser, into: batch)
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

  /// Opens a file, or the part of one that is in memory already.
  private func source(
    of file: InputFiles.File,
    wholeBelow largest: Int,
    _ encoding: TextEncoding?
  ) throws(DelimitedTextError) -> BlockSource {
    guard let part = file.part else {
      return try BlockSource.open(file.path, wholeBelow: largest, encoding: encoding)
    }
    return try BlockSource(part.source, path: part.name, encoding: encoding)
  }

  /// Whether a file that was found in a folder is simply none of prices.
  static func mayLeaveOut(_ error: PriceDataError) -> Bool {
    switch error {
    case .noDateColumn, .noValueColumn, .noClose, .noRows, .text(.empty), .text(.wrongKind): true
    default: false
    }
  }

  /// Why such a file is left out.
  static func reason(of error: PriceDataError) -> String {
    switch error {
    case .noDateColumn: "it has no column of dates"
    case .noClose(_, let others, _, _): "it has no close: \(others.joined(separator: ", "))"
    case .noValueColumn: "it has no column of prices or returns"
    case .noRows: "it has a header and no rows"
    case .noPrices: "none of its sheets holds prices"
    case .text(.wrongKind(_, let kind)): "it \(kind.words)"
    case .text(.container(_, let fault)): "it \(fault.words)"
    case .text(.damagedArchive(_, let reason)): "it is damaged (\(reason))"
    default: "it is empty"
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
    let symbol = FileSymbol(files[file].fileName).symbol
    let options = options
    if let previous {
      let isEqual = source.withHead { bytes in
        bytes.count > previous.head.count && bytes.starts(with: previous.head)
      }
      if isEqual, source.encoding == nil {
        return previous.layouts.map {
          $0.fileSymbol == nil ? $0 : $0.withFileSymbol(options.symbol ?? symbol)
        }
      }
    }
    let (found, head) = try source.withHead { bytes throws(PriceDataError) in
      let found = try LayoutRecognizer(options: options, fileSymbol: symbol)
        .recognize(bytes, name: source.name, encoding: source.encoding)
      let only = found.layouts.first { $0.isDecidedByHeader }
      return (found, only.map { Array(bytes[..<$0.dataStart]) } ?? [])
    }
    previous = head.isEmpty || source.encoding != nil ? nil : (found.layouts, head)
    guard let question = found.question, let layout = found.layouts.first else {
      return found.layouts
    }
    return [try layout.answering(question, in: source)]
  }

  /// Reads a file that is read block by block into a batch of its own.
  ///
  /// Its first bytes were ASCII; a name further down may say that it is in another encoding.
  private func readAlone(
    _ opened: Opened,
    _ parser: SegmentParser,
    _ encoding: TextEncoding?
  ) throws(PriceDataError) -> [Part] {
    let batch = try parseAlone(opened, parser)
    guard batch.hasForeignNames, let whole = try converted(opened, encoding) else {
      return [.batch(batch)]
    }
    return [
      .retained(file: opened.file, whole.source), .batch(try parseAlone(whole, parser)),
    ]
  }

  private func parseAlone(
    _ opened: Opened,
    _ parser: SegmentParser
  ) throws(PriceDataError) -> RowBatch {
    let batch = RowBatch(
      slots: opened.layout.slots,
      hasTimes: opened.layout.hasTimes,
      capacity: Self.estimatedRows(opened.source.count)
    )
    try parse(opened, parser, into: batch)
    return batch
  }

  private func parse(
    _ opened: Opened,
    _ parser: SegmentParser,
    into batch: RowBatch
  ) throws(PriceDataError) {
    do throws(DelimitedTextError) {
      try parser.parse(
        opened.source,
        opened.layout.dataStart..<opened.end,
        isLast: true,
        layout: opened.layout,
        file: opened.file,
        into: batch
      )
    } catch {
      throw .text(error)
    }
  }

  /// Returns a large file whose names are not UTF-8 as a whole, converted; nothing where it stays as it is.
  ///
  /// Its first bytes were ASCII, so that only the names tell.
  private func converted(
    _ opened: Opened,
    _ encoding: TextEncoding?
  ) throws(PriceDataError) -> Opened? {
    guard opened.source.encoding == nil, files[opened.file].path != "-",
      files[opened.file].part == nil
    else { return nil }
    let source: BlockSource
    do throws(DelimitedTextError) {
      source = try BlockSource.open(
        files[opened.file].path,
        wholeBelow: Int.max,
        encoding: encoding
      )
    } catch {
      throw .text(error)
    }
    guard source.encoding != nil else { return nil }
    var previous: (layouts: [ColumnLayout], head: [UInt8])?
    let layouts = try layouts(of: source, file: opened.file, previous: &previous)
    // Of several securities side by side the names are in the header, which has been looked at.
    guard let layout = layouts.first, layouts.count == 1 else { return nil }
    let end = try footer(of: source, layouts)?.start ?? source.count
    return Opened(file: opened.file, source: source, layout: layout, end: end)
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
