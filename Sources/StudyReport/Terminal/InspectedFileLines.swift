internal import CivilTime
internal import EventStudy
internal import PriceData

/// What was understood of one file, in lines with a label before each.
struct InspectedFileLines {
  let source: InspectedFile
  /// The file that is described above, whose columns need not be repeated.
  let previous: InspectedFile?
  let format: NumberFormat

  /// The facts, each with its label; those that a file does not have are left out.
  var rows: [(label: String, text: String)] {
    let isRepeated =
      previous.map { $0.columns == source.columns && $0.unusedColumns == source.unusedColumns }
      ?? false
    let facts =
      [("rows", extent), ("header", header), ("text", text), ("read as", examples)]
      + (isRepeated
        ? [("columns", "as in the file above")]
        : columns + [("not used", source.unusedColumns.joined(separator: ", "))])
      + [("left out", leftOut), ("first row", firstRow)]
    return facts.filter { !$0.1.isEmpty }
  }

  private var extent: String {
    let days =
      source.firstDate.flatMap { first in source.lastDate.map { " from \(first) to \($0)" } } ?? ""
    let ground =
      switch source.symbolGround {
      case .column: ""
      case .header: ", named by the header"
      case .fileName: ", named by the file"
      case .option: ", named as asked"
      }
    return format.count(source.rowCount) + days + ", "
      + format.counted(source.symbolCount, "symbol")
      + ground
  }

  private var header: String {
    let passed =
      source.linesAbove > 0
      ? "; " + format.counted(source.linesAbove, "line") + " above passed over" : ""
    guard let lines = source.headerLines else { return "none" + passed }
    let place =
      lines.first == lines.last ? "line \(lines.first)" : "lines \(lines.first) to \(lines.last)"
    return place + passed
  }

  private var text: String {
    let features: [(holds: Bool, name: String)] = [
      (source.hasByteOrderMark, "byte order mark"), (source.hasDecimalComma, "decimal comma"),
      (source.isMatrix, "one column for each symbol"), (source.isIntraday, "bars within the day"),
      (source.frequency != "daily", "\(source.frequency) data"),
    ]
    let names = [source.delimiter, source.encoding] + features.filter(\.holds).map(\.name)
    return names.joined(separator: ", ") + ", " + (source.dates.map { "dates as \($0)" } ?? "dates")
  }

  /// A date and a number as they are written and as they were read.
  private var examples: String {
    [
      source.dateExample.map { "\"\($0.text)\" = \($0.date)" },
      source.numberExample.map { "\"\($0.text)\" = \(Self.number($0.value))" },
    ]
    .compactMap(\.self).joined(separator: ", ")
  }

  /// The columns by what is known of them: most by their names, which is not said then.
  private var columns: [(String, String)] {
    let grounds: [(ground: ColumnGround, words: String)] = [
      (.name, ", by name"), (.content, ", by content"), (.option, ", as asked"),
    ]
    return grounds.map { ground, words in
      let own = source.columns.filter { $0.ground == ground }
      guard !own.isEmpty else { return ("columns", "") }
      return ("columns", own.map { "\($0.header) = \($0.role)" }.joined(separator: ", ") + words)
    }
  }

  private var leftOut: String {
    [
      source.linesBelow > 0 ? format.counted(source.linesBelow, "line") + " below the data" : nil,
      source.rejectedRows > 0 ? format.counted(source.rejectedRows, "bad row") : nil,
    ]
    .compactMap(\.self).joined(separator: ", ")
  }

  private var firstRow: String {
    guard let row = source.firstRow else { return "" }
    let prices: [PriceField] = [.open, .high, .low, .close]
    let fields = prices + PriceField.allCases.filter { !prices.contains($0) }
    let values = fields.compactMap { field in
      row.values[field.rawValue].map { "\(field.rawValue) \(Self.number($0))" }
    }
    return "\(row.symbol) on \(row.date): " + values.joined(separator: ", ")
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
