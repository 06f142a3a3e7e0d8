package import CLeyline

/// A data frame written as the text of a file, so that it is read by the rules of files.
///
/// Every number stands in the shortest form that reads back to the same bits, a decimal one with all its
/// digits, a day as ISO 8601. What is missing is blank. A break of line in a text becomes a blank, so that
/// each row is one line.
package struct FrameText {
  /// The text, UTF-8, with a header.
  package private(set) var bytes: [UInt8] = []
  private let frame: ArrowFrame
  private var dayTexts: [Int64: [UInt8]] = [:]

  /// Reads a stream and writes what it gives.
  ///
  /// - Parameters:
  ///   - stream: The stream, which stays the caller's.
  ///   - name: What errors call the frame.
  /// - Throws: ``ArrowFault`` when the stream breaks off, or has what no table of text can hold.
  package init(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>,
    name: String
  ) throws(ArrowFault) {
    frame = try ArrowFrame(stream, name: name)
    var columns: [Column] = []
    for source in frame.columns {
      columns.append(try Column(source, frame: frame))
    }
    columns = Self.ordered(columns)
    guard !columns.isEmpty else { throw .noColumns(frame: name) }
    bytes.reserveCapacity(frame.rowCount * columns.count * 8)
    for column in columns {
      append(text: Array(column.header.utf8))
      bytes.append(Self.comma)
    }
    endRow()
    for (batch, count) in frame.counts.enumerated() {
      let parts = columns.compactMap { column in
        column.source.chunks[batch].map {
          Part(reading: column.reading, chunk: $0, holdsDays: column.holdsDays)
        }
      }
      for row in 0..<count {
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
  }

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  /// The rows of a column in one batch.
  private struct Part {
    let reading: ArrowReading
    let chunk: ArrowChunk
    let holdsDays: Bool
  }

  /// A column as it is written.
  private struct Column {
    let source: ArrowSource
    let reading: ArrowReading
    let header: String
    /// Whether it is the index of a frame of pandas.
    let isIndex: Bool
    /// Whether all of its instants are midnights, which are days.
    let holdsDays: Bool

    init(_ source: ArrowSource, frame: ArrowFrame) throws(ArrowFault) {
      self.source = source
      reading = try ArrowReading(source, frame: frame.name)
      isIndex = source.name.hasPrefix("__index_level_") && source.name.hasSuffix("__")
      let named = Set(frame.columns.map { $0.name.lowercased() })
      header =
        isIndex && reading.isTemporal && !named.contains("date") ? "date" : source.name
      var holdsDays = true
      if reading.isTemporal {
        search: for (chunk, count) in zip(source.chunks, frame.counts) {
          guard let chunk else { continue }
          for row in 0..<count {
            if case .instant(let instant) = reading.value(chunk, row), !instant.isMidnight {
              holdsDays = false
              break search
            }
          }
        }
      }
      self.holdsDays = holdsDays
    }
  }

  /// The index of a frame stands first, as pandas writes it; one that counts rows stands nowhere.
  private static func ordered(_ columns: [Column]) -> [Column] {
    columns.filter { $0.isIndex && ($0.reading.isTemporal || $0.reading.isText) }
      + columns.filter { !$0.isIndex }
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
