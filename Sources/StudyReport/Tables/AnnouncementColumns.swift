internal import CivilTime
internal import EventAlignment
internal import EventStudy

/// The columns of the tables of announcements, which a study and a listing of their days share.
enum AnnouncementColumns {
  /// An announcement, its day 0 and the rule that led there.
  @ColumnList<EventRecord> static var events: [TableColumn<EventRecord>] {
    TableColumn("event_id", "The key of the event in every table.") { $0.eventID }
    TableColumn("symbol", "The symbol of the security.") { $0.symbol }
    TableColumn(
      "announced_at",
      "When the news became public, as exactly as it is known.",
      unit: .date,
      empty: "nobody knows"
    ) { $0.announcedAt }
    TableColumn("precision", "How exact that time is: `minute`, `day` or `none`.") {
      $0.precision.rawValue
    }
    TableColumn("event_date", "Day 0.", unit: .date, empty: "there is no day 0") { $0.eventDate }
    TableColumn(
      "alignment_rule",
      "The rule that led from the announcement to day 0, in words.",
      empty: "there is no day 0"
    ) { $0.alignmentRule }
    TableColumn("status", "`included` or `excluded`.") { $0.status.rawValue }
    TableColumn("group", "The group of the event.", empty: "the input names none") { $0.group }
    TableColumn(
      "market",
      "The index that the event is measured against.",
      empty: "there is none, or none of the name that the event gives"
    ) { $0.market }
    TableColumn(
      "remarks",
      "What to know of the returns on day 0 and in the tested windows, such as one that spans several "
        + "sessions; sentences with `; ` between them.",
      empty: "there is nothing to remark"
    ) { $0.remarks.isEmpty ? nil : $0.remarks.joined(separator: "; ") }
    TableColumn("company", "The name of the company.", empty: "the input has none") { $0.company }
    TableColumn("headline", "The headline.", empty: "the input has none") { $0.headline }
    TableColumn(
      "attributes",
      "Other columns of the event file, and what a document told, by name, such as "
        + "`counterparty: CALB; deal_value: 50000000`; values with `; ` between them.",
      empty: "the input has none"
    ) { $0.otherColumns }
  }

  /// An announcement that is left out, with its reason.
  @ColumnList<Exclusion> static var exclusions: [TableColumn<Exclusion>] {
    TableColumn("event_id", "The event that is left out.") { $0.eventID }
    TableColumn("symbol", "Its symbol.") { $0.symbol }
    TableColumn("reason", "The code of the reason, such as `unknown_symbol`.") {
      $0.reason.rawValue
    }
    TableColumn("detail", "The reason in words, with its numbers.") { $0.detail }
  }
}

extension EventRecord {
  /// Other columns of the event file in the order of their names, such as `deal_value: 750`; none where
  /// all are empty.
  var otherColumns: String? {
    let filled = attributes.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    return filled.isEmpty ? nil : filled.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
  }
}
