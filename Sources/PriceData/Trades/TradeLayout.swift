internal import CRowScan
internal import CivilTime
internal import DelimitedText

/// What the columns of a file of trades are, and how its stamps are written.
struct TradeLayout: Sendable {
  let columns: ColumnLayout
  let dates: DateColumn
  /// Whether stamps have an offset from UTC, as the first one.
  let hasOffset: Bool
  /// Whether libcsv and the notations read every row, as the columns are not written in the regular way.
  let readsEveryRowSlowly: Bool
  /// The columns, by what they are for.
  let stamp: Int
  let time: Int?
  let symbol: Int?
  let series: Int?
  let price: Int
  let volume: Int
  /// Billionths of a second of a unit of stamps that count from 1970, or 0.
  let epochUnit: Int64

  /// Recognizes the columns of an opened file.
  ///
  /// - Throws: ``TradeError`` when its rows are no trades, or their stamps cannot be read.
  init(
    _ layouts: [ColumnLayout],
    _ source: BlockSource,
    options: PriceLoadOptions
  ) throws(TradeError) {
    guard let columns = layouts.first, layouts.count == 1, !columns.isWide, !columns.hasDateParts,
      let stamp = columns.column(.date), let price = columns.column(.field(.close))
    else { throw .unusualColumns(file: source.name) }
    let others = [PriceField.open, .high, .low].compactMap { columns.column(.field($0)) }
    guard others.isEmpty else {
      throw .bars(file: source.name, columns: others.map(columns.name(ofColumn:)))
    }
    guard let volume = columns.column(.field(.volume)) else {
      throw .noVolume(file: source.name, header: columns.header)
    }
    (self.columns, self.stamp, self.price, self.volume) = (columns, stamp, price, volume)
    time = columns.column(.time)
    symbol = columns.column(.symbol)
    series = columns.column(.series)
    let rows = try Self.sample(of: source, columns)
    let texts = rows.compactMap { $0.indices.contains(stamp) ? $0[stamp] : nil }
    dates = try Self.dates(texts, columns, file: source.name, options: options)
    let first = texts.lazy.compactMap { [dates] in dates.parse($0) }.first
    guard time != nil || first?.time != nil else {
      throw .noTimes(
        file: source.name,
        column: columns.name(ofColumn: stamp),
        example: texts.first ?? ""
      )
    }
    hasOffset = first?.utcOffsetMinutes != nil
    let isEpoch = dates.notation == .epoch && time == nil
    epochUnit = isEpoch ? texts.lazy.compactMap(Self.epochUnit).first ?? 0 : 0
    let notations = [price, volume].compactMap(columns.notation(ofColumn:))
    let delimiter = columns.dialect.delimiter
    readsEveryRowSlowly =
      Set(notations.map(\.decimalComma)).count > 1 || delimiter == 0x20 || delimiter == 0x3A
      || isEpoch && epochUnit == 0
  }

  /// The first rows and the last.
  private static func sample(
    of source: BlockSource,
    _ columns: ColumnLayout
  ) throws(TradeError) -> [[String]] {
    let reader = RecordReader(dialect: columns.dialect, name: source.name)
    var rows: [[String]] = []
    // What is wrong with a row, or cut off at the end of the first bytes, is told when all rows are read.
    source.withHead { bytes in
      try? reader.forEach(in: bytes, from: columns.dataStart, line: 1) { record in
        rows.append(record.fields)
        return rows.count < 1000
      }
    }
    do throws(DelimitedTextError) {
      let begin = max(columns.dataStart, source.count - (1 << 14))
      let window = try source.window(capacity: 1 << 14)
      let bytes = UnsafeRawBufferPointer(
        start: try window.bytes(begin..<source.count),
        count: source.count - begin
      )
      guard let mark = bytes.firstIndex(of: 10) else { return rows }
      try? reader.forEach(in: bytes, from: mark + 1, line: 1) { record in
        rows.append(record.fields)
        return true
      }
    } catch {
      throw .prices(.text(error))
    }
    guard !rows.isEmpty else { throw .prices(.noRows(file: source.name)) }
    return rows
  }

  private static func dates(
    _ texts: [String],
    _ columns: ColumnLayout,
    file: String,
    options: PriceLoadOptions
  ) throws(TradeError) -> DateColumn {
    if let format = options.dateFormat {
      guard let notation = DateNotation(format: format) else {
        throw .prices(.badDateFormat(format))
      }
      return DateColumn(notation, forms: .prices)
    }
    do throws(DateNotationError) {
      return try .recognize(texts, forms: .prices)
    } catch {
      throw .prices(
        .dates(file: file, column: columns.name(ofColumn: columns.dateColumn ?? 0), error)
      )
    }
  }

  /// Billionths of a second of a unit of a stamp that counts from 1970, by its digits.
  static func epochUnit(_ text: String) -> Int64? {
    let digits = text.utf8.prefix { $0 != 0x2E }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return switch digits.count {
    case 9, 10: 1_000_000_000
    case 12, 13: 1_000_000
    case 15, 16: 1000
    case 18, 19: 1
    default: nil
    }
  }

  /// For each column what it is for, as the reader of regular rows understands it.
  var roles: [UInt8] {
    var roles = [UInt8](repeating: UInt8(LEYLINE_TRADE_UNWANTED), count: columns.actions.count)
    roles[stamp] = UInt8(LEYLINE_TRADE_STAMP)
    roles[price] = UInt8(LEYLINE_TRADE_PRICE)
    roles[volume] = UInt8(LEYLINE_TRADE_VOLUME)
    if let time { roles[time] = UInt8(LEYLINE_TRADE_TIME) }
    if let symbol { roles[symbol] = UInt8(LEYLINE_TRADE_SYMBOL) }
    if let series { roles[series] = UInt8(LEYLINE_TRADE_SERIES) }
    return roles
  }

  /// The decimal mark of prices and volumes.
  var point: UInt8 { columns.notation(ofColumn: price)?.decimalComma == true ? 0x2C : 0x2E }
}

/// A moment of a trade as a file writes it.
struct TradeMoment {
  /// A day in billionths of a second.
  static let day: Int64 = 86_400_000_000_000

  /// The stamp to the second.
  let stamp: DateStamp
  /// Billionths of a second beyond it.
  let beyond: Int64

  /// Reads a stamp, with its time in a field of its own or without.
  ///
  /// - Returns: Nothing for what is no date; a stamp without a time where there is none.
  init?(_ text: String, time: String?, _ layout: TradeLayout) {
    guard let date = layout.dates.parse(text) else { return nil }
    guard let time else {
      stamp = date
      beyond =
        layout.epochUnit > 0 ? Self.beyondOfEpoch(text) : Self.decimals(text, after: ":")
      return
    }
    guard let stamp = DateNotation.yearMonthDay.parse("\(date.date) \(IntradayBars.clock(time))")
    else { return nil }
    self.stamp = stamp
    beyond = Self.decimals(time, after: ":")
  }

  /// The moment on a clock, in billionths of a second since 1970.
  func moment(on clock: (DateStamp) -> DateStamp) -> Int64 { Self.moment(clock(stamp)) + beyond }

  /// The moment of a stamp that has a time.
  static func moment(_ stamp: DateStamp) -> Int64 {
    Int64(stamp.date.dayNumber) * day
      + Int64(stamp.time?.secondsSinceMidnight ?? 0) * 1_000_000_000
  }

  /// The digits behind the point that follows the last colon, as billionths.
  private static func decimals(_ text: String, after mark: Character) -> Int64 {
    // The offset from UTC may have a colon too, so the point is looked for.
    guard let colon = text.firstIndex(of: mark) else { return 0 }
    guard let point = text[colon...].firstIndex(of: ".") else { return 0 }
    return fraction(text[text.index(after: point)...], unit: 1_000_000_000)
  }

  private static func beyondOfEpoch(_ text: String) -> Int64 {
    guard let unit = TradeLayout.epochUnit(text) else { return 0 }
    let parts = text.split(separator: ".", maxSplits: 1)
    let whole = parts.first.flatMap { Int64($0) } ?? 0
    let within = unit < 1_000_000_000 ? whole % (1_000_000_000 / unit) * unit : 0
    return within + (parts.count > 1 ? fraction(parts[1], unit: unit) : 0)
  }

  private static func fraction(_ digits: Substring, unit: Int64) -> Int64 {
    var (unit, sum) = (unit, Int64(0))
    for byte in digits.utf8 {
      guard (0x30...0x39).contains(byte), unit % 10 == 0 else { break }
      unit /= 10
      sum += Int64(byte - 0x30) * unit
    }
    return sum
  }
}
