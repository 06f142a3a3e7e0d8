internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Turns files into batches of rows: many small files in one batch, a large file in several.
struct FileReader {
  /// What became of one run of files.
  enum Part: Sendable {
    case batch(RowBatch)
    case large(OpenedFile)
    case table(file: Int, any HeldTable)
    case footer(file: Int, FooterSearch.Footer)
    case strayLines(file: Int, StrayLines)
    case head(file: Int, FileHead)
    case dayTable(file: Int, DayTable)
    case leftOut(file: Int, PriceDataError)
    case retained(file: Int, BlockSource)
    case doubt(file: Int, EncodingDoubt)
    case failed(PriceDataError)
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
    /// The lines among the rows of files that are none.
    var strayLines: [Int: StrayLines] = [:]
    /// The days that stand in the names of files alone.
    var daysInNames: [Int: CalendarDate] = [:]
    /// Sources that cannot be opened again, for messages that need a line.
    var retained: [Int: BlockSource] = [:]
    /// What names of securities may read otherwise in another encoding.
    var doubts: [(file: Int, doubt: EncodingDoubt)] = []
  }

  let files: [InputFiles.File]
  let options: PriceLoadOptions

  var rules: SegmentParser.Rules {
    SegmentParser.Rules(
      series: options.series,
      skipsBadRows: options.skipBadRows,
      blockSize: options.blockSize
    )
  }

  /// Reads all files.
  func read() throws(PriceDataError) -> Result {
    let encoding = try TextEncoding.named(options.encoding)
    let opener = FileOpener(
      files: files,
      options: options,
      encoding: encoding,
      readsColumns: TableRows.areWanted(options)
    )
    let runs = min(files.count, options.threads * 8)
    let parts = concurrentMap(count: runs, threads: options.threads) { run in
      readRun((run * files.count / runs)..<((run + 1) * files.count / runs), opener)
    }
    var result = Result(sizes: [(Int, Int)](repeating: (0, 0), count: files.count))
    for (part, sizes) in parts {
      for (file, size) in sizes { result.sizes[file] = size }
      for part in part { try add(part, to: &result, opener) }
    }
    for (file, read) in files.enumerated() {
      // The size of a data frame is that of its values, however it was read.
      if let digest = options.held.digest(read.path) { result.sizes[file].stored = digest.bytes }
    }
    return result
  }

  private func add(
    _ part: Part,
    to result: inout Result,
    _ opener: FileOpener
  ) throws(PriceDataError) {
    switch part {
    case .batch(let batch): result.batches.append(batch)
    case .large(let opened):
      for part in try readLarge(opened, opener) { try add(part, to: &result, opener) }
    case .table(let file, let table):
      if let parts = readTable(file, table, opener) {
        for part in parts { try add(part, to: &result, opener) }
        return
      }
      let (parts, sizes) = readRun(file..<(file + 1), opener.readingText)
      for (file, size) in sizes { result.sizes[file] = size }
      for part in parts { try add(part, to: &result, opener) }
    case .footer(let file, let footer): result.footers[file] = footer
    case .head(let file, let head): result.heads[file] = head
    case .strayLines(let file, let stray):
      result.strayLines[file] = stray
      result.retained[file] = stray.source
    case .dayTable(let file, let table):
      result.daysInNames[file] = table.day
      result.retained[file] = table.source
    case .retained(let file, let source): result.retained[file] = source
    case .doubt(let file, let doubt): result.doubts.append((file, doubt))
    case .leftOut(let file, let error): result.leftOut.append((file, error))
    case .failed(let error): throw error
    }
  }

  /// Reads a run of files one after the other; large ones are opened only.
  private func readRun(
    _ run: Range<Int>,
    _ opener: FileOpener
  ) -> ([Part], [Int: (stored: Int, text: Int)]) {
    var parts: [Part] = []
    var sizes: [Int: (stored: Int, text: Int)] = [:]
    var previous: FileOpener.Previous?
    var open: RowBatch?
    let parser = SegmentParser(rules: rules, space: ShortenedRows(blockSize: options.blockSize))
    for file in run {
      if opener.readsColumns, let table = files[file].part?.table {
        open = nil
        parts.append(.table(file: file, table))
        continue
      }
      do throws(PriceDataError) {
        var (source, isRetained) = try opener.source(of: file)
        sizes[file] = (source.storedCount, source.count)
        if isRetained { parts.append(.retained(file: file, source)) }
        if options.table == .prices, options.columnOverrides.isEmpty,
          let other = OtherTable(source), other != .results || !files[file].isNamed
        {
          throw .otherTable(file: files[file].name, other)
        }
        let layouts: [ColumnLayout]
        do throws(PriceDataError) {
          layouts = try opener.layouts(of: source, file: file, previous: &previous)
        } catch {
          let table = try opener.dayTable(of: source, file: file, after: error)
          parts.append(.dayTable(file: file, table))
          (source, layouts) = (table.source, table.layouts)
        }
        if let doubt = layouts.lazy.compactMap({ EncodingDoubt(source, $0) }).first {
          parts.append(.doubt(file: file, doubt))
        }
        if let layout = layouts.first, let head = FileHead(source, layout) {
          parts.append(.head(file: file, head))
        }
        let footer = try opener.footer(of: source, layouts)
        if let footer { parts.append(.footer(file: file, footer)) }
        for layout in layouts {
          let opened = OpenedFile(
            file: file,
            source: source,
            layout: layout,
            end: footer?.start ?? source.count
          )
          if source.count >= options.pieceSize * 2 {
            open = nil
            parts.append(.large(opened))
          } else if source.isReadInBlocks {
            open = nil
            parts += try readAlone(opened, parser, opener)
          } else if let current = open, let last = current.segments.last?.layout,
            last.sharesBatch(with: layout)
          {
            parts += try parse(opened, parser, into: current)
          } else {
            let batch = Self.batch(
              for: opened,
              rows: Self.estimatedRows(source.count) * (run.upperBound - file)
            )
            open = batch
            parts.append(.batch(batch))
            parts += try parse(opened, parser, into: batch)
          }
        }
      } catch {
        guard !files[file].isNamed, error.reasonToLeaveOut != nil else {
          parts.append(.failed(error))
          return (parts, sizes)
        }
        parts.append(.leftOut(file: file, error))
      }
    }
    return (parts, sizes)
  }

  private static func batch(for opened: OpenedFile, rows: Int) -> RowBatch {
    RowBatch(slots: opened.layout.slots, hasTimes: opened.layout.hasTimes, capacity: rows)
  }

  /// Reads a file that is read block by block into a batch of its own.
  ///
  /// Its first bytes were ASCII; a name further down may say that it is in another encoding.
  private func readAlone(
    _ opened: OpenedFile,
    _ parser: SegmentParser,
    _ opener: FileOpener
  ) throws(PriceDataError) -> [Part] {
    let batch = Self.batch(for: opened, rows: Self.estimatedRows(opened.source.count))
    let parts = try parse(opened, parser, into: batch)
    guard batch.hasForeignNames, let whole = try opener.converted(opened) else {
      return parts + [.batch(batch)]
    }
    let other = Self.batch(for: whole, rows: Self.estimatedRows(whole.source.count))
    return [.retained(file: opened.file, whole.source)] + (try parse(whole, parser, into: other))
      + [.batch(other)]
  }

  /// Parses the rows of a file, once more without the lines among them that are none.
  private func parse(
    _ opened: OpenedFile,
    _ parser: SegmentParser,
    into batch: RowBatch
  ) throws(PriceDataError) -> [Part] {
    let mark = batch.mark
    do throws(DelimitedTextError) {
      try parser.parse(opened, into: batch)
    } catch {
      throw .text(error)
    }
    guard batch.hasFailures(after: mark), let stray = try strayLines(of: opened) else { return [] }
    batch.undo(to: mark)
    do throws(DelimitedTextError) {
      try parser.parse(opened.with(stray.source), into: batch)
    } catch {
      throw .text(error)
    }
    return [.strayLines(file: opened.file, stray)]
  }

  private func strayLines(of opened: OpenedFile) throws(PriceDataError) -> StrayLines? {
    try StrayLines.find(
      in: opened.source,
      opened.layout,
      end: opened.end,
      skipsBadRows: options.skipBadRows
    )
  }

  /// Parses a large file in pieces, once more in another encoding or without the lines that are no rows.
  private func readLarge(
    _ opened: OpenedFile,
    _ opener: FileOpener
  ) throws(PriceDataError) -> [Part] {
    var opened = opened
    var parts: [Part] = []
    var batches = try readPieces(opened)
    if batches.contains(where: \.hasForeignNames), let whole = try opener.converted(opened) {
      opened = whole
      parts.append(.retained(file: opened.file, whole.source))
      batches = try readPieces(whole)
    }
    if batches.contains(where: { !$0.state.pointee.failures.isEmpty }),
      let stray = try strayLines(of: opened)
    {
      parts.append(.strayLines(file: opened.file, stray))
      batches = try readPieces(opened.with(stray.source))
    }
    return parts + batches.map { .batch($0) }
  }
}

extension PriceDataError {
  /// Why a file, sheet or table that nobody has named is simply none of prices; nothing for an error that a
  /// person must hear of.
  var reasonToLeaveOut: String? {
    switch self {
    case .otherTable(_, let table): "it \(table.words)"
    case .noDateColumn: "it has no column of dates"
    case .daysAcross: "its days run across"
    case .noClose(_, let others, _, _, _): "it has no close: \(others.joined(separator: ", "))"
    case .noDay: "its day stands neither in a column nor in its name"
    case .noValueColumn: "it has no column of prices or returns"
    case .noRows: "it has a header and no rows"
    case .noPrices: "none of its sheets holds prices"
    case .text(.empty): "it is empty"
    case .text(.wrongKind(_, let kind)): "it \(kind.words)"
    case .text(.container(_, let fault)): "it \(fault.words)"
    case .text(.damagedArchive(_, let reason)): "it is damaged (\(reason))"
    default: nil
    }
  }
}
