/// Lines whose delimiters do not stand between their fields and nowhere else, and how they become lines that
/// have them there.
///
/// Every byte keeps its place, so that lines and columns in messages are those of the file.
package enum LineForm: Sendable, Hashable {
  /// Fields stand apart by several blanks, so that one may stand within a field.
  case wideBlanks
  /// Fields stand apart by one blank or more.
  case blanks
  /// Each line is one field in quotation marks, as spreadsheets save a table that they have not split.
  case quotedLines
  /// Fields say that a data bank has no data, with a comma and without quotation marks:
  /// `$$ER: 0904,NO DATA AVAILABLE`.
  case bareErrors

  /// Recognizes the form of the lines of a file from its first bytes.
  ///
  /// - Returns: Nothing for lines with delimiters, as nearly all files have.
  package static func detect(_ head: UnsafeRawBufferPointer) -> LineForm? {
    let lines = lines(head)
    guard lines.count >= 2, let last = lines.last else { return nil }
    if last.first == quote, areQuoted(lines) { return .quotedLines }
    if let first = lines.first,
      DataBankErrors(head, first.startIndex..<last.endIndex).contains(where: { $0.comma != nil })
    {
      return .bareErrors
    }
    guard last.contains(blank), !last.contains(where: { ";\t|".utf8.contains($0) }) else {
      return nil
    }
    return [wideBlanks, blanks].first { $0.isRegular(lines) }
  }

  /// Returns the bytes of a file with a delimiter between their fields.
  package func rewritten(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var text = Array(bytes)
    if self == .bareErrors {
      for error in DataBankErrors(bytes, 0..<bytes.count) {
        if let comma = error.comma { text[comma] = Self.blank }
      }
      return text
    }
    var start = 0
    while start < text.count {
      let end = LineCount.endOfLine(in: bytes, from: start)
      var stop = end
      while stop > start, text[stop - 1] == 10 || text[stop - 1] == 13 { stop -= 1 }
      if self == .quotedLines {
        Self.unquote(&text, start..<stop)
      } else {
        for place in marks(bytes[start..<stop]) { text[place] = 0x09 }
      }
      start = end
    }
    return text
  }

  private typealias Line = Slice<UnsafeRawBufferPointer>

  private static let blank = UInt8(ascii: " ")
  private static let quote = UInt8(ascii: "\"")
  private static let mostLines = 30

  /// The first lines that are not blank, without one that may be cut.
  private static func lines(_ head: UnsafeRawBufferPointer) -> [Line] {
    var lines: [Line] = []
    var start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < head.count, lines.count < mostLines {
      let end = LineCount.endOfLine(in: head, from: start)
      var stop = end
      while stop > start, head[stop - 1] <= blank { stop -= 1 }
      if stop > start { lines.append(head[start..<stop]) }
      start = end
    }
    return lines
  }

  // MARK: - Quoted lines

  private static func areQuoted(_ lines: [Line]) -> Bool {
    var quoted = 0
    for line in lines {
      if line.count > 2, line.first == quote, line.last == quote {
        let inner = line.dropFirst().dropLast()
        // A single mark within would end the field.
        var index = inner.startIndex
        while index < inner.endIndex {
          if inner[index] == quote {
            guard index + 1 < inner.endIndex, inner[index + 1] == quote else { return false }
            index += 1
          }
          index += 1
        }
        if inner.contains(where: { ",;\t|".utf8.contains($0) }) { quoted += 1 }
      } else if line.contains(quote) {
        return false
      }
    }
    return quoted >= 2 && quoted * 2 > lines.count
  }

  /// Writes blanks over the marks around a line, and over one of each pair within it.
  private static func unquote(_ text: inout [UInt8], _ line: Range<Int>) {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] == blank { end -= 1 }
    guard end - line.lowerBound > 2, text[line.lowerBound] == quote, text[end - 1] == quote else {
      return
    }
    text[line.lowerBound] = blank
    text[end - 1] = blank
    var isOpen = false
    var index = line.lowerBound + 1
    while index < end - 2 {
      if text[index] == quote, text[index + 1] == quote {
        // The blank stands outside of the field that the pair begins or ends.
        text[isOpen ? index + 1 : index] = blank
        isOpen.toggle()
        index += 1
      }
      index += 1
    }
  }

  // MARK: - Blanks

  /// Where the delimiters of a line go: at the first blank between two fields.
  private func marks(_ line: Line) -> [Int] {
    var marks: [Int] = []
    var isQuoted = false
    var run = 0
    var hasText = false
    for index in line.indices {
      let byte = line[index]
      if byte == Self.blank, !isQuoted {
        run += 1
        continue
      }
      if byte == Self.quote { isQuoted.toggle() }
      if run >= (self == .wideBlanks ? 2 : 1), hasText || run >= 4 { marks.append(index - run) }
      run = 0
      hasText = true
    }
    return marks
  }

  /// Whether the rows have the same number of fields, and the header has names for them.
  private func isRegular(_ lines: [Line]) -> Bool {
    let counts = lines.map { fieldCount($0) }
    guard let width = counts.last, width >= 2 else { return false }
    guard let first = lines.firstIndex(where: Self.isRow) else { return false }
    let rows = lines[first...].indices
    let regular = rows.count { counts[$0] == width }
    guard regular >= 2, regular * 10 >= rows.count * 8 else { return false }
    guard rows.allSatisfy({ hasNoDelimiter(lines[$0]) }) else { return false }
    guard first > 0 else { return true }
    let names = counts[first - 1]
    return names == width || names == width - 1 && lines[first - 1].contains(Self.quote)
  }

  /// Whether commas stand within numbers only.
  private func hasNoDelimiter(_ line: Line) -> Bool {
    let comma = UInt8(ascii: ",")
    guard line.contains(comma) else { return true }
    guard self == .wideBlanks else { return false }
    return line.split(separator: Self.blank).allSatisfy { word in
      !word.contains(comma)
        || word.first != comma && word.last != comma
          && word.allSatisfy { (0x30...0x39).contains($0) || ".,+-%".utf8.contains($0) }
    }
  }

  /// The number of fields of a line, in which a field without a name counts that stands before the others.
  private func fieldCount(_ line: Line) -> Int { marks(line).count + 1 }

  /// Whether a line begins with digits and has more of them behind a blank.
  private static func isRow(_ line: Line) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let last = line.lastIndex(of: blank) else { return false }
    return line[..<last].contains { digits.contains($0) }
      && line[(last + 1)...].contains { digits.contains($0) }
  }
}
