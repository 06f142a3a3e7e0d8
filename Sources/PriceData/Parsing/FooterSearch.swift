internal import CivilTime
internal import DelimitedText

/// Finds where the rows of a price file end and its footer begins, before any row is read.
///
/// Only the last lines are looked at. Nearly always the very last has a date, which costs the time of
/// one row for a file.
struct FooterSearch {
  /// What stands below the rows.
  struct Footer: Sendable, Hashable {
    /// Where its first line begins.
    let start: Int
    /// The first field of its first line.
    let text: String
    /// The number of its lines.
    let lines: Int
  }

  /// How many bytes at the end of a file are looked at.
  private static let reach = 1 << 14

  private let layout: ColumnLayout
  private let dateColumn: Int
  private let forced: DateColumn?

  /// Creates a search, or nothing for a layout without dates.
  init?(_ layout: ColumnLayout, dateFormat: String?) {
    guard let column = layout.dateColumn else { return nil }
    self.layout = layout
    dateColumn = column
    forced = dateFormat.flatMap(DateNotation.init(format:)).map { DateColumn($0, forms: .prices) }
  }

  /// Returns the footer of a file, if it has one.
  ///
  /// - Throws: ``DelimitedTextError`` when the file cannot be read.
  func footer(of source: BlockSource) throws(DelimitedTextError) -> Footer? {
    let window = try source.window(capacity: Self.reach)
    let begin = max(layout.dataStart, source.count - Self.reach)
    guard begin < source.count else { return nil }
    let bytes = UnsafeRawBufferPointer(
      start: try window.bytes(begin..<source.count),
      count: source.count - begin
    )
    guard !endsWithRow(bytes) else { return nil }
    // Where the window begins within a row, the rest of that row is passed over.
    var start = 0
    if begin > layout.dataStart {
      guard let lineBreak = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = lineBreak + 1
    }
    let records = records(bytes, from: start)
    var end = start
    let lines = records.map { record in
      let followsBlank = record.start > end
      end = record.end
      return FooterLines.Line(fields: record.fields, followsBlank: followsBlank)
    }
    let count = FooterLines(dateColumn: dateColumn, isDate: isDate).count(in: lines)
    guard count > 0,
      let first = records.suffix(count).first(where: { $0.fields.contains { !$0.isEmpty } })
    else { return nil }
    return Footer(
      start: begin + records[records.count - count].start,
      text: first.fields.first { !$0.isEmpty } ?? "",
      lines: records.suffix(count).count { $0.fields.contains { !$0.isEmpty } }
    )
  }

  /// Whether the last line that is not blank has a date.
  private func endsWithRow(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return true }
    let start = bytes[...last].lastIndex { $0 == 10 || $0 == 13 }.map { $0 + 1 } ?? 0
    let line = UnsafeRawBufferPointer(rebasing: bytes[start...last])
    let fields = line.split(
      separator: layout.dialect.delimiter,
      maxSplits: dateColumn + 1,
      omittingEmptySubsequences: false
    )
    guard fields.indices.contains(dateColumn) else { return false }
    // A field alone where rows have more is no row, even where it may be a date.
    if fields.count == 1, layout.actions.count >= 3 { return false }
    var field = fields[dateColumn]
    let quote = UInt8(ascii: "\"")
    // A delimiter within quotation marks leaves one of them; such a line is looked at more closely.
    if field.first == quote, field.last == quote, field.count >= 2 {
      field = field.dropFirst().dropLast()
    }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return field.contains { digits.contains($0) }
      && (field.allSatisfy { digits.contains($0) || "-/.".utf8.contains($0) }
        || isDate(String(decoding: UnsafeRawBufferPointer(rebasing: field))))
  }

  private func records(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int
  ) -> [RecordReader.Record] {
    var records: [RecordReader.Record] = []
    do throws(DelimitedTextError) {
      try RecordReader(dialect: layout.dialect, name: "").forEach(in: bytes, from: start, line: 1) {
        records.append($0)
        return true
      }
    } catch {
      // A quotation mark that is never closed is found again, with its line, when rows are read.
      return []
    }
    return records
  }

  private func isDate(_ text: String) -> Bool {
    forced.map { $0.parse(text) != nil } ?? HeaderRows.isDate(text, forms: .prices)
  }
}
