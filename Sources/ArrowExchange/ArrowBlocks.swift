internal import DelimitedText

/// Days, numbers and texts of many rows at a time, which is how the columns of prices are read.
extension ArrowReading {
  /// What the values are.
  var content: HeldContent {
    guard index == nil else { return isText ? .texts : .other }
    switch form {
    case .day, .milliseconds, .instant(_, .unnamed), .instant(_, .fixed): return .days
    case .half, .single, .double: return .numbers
    case .signed8, .signed16, .signed32, .signed64, .unsigned8, .unsigned16, .unsigned32,
      .unsigned64:
      return .integers
    case .text32, .text64, .textView: return .texts
    case .null, .flag, .decimal, .time, .instant(_, .zone): return .other
    }
  }

  /// Whether every instant of some rows is the beginning of a day.
  func areMidnights(_ chunk: ArrowChunk, _ count: Int) -> Bool {
    guard case .instant(let unit, let clock) = form, index == nil else { return true }
    let day = unit * 86_400
    let ahead: Int64
    switch clock {
    case .unnamed: ahead = 0
    case .fixed(let seconds): ahead = Int64(seconds) * unit
    case .zone:
      return (0..<count).allSatisfy { row in
        if case .instant(let instant) = value(chunk, row) { instant.isMidnight } else { true }
      }
    }
    guard let values = chunk.buffer(1) else { return true }
    for row in 0..<count {
      let value = values.loadUnaligned(
        fromByteOffset: (row + chunk.offset) * 8,
        as: Int64.self
      )
      if (value &+ ahead) % day != 0, chunk.isPresent(row) { return false }
    }
    return true
  }
}

extension FrameColumn {
  /// Reads the days of some rows of a batch; one that is missing is `Int32.min`.
  ///
  /// - Returns: Whether every row has a day that an `Int32` holds.
  func readDays(
    _ batch: Int,
    _ rows: Range<Int>,
    into days: UnsafeMutablePointer<Int32>
  ) -> Bool {
    guard let chunk = source.chunks[batch], let values = chunk.buffer(1) else {
      days.initialize(repeating: .min, count: rows.count)
      return false
    }
    var areAll = true
    let start = rows.lowerBound
    let hasGaps = chunk.hasGaps
    func read<Count: FixedWidthInteger & BitwiseCopyable>(
      _: Count.Type,
      ahead: Int64 = 0,
      by divisor: Int64 = 1
    ) {
      let base = values + (start + chunk.offset) * MemoryLayout<Count>.size
      for place in 0..<rows.count {
        let count = Int64(
          truncatingIfNeeded: base.loadUnaligned(
            fromByteOffset: place * MemoryLayout<Count>.size,
            as: Count.self
          )
        )
        let day = divisor == 1 ? count : (count &+ ahead).dividedDown(by: divisor)
        let narrow = Int32(truncatingIfNeeded: day)
        if Int64(narrow) == day, narrow != .min, !hasGaps || chunk.isPresent(start + place) {
          days[place] = narrow
        } else {
          days[place] = .min
          areAll = false
        }
      }
    }
    switch reading.form {
    case .day: read(Int32.self)
    case .milliseconds: read(Int64.self, by: 86_400_000)
    case .instant(let unit, .fixed(let seconds)):
      read(Int64.self, ahead: Int64(seconds) * unit, by: unit * 86_400)
    case .instant(let unit, _): read(Int64.self, by: unit * 86_400)
    default:
      days.initialize(repeating: .min, count: rows.count)
      return false
    }
    return areAll
  }

  /// Reads the numbers of some rows of a batch; one that is missing is not a number.
  ///
  /// - Returns: Whether none of them is infinite.
  func readNumbers(
    _ batch: Int,
    _ rows: Range<Int>,
    into numbers: UnsafeMutablePointer<Double>
  ) -> Bool {
    guard let chunk = source.chunks[batch], let values = chunk.buffer(1) else {
      numbers.initialize(repeating: .nan, count: rows.count)
      return true
    }
    var areFinite = true
    let start = rows.lowerBound
    func read<Value: BitwiseCopyable>(_: Value.Type, _ number: (Value) -> Double) {
      let base = values + (start + chunk.offset) * MemoryLayout<Value>.size
      for place in 0..<rows.count {
        let value = number(
          base.loadUnaligned(fromByteOffset: place * MemoryLayout<Value>.size, as: Value.self)
        )
        // Every number that is none has the same bits, as one that a text lacks.
        numbers[place] = value == value ? value : .nan
        areFinite = areFinite && value.magnitude != .infinity
      }
    }
    switch reading.form {
    case .double: read(Double.self) { $0 }
    case .single: read(Float.self) { Double($0) }
    case .half: read(UInt16.self, ArrowReading.halfPrecision)
    case .signed8: read(Int8.self) { Double($0) }
    case .signed16: read(Int16.self) { Double($0) }
    case .signed32: read(Int32.self) { Double($0) }
    case .signed64: read(Int64.self) { Double($0) }
    case .unsigned8: read(UInt8.self) { Double($0) }
    case .unsigned16: read(UInt16.self) { Double($0) }
    case .unsigned32: read(UInt32.self) { Double($0) }
    case .unsigned64: read(UInt64.self) { Double($0) }
    default:
      numbers.initialize(repeating: .nan, count: rows.count)
      return true
    }
    if chunk.hasGaps {
      for place in 0..<rows.count where !chunk.isPresent(start + place) { numbers[place] = .nan }
    }
    return areFinite
  }
}
