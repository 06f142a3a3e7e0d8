internal import CivilTime
internal import DelimitedText

/// Puts bars within a day together to daily bars.
struct IntradayBars {
  /// One bar as it was read.
  struct Bar {
    let day: Int32
    let seconds: Int
    let batch: Int
    let row: Int
    let values: [PriceField: Double]
  }

  /// Daily bars in place of the batches they were made from.
  struct Result {
    var batch: RowBatch
    var days: [Int32]
    var notes: [QualityNote]
  }

  let batches: [RowBatch]
  let dates: DateResolution
  let options: PriceLoadOptions
  let locator: RowLocator
  /// Moves a stamp to the clock of the exchange; by default the offset of the options does.
  var clock: (@Sendable (DateStamp) -> DateStamp)?

  /// Returns whether the rows of a batch are bars within days: a fifth of its days have several times.
  ///
  /// A day of a daily file that is there twice, each with another time, is a duplicate and no bars.
  static func isIntraday(_ batch: RowBatch, _ index: Int, _ dates: DateResolution) -> Bool {
    var first: [Int32: Int32] = [:]
    var several: Set<Int32> = []
    func note(_ day: Int32, _ time: Int32) {
      if first.updateValue(time, forKey: day).map({ $0 != time }) == true { several.insert(day) }
    }
    if let times = batch.state.pointee.times {
      for row in 0..<batch.rowCount where batch.dates[row] >= 0 && times[row] >= 0 {
        note(dates.days[index][Int(batch.dates[row])], times[row])
      }
    } else if let stamps = dates.stamps[index] {
      for case let stamp? in stamps {
        guard let time = stamp.time else { continue }
        note(stamp.date.dayNumber, Int32(time.secondsSinceMidnight))
      }
    }
    return several.count * 5 >= max(1, first.count)
  }

  /// Aggregates the rows of some batches, which have equal headers.
  ///
  /// The first open, the highest high, the lowest low, the last close, the sum of the volumes; the
  /// VWAP weights the mean of high, low and close of each bar with its volume.
  ///
  /// - Throws: ``PriceDataError/duplicateRows(symbol:date:first:second:)`` when two bars of one
  ///   symbol and time differ.
  func aggregate(_ indices: [Int]) throws(PriceDataError) -> Result {
    let (bars, faults) = try series(indices)
    var present = Set(indices.flatMap { batches[$0].slots.map(\.field) })
    present.subtract(
      options.beside.union([.turnover, .vwap, .previousClose, .delivered, .freeFloat])
    )
    let areTrades = bars.allSatisfy { self.areTrades($0.bars) }
    if areTrades || present.isSuperset(of: [.high, .low, .close, .volume]) {
      present.insert(.vwap)
    }
    if areTrades { present.formUnion([.open, .high, .low]) }
    let slots = PriceField.allCases.filter(present.contains).map {
      ColumnLayout.Slot(field: $0, symbol: nil)
    }
    let result = RowBatch(slots: slots, hasTimes: false, capacity: 1024)
    var counts: [Int: (bars: Int, days: Set<Int32>)] = [:]
    var steps: [Int: Int] = [:]
    for (symbol, series) in bars {
      for bar in series {
        let file = batches[bar.batch].segments[batches[bar.batch].segment(ofRow: bar.row)].file
        counts[file, default: (0, [])].bars += 1
        counts[file]?.days.insert(bar.day)
      }
      for (left, right) in zip(series, series.dropFirst()) where left.day == right.day {
        steps[(right.seconds - left.seconds) / 60, default: 0] += 1
      }
      var start = 0
      while start < series.count {
        var end = start
        while end < series.count, series[end].day == series[start].day { end += 1 }
        append(
          areTrades ? Self.day(ofTrades: series[start..<end]) : daily(series[start..<end]),
          day: series[start].day,
          symbol: symbol,
          to: result
        )
        start = end
      }
    }
    addSegments(indices, to: result)
    let minutes = steps.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let notes =
      faults
      + counts.sorted { $0.key < $1.key }.map { file, count in
        QualityNote.intradayAggregated(
          file: locator.name(file),
          bars: count.bars,
          days: count.days.count,
          minutesPerBar: minutes.flatMap { $0 > 0 ? $0 : nil }
        )
      }
    let names = result.state.pointee.dateNames
    let days = (0..<names.count).map { id in
      CalendarDate(String(decoding: names.bytes(id)))?.dayNumber ?? DateResolution.noDay
    }
    return Result(batch: result, days: days, notes: notes)
  }

  /// Returns the usable bars of some batches by symbol in byte order, each in the order of time and once, and
  /// what was noticed of the others.
  ///
  /// - Throws: ``PriceDataError/duplicateRows(symbol:date:first:second:)`` when two bars of one
  ///   symbol and time differ.
  func series(
    _ indices: [Int]
  ) throws(PriceDataError) -> (series: [(symbol: String, bars: [Bar])], notes: [QualityNote]) {
    var bars: [String: [Bar]] = [:]
    var checks = BarChecks(batches, locator: locator)
    for index in indices { collect(index, into: &bars, checks: &checks) }
    var result: [(symbol: String, bars: [Bar])] = []
    for symbol in bars.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let own = checks.usable(bars[symbol] ?? [], symbol: symbol)
      result.append((symbol, try distinct(own, symbol: symbol, checks: &checks)))
    }
    return (result, checks.notes(options.duplicates))
  }

  private func collect(
    _ index: Int,
    into bars: inout [String: [Bar]],
    checks: inout BarChecks
  ) {
    let batch = batches[index]
    var offset: Int??
    for row in 0..<batch.rowCount where batch.dates[row] >= 0 {
      guard var stamp = stamp(index, row) else { continue }
      if stamp.time != nil, offset != .some(stamp.utcOffsetMinutes) {
        offset = .some(stamp.utcOffsetMinutes)
        checks.begin(offset: stamp.utcOffsetMinutes, batch: index, row: row)
      }
      if let clock {
        stamp = clock(stamp)
      } else if let offset = options.utcOffsetMinutes {
        stamp = stamp.moved(toOffset: offset)
      }
      var values: [String: [PriceField: Double]] = [:]
      for (slot, column) in batch.slots.enumerated() {
        let symbol =
          column.symbol
          ?? batch.symbols.map {
            String(decoding: batch.state.pointee.symbolNames.content($0[row]))
          } ?? ""
        let value = batch.column(slot)[row]
        guard !value.isNaN, !options.beside.contains(column.field) else { continue }
        values[symbol, default: [:]][column.field] = value
      }
      for (symbol, fields) in values {
        bars[symbol, default: []].append(
          Bar(
            day: stamp.date.dayNumber,
            seconds: stamp.time?.secondsSinceMidnight ?? 0,
            batch: index,
            row: row,
            values: fields
          )
        )
      }
    }
  }

  private func stamp(_ index: Int, _ row: Int) -> DateStamp? {
    let batch = batches[index]
    let date = Int(batch.dates[row])
    if let times = batch.state.pointee.times {
      let day = CalendarDate(dayNumber: dates.days[index][date])
      guard times[row] >= 0 else { return DateStamp(date: day) }
      let text = String(decoding: batch.state.pointee.timeNames.bytes(times[row]))
      // The date notation reads what follows a date, so the time is read behind one.
      return DateNotation.yearMonthDay.parse("\(day) \(Self.clock(text))") ?? DateStamp(date: day)
    }
    return dates.stamps[index]?[date]
      ?? DateStamp(date: CalendarDate(dayNumber: dates.days[index][date]))
  }

  /// Returns a time with colons where it is digits alone: `93000` becomes `09:30:00`, `930` becomes `09:30`.
  static func clock(_ text: String) -> String {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return text
    }
    let digits =
      String(repeating: "0", count: (text.utf8.count > 4 ? 6 : 4) - text.utf8.count) + text
    return stride(from: 0, to: digits.count, by: 2)
      .map { String(digits.dropFirst($0).prefix(2)) }.joined(separator: ":")
  }

  /// Sorts the bars of a symbol by time and folds those that say the same.
  private func distinct(
    _ bars: [Bar],
    symbol: String,
    checks: inout BarChecks
  ) throws(PriceDataError) -> [Bar] {
    let sorted = bars.sorted {
      ($0.day, $0.seconds, $0.batch, $0.row) < ($1.day, $1.seconds, $1.batch, $1.row)
    }
    // Many trades have one stamp, and two of them may be equal.
    if areTrades(bars) { return sorted }
    var result: [Bar] = []
    for bar in sorted {
      guard let last = result.last, last.day == bar.day, last.seconds == bar.seconds else {
        result.append(bar)
        continue
      }
      if last.values == bar.values {
        checks.fold(bar, symbol: symbol)
        continue
      }
      guard options.duplicates != .error else {
        throw .duplicateRows(
          symbol: symbol,
          date: CalendarDate(dayNumber: bar.day),
          first: locator.position(batch: last.batch, row: last.row),
          second: locator.position(batch: bar.batch, row: bar.row)
        )
      }
      checks.choose(bar, symbol: symbol)
      if options.duplicates == .last { result[result.count - 1] = bar }
    }
    return result
  }

  /// Whether rows are trades: a price and a volume, no open, high or low, and seconds in their times, which
  /// bars of whole minutes lack.
  private func areTrades(_ bars: [Bar]) -> Bool {
    bars.contains { $0.seconds % 60 != 0 }
      && Set(bars.map(\.batch)).allSatisfy { batch in
        let fields = Set(batches[batch].slots.map(\.field))
        return fields.isSuperset(of: [.close, .volume])
          && fields.isDisjoint(with: [.open, .high, .low])
      }
  }

  /// Puts the trades of a day together; their average price is exact, `Σ price·volume/Σ volume`.
  private static func day(ofTrades trades: ArraySlice<Bar>) -> [PriceField: Double] {
    var day: [PriceField: Double] = [:]
    var traded = 0.0
    var shares = 0.0
    for trade in trades {
      guard let price = trade.values[.close] else { continue }
      if day[.open] == nil { day[.open] = price }
      day[.high] = max(day[.high] ?? price, price)
      day[.low] = min(day[.low] ?? price, price)
      day[.close] = price
      guard let volume = trade.values[.volume], volume > 0 else { continue }
      traded += price * volume
      shares += volume
    }
    day[.volume] = shares
    if shares > 0 { day[.vwap] = traded / shares }
    return day
  }

  private func daily(_ bars: ArraySlice<Bar>) -> [PriceField: Double] {
    var day: [PriceField: Double] = [:]
    var traded = 0.0
    var shares = 0.0
    for bar in bars {
      if day[.open] == nil { day[.open] = bar.values[.open] }
      if let high = bar.values[.high] { day[.high] = max(day[.high] ?? high, high) }
      if let low = bar.values[.low] { day[.low] = min(day[.low] ?? low, low) }
      if let close = bar.values[.close] { day[.close] = close }
      if let adjusted = bar.values[.adjustedClose] { day[.adjustedClose] = adjusted }
      guard let volume = bar.values[.volume] else { continue }
      day[.volume] = (day[.volume] ?? 0) + volume
      if let high = bar.values[.high], let low = bar.values[.low], let close = bar.values[.close] {
        traded += (high + low + close) / 3 * volume
        shares += volume
      }
    }
    if shares > 0 { day[.vwap] = traded / shares }
    return day
  }

  private func append(
    _ values: [PriceField: Double],
    day: Int32,
    symbol: String,
    to batch: RowBatch
  ) {
    let state = batch.state
    let row = state.pointee.row
    var date = CalendarDate(dayNumber: day).description
    var symbol = symbol
    state.pointee.dates[row] = date.withUTF8 { buffer in
      buffer.baseAddress.map { state.pointee.dateNames.intern($0, buffer.count) } ?? -1
    }
    state.pointee.symbols?[row] = symbol.withUTF8 { buffer in
      buffer.baseAddress.map { state.pointee.symbolNames.intern($0, buffer.count) } ?? 0
    }
    for (slot, column) in batch.slots.enumerated() {
      batch.column(slot)[row] = values[column.field] ?? .nan
    }
    state.pointee.row += 1
    if state.pointee.row == state.pointee.capacity { RowBatch.grow(state) }
  }

  /// Keeps the segments of the bars, so that each file is still known; the rows stand in the first.
  private func addSegments(_ indices: [Int], to batch: RowBatch) {
    for index in indices {
      for segment in batches[index].segments {
        var copy = segment
        copy.rows = batch.segments.isEmpty ? 0..<batch.rowCount : batch.rowCount..<batch.rowCount
        copy.dropped = 0..<0
        batch.segments.append(copy)
      }
    }
  }
}
