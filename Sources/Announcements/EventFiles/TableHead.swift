internal import DelimitedText
internal import Foundation

/// What the first bytes and the name of a file say about the table in it.
enum TableHead {
  /// Whether a file is a table by its name.
  static func isTable(_ path: String) -> Bool {
    ["csv", "tsv", "psv"].contains((path as NSString).pathExtension.lowercased())
  }

  /// The normalized names of the first line; nothing where it is no table of two columns.
  static func names(_ head: [UInt8]) -> Set<String> {
    guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), end < 16_384 else {
      return []
    }
    guard let table = try? DelimitedTable.read(bytes: Array(head[..<end]), name: ""),
      table.header.count >= 2
    else { return [] }
    return Set(table.header.map(normalizedHeader))
  }

  /// Whether the columns are those of events and not of prices.
  static func holdsEvents(_ head: [UInt8]) -> Bool {
    let names = names(head)
    guard !names.isDisjoint(with: companyNames) else { return false }
    return !names.isDisjoint(with: eventNames)
      || names.contains("date") && names.isSubset(of: plainNames)
  }

  private static let companyNames: Set<String> = [
    "symbol", "ticker", "firm", "firmid", "permno", "scrip", "company", "companyname",
  ]
  /// The columns of a short table of events, beside which a bare `date` is no day of prices.
  private static let plainNames: Set<String> = companyNames.union([
    "date", "time", "session", "when", "timing", "kind", "group", "title", "subject", "name",
  ])
  private static let eventNames: Set<String> = [
    "eventid", "publishedat", "announcedat", "announceddate", "announcementdate", "announced",
    "eventdate", "dissemination", "broadcastdatetime", "headline", "repeatof",
  ]
}
