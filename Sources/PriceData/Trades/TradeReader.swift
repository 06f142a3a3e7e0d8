internal import CRowScan
internal import CivilTime
internal import DelimitedText

/// Reads pieces of a file of trades, one at a time, in memory that it keeps.
///
/// Regular rows become numbers without a detour; the others, and each symbol and day at its first sight, go
/// through libcsv and the notations, which teach the fast way. Each thread has a reader of its own.
final class TradeReader {
  private let source: BlockSource
  private let layout: TradeLayout
  private let end: Int
  private let options: PriceLoadOptions
  private let clock: @Sendable (DateStamp) -> DateStamp
  private let roles: [UInt8]
  private let records: RecordReader
  private var window: BlockWindow?

  // The trades of the piece.
  private let trades: leyline_trades
  /// How many there are.
  private(set) var count = 0
  /// Where the bytes begin in the file that the rows of the piece are told by.
  private(set) var base = 0
  /// The rows of the piece that cannot be used.
  private(set) var faults: [TradeFault] = []
  /// Why the piece could not be read.
  private(set) var failure: DelimitedTextError?
  /// How many rows of other series were left out.
  private(set) var leftOutSeries: [String: Int] = [:]

  // What the rows so far have taught.
  private var symbolNames = ByteInterner()
  private var dayNames = ByteInterner()
  private var beginnings: [Int64] = []
  private var suffix: [UInt8] = []
  private var keptSeries: [UInt8] = []
  private var epoch: (from: Int64, to: Int64, offset: Int64) = (0, 0, 0)
  /// For each symbol of this reader its number among all.
  var numbers: [Int32] = []

  /// How far behind a piece its last row may reach.
  private static let reach = 1 << 16
  /// A row has a stamp, a price, a volume and their marks.
  private static let shortestRow = 12

  init(_ file: OpenedTrades, pieceSize: Int) {
    source = file.source
    layout = file.layout
    end = file.end
    options = file.options
    clock = file.clock
    roles = layout.roles
    records = RecordReader(dialect: layout.columns.dialect, name: source.name)
    let room = (pieceSize + Self.reach) / Self.shortestRow + 16
    trades = leyline_trades(
      moments: .allocate(capacity: room),
      prices: .allocate(capacity: room),
      volumes: .allocate(capacity: room),
      symbols: .allocate(capacity: room),
      starts: .allocate(capacity: room),
      room: room
    )
    do throws(DelimitedTextError) {
      window = try source.window(capacity: pieceSize + Self.reach + 1)
    } catch {
      failure = error
    }
  }

  deinit {
    trades.moments.deallocate()
    trades.prices.deallocate()
    trades.volumes.deallocate()
    trades.symbols.deallocate()
    trades.starts.deallocate()
    symbolNames.deallocate()
    dayNames.deallocate()
  }

  /// The trades of the piece, with the numbers of their symbols.
  func block(file: Int) -> TradeBlock {
    for index in 0..<count { trades.symbols[index] = numbers[Int(trades.symbols[index])] }
    return TradeBlock(
      file: file,
      base: base,
      moments: UnsafeBufferPointer(start: trades.moments, count: count),
      prices: UnsafeBufferPointer(start: trades.prices, count: count),
      volumes: UnsafeBufferPointer(start: trades.volumes, count: count),
      symbols: UnsafeBufferPointer(start: trades.symbols, count: count),
      starts: UnsafeBufferPointer(start: trades.starts, count: count)
    )
  }

  /// The symbols of this reader from one number on, in the order in which it met them.
  func symbols(from first: Int) -> [String] {
    (Int32(first)..<symbolNames.count).map { String(decoding: symbolNames.content($0)) }
  }

  /// Makes sure that all pieces were of one state of the file.
  func finish() throws(DelimitedTextError) { try window?.finish() }

  // MARK: - Pieces

  /// Reads the rows that begin in a range of the file.
  func read(_ range: Range<Int>) {
    count = 0
    faults = []
    leftOutSeries = [:]
    guard failure == nil, let window else { return }
    // One byte before tells whether a row begins with the range.
    let isFirst = range.lowerBound == layout.columns.dataStart
    base = isFirst ? range.lowerBound : range.lowerBound - 1
    let last = min(end, range.upperBound + Self.reach)
    let bytes: UnsafeRawBufferPointer
    do throws(DelimitedTextError) {
      bytes = UnsafeRawBufferPointer(start: try window.bytes(base..<last), count: last - base)
    } catch {
      failure = error
      return
    }
    var begin = 0
    if !isFirst {
      guard let mark = Self.lineFeed(in: bytes, from: 0) else {
        if last < end { faults = [TradeFault(kind: .longRow, start: base)] }
        return
      }
      begin = mark + 1
    }
    // The last row is that in which the range ends; the last of a file may lack its line feed.
    let limit = range.upperBound - base
    guard begin < limit else { return }
    let whole = Self.lineFeed(in: bytes, from: limit - 1).map { $0 + 1 }
    read(bytes, begin..<(whole ?? bytes.count))
    if whole == nil, last < end { faults.append(TradeFault(kind: .longRow, start: base + limit)) }
  }

  private func read(_ bytes: UnsafeRawBufferPointer, _ rows: Range<Int>) {
    let in_ = bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
    var position = rows.lowerBound
    // The bytes behind the last line feed are a row that only libcsv ends.
    let fastEnd = bytes[rows.upperBound - 1] == 10 ? rows.upperBound : rows.lowerBound
    while position < rows.upperBound {
      if position < fastEnd, !layout.readsEveryRowSlowly {
        readRegularRows(in_, &position, fastEnd)
      }
      guard position < rows.upperBound else { return }
      let next =
        Self.lineFeed(in: bytes, from: position).map { min($0 + 1, rows.upperBound) }
        ?? rows.upperBound
      let line = UnsafeRawBufferPointer(rebasing: bytes[position..<next])
      guard readSlowly(line, at: position) else { return }
      position = next
    }
  }

  private func readRegularRows(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int) {
    roles.withUnsafeBufferPointer { roles in
      beginnings.withUnsafeBufferPointer { beginnings in
        suffix.withUnsafeBufferPointer { suffix in
          keptSeries.withUnsafeBufferPointer { series in
            var columns = leyline_trade_layout(
              roles: roles.baseAddress,
              field_count: roles.count,
              delimiter: layout.columns.dialect.delimiter,
              point: layout.point,
              has_times: layout.time == nil ? 0 : 1,
              file_symbol: layout.symbol == nil ? 0 : -1,
              epoch_unit: layout.epochUnit
            )
            // A file without a column of symbols has its one symbol from the first row on.
            guard layout.symbol != nil || symbolNames.count > 0 else { return }
            var memory = leyline_trade_memory(
              symbols: symbolNames.known,
              days: dayNames.known,
              beginnings: beginnings.baseAddress,
              suffix: suffix.baseAddress,
              suffix_length: suffix.count,
              series: series.baseAddress,
              series_length: series.count,
              epoch_from: epoch.from,
              epoch_to: epoch.to,
              epoch_offset: epoch.offset
            )
            count = leyline_read_trades(&columns, &memory, bytes, &position, end, trades, count)
          }
        }
      }
    }
  }

  private static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: 10)
  }

  // MARK: - Rows of any form

  /// Reads one line by libcsv; returns whether to go on.
  private func readSlowly(_ line: UnsafeRawBufferPointer, at start: Int) -> Bool {
    var goesOn = true
    do throws(DelimitedTextError) {
      try records.forEach(in: line, from: 0, line: 1) { record in
        if let fault = readRow(record.fields, at: start) {
          faults.append(fault)
          goesOn = options.skipBadRows
        }
        return goesOn
      }
    } catch {
      // An open quotation mark would swallow the rows below, which is more than a bad row.
      faults.append(TradeFault(kind: .openQuote, start: base + start))
      return false
    }
    return goesOn
  }

  /// Reads a row; returns what is wrong with it.
  private func readRow(_ fields: [String], at start: Int) -> TradeFault? {
    func fault(_ kind: TradeFault.Kind, _ field: Int = 0) -> TradeFault {
      TradeFault(
        kind: kind,
        start: base + start,
        field: field,
        text: fields.indices.contains(field) ? fields[field] : ""
      )
    }
    guard fields.contains(where: { !$0.isEmpty }) else { return nil }
    let columns = layout.columns
    guard fields.count >= columns.neededFields else { return fault(.tooFewFields(fields.count)) }
    guard fields.dropFirst(columns.header.count).allSatisfy(\.isEmpty) else {
      return fault(.tooManyFields(fields.count))
    }
    if let series = layout.series {
      guard keeps(fields[series]) else { return nil }
    }
    guard !fields[layout.stamp].isEmpty else { return fault(.blank, layout.stamp) }
    let time = layout.time.map { fields[$0] }
    guard time?.isEmpty != true else { return fault(.blank, layout.time ?? 0) }
    guard let moment = TradeMoment(fields[layout.stamp], time: time, layout) else {
      return fault(.notADate, layout.stamp)
    }
    guard moment.stamp.time != nil else { return fault(.noTime, layout.stamp) }
    let hasOffset = moment.stamp.utcOffsetMinutes != nil
    guard hasOffset == layout.hasOffset else {
      return fault(.mixedOffsets(hasOffset), layout.stamp)
    }
    let symbol = layout.symbol.map { fields[$0] } ?? columns.fileSymbol ?? ""
    guard !symbol.isEmpty else { return fault(.blank, layout.symbol ?? 0) }
    var amounts = [0.0, 0.0]
    for (place, column) in [layout.price, layout.volume].enumerated() {
      switch columns.notation(ofColumn: column)?.parse(fields[column]) {
      case .value(let value) where value > 0 && value.isFinite: amounts[place] = value
      case .value: return fault(.notAboveZero, column)
      case .missing: return fault(.blank, column)
      default: return fault(.notANumber, column)
      }
    }
    trades.moments[count] = moment.moment(on: clock)
    trades.prices[count] = amounts[0]
    trades.volumes[count] = amounts[1]
    trades.symbols[count] = Self.intern(symbol, in: &symbolNames)
    trades.starts[count] = UInt32(start)
    count += 1
    learn(fields[layout.stamp], moment)
    return nil
  }

  /// Whether rows of a series count; one that does is known to the fast way from here on.
  private func keeps(_ series: String) -> Bool {
    let isKept = options.series.contains { wanted in
      wanted.uppercased() == series.uppercased() || wanted.uppercased() == "ALL"
    }
    if isKept { keptSeries = Array(series.utf8) } else { leftOutSeries[series, default: 0] += 1 }
    return isKept
  }

  private static func intern(_ text: String, in names: inout ByteInterner) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.baseAddress.map { names.intern($0, bytes.count) } ?? -1
    }
  }

  /// Remembers when the day of a stamp begins, where all its stamps are as far from that as the clock says.
  private func learn(_ text: String, _ moment: TradeMoment) {
    if layout.epochUnit > 0 {
      learnHour(of: moment)
      return
    }
    guard let beginning = beginning(of: moment.stamp) else { return }
    guard layout.time == nil else {
      remember(Substring(text), beginning)
      return
    }
    let written = Array(text.utf8)
    guard
      let length = written.indices.dropLast(3).dropFirst().first(where: { index in
        written[index + 3] == 0x3A && (written[index] == 0x20 || written[index] == 0x54)
      })
    else { return }
    // Behind the time nothing stands but an offset; a half of the day, as in 09:15 PM, would change it.
    let behind = written[(length + 1)...].drop { (0x2E...0x3A).contains($0) && $0 != 0x2F }
    guard
      behind.allSatisfy({ (0x30...0x3A).contains($0) || [0x20, 0x2B, 0x2D, 0x5A].contains($0) })
    else { return }
    if Array(behind) != suffix {
      suffix = Array(behind)
      for index in beginnings.indices { beginnings[index] = Int64.min }
    }
    remember(Substring(String(decoding: written[..<length], as: UTF8.self)), beginning)
  }

  private func remember(_ day: Substring, _ beginning: Int64) {
    let number = Int(Self.intern(String(day), in: &dayNames))
    while beginnings.count <= number { beginnings.append(Int64.min) }
    beginnings[number] = beginning
  }

  /// When a stamp's day begins on the clock of the exchange; nothing where the clock is moved within the day.
  private func beginning(of stamp: DateStamp) -> Int64? {
    func moved(_ seconds: Int) -> Int64? {
      guard let time = TimeOfDay(secondsSinceMidnight: seconds) else { return nil }
      let stamp = DateStamp(
        date: stamp.date,
        time: time,
        utcOffsetMinutes: stamp.utcOffsetMinutes
      )
      return TradeMoment.moment(clock(stamp)) - TradeMoment.moment(stamp)
    }
    guard let first = moved(0), first == moved(86_399) else { return nil }
    return Int64(stamp.date.dayNumber) * TradeMoment.day + first
  }

  /// Remembers how far the clock of the exchange is ahead of UTC in the hour of a stamp.
  private func learnHour(of moment: TradeMoment) {
    let stamp = moment.stamp
    guard let time = stamp.time, let hour = TimeOfDay(hour: time.hour, minute: 0) else { return }
    func offset(_ time: TimeOfDay?) -> Int64? {
      guard let time else { return nil }
      let stamp = DateStamp(date: stamp.date, time: time, utcOffsetMinutes: stamp.utcOffsetMinutes)
      return TradeMoment.moment(clock(stamp)) - TradeMoment.moment(stamp)
    }
    guard let first = offset(hour),
      first == offset(TimeOfDay(hour: time.hour, minute: 59, second: 59))
    else { return }
    let from = TradeMoment.moment(DateStamp(date: stamp.date, time: hour))
    epoch = (from, from + 3_600_000_000_000, first)
  }
}
