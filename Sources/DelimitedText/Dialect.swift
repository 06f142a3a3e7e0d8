/// How a delimited text file is written.
public struct Dialect: Sendable, Hashable, Codable {
  /// The byte between two fields: a comma, semicolon, tab or vertical bar.
  public let delimiter: UInt8
  /// The encoding of the text.
  public let encoding: TextEncoding
  /// Whether the file begins with a byte order mark.
  public let hasByteOrderMark: Bool
  /// Whether numbers are written with a decimal comma.
  public let decimalComma: Bool
  /// The number of bytes before the first row: a byte order mark, or a `sep=;` line of Excel.
  public let bodyOffset: Int

  /// Creates a dialect.
  public init(
    delimiter: UInt8,
    encoding: TextEncoding = .utf8,
    hasByteOrderMark: Bool = false,
    decimalComma: Bool = false,
    bodyOffset: Int = 0
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.decimalComma = decimalComma
    self.bodyOffset = bodyOffset
  }

  /// Returns the dialect with another decimal mark.
  package func with(_ mark: DecimalMark) -> Dialect {
    Dialect(
      delimiter: delimiter,
      encoding: encoding,
      hasByteOrderMark: hasByteOrderMark,
      decimalComma: mark == .comma,
      bodyOffset: bodyOffset
    )
  }

  /// The delimiter in words, such as `comma`.
  public var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    default: "vertical bar"
    }
  }

  /// Recognizes the dialect from the beginning of a file.
  ///
  /// The delimiter is the one that occurs most regularly outside of quotation marks in the first
  /// lines. A decimal comma needs another delimiter and numbers that can be read in no other way;
  /// with semicolons, numbers that can be read in both ways have a decimal comma.
  ///
  /// - Throws: ``DelimitedTextError/binary(file:kind:)`` and
  ///   ``DelimitedTextError/unsupportedEncoding(file:encoding:)``.
  public static func detect(
    _ bytes: UnsafeRawBufferPointer,
    name: String
  ) throws(DelimitedTextError) -> Dialect {
    let isWhole = bytes.count <= 65_536
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(65_536))
    try refuseBinary(sample, name: name)
    let hasMark = sample.starts(with: [0xEF, 0xBB, 0xBF])
    var offset = hasMark ? 3 : 0
    var lines = sampleLines(sample, from: offset, isWhole: isWhole)
    var delimiter: UInt8?
    if let first = lines.first, first.count <= 6, first.starts(with: Array("sep=".utf8)) {
      delimiter = first.count > 4 ? first[first.startIndex + 4] : nil
      offset = first.endIndex
      while offset < sample.count, sample[offset] == 10 || sample[offset] == 13 { offset += 1 }
      lines.removeFirst()
    }
    let chosen = delimiter ?? mostRegularDelimiter(lines)
    return Dialect(
      delimiter: chosen,
      encoding: isUTF8(sample, isWhole: isWhole) ? .utf8 : .latin1,
      hasByteOrderMark: hasMark,
      decimalComma: chosen != UInt8(ascii: ",") && usesDecimalComma(lines, delimiter: chosen),
      bodyOffset: offset
    )
  }

  private static func refuseBinary(
    _ sample: UnsafeRawBufferPointer,
    name: String
  ) throws(DelimitedTextError) {
    if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF]) {
      throw .unsupportedEncoding(file: name, encoding: "UTF-16")
    }
    if sample.starts(with: [0x50, 0x4B, 3, 4]) {
      throw .binary(file: name, kind: "a zip archive or an Excel workbook")
    }
    if sample.starts(with: Array("PAR1".utf8)) { throw .binary(file: name, kind: "a Parquet file") }
    if sample.starts(with: Array("%PDF".utf8)) { throw .binary(file: name, kind: "a PDF file") }
    if sample.contains(0) { throw .binary(file: name, kind: "a binary file") }
  }

  private static func isUTF8(_ sample: UnsafeRawBufferPointer, isWhole: Bool) -> Bool {
    guard sample.contains(where: { $0 >= 0x80 }) else { return true }
    if String(validating: sample, as: UTF8.self) != nil { return true }
    guard !isWhole else { return false }
    // A sample may be cut within a character, which takes up to four bytes.
    return (1...3).contains { cut in
      String(validating: sample.dropLast(cut), as: UTF8.self) != nil
    }
  }

  /// Returns the first lines that are not blank; the last is left out where it may be cut.
  private static func sampleLines(
    _ sample: UnsafeRawBufferPointer,
    from offset: Int,
    isWhole: Bool
  ) -> [Slice<UnsafeRawBufferPointer>] {
    var lines: [Slice<UnsafeRawBufferPointer>] = []
    var start = offset
    var isQuoted = false
    for index in offset..<sample.count where lines.count < 50 {
      let byte = sample[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted, byte == 10 || byte == 13 else { continue }
      if index > start { lines.append(sample[start..<index]) }
      start = index + 1
    }
    if lines.isEmpty || isWhole && lines.count < 50, start < sample.count {
      lines.append(sample[start..<sample.count])
    }
    return lines
  }

  private static func mostRegularDelimiter(_ lines: [Slice<UnsafeRawBufferPointer>]) -> UInt8 {
    // Of equally regular delimiters the first wins: commas also stand within numbers and names.
    let candidates: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]
    var best: (delimiter: UInt8, lines: Int, count: Int) = (UInt8(ascii: ","), 0, 0)
    for candidate in candidates {
      var frequency: [Int: Int] = [:]
      for line in lines { frequency[occurrences(of: candidate, in: line), default: 0] += 1 }
      frequency[0] = nil
      guard let (count, regular) = frequency.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
      else { continue }
      // A few irregular lines (titles, names with commas) must not hide many fields.
      let isClearlyMoreRegular = regular * 10 > best.lines * 11
      let isAboutAsRegular = regular * 11 >= best.lines * 10
      if isClearlyMoreRegular || isAboutAsRegular && count > best.count {
        best = (candidate, regular, count)
      }
    }
    return best.delimiter
  }

  private static func occurrences(of byte: UInt8, in line: Slice<UnsafeRawBufferPointer>) -> Int {
    var isQuoted = false
    var count = 0
    for value in line {
      if value == UInt8(ascii: "\"") { isQuoted.toggle() }
      if value == byte, !isQuoted { count += 1 }
    }
    return count
  }

  private static func usesDecimalComma(
    _ lines: [Slice<UnsafeRawBufferPointer>],
    delimiter: UInt8
  ) -> Bool {
    var commas = 0
    var undecided = 0
    var points = 0
    for line in lines {
      for field in line.split(separator: delimiter) {
        switch MarkEvidence(field) {
        case .certain(.comma): commas += 1
        case .certain(.point): points += 1
        case .undecided(.comma): undecided += 1
        case .undecided(.point), .whole, nil: break
        }
      }
    }
    if commas != points { return commas > points }
    return delimiter == UInt8(ascii: ";") && undecided > 0 && points == 0
  }
}

/// The encoding of a text file.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, which includes ASCII.
  case utf8 = "UTF-8"
  /// ISO 8859-1, one byte a character.
  case latin1 = "ISO-8859-1"
}

extension String {
  /// Creates a string from UTF-8 bytes, or from ISO 8859-1 where the bytes are not UTF-8.
  ///
  /// The bytes decide each time, so that a field reads the same wherever a file is cut.
  public init(decoding bytes: UnsafeRawBufferPointer) {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self = String(decoding: bytes, as: UTF8.self)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self = text
    } else {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
      self = String(text)
    }
  }
}
