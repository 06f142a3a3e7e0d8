internal import Algorithms
internal import CivilTime
internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#endif

/// The rows that one thread read from one piece of a file, or from several small files.
///
/// Rows are columns of numbers: a number for the date text, one for the symbol, one double for each
/// value. The texts behind the numbers are resolved when all batches are there.
final class RowBatch: @unchecked Sendable {
  // A batch is filled by one thread and read by others only after that thread has handed it over.

  /// The rows that came from one file, or from one piece of it.
  struct Segment {
    let file: Int
    let layout: ColumnLayout
    /// Where the segment begins in the file.
    let start: Int
    /// The line of its first row, where each row is one line.
    var firstLine: Int?
    var rows: Range<Int>
    var records = 0
    var shortRows = 0
    var lastShort: (record: Int, found: Int, row: Int)?
    var isLastOfFile = true
    /// Whether the parser stood between two rows at the end.
    var endsBetweenRows = true
    /// The positions in `dropped` that belong to the segment.
    var dropped: Range<Int> = 0..<0
  }

  let state: UnsafeMutablePointer<RowState>
  var segments: [Segment] = []
  /// What the columns of values are: a field, and a symbol in a file with a column for each symbol.
  let slots: [ColumnLayout.Slot]

  init(slots: [ColumnLayout.Slot], hasTimes: Bool, capacity: Int) {
    self.slots = slots
    let room = max(capacity, 64)
    let columns = UnsafeMutablePointer<UnsafeMutablePointer<Double>>.allocate(
      capacity: max(slots.count, 1)
    )
    for slot in slots.indices {
      (columns + slot).initialize(to: .allocate(capacity: room))
    }
    let hasSymbols = slots.contains { $0.symbol == nil }
    state = .allocate(capacity: 1)
    state.initialize(
      to: RowState(
        actions: .allocate(capacity: 1),
        notations: .allocate(capacity: max(slots.count, 1)),
        capacity: room,
        slotCount: slots.count,
        dates: .allocate(capacity: room),
        symbols: hasSymbols ? .allocate(capacity: room) : nil,
        times: hasTimes ? .allocate(capacity: room) : nil,
        columns: columns
      )
    )
    for slot in slots.indices { LargePages.advise(columns[slot], count: room) }
    LargePages.advise(state.pointee.dates, count: room)
    LargePages.advise(state.pointee.symbols, count: room)
  }

  deinit {
    for slot in 0..<state.pointee.slotCount { state.pointee.columns[slot].deallocate() }
    state.pointee.columns.deallocate()
    state.pointee.dates.deallocate()
    state.pointee.symbols?.deallocate()
    state.pointee.times?.deallocate()
    state.pointee.actions.deallocate()
    state.pointee.notations.deallocate()
    state.pointee.dateNames.deallocate()
    state.pointee.symbolNames.deallocate()
    state.pointee.seriesNames.deallocate()
    state.pointee.timeNames.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// The number of rows.
  var rowCount: Int { state.pointee.row }

  /// The number of the date text of each row, negative where the row was taken out.
  var dates: UnsafeMutablePointer<Int32> { state.pointee.dates }
  /// The number of the symbol of each row; nothing where the columns have symbols.
  var symbols: UnsafeMutablePointer<Int32>? { state.pointee.symbols }

  /// Whether the name of a symbol is not UTF-8.
  var hasForeignNames: Bool {
    let names = state.pointee.symbolNames
    return (0..<names.count).contains { id in
      let name = names.bytes(id)
      return name.contains { $0 >= 0x80 } && String(validating: name, as: UTF8.self) == nil
    }
  }

  /// Returns the values of a slot.
  func column(_ slot: Int) -> UnsafeMutablePointer<Double> { state.pointee.columns[slot] }

  /// Gives the memory of a column back, whose values are not needed any more.
  func releaseColumn(_ field: PriceField) {
    for (slot, column) in slots.enumerated() where column.field == field {
      state.pointee.columns[slot].deallocate()
      state.pointee.columns[slot] = .allocate(capacity: 1)
    }
  }

  /// Returns the segment that a row belongs to.
  func segment(ofRow row: Int) -> Int {
    let index = segments.partitioningIndex { $0.rows.upperBound > row }
    return min(index, segments.count - 1)
  }

  /// Returns which record of its segment a row is, counted from zero.
  func record(ofRow row: Int) -> Int {
    let segment = segments[segment(ofRow: row)]
    let dropped = state.pointee.dropped[segment.dropped]
    let before = dropped.partitioningIndex { Int($0) > row } - dropped.startIndex
    return row - segment.rows.lowerBound + before
  }

  /// Gets ready for the rows of another file or piece, whatever they are read from.
  func beginSegment(_ layout: ColumnLayout, _ rules: SegmentParser.Rules) {
    state.pointee.actions.deallocate()
    state.pointee.actions = .allocate(capacity: max(layout.actions.count, 1))
    for (index, action) in layout.actions.enumerated() {
      (state.pointee.actions + index).initialize(to: action)
    }
    state.pointee.fieldCount = layout.actions.count
    state.pointee.neededFields = layout.neededFields
    // Where columns differ, what has a mark is read by the notation of its column.
    let marks = Set(layout.notations.map(\.decimalComma))
    state.pointee.point = marks.count > 1 ? 0 : marks.contains(true) ? 0x2C : 0x2E
    for (slot, notation) in layout.notations.enumerated() {
      (state.pointee.notations + slot).initialize(to: notation)
    }
    state.pointee.keptSeries = rules.series.map { $0.uppercased() }
    state.pointee.sharesRows = layout.sharesRows
    state.pointee.stopsAtFailure = !rules.skipsBadRows
    state.pointee.isBeside = layout.slots.map { layout.beside.contains($0.field) }
    state.pointee.fileSymbol = -1
    if let symbol = layout.fileSymbol, state.pointee.symbols != nil {
      var text = symbol
      state.pointee.fileSymbol = text.withUTF8 { buffer in
        guard let base = buffer.baseAddress else { return -1 }
        return state.pointee.symbolNames.intern(base, buffer.count)
      }
    }
    state.pointee.segment = segments.count
    state.pointee.record = 0
    state.pointee.field = 0
    state.pointee.rowHasContent = false
    state.pointee.hasPending = false
    state.pointee.leftOutSeries = -1
    state.pointee.shortRows = 0
    state.pointee.lastShort = nil
    state.pointee.shouldStop = false
    state.pointee.dateParts = RowDateParts()
  }

  /// Makes room for more rows.
  @inline(never)
  static func grow(_ state: UnsafeMutablePointer<RowState>) {
    let count = state.pointee.row
    let capacity = state.pointee.capacity + state.pointee.capacity / 2
    func larger<Element>(
      _ old: UnsafeMutablePointer<Element>
    ) -> UnsafeMutablePointer<Element> {
      let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
      LargePages.advise(new, count: capacity)
      new.moveInitialize(from: old, count: count)
      old.deallocate()
      return new
    }
    state.pointee.dates = larger(state.pointee.dates)
    state.pointee.symbols = state.pointee.symbols.map(larger)
    state.pointee.times = state.pointee.times.map(larger)
    for slot in 0..<state.pointee.slotCount {
      state.pointee.columns[slot] = larger(state.pointee.columns[slot])
    }
    state.pointee.capacity = capacity
  }
}

extension RowBatch {
  /// What a batch holds at a moment.
  struct Mark {
    fileprivate let segments: Int
    fileprivate let rows: Int
    fileprivate let dropped: Int
    fileprivate let failures: Int
    fileprivate let seriesLeftOut: [Int]
  }

  /// What the batch holds now.
  var mark: Mark {
    Mark(
      segments: segments.count,
      rows: state.pointee.row,
      dropped: state.pointee.dropped.count,
      failures: state.pointee.failures.count,
      seriesLeftOut: state.pointee.seriesLeftOut
    )
  }

  /// Whether rows have failed since a moment.
  func hasFailures(after mark: Mark) -> Bool { state.pointee.failures.count > mark.failures }

  /// Takes out the rows that were read since a moment.
  func undo(to mark: Mark) {
    state.pointee.errorFields = state.pointee.errorFields.filter { $0.key.segment < mark.segments }
    segments.removeSubrange(mark.segments...)
    state.pointee.row = mark.rows
    state.pointee.dropped.removeSubrange(mark.dropped...)
    state.pointee.failures.removeSubrange(mark.failures...)
    for (series, count) in mark.seriesLeftOut.enumerated() {
      state.pointee.seriesLeftOut[series] = count
    }
    for series in state.pointee.seriesLeftOut.indices.dropFirst(mark.seriesLeftOut.count) {
      state.pointee.seriesLeftOut[series] = 0
    }
  }
}

/// Large pages for large columns: fewer page faults while they are filled.
package enum LargePages {
  /// Asks the system for large pages behind a range that has just been allocated.
  ///
  /// A system that does not know them does as before; the values do not depend on it.
  package static func advise<Element>(_ start: UnsafeMutablePointer<Element>?, count: Int) {
    #if canImport(Glibc)
    let size = 2 << 20
    let bytes = count * MemoryLayout<Element>.stride
    guard let start, bytes >= 2 * size else { return }
    let address = UInt(bitPattern: start)
    let lower = (address + UInt(size) - 1) / UInt(size) * UInt(size)
    let upper = (address + UInt(bytes)) / UInt(size) * UInt(size)
    guard lower < upper, let aligned = UnsafeMutableRawPointer(bitPattern: lower) else { return }
    madvise(aligned, Int(upper - lower), MADV_HUGEPAGE)
    #endif
  }
}
