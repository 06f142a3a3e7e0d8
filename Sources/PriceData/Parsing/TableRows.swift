internal import CivilTime
internal import DelimitedText

/// Fills batches with the rows of a table whose columns are values in memory, as libcsv does with those of a text.
///
/// Only what a text would say in the same words is taken: the number of a day, of a symbol and of a series are
/// those of their texts, so that everything behind a batch is one. Where a row has what a text tells better, such
/// as no day, an infinity or a blank symbol, the whole table is read as text.
struct TableRows {
  /// A column of names: what it holds, and which of the texts it fills.
  private struct Names {
    let column: Int
    let content: HeldContent
  }

  let table: any HeldTable
  let layout: ColumnLayout
  let rules: SegmentParser.Rules
  private let date: Names
  private let symbol: Names?
  private let series: Names?
  /// The columns of values, one for each slot.
  private let values: [Int]

  /// How many rows are looked at at a time.
  static let blockRows = 4096

  /// Whether options leave open how days and numbers are written, which values in memory do not show.
  static func areWanted(_ options: PriceLoadOptions) -> Bool {
    options.dateFormat == nil && options.encoding == nil && options.decimal == nil
  }

  /// Gets ready to read a table; nothing where a column that is needed is no plain one.
  init?(_ table: any HeldTable, _ layout: ColumnLayout, _ rules: SegmentParser.Rules) {
    guard !layout.isWide, !layout.hasTimes, !layout.hasDateParts, !layout.slots.isEmpty,
      layout.actions.count <= table.header.count
    else { return nil }
    func names(_ role: ColumnRole, _ contents: Set<HeldContent>) -> Names?? {
      guard let column = layout.column(role) else { return .some(nil) }
      let content = table.content(ofColumn: column)
      return contents.contains(content) ? Names(column: column, content: content) : nil
    }
    guard case let date?? = names(.date, [.days, .texts, .integers]),
      let symbol = names(.symbol, [.texts, .integers]),
      let series = names(.series, [.texts, .integers]),
      (symbol == nil) == (layout.fileSymbol != nil)
    else { return nil }
    var values: [Int] = []
    for slot in layout.slots.indices {
      guard let column = layout.actions.firstIndex(of: Int32(slot)),
        [.numbers, .integers].contains(table.content(ofColumn: column))
      else { return nil }
      values.append(column)
    }
    self.table = table
    self.layout = layout
    self.rules = rules
    self.date = date
    self.symbol = symbol
    self.series = series
    self.values = values
  }

  /// Reads some rows into a batch that has room for them.
  ///
  /// - Returns: Whether all of them are plain.
  func read(_ rows: Range<Int>, file: Int, into batch: RowBatch) -> Bool {
    let state = batch.state
    batch.beginSegment(layout, rules)
    let firstRow = state.pointee.row
    let droppedBefore = state.pointee.dropped.count
    let memory = TableMemory(rows: Self.blockRows)
    var days = DayNumbers()
    var place = rows.lowerBound
    while place < rows.upperBound {
      let block = place..<min(place + Self.blockRows, rows.upperBound)
      guard readValues(block, state), readDates(block, memory, &days, state),
        readSymbols(block, memory, state), endRows(block, memory, state)
      else { return false }
      place = block.upperBound
    }
    batch.segments.append(
      RowBatch.Segment(
        file: file,
        layout: layout,
        start: 0,
        // The header is the first line.
        firstLine: rows.lowerBound + 2,
        rows: firstRow..<state.pointee.row,
        records: state.pointee.record,
        isLastOfFile: rows.upperBound == table.rowCount,
        dropped: droppedBefore..<state.pointee.dropped.count
      )
    )
    return true
  }

  private func readValues(_ block: Range<Int>, _ state: UnsafeMutablePointer<RowState>) -> Bool {
    for (slot, column) in values.enumerated() {
      let place = state.pointee.columns[slot] + state.pointee.row
      guard table.readNumbers(column, block, into: place) else { return false }
    }
    return true
  }

  private func readDates(
    _ block: Range<Int>,
    _ memory: TableMemory,
    _ days: inout DayNumbers,
    _ state: UnsafeMutablePointer<RowState>
  ) -> Bool {
    let dates = state.pointee.dates + state.pointee.row
    guard date.content == .days else {
      table.readNames(date.column, block, into: memory.names, digits: memory.digits)
      return intern(block.count, memory, &state.pointee.dateNames, into: dates)
    }
    guard table.readDays(date.column, block, into: memory.days) else { return false }
    return days.number(memory.days, block.count, &state.pointee.dateNames, into: dates)
  }

  private func readSymbols(
    _ block: Range<Int>,
    _ memory: TableMemory,
    _ state: UnsafeMutablePointer<RowState>
  ) -> Bool {
    guard let symbols = state.pointee.symbols else { return false }
    let place = symbols + state.pointee.row
    guard let symbol else {
      place.initialize(repeating: state.pointee.fileSymbol, count: block.count)
      return true
    }
    table.readNames(symbol.column, block, into: memory.names, digits: memory.digits)
    return intern(block.count, memory, &state.pointee.symbolNames, into: place)
  }

  /// Gives texts their numbers.
  ///
  /// - Returns: Whether each is there, and is in a text what it is here.
  private func intern(
    _ count: Int,
    _ memory: TableMemory,
    _ interner: inout ByteInterner,
    into numbers: UnsafeMutablePointer<Int32>
  ) -> Bool {
    let names = memory.names
    for row in 0..<count {
      guard let start = names[row].start, names[row].count > 0 else { return false }
      let known = interner.count
      let number = interner.intern(start, names[row].count)
      if number == known, !names[row].isPlain { return false }
      numbers[row] = number
    }
    return true
  }

  /// Counts the rows of a block, and takes out those of series that are left out.
  private func endRows(
    _ block: Range<Int>,
    _ memory: TableMemory,
    _ state: UnsafeMutablePointer<RowState>
  ) -> Bool {
    guard let series else {
      state.pointee.row += block.count
      state.pointee.record += block.count
      return true
    }
    table.readNames(series.column, block, into: memory.names, digits: memory.digits)
    let first = state.pointee.row
    for row in 0..<block.count {
      let name = memory.names[row]
      if let start = name.start, name.count > 0 {
        let known = state.pointee.seriesNames.count
        RowCallbacks.seriesOrTime(state, FieldAction.series, start, name.count)
        if state.pointee.seriesNames.count > known, !name.isPlain { return false }
      }
      if state.pointee.leftOutSeries >= 0 {
        state.pointee.rowHasContent = true
        _ = RowCallbacks.keepsRow(state, state.pointee.fieldCount)
        state.pointee.dropped.append(Int32(truncatingIfNeeded: state.pointee.row))
      } else {
        move(first + row, to: state.pointee.row, state)
        state.pointee.row += 1
      }
      state.pointee.record += 1
    }
    return true
  }

  private func move(_ row: Int, to place: Int, _ state: UnsafeMutablePointer<RowState>) {
    guard row != place else { return }
    for slot in values.indices {
      state.pointee.columns[slot][place] = state.pointee.columns[slot][row]
    }
    state.pointee.dates[place] = state.pointee.dates[row]
    if let symbols = state.pointee.symbols { symbols[place] = symbols[row] }
  }
}

/// Where the values of a block stand before they have their numbers.
private final class TableMemory {
  let days: UnsafeMutablePointer<Int32>
  let names: UnsafeMutablePointer<HeldName>
  let digits: UnsafeMutablePointer<UInt8>

  init(rows: Int) {
    days = .allocate(capacity: rows)
    names = .allocate(capacity: rows)
    digits = .allocate(capacity: rows * HeldName.mostDigits)
  }

  deinit {
    days.deallocate()
    names.deallocate()
    digits.deallocate()
  }
}

extension HeldName {
  /// Whether a file has the same bytes for the text: none at an end that a reader of files takes off, and none
  /// that would break its line.
  fileprivate var isPlain: Bool {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else {
      return false
    }
    return bytes.allSatisfy { $0 >= 0x20 }
      && (bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil)
  }
}

/// The numbers that the texts of days have.
private struct DayNumbers {
  /// The days that there can be numbers for, and the number of each, negative where it has none yet.
  private var first: Int32 = 0
  private var numbers: [Int32] = []
  /// The most days between the first and the last: three centuries.
  private static let mostDays = 110_000
  /// How many days there is room for before the first one and behind the last.
  private static let margin = 400

  /// Gives days their numbers.
  ///
  /// - Returns: Whether they lie so near to each other that a table of them is worth it.
  mutating func number(
    _ days: UnsafeMutablePointer<Int32>,
    _ count: Int,
    _ interner: inout ByteInterner,
    into places: UnsafeMutablePointer<Int32>
  ) -> Bool {
    var (least, most) = (Int32.max, Int32.min)
    for row in 0..<count {
      least = min(least, days[row])
      most = max(most, days[row])
    }
    guard count == 0 || makeRoom(for: Int(least)...Int(most)) else { return false }
    let first = first
    return numbers.withUnsafeMutableBufferPointer { numbers in
      for row in 0..<count {
        let place = Int(days[row] &- first)
        if numbers[place] < 0 {
          var text = CalendarDate(dayNumber: days[row]).description
          numbers[place] = text.withUTF8 { text in
            text.baseAddress.map { interner.intern($0, text.count) } ?? -1
          }
        }
        places[row] = numbers[place]
      }
      return true
    }
  }

  private mutating func makeRoom(for days: ClosedRange<Int>) -> Bool {
    let known = Int(first)..<(Int(first) + numbers.count)
    if known.contains(days.lowerBound), known.contains(days.upperBound) { return true }
    let lower = (numbers.isEmpty ? days.lowerBound : min(known.lowerBound, days.lowerBound))
    let upper = max(numbers.isEmpty ? days.upperBound : known.upperBound, days.upperBound)
    guard upper - lower <= Self.mostDays,
      let start = Int32(exactly: lower - Self.margin)
    else { return false }
    var wider = [Int32](repeating: -1, count: upper - lower + 1 + 2 * Self.margin)
    for (place, number) in numbers.enumerated() {
      wider[known.lowerBound - Int(start) + place] = number
    }
    (first, numbers) = (start, wider)
    return true
  }
}
