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
