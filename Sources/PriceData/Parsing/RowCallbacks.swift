internal import DelimitedText

/// The callbacks that libcsv calls.
enum RowCallbacks {
  static let field:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      start,
      length,
      context in
      let state = context.unsafelyUnwrapped.assumingMemoryBound(to: RowState.self)
      let index = state.pointee.field
      state.pointee.field = index &+ 1
      guard index < state.pointee.fieldCount else {
        if length > 0 { surplus(state, index, start, length) }
        return
      }
      let action = state.pointee.actions[index]
      guard action != FieldAction.ignore else {
        if length > 0 { state.pointee.rowHasContent = true }
        return
      }
      let bytes = UnsafePointer(start.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
      if action >= 0 {
        let value = NumberNotation.plainDecimal(bytes, count: length, point: state.pointee.point)
        if value == value {
          state.pointee.columns[Int(action)][state.pointee.row] = value
          state.pointee.rowHasContent = true
        } else {
          state.pointee.columns[Int(action)][state.pointee.row] =
            ornate(state, index, bytes, length)
        }
        return
      }
      guard length > 0 else {
        blank(state, index, action)
        return
      }
      state.pointee.rowHasContent = true
      if action == FieldAction.date {
        state.pointee.dates[state.pointee.row] = state.pointee.dateNames.intern(bytes, length)
      } else if action == FieldAction.symbol {
        state.pointee.symbols.unsafelyUnwrapped[state.pointee.row] =
          state.pointee.symbolNames.intern(bytes, length)
      } else {
        seriesOrTime(state, action, bytes, length)
      }
    }

  static let endOfRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    let state = context.unsafelyUnwrapped.assumingMemoryBound(to: RowState.self)
    let found = state.pointee.field
    state.pointee.field = 0
    if found < state.pointee.fieldCount || state.pointee.leftOutSeries >= 0
      || state.pointee.hasPending
      || !state.pointee.rowHasContent
    {
      guard keepsRow(state, found) else {
        state.pointee.dropped.append(Int32(truncatingIfNeeded: state.pointee.row))
        state.pointee.record &+= 1
        return
      }
    }
    state.pointee.rowHasContent = false
    if state.pointee.fileSymbol >= 0 {
      state.pointee.symbols.unsafelyUnwrapped[state.pointee.row] = state.pointee.fileSymbol
    }
    state.pointee.record &+= 1
    state.pointee.row &+= 1
    if state.pointee.row == state.pointee.capacity { RowBatch.grow(state) }
  }

  /// Decides on a row in which something is unusual.
  @inline(never)
  static func keepsRow(_ state: UnsafeMutablePointer<RowState>, _ found: Int) -> Bool {
    defer {
      state.pointee.rowHasContent = false
      state.pointee.leftOutSeries = -1
      state.pointee.hasPending = false
    }
    // A row of delimiters only says nothing.
    guard state.pointee.rowHasContent else { return false }
    if state.pointee.sharesRows, isOfOthers(state, found) { return false }
    let isWhole = state.pointee.sharesRows && found >= state.pointee.neededFields
    if found < state.pointee.fieldCount, !isWhole {
      state.pointee.shortRows += 1
      state.pointee.lastShort = (state.pointee.record, found, state.pointee.row)
    } else {
      state.pointee.lastShort = nil
    }
    if state.pointee.leftOutSeries >= 0 {
      state.pointee.seriesLeftOut[Int(state.pointee.leftOutSeries)] += 1
      return false
    }
    // A row may end before the fields that decide nothing, which then hold what stood there before.
    for index in found..<max(found, state.pointee.fieldCount)
    where state.pointee.actions[index] >= 0 {
      state.pointee.columns[Int(state.pointee.actions[index])][state.pointee.row] = .nan
    }
    if found < state.pointee.neededFields {
      fail(state, Int32(found - 1), .tooFewFields(found), "")
    }
    if state.pointee.hasPending, let pending = state.pointee.pending {
      state.pointee.failures.append(
        RowFailure(
          segment: state.pointee.segment,
          record: state.pointee.record,
          field: Int(pending.field),
          fault: pending.fault,
          text: pending.text
        )
      )
      if state.pointee.stopsAtFailure { state.pointee.shouldStop = true }
      return false
    }
    return true
  }

  /// Whether a row has neither a date nor a value of its security, whose rows have ended before.
  private static func isOfOthers(
    _ state: UnsafeMutablePointer<RowState>,
    _ found: Int
  ) -> Bool {
    for index in 0..<min(found, state.pointee.fieldCount) {
      let action = state.pointee.actions[index]
      let isDateless = state.pointee.hasPending && state.pointee.pending?.fault == .noDate
      if action == FieldAction.date, !isDateless { return false }
      if action >= 0, !state.pointee.columns[Int(action)][state.pointee.row].isNaN { return false }
    }
    return true
  }

  @inline(never)
  static func ornate(
    _ state: UnsafeMutablePointer<RowState>,
    _ index: Int,
    _ bytes: UnsafePointer<UInt8>,
    _ length: Int
  ) -> Double {
    let slot = Int(state.pointee.actions[index])
    let notation = state.pointee.notations + slot
    let number =
      state.pointee.point == 0
      ? notation.pointee.parse(bytes, count: length)
      : notation.pointee.parseOrnate(bytes, count: length)
    switch number {
    case .value(let value):
      state.pointee.rowHasContent = true
      return value
    case .missing: return .nan
    case .error where state.pointee.isBeside[slot]: return .nan
    case .notANumber where state.pointee.isBeside[slot]:
      state.pointee.rowHasContent = true
      return .nan
    case .error:
      let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length))
      let place = ErrorPlace(segment: state.pointee.segment, column: index)
      state.pointee.errorFields[place, default: (0, text)].count += 1
      return .nan
    case .notANumber:
      state.pointee.rowHasContent = true
      let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length))
      fail(state, Int32(index), .notANumber, text)
      return .nan
    }
  }

  @inline(never)
  static func blank(
    _ state: UnsafeMutablePointer<RowState>,
    _ index: Int,
    _ action: Int32
  ) {
    switch action {
    case FieldAction.date, FieldAction.year, FieldAction.month, FieldAction.day:
      fail(state, Int32(index), .noDate, "")
    case FieldAction.symbol: fail(state, Int32(index), .noSymbol, "")
    case FieldAction.time: state.pointee.times?[state.pointee.row] = -1
    default: break
    }
  }

  /// Takes a field of the kinds of text that few files have.
  @inline(never)
  static func seriesOrTime(
    _ state: UnsafeMutablePointer<RowState>,
    _ action: Int32,
    _ bytes: UnsafePointer<UInt8>,
    _ length: Int
  ) {
    if action <= FieldAction.year {
      let record = state.pointee.record
      if let date = state.pointee.dateParts.take(action, bytes, length, record: record) {
        state.pointee.dates[state.pointee.row] = date.withUnsafeBufferPointer { text in
          text.baseAddress.map { state.pointee.dateNames.intern($0, text.count) } ?? -1
        }
      }
      return
    }
    if action == FieldAction.time {
      state.pointee.times?[state.pointee.row] = state.pointee.timeNames.intern(bytes, length)
      return
    }
    let id = state.pointee.seriesNames.intern(bytes, length)
    if Int(id) == state.pointee.seriesIsKept.count {
      let name = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length))
      let kept = state.pointee.keptSeries
      state.pointee.seriesIsKept.append(kept.contains(name.uppercased()) || kept.contains("ALL"))
      state.pointee.seriesLeftOut.append(0)
    }
    if !state.pointee.seriesIsKept[Int(id)] { state.pointee.leftOutSeries = id }
  }

  @inline(never)
  private static func surplus(
    _ state: UnsafeMutablePointer<RowState>,
    _ index: Int,
    _ start: UnsafeMutableRawPointer?,
    _ length: Int
  ) {
    guard let start else { return }
    // A column without a name may be one that a data bank had no data for.
    let bytes = UnsafePointer(start.assumingMemoryBound(to: UInt8.self))
    if state.pointee.slotCount > 0,
      state.pointee.notations.pointee.parseOrnate(bytes, count: length) == .error
    {
      return
    }
    let text = String(decoding: UnsafeRawBufferPointer(start: start, count: length))
    state.pointee.rowHasContent = true
    fail(state, Int32(index), .tooManyFields(index + 1), text)
  }

  /// Remembers the first fault of the current row; whether the row counts is decided at its end.
  private static func fail(
    _ state: UnsafeMutablePointer<RowState>,
    _ field: Int32,
    _ fault: RowFault,
    _ text: String
  ) {
    guard !state.pointee.hasPending else { return }
    state.pointee.hasPending = true
    state.pointee.pending = (field, fault, text)
  }
}
