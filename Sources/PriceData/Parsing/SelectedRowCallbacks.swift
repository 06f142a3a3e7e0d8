internal import CLibCSV
internal import DelimitedText

/// The callbacks for rows that were shortened before libcsv parsed them.
///
/// Such a row has all its fields and something in them; which of them are left tells its note.
extension RowCallbacks {
  static let selectedField:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      start,
      length,
      context in
      let state = context.unsafelyUnwrapped.assumingMemoryBound(to: RowState.self)
      let step = state.pointee.step.unsafelyUnwrapped
      state.pointee.step = step + 1
      let action = step.pointee.action
      let bytes = UnsafePointer(start.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
      if action >= 0 {
        let value = NumberNotation.plainDecimal(bytes, count: length, point: state.pointee.point)
        state.pointee.columns[Int(action)][state.pointee.row] =
          value == value ? value : ornate(state, Int(step.pointee.column), bytes, length)
        return
      }
      guard length > 0 else {
        blank(state, Int(step.pointee.column), action)
        return
      }
      // The end of the row takes the numbers of the names from where they were interned last.
      if action == FieldAction.date {
        _ = state.pointee.dateNames.intern(bytes, length)
      } else if action == FieldAction.symbol {
        _ = state.pointee.symbolNames.intern(bytes, length)
      } else {
        rare(state, action, bytes, length)
      }
    }

  static let endOfSelectedRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _,
    context in
    let state = context.unsafelyUnwrapped.assumingMemoryBound(to: RowState.self)
    let notes = state.pointee.note.unsafelyUnwrapped
    let note = notes.pointee
    state.pointee.note = notes + 1
    state.pointee.step = state.pointee.steps(of: notes[1])
    if note.names.0 >= 0 { state.pointee.dateNames.last = note.names.0 }
    if note.names.1 >= 0 { state.pointee.symbolNames.last = note.names.1 }
    if note.names.2 != LEYLINE_PARSED { recallSeries(state, note.names.2) }
    if state.pointee.leftOutSeries >= 0 || state.pointee.hasPending {
      state.pointee.rowHasContent = true
      guard keepsRow(state, state.pointee.fieldCount) else {
        state.pointee.dropped.append(Int32(truncatingIfNeeded: state.pointee.row))
        state.pointee.record &+= 1
        return
      }
    }
    let row = state.pointee.row
    state.pointee.dates[row] = state.pointee.dateNames.last
    if let symbols = state.pointee.symbols {
      let fileSymbol = state.pointee.fileSymbol
      symbols[row] = fileSymbol >= 0 ? fileSymbol : state.pointee.symbolNames.last
    }
    state.pointee.rowHasContent = false
    state.pointee.record &+= 1
    state.pointee.row = row &+ 1
    if row &+ 1 == state.pointee.capacity { RowBatch.grow(state) }
  }

  /// Decides on a row whose series was left out of it.
  @inline(__always)
  private static func recallSeries(_ state: UnsafeMutablePointer<RowState>, _ number: Int32) {
    if number >= 0 { state.pointee.seriesNames.last = number }
    let series = state.pointee.seriesNames.last
    if !state.pointee.seriesIsKept[Int(series)] { state.pointee.leftOutSeries = series }
  }
}
