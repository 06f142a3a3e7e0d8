internal import CLibCSV
internal import CRowScan
internal import DelimitedText

/// Spares libcsv the fields that nobody asked for, and the names that it has parsed before.
///
/// Rows that are written in the regular way are shortened before they are parsed: to the fields that
/// are needed, less the dates, symbols and series that are known from earlier rows. The rows that
/// come out are the same as without it.
struct RowShortener {
  private let selection: leyline_field_selection
  private let roles: UnsafeMutablePointer<UInt8>
  private let steps: UnsafeMutablePointer<FieldStep>
  private let stepCount: Int
  private let space: ShortenedRows

  /// Creates a shortener, or nothing for rows of values that are all needed.
  init?(_ layout: ColumnLayout, space: ShortenedRows) {
    let actions = layout.actions
    guard !layout.isWide || actions.contains(FieldAction.ignore), !layout.hasDateParts else {
      return nil
    }
    // A note has room for one name of each kind.
    let kinds = [FieldAction.date, FieldAction.symbol, FieldAction.series]
    let names = actions.filter(kinds.contains)
    guard Set(names).count == names.count else { return nil }
    self.space = space
    roles = .allocate(capacity: actions.count + 1)
    roles.initialize(repeating: UInt8(LEYLINE_UNWANTED), count: actions.count + 1)
    for (index, action) in actions.enumerated() { roles[index] = Self.role(action) }
    // One table of the fields that are left for each set of kinds that are left out.
    let wanted = actions.indices.filter { actions[$0] != FieldAction.ignore }
    let sets = 1 << Int(LEYLINE_NAME_KINDS)
    stepCount = wanted.count
    steps = .allocate(capacity: sets * stepCount)
    for leftOut in 0..<sets {
      var step = steps + leftOut * stepCount
      for index in wanted {
        let kind = Int(roles[index]) - Int(LEYLINE_NAME)
        if kind >= 0, leftOut >> kind & 1 == 1 { continue }
        step.initialize(to: FieldStep(action: actions[index], column: Int32(index)))
        step += 1
      }
    }
    selection = leyline_field_selection(
      roles: roles,
      field_count: actions.count,
      delimiter: layout.dialect.delimiter
    )
  }

  /// Gives the memory back.
  func deallocate() {
    roles.deallocate()
    steps.deallocate()
  }

  private static func role(_ action: Int32) -> UInt8 {
    switch action {
    case FieldAction.ignore: UInt8(LEYLINE_UNWANTED)
    case FieldAction.date: UInt8(LEYLINE_NAME)
    case FieldAction.symbol: UInt8(LEYLINE_NAME + 1)
    case FieldAction.series: UInt8(LEYLINE_NAME + 2)
    case FieldAction.time: UInt8(LEYLINE_TEXT)
    default: UInt8(LEYLINE_VALUE)
    }
  }

  /// Parses the rows at the beginning of a block as far as they are whole and regular.
  ///
  /// - Returns: The number of bytes that were used up, which ends between two rows.
  func parse(
    _ start: UnsafeRawPointer,
    _ count: Int,
    _ parser: inout csv_parser,
    _ state: UnsafeMutablePointer<RowState>
  ) -> Int {
    var consumed = 0
    let known = leyline_known_names(
      of: (
        state.pointee.dateNames.known,
        state.pointee.symbolNames.known,
        state.pointee.seriesNames.known
      )
    )
    let written = withUnsafePointer(to: selection) { selection in
      leyline_select_fields(
        selection,
        known,
        start.assumingMemoryBound(to: UInt8.self),
        count,
        space.rows,
        &consumed
      )
    }
    guard written > 0 else { return consumed }
    state.pointee.steps = UnsafePointer(steps)
    state.pointee.stepCount = stepCount
    state.pointee.note = UnsafePointer(space.rows.notes)
    state.pointee.step = state.pointee.steps(of: space.rows.notes.pointee)
    _ = csv_parse(
      &parser,
      space.rows.rows,
      written,
      RowCallbacks.selectedField,
      RowCallbacks.endOfSelectedRow,
      state
    )
    return consumed
  }
}

/// The memory that shortened rows of a block stand in, used for one block after the other.
final class ShortenedRows {
  let rows: leyline_selected_rows

  /// Makes room for the rows of a block.
  init(blockSize: Int) {
    let limit = blockSize / 8 + 16
    rows = leyline_selected_rows(
      rows: .allocate(capacity: blockSize + 64),
      notes: .allocate(capacity: limit + 1),
      note_limit: limit
    )
  }

  deinit {
    rows.rows.deallocate()
    rows.notes.deallocate()
  }
}

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
        seriesOrTime(state, action, bytes, length)
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
