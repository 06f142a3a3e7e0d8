internal import Announcements
internal import DelimitedText
internal import Foundation

/// A table of events that a person edited.
struct EditedEvents: Decodable {
  /// An event; what is left out is blank in the table.
  struct Row: Decodable {
    var event_id: String?
    var symbol: String
    var company: String?
    var published_at: String?
    var status: String?
    var repeat_of: String?
    var kind: String?
    var group: String?
    var headline: String?
    var source_file: String?
    var reason: String?
    var attributes: [String: String]?
  }

  let rows: [Row]

  /// The keys of a row.
  static let keys: Set<String> = [
    "event_id", "symbol", "company", "published_at", "status", "repeat_of", "kind", "group",
    "headline",
    "source_file", "reason", "attributes",
  ]

  /// The table as `leyline announcements` writes it, which event files are read from.
  var csv: String {
    let names = Set(rows.flatMap { ($0.attributes ?? [:]).keys }).sorted()
    let hasGroup = rows.contains { $0.group?.isEmpty == false }
    var writer = CSVWriter(quoting: ";|\t")
    let header = EventFileWriter.columns + (hasGroup ? ["group"] : []) + names
    for field in header { writer.append(field) }
    writer.endRow()
    for row in rows {
      let status = row.status ?? (row.published_at?.isEmpty == false ? "ok" : "no_date")
      var fields: [String?] = [
        row.event_id, row.symbol, row.company, row.published_at, precision(row.published_at),
        status,
        row.repeat_of, row.kind, row.headline, row.source_file, nil, row.reason,
      ]
      if hasGroup { fields.append(row.group) }
      fields += names.map { row.attributes?[$0] }
      for field in fields { writer.append(field ?? "") }
      writer.endRow()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Returns what is wrong with the table, with the row and the field as the page shows them.
  ///
  /// The number is then that of the row, from 1 on.
  func asShown(_ body: ErrorBody) -> ErrorBody {
    guard let line = body.line, let column = body.column, let row = row(atLine: line) else {
      return body
    }
    var shown = body
    shown.message = "row \(row), \(Self.titles[column] ?? column): \(body.objection)"
    shown.number = row
    (shown.file, shown.line) = (nil, nil)
    return shown
  }

  /// What the page calls the columns that can be edited.
  private static let titles = [
    "symbol": "Symbol", "published_at": "Became public", "status": "Counts as", "group": "Group",
  ]

  /// The row that begins at a line of the table, from 1 on; fields may go over several lines.
  private func row(atLine line: Int) -> Int? {
    var next = 2
    for (index, row) in rows.enumerated() {
      if next == line { return index + 1 }
      let texts: [String?] =
        [
          row.event_id, row.symbol, row.company, row.published_at, row.status, row.repeat_of,
          row.kind, row.headline, row.source_file, row.reason, row.group,
        ] + (row.attributes ?? [:]).values.map(Optional.some)
      next += 1 + texts.compactMap(\.self).reduce(0) { $0 + $1.filter(\.isNewline).count }
    }
    return nil
  }

  private func precision(_ time: String?) -> String {
    guard let time, !time.isEmpty else { return "none" }
    return time.contains(":") ? "minute" : "day"
  }
}
