/// Some rows of a data frame written as lines of a text.
struct FrameRows {
  /// The lines, UTF-8.
  private(set) var bytes: [UInt8] = []
  private var dayTexts: [Int64: [UInt8]] = [:]

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  /// A column in one batch.
  struct Part {
    let reading: ArrowReading
    let chunk: ArrowChunk
    /// Whether its instants are written as days.
    let holdsDays: Bool
  }

  /// Writes some rows of a batch.
  init(_ parts: [Part], rows: Range<Int>) {
    bytes.reserveCapacity(rows.count * parts.count * 12)
    for row in rows {
      let start = bytes.count
      for place in parts.indices {
        append(parts[place].reading.value(parts[place].chunk, row), parts[place].holdsDays)
        bytes.append(Self.comma)
      }
      endRow()
      // A line with nothing in it would be no row.
      if bytes.count == start + 1 {
        bytes.insert(contentsOf: [Self.quote, Self.quote], at: start)
      }
    }
  }

  private init() {}

  /// Returns the line of the names of columns.
  static func header(_ names: [String]) -> [UInt8] {
    var line = FrameRows()
    for name in names {
      line.append(text: Array(name.utf8))
      line.bytes.append(comma)
    }
    line.endRow()
    return line.bytes
  }

  private mutating func append(_ value: ArrowValue, _ holdsDays: Bool) {
    switch value {
    case .missing: break
    case .text(let text): append(text: text)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .unsigned(let number): bytes.append(contentsOf: String(number).utf8)
    case .number(let number): append(number)
    case .digits(let digits): append(digits: digits)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .day(let day): append(day: day)
    case .time(let nanoseconds): bytes.append(contentsOf: clockText(nanoseconds: nanoseconds).utf8)
    case .instant(let instant):
      append(day: instant.day)
      guard !holdsDays else { return }
      bytes.append(UInt8(ascii: "T"))
      bytes.append(contentsOf: clockText(nanoseconds: instant.nanoseconds).utf8)
      bytes.append(contentsOf: instant.offsetText.utf8)
    }
  }

  /// Writes a day; the days of securities are the same, so each is put together once.
  private mutating func append(day: Int64) {
    if let text = dayTexts[day] {
      bytes.append(contentsOf: text)
      return
    }
    let text = Array(dayText(day).utf8)
    dayTexts[day] = text
    bytes.append(contentsOf: text)
  }

  private mutating func append(_ number: Double) {
    guard !number.isNaN else { return }
    append(digits: number.description)
    // A whole number is one without its `.0`.
    if bytes.count >= 2, bytes[bytes.count - 1] == UInt8(ascii: "0"),
      bytes[bytes.count - 2] == Self.point
    {
      bytes.removeLast(2)
    }
  }

  /// Three places behind a point could be thousands in some country; four are decimals everywhere.
  private mutating func append(digits: String) {
    bytes.append(contentsOf: digits.utf8)
    let count = digits.utf8.count
    if count >= 4, bytes[bytes.count - 4] == Self.point {
      bytes.append(UInt8(ascii: "0"))
    }
  }

  private mutating func append(text: some Collection<UInt8>) {
    let isPlain = text.allSatisfy {
      $0 >= 0x20 && $0 != Self.quote && $0 != Self.comma && $0 != UInt8(ascii: ";")
        && $0 != UInt8(ascii: "|")
    }
    guard !isPlain else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(Self.quote)
    for byte in text {
      switch byte {
      case Self.quote:
        bytes.append(Self.quote)
        bytes.append(Self.quote)
      // A zero would make the text a binary file.
      case 0, 0x0A, 0x0D: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    bytes.append(Self.quote)
  }

  /// Puts the end of a line in the place of the last comma.
  private mutating func endRow() {
    bytes[bytes.count - 1] = Self.lineFeed
  }
}
