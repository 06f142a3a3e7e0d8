public import CivilTime
internal import DelimitedText

/// The first row of a file as it was understood, with what stands in the file.
public struct SampleRow: Sendable, Hashable {
  /// The symbol; of a file with columns for several, the first.
  public let symbol: String
  /// The day.
  public let day: CalendarDate
  /// The text of the date.
  public let dateText: String
  /// The values that there are, after units were settled; of bars within a day, those of the first bar.
  public let values: [PriceField: Double]
  /// A number of the first row of the file, as it is written and as it was read.
  public let number: WrittenNumber?

  /// A number and its text.
  public struct WrittenNumber: Sendable, Hashable {
    /// The text.
    public let text: String
    /// The number.
    public let value: Double
  }
}

/// By what it is known of which security the rows of a file are.
public enum SymbolGround: String, Sendable, Hashable, Codable, CaseIterable {
  /// A column tells it.
  case column
  /// The header tells it, for each column or for all.
  case header
  /// The file is named for it.
  case fileName = "file_name"
  /// A person has said so.
  case option
}

/// The first row of a file as it is written.
struct FileHead: Sendable {
  /// The line on which the row begins.
  let line: Int
  let fields: [String]

  /// Reads the row below the header; nothing where there is none.
  init?(_ source: BlockSource, _ layout: ColumnLayout) {
    let first = source.withHead { bytes -> RecordReader.Record? in
      var first: RecordReader.Record?
      // A quotation mark that is never closed is found again, with its line, when rows are read.
      try? RecordReader(dialect: layout.dialect, name: source.name)
        .forEach(in: bytes, from: layout.dataStart) { record in
          if record.fields.contains(where: { !$0.isEmpty }) { first = record }
          return first == nil
        }
      return first
    }
    guard let first else { return nil }
    (line, fields) = (first.line, first.fields)
  }

  /// Returns a number of the row as a layout reads it: that of the close, or one that is written with more than
  /// digits and a point.
  func number(_ layout: ColumnLayout) -> SampleRow.WrittenNumber? {
    let columns = layout.roles.filter { if case .field = $0.value { true } else { false } }
      .sorted {
        ($0.value == .field(.close) ? 0 : 1, $0.key) < ($1.value == .field(.close) ? 0 : 1, $1.key)
      }
    let numbers = columns.compactMap { column, _ -> SampleRow.WrittenNumber? in
      guard fields.indices.contains(column),
        case .value(let value)? = layout.notation(ofColumn: column)?.parse(fields[column])
      else { return nil }
      return SampleRow.WrittenNumber(text: fields[column], value: value)
    }
    return numbers.first { $0.text.contains { !$0.isNumber && !".-+".contains($0) } }
      ?? numbers.first
  }
}

/// The first row of each file.
struct SampleRows {
  /// The rows, by file; none for a file without a row that is kept.
  private(set) var rows: [Int: SampleRow] = [:]

  /// Takes the first row of each file out of batches whose values mean what their columns say.
  init(_ batches: [RowBatch], days: [[Int32]], heads: [Int: FileHead]) {
    for (index, batch) in batches.enumerated() {
      for segment in batch.segments where rows[segment.file] == nil {
        let row = segment.rows.first { row in
          let date = batch.dates[row]
          return date >= 0 && days[index][Int(date)] != DateResolution.noDay
        }
        guard let row else { continue }
        let date = batch.dates[row]
        let symbol = Self.symbol(of: row, in: batch)
        rows[segment.file] = SampleRow(
          symbol: symbol,
          day: CalendarDate(dayNumber: days[index][Int(date)]),
          dateText: String(decoding: batch.state.pointee.dateNames.bytes(date)),
          values: Self.values(of: row, in: batch, symbol: symbol),
          number: heads[segment.file]?.number(segment.layout)
        )
      }
    }
  }

  private static func symbol(of row: Int, in batch: RowBatch) -> String {
    guard let symbols = batch.symbols else {
      let slot = batch.slots.indices.first { !batch.column($0)[row].isNaN }
      return slot.flatMap { batch.slots[$0].symbol } ?? ""
    }
    return String(decoding: batch.state.pointee.symbolNames.content(symbols[row]))
  }

  private static func values(
    of row: Int,
    in batch: RowBatch,
    symbol: String
  ) -> [PriceField: Double] {
    var values: [PriceField: Double] = [:]
    for (index, slot) in batch.slots.enumerated() where slot.symbol ?? symbol == symbol {
      let value = batch.column(index)[row]
      if !value.isNaN { values[slot.field] = value }
    }
    return values
  }
}
