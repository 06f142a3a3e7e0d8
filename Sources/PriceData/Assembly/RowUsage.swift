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
  /// How many symbols and days have a row, those that have several counted as often.
  var placedRows = 0
  var segments: [SegmentUse]

  /// Looks through a batch; rows without any value are taken out.
  init(_ batch: RowBatch, days: [Int32]) {
    usesDate = [Bool](repeating: false, count: days.count)
    segments = []
    if batch.symbols != nil {
      let names = batch.state.pointee.symbolNames
      symbolNames = (0..<names.count).map { String(decoding: names.content($0)) }
    } else {
      symbolNames = batch.slots.map { $0.symbol ?? "" }
    }
    usesSymbol = [Bool](repeating: false, count: symbolNames.count)
    // The segment that used a date or symbol last: a segment costs what it holds and not what all do.
    var lastDateUse = [Int32](repeating: -1, count: days.count)
    var lastUse = [Int32](repeating: -1, count: symbolNames.count)
    var used = Used()
    used.dates.reserveCapacity(days.count)
    used.symbols.reserveCapacity(symbolNames.count)
    for (number, segment) in batch.segments.enumerated() {
      used.dates.removeAll(keepingCapacity: true)
      used.symbols.removeAll(keepingCapacity: true)
      var use = SegmentUse()
      days.withUnsafeBufferPointer { days in
        lastDateUse.withUnsafeMutableBufferPointer { lastDateUse in
          lastUse.withUnsafeMutableBufferPointer { lastUse in
            let places = Places(days: days, lastDateUse: lastDateUse, lastUse: lastUse)
            placedRows += Self.look(
              through: segment.rows,
              number: Int32(number),
              of: batch,
              places,
              &use,
              &used
            )
          }
        }
      }
      for id in used.dates { usesDate[id] = true }
      for id in used.symbols { usesSymbol[Int(id)] = true }
      use.days = Set(used.dates.lazy.map { days[$0] })
      use.symbols = Set(used.symbols.lazy.map { [symbolNames] in symbolNames[Int($0)] })
      segments.append(use)
    }
  }

  /// What a segment uses, each once.
  private struct Used {
    var dates: [Int] = []
    var symbols: [Int32] = []
  }

  /// Where the dates and symbols of a batch are marked.
  private struct Places {
    let days: UnsafeBufferPointer<Int32>
    let lastDateUse: UnsafeMutableBufferPointer<Int32>
    let lastUse: UnsafeMutableBufferPointer<Int32>
  }

  /// Looks through the rows of a segment, marks their dates and symbols, and counts the values that
  /// will have a cell.
  private static func look(
    through rows: Range<Int>,
    number: Int32,
    of batch: RowBatch,
    _ places: Places,
    _ use: inout SegmentUse,
    _ used: inout Used
  ) -> Int {
    // What the batch keeps is taken out of it once and not for each row.
    let dates = batch.dates
    let symbols = batch.symbols
    let columns = batch.state.pointee.columns
    let beside = batch.segments.first?.layout.beside ?? []
    let slots = batch.slots.indices.filter {
      symbols == nil || !beside.contains(batch.slots[$0].field)
    }
    let days = places.days
    let lastUse = places.lastUse
    var placed = 0
    for row in rows {
      let date = Int(dates[row])
      guard date >= 0 else { continue }
      var hasValue = false
      if let symbols {
        hasValue = slots.contains { !columns[$0][row].isNaN }
        if hasValue {
          placed += 1
          let symbol = symbols[row]
          if lastUse[Int(symbol)] != number {
            lastUse[Int(symbol)] = number
            used.symbols.append(symbol)
          }
        }
      } else {
        for slot in slots where !columns[slot][row].isNaN {
          hasValue = true
          placed += 1
          if lastUse[slot] != number {
            lastUse[slot] = number
            used.symbols.append(Int32(slot))
          }
        }
      }
      guard hasValue else {
        dates[row] = -1
        continue
      }
      use.rows += 1
      if places.lastDateUse[date] != number {
        places.lastDateUse[date] = number
        used.dates.append(date)
      }
      use.firstDay = min(use.firstDay, days[date])
      use.lastDay = max(use.lastDay, days[date])
    }
    return placed
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
