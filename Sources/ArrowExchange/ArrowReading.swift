internal import CivilTime

/// A value of a data frame.
enum ArrowValue {
  case missing
  case text(UnsafeRawBufferPointer)
  case integer(Int64)
  case unsigned(UInt64)
  case number(Double)
  /// A number without rounding, such as a decimal one.
  case digits(String)
  case flag(Bool)
  case day(Int64)
  case time(nanoseconds: Int64)
  case instant(ArrowInstant)
}

/// How the values of a column are read, told by its type.
struct ArrowReading {
  enum Form {
    case null, flag
    case signed8, signed16, signed32, signed64, unsigned8, unsigned16, unsigned32, unsigned64
    case half, single, double
    case decimal(bytes: Int, scale: Int)
    case text32, text64, textView
    case day, milliseconds
    case time(bytes: Int, unit: Int64)
    case instant(unit: Int64, ArrowClock)
  }

  let form: Form
  let index: Form?
  /// Whether the values are days or instants.
  let isTemporal: Bool
  /// Whether the values are texts.
  let isText: Bool

  /// Tells how a column is read.
  ///
  /// - Throws: ``ArrowFault`` for a type that cannot be read.
  init(_ column: ArrowSource, frame: String) throws(ArrowFault) {
    guard let form = try Self.form(column.format, column, frame: frame) else {
      throw .unsupported(frame: frame, column: column.name, type: column.typeWords)
    }
    self.form = form
    if let own = column.indexFormat {
      guard let index = Self.integers[own] else {
        throw .unsupported(
          frame: frame,
          column: column.name,
          type: "a dictionary with keys of \(own)"
        )
      }
      self.index = index
    } else {
      index = nil
    }
    switch form {
    case .day, .milliseconds, .instant: isTemporal = true
    default: isTemporal = false
    }
    switch form {
    case .text32, .text64, .textView: isText = true
    default: isText = false
    }
  }

  private static let integers: [String: Form] = [
    "c": .signed8, "s": .signed16, "i": .signed32, "l": .signed64, "C": .unsigned8,
    "S": .unsigned16, "I": .unsigned32, "L": .unsigned64,
  ]

  private static let simple: [String: Form] = [
    "n": .null, "b": .flag, "e": .half, "f": .single, "g": .double, "u": .text32, "U": .text64,
    "vu": .textView, "tdD": .day, "tdm": .milliseconds, "tts": .time(bytes: 4, unit: 1_000_000_000),
    "ttm": .time(bytes: 4, unit: 1_000_000), "ttu": .time(bytes: 8, unit: 1_000),
    "ttn": .time(bytes: 8, unit: 1),
  ]

  private static let units: [Character: Int64] = [
    "s": 1, "m": 1_000, "u": 1_000_000, "n": 1_000_000_000,
  ]

  private static func form(
    _ format: String,
    _ column: ArrowSource,
    frame: String
  ) throws(ArrowFault) -> Form? {
    if let form = integers[format] ?? simple[format] { return form }
    if format.hasPrefix("d:") {
      let parts = format.dropFirst(2).split(separator: ",").compactMap { Int($0) }
      let bits = parts.count > 2 ? parts[2] : 128
      guard parts.count >= 2, [32, 64, 128].contains(bits), (0...38).contains(parts[1]) else {
        return nil
      }
      return .decimal(bytes: bits / 8, scale: parts[1])
    }
    guard format.hasPrefix("ts"), format.count >= 4, let unit = units[Array(format)[2]] else {
      return nil
    }
    let zone = String(format.dropFirst(4))
    guard let clock = ArrowClock(zone) else {
      throw .unknownTimeZone(frame: frame, column: column.name, zone: zone)
    }
    return .instant(unit: unit, clock)
  }

  /// Returns the value of a row of a batch.
  func value(_ chunk: ArrowChunk, _ row: Int) -> ArrowValue {
    guard chunk.isPresent(row) else { return .missing }
    guard let index else { return Self.value(form, chunk, row) }
    guard let dictionary = chunk.dictionary, let place = Self.integer(index, chunk, row),
      place >= 0, dictionary.holds(Int(place) + 1), dictionary.isPresent(Int(place))
    else { return .missing }
    return Self.value(form, dictionary, Int(place))
  }

  static func integer(_ form: Form, _ chunk: ArrowChunk, _ row: Int) -> Int64? {
    switch form {
    case .signed8: chunk.value(row, as: Int8.self).map(Int64.init)
    case .signed16: chunk.value(row, as: Int16.self).map(Int64.init)
    case .signed32: chunk.value(row, as: Int32.self).map(Int64.init)
    case .signed64: chunk.value(row, as: Int64.self)
    case .unsigned8: chunk.value(row, as: UInt8.self).map(Int64.init)
    case .unsigned16: chunk.value(row, as: UInt16.self).map(Int64.init)
    case .unsigned32: chunk.value(row, as: UInt32.self).map(Int64.init)
    case .unsigned64: chunk.value(row, as: UInt64.self).flatMap(Int64.init(exactly:))
    default: nil
    }
  }

  private static func value(_ form: Form, _ chunk: ArrowChunk, _ row: Int) -> ArrowValue {
    let found: ArrowValue?
    switch form {
    case .null: found = nil
    case .flag:
      let place = row + chunk.offset
      found = chunk.buffer(1).map {
        .flag($0.load(fromByteOffset: place / 8, as: UInt8.self) >> UInt8(place % 8) & 1 == 1)
      }
    case .signed8, .signed16, .signed32, .signed64, .unsigned8, .unsigned16, .unsigned32:
      found = integer(form, chunk, row).map { .integer($0) }
    case .unsigned64: found = chunk.value(row, as: UInt64.self).map { .unsigned($0) }
    case .half: found = chunk.value(row, as: UInt16.self).map { .number(halfPrecision($0)) }
    case .single: found = chunk.value(row, as: Float.self).map { .number(Double($0)) }
    case .double: found = chunk.value(row, as: Double.self).map { .number($0) }
    case .decimal(let bytes, let scale): found = decimal(chunk, row, bytes: bytes, scale: scale)
    case .text32:
      found = text(
        chunk,
        chunk.value(row, as: Int32.self).map(Int.init),
        chunk.value(row + 1, as: Int32.self).map(Int.init)
      )
    case .text64:
      found = text(
        chunk,
        chunk.value(row, as: Int64.self).map { Int($0) },
        chunk.value(row + 1, as: Int64.self).map { Int($0) }
      )
    case .textView: found = view(chunk, row).map { .text($0) }
    case .day: found = chunk.value(row, as: Int32.self).map { .day(Int64($0)) }
    case .milliseconds:
      found = chunk.value(row, as: Int64.self).map { .day($0.dividedDown(by: 86_400_000)) }
    case .time(let bytes, let unit):
      let count =
        bytes == 4
        ? chunk.value(row, as: Int32.self).map(Int64.init) : chunk.value(row, as: Int64.self)
      found = count.map { .time(nanoseconds: $0 &* unit) }
    case .instant(let unit, let clock):
      found = chunk.value(row, as: Int64.self).map { .instant(ArrowInstant($0, unit: unit, clock)) }
    }
    return found ?? .missing
  }

  private static func text(_ chunk: ArrowChunk, _ start: Int?, _ end: Int?) -> ArrowValue? {
    guard let start, let end, start >= 0, end >= start else { return nil }
    return .text(
      UnsafeRawBufferPointer(start: chunk.buffer(2).map { $0 + start }, count: end - start)
    )
  }

  /// A text of twelve bytes or fewer stands beside its length, a longer one in one of further buffers.
  static func view(_ chunk: ArrowChunk, _ row: Int) -> UnsafeRawBufferPointer? {
    guard let views = chunk.buffer(1) else { return nil }
    let view = views + (row + chunk.offset) * 16
    let count = Int(view.loadUnaligned(as: Int32.self))
    guard count >= 0 else { return nil }
    if count <= 12 { return UnsafeRawBufferPointer(start: view + 4, count: count) }
    let place = Int(view.loadUnaligned(fromByteOffset: 8, as: Int32.self))
    let offset = Int(view.loadUnaligned(fromByteOffset: 12, as: Int32.self))
    guard place >= 0, offset >= 0, let bytes = chunk.buffer(2 + place) else { return nil }
    return UnsafeRawBufferPointer(start: bytes + offset, count: count)
  }

  private static func decimal(
    _ chunk: ArrowChunk,
    _ row: Int,
    bytes: Int,
    scale: Int
  ) -> ArrowValue? {
    let number: Int128? =
      switch bytes {
      case 4: chunk.value(row, as: Int32.self).map { Int128($0) }
      case 8: chunk.value(row, as: Int64.self).map { Int128($0) }
      default: chunk.value(row, as: Int128.self)
      }
    return number.map { number in
      let digits = String(number.magnitude)
      let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
      let sign = number < 0 ? "-" : ""
      guard scale > 0 else { return .digits(sign + padded) }
      return .digits("\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))")
    }
  }

  /// The value of a number of 16 bits, which not every processor's Swift has a type for.
  static func halfPrecision(_ bits: UInt16) -> Double {
    let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Double(bits & 0x3FF))
    let sign: Double = bits >> 15 == 1 ? -1 : 1
    switch exponent {
    case 0: return sign * fraction / 1024 / 16_384
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction / 1024)
        * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}

extension Int64 {
  /// The quotient, rounded down.
  func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
