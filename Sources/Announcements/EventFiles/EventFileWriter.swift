internal import CivilTime

/// Writes announcements as the table that people review and ``EventFile`` reads back unchanged.
///
/// Columns: `event_id`, `symbol`, `company`, `published_at` in ISO 8601, `precision` (`minute`,
/// `day` or `none`), `status`, `repeat_of`, `kind`, `headline`, `source_file`, `evidence`,
/// `reason`; then, where an announcement has them, `group`, `session`, `estimation_window`, `event_window` and
/// the attributes in the order of their names.
public enum EventFileWriter {
  /// The columns that every table has.
  public static let columns = [
    "event_id", "symbol", "company", "published_at", "precision", "status", "repeat_of", "kind",
    "headline", "source_file", "evidence", "reason",
  ]

  /// Returns the table as comma-separated text with a header, each line ended by a line feed.
  public static func text(of announcements: [Announcement]) -> String {
    var text = ""
    for row in rows(of: announcements) {
      text += row.map(quoted).joined(separator: ",")
      text += "\n"
    }
    return text
  }

  /// Returns the header and one row for each announcement.
  public static func rows(of announcements: [Announcement]) -> [[String]] {
    let hasGroup = announcements.contains { $0.group != nil }
    let hasPart = announcements.contains { $0.partOfDay != nil }
    let hasEstimation = announcements.contains { $0.ownWindows?.estimation != nil }
    let hasEvent = announcements.contains { $0.ownWindows?.event != nil }
    let names = Set(announcements.flatMap(\.attributes.keys)).sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    var header = columns
    if hasGroup { header.append("group") }
    if hasPart { header.append("session") }
    if hasEstimation { header.append("estimation_window") }
    if hasEvent { header.append("event_window") }
    return [header + names]
      + announcements.map { announcement in
        var row = [
          announcement.eventID, announcement.symbol, announcement.company ?? "",
          announcement.publication?.description ?? "",
          announcement.publication?.precision.rawValue ?? "none", announcement.status.rawValue,
          announcement.repeatOf ?? "", announcement.kind ?? "", announcement.headline ?? "",
          announcement.sourceFile, EvidenceText.text(announcement.evidence),
          announcement.reason ?? "",
        ]
        if hasGroup { row.append(announcement.group ?? "") }
        if hasPart { row.append(announcement.partOfDay?.words ?? "") }
        if hasEstimation { row.append(announcement.ownWindows?.estimation ?? "") }
        if hasEvent { row.append(announcement.ownWindows?.event ?? "") }
        return row + names.map { announcement.attributes[$0] ?? "" }
      }
  }

  /// Quotes a field that another program could cut, whatever delimiter it expects.
  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x3B, 0x7C, 0x09, 0x0A, 0x0D].contains($0) })
    else { return field }
    guard field.utf8.contains(0x22) else { return "\"" + field + "\"" }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
