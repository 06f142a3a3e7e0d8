internal import DelimitedText

/// Texts of many rows at a time, which name days and securities.
extension FrameColumn {
  /// Reads the texts of some rows of a batch, or whole numbers as texts.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - rows: Its rows.
  ///   - names: Where the texts go.
  ///   - digits: Where the digits of whole numbers go, with room for those of each row.
  func readNames(
    _ batch: Int,
    _ rows: Range<Int>,
    into names: UnsafeMutablePointer<HeldName>,
    digits: UnsafeMutablePointer<UInt8>
  ) {
    guard let chunk = source.chunks[batch] else {
      names.initialize(repeating: HeldName(start: nil, count: 0), count: rows.count)
      return
    }
    if reading.index != nil {
      readDictionary(chunk, rows, into: names)
      return
    }
    let hasGaps = chunk.hasGaps
    for (place, row) in rows.enumerated() {
      names[place] = !hasGaps || chunk.isPresent(row) ? reading.name(chunk, row) : .missing
    }
    guard reading.content == .integers else { return }
    for (place, row) in rows.enumerated() where chunk.isPresent(row) {
      names[place] = reading.digits(chunk, row, into: digits + place * HeldName.mostDigits)
    }
  }

  /// Reads the texts of numbers that point into a dictionary.
  private func readDictionary(
    _ chunk: ArrowChunk,
    _ rows: Range<Int>,
    into names: UnsafeMutablePointer<HeldName>
  ) {
    guard let index = reading.index, let dictionary = chunk.dictionary else {
      names.initialize(repeating: .missing, count: rows.count)
      return
    }
    let count = dictionary.count
    for (place, row) in rows.enumerated() {
      guard chunk.isPresent(row), let key = ArrowReading.integer(index, chunk, row),
        key >= 0, key < count, dictionary.isPresent(Int(key))
      else {
        names[place] = .missing
        continue
      }
      names[place] = reading.name(dictionary, Int(key))
    }
  }
}

extension ArrowReading {
  /// Returns the text of a row that has one.
  @inline(__always)
  fileprivate func name(_ chunk: ArrowChunk, _ row: Int) -> HeldName {
    switch form {
    case .text32: Self.name(chunk, row, Int32.self)
    case .text64: Self.name(chunk, row, Int64.self)
    case .textView: Self.view(chunk, row).map(HeldName.init) ?? .missing
    default: .missing
    }
  }

  @inline(__always)
  private static func name<End: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ArrowChunk,
    _ row: Int,
    _: End.Type
  ) -> HeldName {
    guard let start = chunk.value(row, as: End.self), let end = chunk.value(row + 1, as: End.self),
      start >= 0, end >= start, let bytes = chunk.buffer(2)
    else { return .missing }
    return HeldName(
      UnsafeRawBufferPointer(start: bytes + Int(start), count: Int(end) - Int(start))
    )
  }

  /// Writes the digits of a whole number.
  fileprivate func digits(
    _ chunk: ArrowChunk,
    _ row: Int,
    into digits: UnsafeMutablePointer<UInt8>
  ) -> HeldName {
    let isNegative: Bool
    var rest: UInt64
    if case .unsigned64 = form {
      (isNegative, rest) = (false, chunk.value(row, as: UInt64.self) ?? 0)
    } else {
      let number = Self.integer(form, chunk, row) ?? 0
      (isNegative, rest) = (number < 0, number.magnitude)
    }
    var place = HeldName.mostDigits
    repeat {
      place -= 1
      digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
    if isNegative {
      place -= 1
      digits[place] = UInt8(ascii: "-")
    }
    return HeldName(start: UnsafePointer(digits + place), count: HeldName.mostDigits - place)
  }
}

extension HeldName {
  /// A text that is missing.
  fileprivate static var missing: HeldName { HeldName(start: nil, count: 0) }

  fileprivate init(_ bytes: UnsafeRawBufferPointer) {
    self.init(
      start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
      count: bytes.count
    )
  }
}
