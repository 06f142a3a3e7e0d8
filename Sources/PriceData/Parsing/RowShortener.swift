internal import CLibCSV
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
    guard !layout.isWide || actions.contains(FieldAction.ignore) else { return nil }
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
