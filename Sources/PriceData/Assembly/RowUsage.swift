internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Which days and symbols the rows of a batch use, and the places of both in the panel.
struct RowUsage: Sendable {
  /// What one segment holds.
  struct SegmentUse: Sendable {
    var rows = 0
    var firstDay = Int32.max
    var lastDay = Int32.min
    var symbols: Set<String> = []
    /// The days, without repetition.
    var days: Set<Int32> = []
  }

  /// Whether a date number is used.
  var usesDate: [Bool]
  /// Whether a symbol number is used; of a matrix, whether a column of values is.
  var usesSymbol: [Bool]
  /// The symbols behind the numbers.
  var symbolNames: [String]
  var segments: [SegmentUse]

  /// Looks through a batch; rows without any value are taken out.
  init(_ batch: RowBatch, days: [Int32]) {
    usesDate = [Bool](repeating: false, count: days.count)
    segments = []
    if batch.symbols != nil {
      let names = batch.state.pointee.symbolNames
      symbolNames = (0..<names.count).map { String(decoding: names.bytes($0)) }
    } else {
      symbolNames = batch.slots.map { $0.symbol ?? "" }
    }
    usesSymbol = [Bool](repeating: false, count: symbolNames.count)
    for segment in batch.segments {
      var segmentSymbols = [Bool](repeating: false, count: symbolNames.count)
      var segmentDates = [Bool](repeating: false, count: days.count)
      var use = days.withUnsafeBufferPointer { days in
        segmentDates.withUnsafeMutableBufferPointer { usesDate in
          segmentSymbols.withUnsafeMutableBufferPointer { usesSymbol in
            Self.use(of: segment.rows, in: batch, days, usesDate, usesSymbol)
          }
        }
      }
      for (id, isUsed) in segmentSymbols.enumerated() where isUsed {
        usesSymbol[id] = true
        use.symbols.insert(symbolNames[id])
      }
      for (id, isUsed) in segmentDates.enumerated() where isUsed {
        usesDate[id] = true
        use.days.insert(days[id])
      }
      segments.append(use)
    }
  }

  /// Looks through the rows of a segment and marks their dates and symbols.
  private static func use(
    of rows: Range<Int>,
    in batch: RowBatch,
    _ days: UnsafeBufferPointer<Int32>,
    _ usesDate: UnsafeMutableBufferPointer<Bool>,
    _ usesSymbol: UnsafeMutableBufferPointer<Bool>
  ) -> SegmentUse {
    var use = SegmentUse()
    // What the batch keeps is taken out of it once and not for each row.
    let dates = batch.dates
    let symbols = batch.symbols
    let columns = batch.state.pointee.columns
    let slots = batch.slots.indices
    for row in rows {
      let date = Int(dates[row])
      guard date >= 0 else { continue }
      var hasValue = false
      if let symbols {
        hasValue = slots.contains { !columns[$0][row].isNaN }
        if hasValue { usesSymbol[Int(symbols[row])] = true }
      } else {
        for slot in slots where !columns[slot][row].isNaN {
          hasValue = true
          usesSymbol[slot] = true
        }
      }
      guard hasValue else {
        dates[row] = -1
        continue
      }
      use.rows += 1
      usesDate[date] = true
      use.firstDay = min(use.firstDay, days[date])
      use.lastDay = max(use.lastDay, days[date])
    }
    return use
  }
}

/// The days and symbols of a panel, and where the rows of each batch stand in it.
struct PanelAxes: Sendable {
  let days: [CalendarDate]
  let symbols: [String]
  /// For each batch and date number the index of the day.
  let dayIndices: [[Int32]]
  /// For each batch and symbol number the index of the symbol, negative where it is not used.
  let symbolIndices: [[Int32]]

  init(_ usages: [RowUsage], days dayNumbers: [[Int32]]) {
    var distinctDays: Set<Int32> = []
    var distinctSymbols: Set<String> = []
    for (usage, numbers) in zip(usages, dayNumbers) {
      for (id, isUsed) in usage.usesDate.enumerated() where isUsed {
        distinctDays.insert(numbers[id])
      }
      for (id, isUsed) in usage.usesSymbol.enumerated() where isUsed {
        distinctSymbols.insert(usage.symbolNames[id])
      }
    }
    let sortedDays = distinctDays.sorted()
    symbols = distinctSymbols.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    days = sortedDays.map { CalendarDate(dayNumber: $0) }
    let dayPlaces = Dictionary(
      uniqueKeysWithValues: sortedDays.enumerated().map { ($1, Int32($0)) }
    )
    let symbolPlaces = Dictionary(
      uniqueKeysWithValues: symbols.enumerated().map { ($1, Int32($0)) }
    )
    dayIndices = dayNumbers.map { numbers in numbers.map { dayPlaces[$0] ?? -1 } }
    symbolIndices = usages.map { usage in
      zip(usage.symbolNames, usage.usesSymbol).map { $1 ? symbolPlaces[$0] ?? -1 : -1 }
    }
  }
}
