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
      let chunks = columns.compactMap { $0.source.chunks[batch] }
      for row in 0..<count {
        let start = bytes.count
        for (column, chunk) in zip(columns, chunks) {
          append(column.reading.value(chunk, row), column)
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
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

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

  private mutating func append(_ value: ArrowValue, _ column: Column) {
    switch value {
    case .missing: break
    case .text(let text): append(text: text)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .unsigned(let number): bytes.append(contentsOf: String(number).utf8)
    case .number(let number): append(number)
    case .digits(let digits): append(digits: digits)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .day(let day): bytes.append(contentsOf: dayText(day).utf8)
    case .time(let nanoseconds): bytes.append(contentsOf: clockText(nanoseconds: nanoseconds).utf8)
    case .instant(let instant):
      bytes.append(contentsOf: dayText(instant.day).utf8)
      guard !column.holdsDays else { return }
      bytes.append(UInt8(ascii: "T"))
      bytes.append(contentsOf: clockText(nanoseconds: instant.nanoseconds).utf8)
      bytes.append(contentsOf: instant.offsetText.utf8)
    }
  }

  private mutating func append(_ number: Double) {
    guard !number.isNaN else { return }
    let text = number.description
    append(digits: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Three places behind a point could be thousands in some country; four are decimals everywhere.
  private mutating func append(digits: String) {
    bytes.append(contentsOf: digits.utf8)
    if let point = digits.utf8.lastIndex(of: UInt8(ascii: ".")),
      digits.utf8.distance(from: point, to: digits.utf8.endIndex) == 4
    {
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
