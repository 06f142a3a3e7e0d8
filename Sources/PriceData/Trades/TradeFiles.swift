package import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Trades of a piece of a file, in the order of its rows.
package struct TradeBlock {
  /// The number of the file among those that were read.
  package let file: Int
  /// Where the bytes begin in the file that ``starts`` count from.
  let base: Int
  /// When each trade was made on the clock of the exchange, in billionths of a second since 1970.
  package let moments: UnsafeBufferPointer<Int64>
  /// Above zero, in the currency of the file.
  package let prices: UnsafeBufferPointer<Double>
  /// Shares, above zero.
  package let volumes: UnsafeBufferPointer<Double>
  /// The numbers of the symbols.
  package let symbols: UnsafeBufferPointer<Int32>
  let starts: UnsafeBufferPointer<UInt32>

  /// Where the row of a trade begins in its file.
  package func start(of trade: Int) -> Int { base + Int(starts[trade]) }
}

/// A file of trades of which it is known where its rows are and what its columns are.
struct OpenedTrades: Sendable {
  let source: BlockSource
  let layout: TradeLayout
  /// Where the rows end.
  let end: Int
  let options: PriceLoadOptions
  let clock: @Sendable (DateStamp) -> DateStamp
}

/// Reads files of trades once from the beginning to the end, and keeps none of them.
///
/// A file is cut in pieces, which threads turn into numbers at the same time. They are given away in the
/// order of the file, so that everything done with them is done in one order for any number of threads and
/// any size of the pieces. Memory is that of a few pieces, whatever the size of the file; compressed files,
/// workbooks and standard input are in memory as a whole.
package struct TradeFiles {
  /// The symbols by their numbers.
  package private(set) var symbols: [String] = []
  /// The files that were read.
  package let files: [String]
  /// The rows that were left out: the first thousand, in the order of the files.
  package private(set) var rejected: [RejectedRow] = []
  /// What was noticed.
  package private(set) var notes: [QualityNote]
  /// Whether stamps have an offset from UTC, so that the clock of the exchange matters.
  package private(set) var haveOffsets = false

  /// Whether a file has a column `simulated`.
  package private(set) var areSimulated = false

  private let input: InputFiles
  private let options: PriceLoadOptions
  private var numbers: [String: Int32] = [:]
  private var leftOutSeries: [String: Int] = [:]

  /// The most rejected rows that are listed.
  private static let mostListed = 1000

  /// Finds the files.
  ///
  /// - Parameters:
  ///   - paths: Files, folders or patterns, or `-` for standard input.
  ///   - options: How the files are read; its fields and its offset from UTC are not used.
  /// - Throws: ``TradeError`` when a folder or a pattern has no file.
  package init(_ paths: [String], options: PriceLoadOptions) throws(TradeError) {
    var options = options
    options.fields = [.open, .high, .low, .close, .volume]
    options.utcOffsetMinutes = nil
    self.options = options
    do throws(PriceDataError) {
      input = try InputFiles(paths, holding: options.held).opened(options)
    } catch {
      throw .prices(error)
    }
    files = input.files.map(\.name)
    notes = input.leftOut
  }

  /// Reads all files.
  ///
  /// - Parameters:
  ///   - clock: Moves a stamp with an offset from UTC to the clock of the exchange.
  ///   - body: Called with the trades of one piece after the other, which are valid until it returns.
  /// - Throws: ``TradeError`` at the first row that cannot be used, unless such rows are left out.
  package mutating func read(
    clock: @escaping @Sendable (DateStamp) -> DateStamp,
    _ body: (TradeBlock) -> Void
  ) throws(TradeError) {
    let opener: FileOpener
    do throws(PriceDataError) {
      let encoding = try TextEncoding.named(options.encoding)
      opener = FileOpener(files: input.files, options: options, encoding: encoding)
    } catch {
      throw .prices(error)
    }
    var previous: FileOpener.Previous?
    for file in files.indices {
      let opened: OpenedTrades
      do throws(TradeError) {
        opened = try open(file, opener, &previous, clock)
      } catch .prices(let error) where !input.files[file].isNamed && error.reasonToLeaveOut != nil {
        notes.append(.fileLeftOut(file: files[file], reason: error.reasonToLeaveOut ?? ""))
        continue
      }
      haveOffsets = haveOffsets || opened.layout.hasOffset
      areSimulated =
        areSimulated
        || opened.layout.columns.header.contains {
          $0.lowercased().filter(\.isLetter) == "simulated"
        }
      try read(opened, file: file, body)
    }
    if !leftOutSeries.isEmpty {
      notes.append(.seriesLeftOut(chosen: options.series, rows: leftOutSeries))
    }
    guard !symbols.isEmpty else {
      throw .prices(
        leftOutSeries.isEmpty
          ? .noRows(file: files.first ?? "")
          : .noRowsInSeries(chosen: options.series, found: leftOutSeries)
      )
    }
  }

  /// Returns the line on which a row begins, counted from 1, or nothing where the file cannot be read again.
  package func line(file: Int, start: Int) -> Int? {
    guard let source = try? BlockSource.open(input.files[file].path), input.files[file].part == nil,
      source.count >= start, let lines = Self.lines([start], of: source)
    else { return nil }
    return lines.first
  }

  // MARK: - One file

  private func open(
    _ file: Int,
    _ opener: FileOpener,
    _ previous: inout FileOpener.Previous?,
    _ clock: @escaping @Sendable (DateStamp) -> DateStamp
  ) throws(TradeError) -> OpenedTrades {
    let (source, layouts, end): (BlockSource, [ColumnLayout], Int)
    do throws(PriceDataError) {
      source = try Self.withLineFeeds(opener.source(of: file).source)
      layouts = try opener.layouts(of: source, file: file, previous: &previous)
      end = try opener.footer(of: source, layouts)?.start ?? source.count
    } catch {
      throw .prices(error)
    }
    return OpenedTrades(
      source: source,
      layout: try TradeLayout(layouts, source, options: options),
      end: end,
      options: options,
      clock: clock
    )
  }

  /// Returns a file whose lines end with a carriage return alone with line feeds, at which it can be cut.
  private static func withLineFeeds(_ source: BlockSource) throws(PriceDataError) -> BlockSource {
    guard source.withHead({ $0.contains(13) && !$0.contains(10) }) else { return source }
    do throws(DelimitedTextError) {
      return source.rewritten(try source.whole().withUnsafeBytes { $0.map { $0 == 13 ? 10 : $0 } })
    } catch {
      throw .text(error)
    }
  }

  private mutating func read(
    _ opened: OpenedTrades,
    file: Int,
    _ body: (TradeBlock) -> Void
  ) throws(TradeError) {
    let start = opened.layout.columns.dataStart
    let size = options.tradePieceSize
    let pieces = max(0, (opened.end - start + size - 1) / size)
    var faults: [TradeFault] = []
    var rejectedRows = 0
    var failure: DelimitedTextError?
    // Taken in turns, never by two threads at the same time.
    concurrentlyInOrder(
      count: pieces,
      threads: options.threads,
      worker: { TradeReader(opened, pieceSize: size) },
      make: { reader, piece in
        let begin = start + piece * size
        reader.read(begin..<min(begin + size, opened.end))
      },
      take: { reader, piece in
        if let error = reader.failure {
          failure = error
          return false
        }
        number(reader)
        for (series, rows) in reader.leftOutSeries { leftOutSeries[series, default: 0] += rows }
        rejectedRows += reader.faults.count
        faults += reader.faults.prefix(max(1, Self.mostListed - rejected.count - faults.count))
        if let stopping = reader.faults.first(where: { !options.skipBadRows || $0.stops }) {
          faults = [stopping]
          return false
        }
        body(reader.block(file: file))
        if piece == pieces - 1 {
          do throws(DelimitedTextError) { try reader.finish() } catch { failure = error }
        }
        return true
      }
    )
    if let failure { throw .prices(.text(failure)) }
    try report(faults, rejectedRows, opened)
  }

  /// Gives the symbols that a reader has met since its last piece their numbers among all.
  private mutating func number(_ reader: TradeReader) {
    for symbol in reader.symbols(from: reader.numbers.count) {
      let number = numbers[symbol] ?? Int32(symbols.count)
      if numbers.updateValue(number, forKey: symbol) == nil { symbols.append(symbol) }
      reader.numbers.append(number)
    }
  }

  private mutating func report(
    _ faults: [TradeFault],
    _ count: Int,
    _ opened: OpenedTrades
  ) throws(TradeError) {
    guard !faults.isEmpty else { return }
    let (columns, name) = (opened.layout.columns, opened.source.name)
    let lines = Self.lines(faults.map(\.start), of: opened.source)
    if let stopping = faults.first(where: { !options.skipBadRows || $0.stops }) {
      throw stopping.error(columns, file: name, line: lines?.first)
    }
    for (index, fault) in faults.enumerated() where rejected.count < Self.mostListed {
      rejected.append(fault.rejected(columns, file: name, line: lines?[index]))
    }
    notes.append(.badRowsSkipped(file: name, rows: count))
  }

  /// The lines on which rows begin, ascending; reads the file once more as far as the last.
  private static func lines(_ starts: [Int], of source: BlockSource) -> [Int]? {
    let block = 1 << 18
    guard let window = try? source.window(capacity: block) else { return nil }
    var lines: [Int] = []
    var (line, position) = (1, 0)
    for start in starts {
      while position < start {
        let count = min(block, start - position)
        guard let bytes = try? window.bytes(position..<(position + count)) else { return nil }
        let part = UnsafeRawBufferPointer(start: bytes, count: count)
        line += part.lazy.filter { $0 == 10 }.count
        position += count
      }
      lines.append(line)
    }
    return lines
  }
}
