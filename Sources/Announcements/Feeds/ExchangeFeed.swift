internal import CivilTime

/// The announcements of the Indian exchanges, as their sites give them.
///
/// Both stamp their records with India's clock and name no zone. The time of dissemination decides:
/// before it nobody but the exchange could read the announcement. Where it is missing, the time of
/// broadcast or of receipt takes its place, and the row says so.
enum ExchangeFeed {
  case nse
  case bse

  /// The exchange whose feed the names of a record belong to.
  init?(names: Set<String>) {
    let isDated = !names.isDisjoint(with: ["exchdisstime", "andt"])
    if names.contains("symbol"), isDated {
      self = .nse
    } else if names.contains("scripcd"),
      !names.isDisjoint(with: ["dissemdt", "newsdt", "newssubmissiondt"])
    {
      self = .bse
    } else {
      return nil
    }
  }

  /// The exchange whose table, as its site gives it, has a header; nothing for tables that people keep.
  init?(header: Set<String>) {
    let isNSE =
      header.isSuperset(of: ["symbol", "subject", "details"]) && header.isSubset(of: Self.ofNSE)
      && !header.isDisjoint(with: ["dissemination", "broadcastdatetime"])
    if isNSE {
      self = .nse
    } else if let feed = ExchangeFeed(names: header), case .bse = feed {
      self = .bse
    } else {
      return nil
    }
  }

  /// The columns of NSE's table; one with others beside them is somebody's own.
  private static let ofNSE: Set<String> = [
    "symbol", "companyname", "subject", "details", "broadcastdatetime", "receipt", "dissemination",
    "difference", "attachment",
  ]

  /// The name of the format, for messages.
  var name: String {
    switch self {
    case .nse: "NSE announcements"
    case .bse: "BSE announcements"
    }
  }

  /// The names of the moments, the deciding one first.
  private var moments: [(name: String, words: String)] {
    switch self {
    case .nse:
      [
        ("exchdisstime", "dissemination"), ("andt", "broadcast"), ("sortdate", "broadcast"),
        ("dissemination", "dissemination"), ("broadcastdatetime", "broadcast"),
        ("receipt", "receipt"),
      ]
    case .bse:
      [("dissemdt", "dissemination"), ("newsdt", "news"), ("newssubmissiondt", "receipt")]
    }
  }

  func item(_ record: FeedRecord, position: inout TextSearch) -> FeedItem {
    var item = FeedItem()
    if let (name, text, moment) = record.moment(moments.map(\.name), .india) {
      item.publication = moment
      item.evidence = [
        Evidence(what: .published, quote: text, byteRange: position.next(text))
      ]
      let words = moments.first { $0.name == name }?.words
      if let words, words != "dissemination" {
        item.remark = "the feed has no time of dissemination, so that of \(words) is used"
      }
    } else {
      item.remark =
        "the feed gives no moment under "
        + moments.prefix(3).map(\.name).joined(separator: ", ")
    }
    switch self {
    case .nse: readNSE(record, &item)
    case .bse: readBSE(record, &item)
    }
    return item
  }

  private func readNSE(_ record: FeedRecord, _ item: inout FeedItem) {
    item.symbol = record["symbol"]
    item.company = record["smname", "companyname"]
    item.isin = record["smisin"]
    item.headline = record["desc", "subject"]
    item.details = record["attchmnttext", "details"]
    item.identifier = record["seqid"].map { "NSE \($0)" }
    item.set("details", item.details)
    item.set("attachment", record["attchmntfile", "attachment"])
    item.set("isin", item.isin)
    item.set("industry", record["smindustry"])
    item.set("broadcast_at", record["andt", "broadcastdatetime"])
    item.set("received_at", record["receipt"])
    item.set("feed_id", record["seqid"])
  }

  private func readBSE(_ record: FeedRecord, _ item: inout FeedItem) {
    item.code = record["scripcd"]
    item.company = record["slongname"]
    item.headline =
      record["newssub"].map { Self.subject($0, code: item.code) } ?? record["headline"]
    item.details = record["headline", "more"]
    item.identifier = record["newsid", "bsenewsid"].map { "BSE \($0)" }
    item.set("details", item.details)
    item.set("category", record["categoryname"])
    item.set("subcategory", record["subcatname"])
    item.set("attachment", record["attachmentname"])
    item.set("scrip_code", item.code)
    item.set("received_at", record["newssubmissiondt"])
    item.set("feed_id", record["newsid", "bsenewsid"])
    if let category = record["subcatname", "categoryname"] {
      item.headline = item.headline ?? category
    }
  }

  /// The subject of `Reliance Industries Ltd - 500325 - Financial Results`.
  private static func subject(_ text: String, code: String?) -> String {
    guard let code else { return text }
    let parts = text.split(separator: " - \(code) - ", maxSplits: 1)
    guard parts.count == 2 else { return text }
    return String(parts[1].trimmingBlanks())
  }
}
