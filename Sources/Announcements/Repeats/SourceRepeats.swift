internal import CivilTime

/// Joins reports of one announcement that come from different sources: the notices of two exchanges,
/// or a notice and what the press wrote of it.
///
/// A join that is wrong moves an event to a wrong day, one that is missed leaves an event that a
/// person can strike out. So two reports are one only when all of this holds:
///
/// - They are of one company, from two sources, and of one kind or one of them of no known kind.
/// - Where both name sums of money, or both name other companies, they have one in common, and they
///   name no different periods.
/// - Notices lie within a day, an article follows its notice within three days.
/// - They share what few notices have: four distinctive words that are at least 60 % of the shorter
///   one's, or, where both are of one known kind, a sum and two distinctive words.
/// - Notices of two exchanges within a quarter of an hour need fewer words, because a company sends
///   one to both: none where their kind comes once a day, such as results; of other kinds two distinctive
///   words that are half of the shorter one's.
/// - An article before the notice may be a forecast. It counts only within a day, with five words and
///   70 %, or with a kind, a sum and three words that are half of the shorter one's, and not when its
///   headline speaks of what is to come.
///
/// Of each source at most one report joins an announcement, the most alike first; so two notices of
/// one exchange stay two events.
struct SourceRepeats {
  /// Where a report comes from.
  enum Source: Hashable, Sendable {
    /// A feed of notices, by its name.
    case notices(String)
    /// A feed of articles, by its name.
    case articles(String)
    /// Documents.
    case documents

    /// The source of a row; nothing for tables that a person made and for feeds that report nothing,
    /// such as calendars.
    init?(_ origin: AnnouncementRow.Origin) {
      switch origin {
      case .table: return nil
      case .document: self = .documents
      case .feed(let format, _, _):
        switch format {
        case "NSE announcements", "NSE RSS", "BSE announcements", "SEC EDGAR submissions":
          self = .notices(format)
        case "RSS", "Atom": self = .articles(format)
        default: return nil
        }
      }
    }

    var isNotice: Bool { if case .notices = self { true } else { false } }
  }

  private let companies: CompanyDirectory
  private let kinds: KindRules
  private let ordinary: Set<UInt64>

  init(companies: CompanyDirectory, kinds: KindRules) {
    self.companies = companies
    self.kinds = kinds
    ordinary = NoticeSignature.ordinaryStems(kinds)
  }

  /// The words and sums of one report.
  private struct Content {
    let stems: Set<UInt64>
    let partners: Set<String>
    let amounts: [Amount]
    let kind: String?
    let periods: NamedPeriods
    let looksAhead: Bool
  }

  /// An event of one source, with its repeats in that source.
  private struct Node {
    let source: Source
    let first: Int
    var rows: [Int]
  }

  private struct Pair {
    let left: Int
    let right: Int
    let likeness: Likeness
    var score: Double { likeness.score }
  }

  /// How alike two reports are, and what shows it.
  private struct Likeness {
    var score = 0.0
    var evidence: [String] = []
  }

  /// Marks the reports that repeat one of another source; the earliest of each announcement stays.
  func mark(_ rows: inout [AnnouncementRow]) {
    var ofSymbol: [String: [Node]] = [:]
    var place: [String: (symbol: String, node: Int)] = [:]
    for index in rows.indices {
      let row = rows[index].announcement
      guard row.status == .ok, row.publication != nil, !row.symbol.isEmpty,
        let source = Source(rows[index].origin)
      else { continue }
      place[row.eventID] = (row.symbol, ofSymbol[row.symbol]?.count ?? 0)
      ofSymbol[row.symbol, default: []].append(Node(source: source, first: index, rows: [index]))
    }
    for index in rows.indices where rows[index].announcement.status == .repeat {
      guard let original = rows[index].announcement.repeatOf, let (symbol, node) = place[original]
      else { continue }
      ofSymbol[symbol]?[node].rows.append(index)
    }
    for (_, nodes) in ofSymbol.sorted(by: { $0.value[0].first < $1.value[0].first })
    where Set(nodes.map(\.source)).count > 1 {
      join(nodes, in: &rows)
    }
  }

  private func join(_ nodes: [Node], in rows: inout [AnnouncementRow]) {
    let dates = nodes.map { rows[$0.first].announcement.publication?.date.dayNumber ?? 0 }
    let order = nodes.indices.sorted { (dates[$0], $0) < (dates[$1], $1) }
    var contents: [Int: [Content]] = [:]
    var pairs: [Pair] = []
    for (position, left) in order.enumerated() {
      for right in order[(position + 1)...] {
        guard dates[right] - dates[left] <= Self.days else { break }
        guard nodes[left].source != nodes[right].source else { continue }
        for node in [left, right] where contents[node] == nil {
          contents[node] = nodes[node].rows.map { content(rows[$0]) }
        }
        let likeness = likeness(nodes[left], nodes[right], contents[left], contents[right], rows)
        if likeness.score > 0 { pairs.append(Pair(left: left, right: right, likeness: likeness)) }
      }
    }
    pairs.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
    var group = Array(nodes.indices)
    var joined: [Pair] = []
    for pair in pairs {
      let (keep, drop) = (group[pair.left], group[pair.right])
      let members = nodes.indices.filter { group[$0] == keep || group[$0] == drop }
      guard keep != drop, Set(members.map { nodes[$0].source }).count == members.count else {
        continue
      }
      for member in members { group[member] = keep }
      joined.append(pair)
    }
    for members in Dictionary(grouping: nodes.indices, by: { group[$0] }).values
    where members.count > 1 {
      date(members, nodes, joined, in: &rows)
    }
  }

  /// The most days between two reports of one announcement.
  private static let days: Int32 = 3

  /// Returns how alike two events are, with a score of zero when they are not one announcement.
  private func likeness(
    _ left: Node,
    _ right: Node,
    _ first: [Content]?,
    _ second: [Content]?,
    _ rows: [AnnouncementRow]
  ) -> Likeness {
    guard let a = rows[left.first].announcement.publication,
      let b = rows[right.first].announcement.publication
    else { return Likeness() }
    let isStrict: Bool
    let limit: Int
    switch (left.source.isNotice, right.source.isNotice) {
    case (true, true): (isStrict, limit) = (false, 1)
    case (false, false): (isStrict, limit) = (true, 1)
    case (true, false):
      isStrict = RepeatFinder.moment(b) < RepeatFinder.moment(a)
      limit = isStrict ? 1 : 3
    case (false, true):
      isStrict = RepeatFinder.moment(a) < RepeatFinder.moment(b)
      limit = isStrict ? 1 : 3
    }
    guard abs(a.date.days(to: b.date)) <= limit else { return Likeness() }
    let isTwin =
      left.source.isNotice && right.source.isNotice && Self.areMinutesApart(a, b)
    var best = Likeness()
    for one in first ?? [] {
      for other in second ?? [] {
        if isStrict, one.looksAhead || other.looksAhead { continue }
        let likeness = Self.likeness(one, other, isStrict: isStrict, isTwin: isTwin)
        if likeness.score > best.score { best = likeness }
      }
    }
    let days = abs(a.date.days(to: b.date))
    best.evidence.append(
      days == 0 ? "the same day" : days == 1 ? "1 day apart" : "\(days) days apart"
    )
    return best
  }

  /// Whether two clocks are at most a quarter of an hour apart.
  private static func areMinutesApart(_ a: PublicationTime, _ b: PublicationTime) -> Bool {
    guard case .instant = a, case .instant = b else { return false }
    return abs(RepeatFinder.moment(a) - RepeatFinder.moment(b)) <= 900
  }

  /// Kinds that a company announces once a day at most.
  private static let daily: Set<String> = [
    "results", "dividend", "buyback", "bonus or split", "sales",
  ]

  private static func likeness(
    _ one: Content,
    _ other: Content,
    isStrict: Bool,
    isTwin: Bool
  ) -> Likeness {
    if let kind = one.kind, let second = other.kind, kind != second { return Likeness() }
    let sum = one.amounts.first { sum in other.amounts.contains { sum.isSame(as: $0) } }
    let hasSum = sum != nil
    guard hasSum || one.amounts.isEmpty || other.amounts.isEmpty else { return Likeness() }
    let hasPartner = !one.partners.isDisjoint(with: other.partners)
    guard hasPartner || one.partners.isEmpty || other.partners.isEmpty,
      !one.periods.differ(from: other.periods)
    else { return Likeness() }
    let shared = one.stems.intersection(other.stems).count
    let share = Double(shared) / Double(max(1, min(one.stems.count, other.stems.count)))
    let (words, part) = isStrict ? (5, 0.7) : (4, 0.6)
    // A sum in common does not make up for a kind that is not known.
    let isKnown = one.kind != nil && other.kind != nil
    let isSent =
      isTwin && isKnown
      && (one.kind.map(daily.contains) == true || shared >= 2 && share >= 0.5)
    let isOne =
      isSent || shared >= words && share >= part
      || hasSum && isKnown && (isStrict ? shared >= 3 && share >= 0.5 : shared >= 2)
    guard isOne else { return Likeness() }
    var evidence: [String] = []
    let names = one.partners.intersection(other.partners).sorted() + (sum.map { [$0.quote] } ?? [])
    if !names.isEmpty { evidence.append("both name \(names.joined(separator: ", "))") }
    if isKnown, let kind = one.kind { evidence.append("both are of the kind \(kind)") }
    evidence.append("\(shared) distinctive words are the same")
    return Likeness(
      score: share + (hasSum ? 0.5 : 0) + (hasPartner ? 0.25 : 0) + (isSent ? 0.1 : 0),
      evidence: evidence
    )
  }

  private func content(_ row: AnnouncementRow) -> Content {
    let announcement = row.announcement
    let looksAhead = Self.looksAhead(announcement.headline ?? "")
    if case .document(let signature) = row.origin {
      return Content(
        stems: signature.stems.subtracting(ordinary),
        partners: signature.partners.subtracting([announcement.symbol]),
        amounts: signature.amounts,
        kind: signature.kind,
        periods: signature.facts.periods,
        looksAhead: looksAhead
      )
    }
    let headline = announcement.headline ?? ""
    let details = announcement.attributes["details"] ?? ""
    let signature = NoticeSignature(
      "\(headline)\n\(details)",
      symbol: announcement.symbol,
      kind: KindRules.compared(
        announcement.kind ?? kinds.kind(headline: headline, details: details)
      ),
      companies: companies,
      ordinary: ordinary
    )
    return Content(
      stems: signature.stems,
      partners: signature.partners,
      amounts: signature.amounts,
      kind: signature.kind,
      periods: signature.periods,
      looksAhead: looksAhead
    )
  }

  /// Whether a headline speaks of what is to come.
  private static func looksAhead(_ headline: String) -> Bool {
    let words = headline.lowercased().split { !$0.isLetter }.map(String.init)
    let text = words.joined(separator: " ")
    return words.contains { ahead.contains($0) } || phrases.contains { text.contains($0) }
  }

  private static let ahead: Set<String> = [
    "may", "might", "could", "likely", "expected", "expects", "expect", "preview", "ahead",
    "tomorrow", "talks", "considers", "considering", "mulls", "eyes", "plans", "rumor", "rumour",
    "reportedly", "sources", "estimates", "forecast", "soon", "upcoming", "rejects", "denies",
  ]
  private static let phrases = ["to announce", "to consider", "to meet", "in talks", "set to"]

  /// Dates some reports of one announcement by the earliest.
  private func date(
    _ members: [Int],
    _ nodes: [Node],
    _ joined: [Pair],
    in rows: inout [AnnouncementRow]
  ) {
    let dated = members.flatMap { nodes[$0].rows }.compactMap { index in
      rows[index].announcement.publication.map { (moment: RepeatFinder.moment($0), index: index) }
    }
    guard let first = dated.min(by: { ($0.moment, $0.index) < ($1.moment, $1.index) })?.index
    else { return }
    let original = rows[first].announcement
    rows[first].announcement.status = .ok
    rows[first].announcement.repeatOf = nil
    if original.status == .repeat { rows[first].announcement.reason = nil }
    for member in members {
      for index in nodes[member].rows where index != first {
        guard index == nodes[member].first,
          let pair = joined.first(where: { $0.left == member || $0.right == member })
        else {
          rows[index].markAgain(of: original)
          continue
        }
        let other = nodes[pair.left == member ? pair.right : pair.left].first
        rows[index].markAsReport(
          of: original,
          like: rows[other].announcement,
          evidence: pair.likeness.evidence.joined(separator: "; ")
        )
      }
    }
  }
}
