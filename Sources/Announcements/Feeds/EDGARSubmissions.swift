internal import CivilTime

/// The filings of one filer, as `data.sec.gov/submissions` gives them: one list for each column.
///
/// `acceptanceDateTime` ends in `Z`, but for about a fifth of the filers it is the clock of New York
/// with a false `Z`. The clock is constant for nearly every filer, so all stamps of a file decide
/// together (see `clock`). Moments are given in Eastern time.
struct EDGARSubmissions {
  /// The clock that the stamps of a filer show.
  enum Clock: Sendable {
    case utc
    case eastern
    /// No stamp tells the two apart.
    case unknown
  }

  private let name: String?
  private let tickers: [String]
  private let filer: String?
  private let columns: [String: [String?]]
  private let count: Int

  /// Creates the filings of a submissions file, or nothing where it is another kind of file.
  ///
  /// The older filings of a large filer lie in files of their own, which hold the lists alone.
  init?(_ root: [String: Any]) {
    let filings = (root["filings"] as? [String: Any])?["recent"] as? [String: Any]
    guard let lists = filings ?? (root["accessionNumber"] == nil ? nil : root),
      let numbers = lists["accessionNumber"] as? [Any], lists["acceptanceDateTime"] is [Any]
    else { return nil }
    name = root["name"] as? String
    tickers = (root["tickers"] as? [Any] ?? []).compactMap { $0 as? String }
    filer = FeedRecord.text(root["cik"])
    count = numbers.count
    columns = lists.compactMapValues { list in
      (list as? [Any])?.map { value in FeedRecord.text(value).flatMap { $0.isEmpty ? nil : $0 } }
    }
  }

  private func value(_ column: String, _ row: Int) -> String? {
    guard let list = columns[column], row < list.count else { return nil }
    return list[row]
  }

  func items(_ bytes: [UInt8]) -> [FeedItem] {
    let stamps = (0..<count).map { row in
      value("acceptanceDateTime", row).flatMap(FeedMoment.stated.read)
    }
    let clock = Self.clock(
      (0..<count).map { row in
        (
          stamp: stamps[row], filed: value("filingDate", row).flatMap { CalendarDate($0) },
          form: value("form", row)
        )
      }
    )
    var position = TextSearch(bytes)
    return (0..<count).map { row in item(row, stamps[row], clock, &position) }
  }

  private func item(
    _ row: Int,
    _ stamp: PublicationTime?,
    _ clock: Clock,
    _ position: inout TextSearch
  ) -> FeedItem {
    var item = FeedItem()
    item.symbol = tickers.first
    item.company = name
    item.code = filer.map { "CIK\($0)" }
    item.cik = filer
    if let stamp, let text = value("acceptanceDateTime", row) {
      item.evidence = [
        Evidence(what: .published, quote: text, byteRange: position.next(text))
      ]
      switch clock {
      case .utc: item.publication = Self.eastern(ofUTC: stamp)
      case .eastern:
        item.publication = Self.asEastern(stamp)
        item.remark = "the Z of its stamps is false: this filer's show the clock of New York"
      case .unknown:
        item.publication = Self.eastern(ofUTC: stamp)
        item.doubt =
          "no stamp of this filer tells whether its Z is true; if it is false, the filing was "
          + "accepted at \(Self.asEastern(stamp))"
      }
    } else if let filed = value("filingDate", row).flatMap({ CalendarDate($0) }) {
      item.publication = .day(filed)
      item.remark = "the filing has no stamp of acceptance, so its day is used"
    }
    let form = value("form", row)
    let items = value("items", row)
    item.kind = FilingKind.kind(form: form, items: items)
    item.headline =
      [form, value("primaryDocDescription", row) ?? FilingKind.words(items: items)]
      .compactMap(\.self).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ": ")
    item.identifier = value("accessionNumber", row).map { "SEC \($0)" }
    item.set("form", form)
    item.set("items", items)
    item.set("feed_id", value("accessionNumber", row))
    item.set("filing_date", value("filingDate", row))
    item.set("attachment", value("primaryDocument", row))
    return item
  }

  // MARK: The clock

  /// Tells which clock the stamps of one filer show.
  ///
  /// EDGAR accepts filings from 06:00 to 22:00 Eastern time, and what it accepts after 17:30 is filed
  /// on a later day. A reading of a stamp that breaks one of these rules speaks for the other one.
  /// Ownership forms and their like keep the day of acceptance, so only the hours count for them. The
  /// clock is decided when at least nine of ten stamps that speak say the same.
  static func clock(
    _ filings: [(stamp: PublicationTime?, filed: CalendarDate?, form: String?)]
  ) -> Clock {
    var forUTC = 0
    var forEastern = 0
    for filing in filings {
      guard let stamp = filing.stamp, stamp.utcOffsetMinutes == 0 else { continue }
      let keepsDay = filing.form.map {
        Self.formsThatKeepTheirDay.contains($0.prefix { $0 != "/" })
      }
      let filed = keepsDay == false ? filing.filed : nil
      let isUTC = isPossible(eastern(ofUTC: stamp), filed: filed)
      let isEastern = isPossible(asEastern(stamp), filed: filed)
      if isUTC, !isEastern { forUTC += 1 }
      if isEastern, !isUTC { forEastern += 1 }
    }
    let decisive = forUTC + forEastern
    guard decisive > 0 else { return .unknown }
    if forUTC * 10 >= decisive * 9 { return .utc }
    if forEastern * 10 >= decisive * 9 { return .eastern }
    return .unknown
  }

  private static let formsThatKeepTheirDay: Set<Substring> = [
    "3", "4", "5", "144", "SC 13D", "SC 13G", "SCHEDULE 13D", "SCHEDULE 13G", "S-1MEF", "S-3MEF",
  ]

  private static func isPossible(_ moment: PublicationTime, filed: CalendarDate?) -> Bool {
    guard let time = moment.time else { return true }
    let minute = time.secondsSinceMidnight / 60
    guard minute >= 6 * 60, minute <= 22 * 60 else { return false }
    guard let filed else { return true }
    return minute >= 17 * 60 + 30 ? filed > moment.date : filed == moment.date
  }

  private static let standard = ClockZone.unitedStates(standardMinutes: -300)

  /// The clock of New York at a moment of UTC.
  private static func eastern(ofUTC stamp: PublicationTime) -> PublicationTime {
    guard case .instant(let date, let time, _) = stamp else { return stamp }
    let utc = DateStamp(date: date, time: time, utcOffsetMinutes: 0)
    // The clocks change at night, when EDGAR is closed: the day's own offset is right.
    let offset = standard.minutes(on: utc.moved(toOffset: -300).date)
    let local = utc.moved(toOffset: offset)
    guard let clock = local.time else { return stamp }
    return .instant(date: local.date, time: clock, utcOffsetMinutes: offset)
  }

  /// The same figures on the clock of New York.
  private static func asEastern(_ stamp: PublicationTime) -> PublicationTime {
    guard case .instant(let date, let time, _) = stamp else { return stamp }
    return .instant(date: date, time: time, utcOffsetMinutes: standard.minutes(on: date))
  }
}

/// The kinds of announcements that forms of the SEC and the items of a Form 8-K stand for.
enum FilingKind {
  /// The kind of a filing, where its form or its first telling item says it.
  static func kind(form: String?, items: String?) -> String? {
    for item in (items ?? "").split(separator: ",") {
      if let known = byItem[String(item.trimmingBlanks())], let kind = known.kind { return kind }
    }
    switch form?.prefix(while: { $0 != "/" }) {
    case "10-Q", "10-K", "20-F": return "results"
    case "SC TO-T", "SC 14D9": return "open offer"
    case "DEFM14A", "425": return "merger"
    case "SC TO-I": return "buyback"
    case "S-1", "S-3", "424B5", "424B2": return "fund raising"
    default: return nil
    }
  }

  /// What the items of a Form 8-K report, in words.
  static func words(items: String?) -> String? {
    let words = (items ?? "").split(separator: ",").compactMap {
      byItem[String($0.trimmingBlanks())]?.words
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  // Source: SEC, Form 8-K, general instructions and items 1.01 to 9.01.
  private static let byItem: [String: (words: String, kind: String?)] = [
    "1.01": ("entry into a material agreement", "partnership"),
    "1.02": ("end of a material agreement", nil), "1.03": ("bankruptcy", "regulatory"),
    "1.05": ("material cybersecurity incident", "regulatory"),
    "2.01": ("acquisition or sale of assets", "acquisition"),
    "2.02": ("results of operations", "results"), "2.03": ("new financial obligation", nil),
    "2.05": ("costs of exit or disposal", nil), "2.06": ("material impairment", "results"),
    "3.01": ("notice of delisting", "regulatory"),
    "3.02": ("unregistered sale of shares", "fund raising"),
    "4.01": ("change of auditor", nil),
    "4.02": ("earlier statements not to be relied on", "regulatory"),
    "5.01": ("change of control", "acquisition"),
    "5.02": ("change of directors or officers", "management change"),
    "5.03": ("change of charter or bylaws", nil), "5.07": ("votes of shareholders", nil),
    "7.01": ("Regulation FD disclosure", nil), "8.01": ("other events", nil),
    "9.01": ("financial statements and exhibits", nil),
  ]
}
