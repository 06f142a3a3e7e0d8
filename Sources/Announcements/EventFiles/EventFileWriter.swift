internal import CivilTime
internal import DelimitedText
internal import Foundation
internal import ParallelExecution

/// Writes announcements as the table that people review and ``EventFile`` reads back unchanged.
///
/// Columns: `event_id`, `symbol`, `company`, `published_at` in ISO 8601, `precision` (`minute`,
/// `day` or `none`), `status`, `repeat_of`, `kind`, `headline`, `source_file`, `evidence`,
/// `reason`; then, where an announcement has them, `group`, `session`, `estimation_window`, `event_window` and
/// the attributes in the order of their names. A cell that a spreadsheet would take for a formula has an
/// apostrophe before it, which ``EventFile`` takes away again.
public enum EventFileWriter {
  /// The columns that every table has.
  public static let columns = [
    "event_id", "symbol", "company", "published_at", "precision", "status", "repeat_of", "kind",
    "headline", "source_file", "evidence", "reason",
  ]

  /// Returns the table as comma-separated text with a header, each line ended by a line feed.
  public static func text(of announcements: [Announcement]) -> String {
    let columns = RowColumns(announcements)
    let blocks = announcements.count / blockSize + 1
    let threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let parts = concurrentMap(count: blocks, threads: threads) { block in
      // Quoted wherever another program could cut a field, whatever delimiter it expects.
      var writer = CSVWriter(quoting: ";|\t")
      let start = block * blockSize
      let rows = announcements[start..<min(start + blockSize, announcements.count)]
      for row in (block == 0 ? [columns.header] : []) + rows.map(columns.row) {
        for field in row { writer.append(SpreadsheetText.cell(field)) }
        writer.endRow()
      }
      return writer.bytes
    }
    return String(decoding: parts.reduce(into: []) { $0 += $1 }, as: UTF8.self)
  }

  /// The rows that one thread writes at a time.
  private static let blockSize = 256

  /// Returns the header and one row for each announcement.
  public static func rows(of announcements: [Announcement]) -> [[String]] {
    let columns = RowColumns(announcements)
    return [columns.header] + announcements.map(columns.row)
  }
}

/// The columns of a table of announcements: those of every table, and those that one of them needs.
private struct RowColumns: Sendable {
  private let hasGroup: Bool
  private let hasPart: Bool
  private let hasEstimation: Bool
  private let hasEvent: Bool
  private let names: [String]

  init(_ announcements: [Announcement]) {
    hasGroup = announcements.contains { $0.group != nil }
    hasPart = announcements.contains { $0.partOfDay != nil }
    hasEstimation = announcements.contains { $0.ownWindows?.estimation != nil }
    hasEvent = announcements.contains { $0.ownWindows?.event != nil }
    names = Set(announcements.flatMap(\.attributes.keys)).sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
  }

  var header: [String] {
    var header = EventFileWriter.columns
    if hasGroup { header.append("group") }
    if hasPart { header.append("session") }
    if hasEstimation { header.append("estimation_window") }
    if hasEvent { header.append("event_window") }
    return header + names
  }

  func row(_ announcement: Announcement) -> [String] {
    var row = [
      announcement.eventID, announcement.symbol, announcement.company ?? "",
      announcement.publication?.description ?? "",
      announcement.publication?.precision.rawValue ?? "none", announcement.status.rawValue,
      announcement.repeatOf ?? "", announcement.kind ?? "", announcement.headline ?? "",
      announcement.sourceFile, EvidenceText.text(announcement.evidence), announcement.reason ?? "",
    ]
    if hasGroup { row.append(announcement.group ?? "") }
    if hasPart { row.append(announcement.partOfDay?.words ?? "") }
    if hasEstimation { row.append(announcement.ownWindows?.estimation ?? "") }
    if hasEvent { row.append(announcement.ownWindows?.event ?? "") }
    return row + names.map { announcement.attributes[$0] ?? "" }
  }
}

/// Evidence as one field of a table: `published “Published on: Sep 2, 2025” 1006..<1045; ...`.
///
/// The words stand between typographic quotation marks; a quotation mark or a backslash within them
/// has a backslash before it, so that the text reads back to the same evidence.
enum EvidenceText {
  static func text(_ evidence: [Evidence]) -> String {
    var text = ""
    text.reserveCapacity(evidence.reduce(0) { $0 + $1.quote.utf8.count + 48 })
    for item in evidence {
      if !text.isEmpty { text += "; " }
      text += item.what.text
      text += " “"
      // A typographic mark begins with this byte; most quotes have none.
      if item.quote.utf8.contains(where: { $0 == 0xE2 || $0 == 0x5C }) {
        // Scalars, because comparing characters normalizes each of them.
        for scalar in item.quote.unicodeScalars {
          if isMarked(scalar) { text += "\\" }
          text.unicodeScalars.append(scalar)
        }
      } else {
        text += item.quote
      }
      text += "”"
      if let range = item.byteRange { text += " \(range.lowerBound)..<\(range.upperBound)" }
    }
    return text
  }

  private static func isMarked(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "“" || scalar == "”" || scalar == "\\"
  }

  /// Reads what `text(_:)` writes; words of another form become evidence without a place.
  static func read(_ text: String) -> [Evidence] {
    var evidence: [Evidence] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let open = rest.firstIndex(of: "“") else {
        evidence.append(Evidence(what: .other("note"), quote: String(rest.trimmingBlanks())))
        break
      }
      let what = Evidence.Finding(String(rest[..<open].trimmingBlanks()))
      var quote = ""
      var index = rest.index(after: open)
      while index < rest.endIndex, rest[index] != "”" {
        if rest[index] == "\\", rest.index(after: index) < rest.endIndex {
          index = rest.index(after: index)
        }
        quote.append(rest[index])
        index = rest.index(after: index)
      }
      rest = index < rest.endIndex ? rest[rest.index(after: index)...] : ""
      let end = rest.firstIndex(of: ";") ?? rest.endIndex
      evidence.append(Evidence(what: what, quote: quote, byteRange: range(rest[..<end])))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
    }
    return evidence
  }

  private static func range(_ text: Substring) -> Range<Int>? {
    let bounds = text.trimmingBlanks().split(separator: "..<").compactMap { Int($0) }
    guard bounds.count == 2, bounds[0] >= 0, bounds[0] <= bounds[1] else { return nil }
    return bounds[0]..<bounds[1]
  }
}
