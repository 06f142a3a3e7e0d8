internal import CivilTime
internal import Foundation

/// An announcement on its way into the table, with what tells repeats of it apart from others.
struct AnnouncementRow: Sendable {
  var announcement: Announcement
  var origin: Origin

  /// Where an announcement comes from.
  enum Origin: Sendable {
    /// A table of events, which tells its own events apart.
    case table
    /// A document, with what it says.
    case document(DocumentSignature)
    /// A feed, by the name of its format, with what tells the item from others of the feed, and what it
    /// says where it is one of articles.
    case feed(String, item: String?, article: DocumentSignature?)

    /// What the announcement says, where it is an article.
    var signature: DocumentSignature? {
      switch self {
      case .table: nil
      case .document(let signature): signature
      case .feed(_, _, let article): article
      }
    }
  }

  /// What shows that the announcement reports the same event as another one.
  private struct Likeness: Sendable {
    let file: String
    let evidence: String
  }

  private var likeness: Likeness?
  /// What the row is asked about, where another report may answer it.
  let question: OpenQuestion?

  init(announcement: Announcement, origin: Origin = .table, question: OpenQuestion? = nil) {
    self.announcement = announcement
    self.origin = origin
    self.question = question
  }

  var isOfDocument: Bool { if case .document = origin { true } else { false } }
  var isOfFeed: Bool { if case .feed = origin { true } else { false } }

  /// Says that another report tells what happens to the company that this one, the first, only names.
  mutating func settle(by report: AnnouncementRow) {
    guard question == .matter, announcement.status == .review else { return }
    announcement.status = .ok
    announcement.reason =
      "the text names the company and does not say what happens to it; "
      + "\((report.announcement.sourceFile as NSString).lastPathComponent) does"
  }

  /// Says that the announcement repeats another one.
  mutating func markAsRepeat(of original: Announcement, reason: String) {
    announcement.status = .repeat
    announcement.repeatOf = original.eventID
    announcement.reason = reason
  }

  /// Says that the announcement is another report of one, and what shows it.
  ///
  /// - Parameters:
  ///   - original: The report that dates the event.
  ///   - like: The report of the event that this one has most in common with.
  ///   - evidence: What they have in common.
  mutating func markAsReport(of original: Announcement, like: Announcement, evidence: String) {
    likeness = Likeness(file: like.sourceFile, evidence: evidence)
    if case .company(let named) = question, announcement.symbol.isEmpty {
      announcement.symbol = original.symbol
      announcement.company = named.first { $0.symbol == original.symbol }?.name
    }
    markAgain(of: original)
  }

  /// Says that the event which the announcement reports is dated by another report.
  mutating func markAgain(of original: Announcement) {
    guard let likeness else {
      announcement.repeatOf = original.eventID
      return
    }
    let like =
      likeness.file == original.sourceFile
      ? "" : "like \((likeness.file as NSString).lastPathComponent): "
    markAsRepeat(
      of: original,
      reason: "reports the announcement of \(original.publication?.description ?? "") in "
        + "\((original.sourceFile as NSString).lastPathComponent): \(like)\(likeness.evidence)"
    )
  }

  /// Adds a sentence to what a person should know.
  mutating func remark(_ sentence: String) {
    announcement.reason = [announcement.reason, sentence].compactMap(\.self).joined(separator: "; ")
  }
}

/// The identifiers of events that their source does not name.
enum EventNames {
  /// Gives rows without an identifier one that a person can read and that does not change between
  /// runs.
  ///
  /// `ASHOKLEY-2025-09-02`; a second announcement of the day has `-2`. Without a date the name of
  /// the file takes its place, without a symbol the name of the file takes that. Identifiers that other
  /// rows have already are taken.
  static func give(
    to rows: inout [AnnouncementRow],
    where isMeant: (AnnouncementRow) -> Bool
  ) {
    let unnamed = rows.indices.filter { rows[$0].announcement.eventID.isEmpty && isMeant(rows[$0]) }
    guard !unnamed.isEmpty else { return }
    let taken = Set(rows.map(\.announcement.eventID))
    var used: [String: Int] = [:]
    for index in unnamed {
      let base = name(of: rows[index].announcement)
      var name = base
      repeat {
        used[base, default: 0] += 1
        let count = used[base, default: 1]
        name = count == 1 ? base : "\(base)-\(count)"
      } while taken.contains(name)
      rows[index].announcement.eventID = name
    }
  }

  private static func name(of announcement: Announcement) -> String {
    let file = (announcement.sourceFile as NSString).lastPathComponent
    let stem = (file as NSString).deletingPathExtension
    let hasSymbol = !announcement.symbol.isEmpty
    let who = hasSymbol ? announcement.symbol : stem
    let when =
      announcement.publication?.date.description ?? (hasSymbol ? "undated-\(stem)" : "undated")
    return "\(who)-\(when)"
  }
}
