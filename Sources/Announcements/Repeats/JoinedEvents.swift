internal import CivilTime
internal import Foundation

/// Says on the row of an event what its other reports add.
enum JoinedEvents {
  /// Adds remarks to events that have repeats, and the main sum where only a repeat names it.
  static func complete(_ rows: inout [AnnouncementRow]) {
    var reports: [String: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      guard row.announcement.status == .repeat, let original = row.announcement.repeatOf else {
        continue
      }
      reports[original, default: []].append(index)
    }
    guard !reports.isEmpty else { return }
    for index in rows.indices where rows[index].announcement.status == .ok {
      guard let members = reports[rows[index].announcement.eventID] else { continue }
      remarkDay(index, members, in: &rows)
      takeSum(index, members, in: &rows)
    }
  }

  /// A report of the day without a time may have come first; the printed time counts all the same.
  private static func remarkDay(_ index: Int, _ members: [Int], in rows: inout [AnnouncementRow]) {
    guard case .instant(let date, _, _) = rows[index].announcement.publication else { return }
    let others = members.filter { rows[$0].announcement.publication == .day(date) }
    guard let first = others.first else { return }
    let files = others.count == 1 ? name(rows[first]) : "\(others.count) other documents"
    rows[index].remark(
      "\(files) \(others.count == 1 ? "reports" : "report") it on the same day without a time; the "
        + "earliest printed time counts"
    )
  }

  private static func takeSum(_ index: Int, _ members: [Int], in rows: inout [AnnouncementRow]) {
    guard rows[index].announcement.attributes[DealAmount.valueColumn] == nil,
      let source = members.first(where: {
        rows[$0].announcement.attributes[DealAmount.valueColumn] != nil
          && Self.areAlike(rows[$0].announcement.kind, rows[index].announcement.kind)
      })
    else { return }
    for column in [DealAmount.valueColumn, DealAmount.currencyColumn] {
      rows[index].announcement.attributes[column] = rows[source].announcement.attributes[column]
    }
    rows[index].remark("the sum is that of \(name(rows[source]))")
  }

  /// The sum of an order is not that of the results.
  private static func areAlike(_ first: String?, _ second: String?) -> Bool {
    let (first, second) = (KindRules.compared(first), KindRules.compared(second))
    return first == nil || second == nil || first == second
      || first.map(SharedEvidence.deals.contains) == true
        && second.map(SharedEvidence.deals.contains) == true
  }

  private static func name(_ row: AnnouncementRow) -> String {
    (row.announcement.sourceFile as NSString).lastPathComponent
  }
}
