internal import CivilTime

/// Groups reports of one announcement, so that it counts once, on the day of the earliest report.
///
/// Two reports of one company within 45 days are one announcement when their likeness is enough:
/// the share of common words, plus 0.15 for a common partner and 0.15 for a common sum of money.
///
/// | reports | likeness |
/// |---|---|
/// | of a partnership or merger with the same partner | 0.25 |
/// | of an order from the same partner, within five days | 0.25 |
/// | of the same kind, or of an unknown one, within five days | 0.5 |
/// | of different kinds, such as an order and a dividend, within five days | 0.7 |
/// | more than five days apart | 0.9 |
///
/// Reports that name different main sums, periods, or counterparties are never one announcement,
/// however alike they are; see ``OpeningFacts``.
struct RepeatFinder {
  /// A report that may repeat another one.
  struct Report: Sendable {
    let symbol: String
    let publication: PublicationTime
    let signature: DocumentSignature
  }

  /// The most days between the first report and a repeat.
  static let days = 45
  private static let likeness = 0.5
  private static let likenessOfDeals = 0.25
  private static let likenessOfKinds = 0.7
  /// Companies fill in the same form month after month, so that late repeats must be copies.
  private static let likenessOfLate = 0.9
  /// The most days between reports that are close.
  private static let closeDays = 5
  /// Kinds of news between companies that it names: two within weeks are hardly two deals.
  private static let deals: Set<String> = ["partnership", "merger"]
  /// Reports of one event that a new report is compared with, which keeps long runs linear.
  private static let members = 4
  /// Events of one company that a new report is compared with, the latest ones.
  private static let openEvents = 100

  private struct Event {
    let first: Int
    var members: [Int]
  }

  /// Marks the documents that report what an earlier one does.
  static func mark(_ rows: inout [AnnouncementRow]) {
    var reports: [Report] = []
    var rowOfReport: [Int] = []
    for (place, row) in rows.enumerated() {
      guard case .document(let signature) = row.origin, row.announcement.status == .ok,
        !row.announcement.symbol.isEmpty, let publication = row.announcement.publication
      else { continue }
      reports.append(
        Report(symbol: row.announcement.symbol, publication: publication, signature: signature)
      )
      rowOfReport.append(place)
    }
    for (report, first) in RepeatFinder().repeats(reports).enumerated() {
      guard let first else { continue }
      rows[rowOfReport[report]].markAsReport(of: rows[rowOfReport[first]].announcement)
    }
  }

  /// Returns, for each report, the index of the report that it repeats, or nothing for the earliest.
  func repeats(_ reports: [Report]) -> [Int?] {
    var result = [Int?](repeating: nil, count: reports.count)
    let order = reports.indices.sorted { Self.isEarlier(reports[$0], reports[$1], $0, $1) }
    var events: [String: [Event]] = [:]
    for index in order {
      let report = reports[index]
      // Events too old to be repeated never match again, because the reports come in order.
      var open = events[report.symbol, default: []].filter {
        reports[$0.first].publication.date.days(to: report.publication.date) <= Self.days
      }
      if let position = open.firstIndex(where: { isRepeat(report, of: $0, reports) }) {
        result[index] = open[position].first
        if open[position].members.count < Self.members { open[position].members.append(index) }
      } else {
        open.append(Event(first: index, members: [index]))
        if open.count > Self.openEvents { open.removeFirst() }
      }
      events[report.symbol] = open
    }
    return result
  }

  private func isRepeat(_ report: Report, of event: Event, _ reports: [Report]) -> Bool {
    event.members.contains { Self.isOneAnnouncement(report, reports[$0]) }
  }

  static func isOneAnnouncement(_ first: Report, _ second: Report) -> Bool {
    let (left, right) = (first.signature, second.signature)
    let isClose =
      abs(first.publication.date.days(to: second.publication.date)) <= closeDays
    guard !left.facts.differ(from: right.facts, symbol: first.symbol, isClose: isClose) else {
      return false
    }
    var likeness = left.overlap(right)
    let hasPartner = left.partners.intersection(right.partners).contains { $0 != first.symbol }
    if hasPartner { likeness += 0.15 }
    if left.amounts.contains(where: { sum in right.amounts.contains { sum.isSame(as: $0) } }) {
      likeness += 0.15
    }
    if let kind = left.kind, kind == right.kind, hasPartner,
      deals.contains(kind) || isClose && kind == "order win"
    {
      return likeness >= likenessOfDeals
    }
    guard isClose else { return likeness >= likenessOfLate }
    guard let kind = left.kind, let other = right.kind, kind != other else {
      return likeness >= Self.likeness
    }
    return likeness >= likenessOfKinds
  }

  /// Earlier by the clock.
  ///
  /// A time without a zone is taken to be India's, which matters only for reports of one day that
  /// name different zones. A time comes before a bare date of the same day.
  private static func isEarlier(
    _ first: Report,
    _ second: Report,
    _ left: Int,
    _ right: Int
  ) -> Bool {
    let (a, b) = (moment(first.publication), moment(second.publication))
    return a == b ? left < right : a < b
  }

  /// The seconds since 1970 on India's clock at which a report is taken to have come.
  static func moment(_ publication: PublicationTime) -> Int {
    switch publication {
    case .day(let date): return Int(date.dayNumber) * 86_400 + 86_399
    case .instant(let date, let time, let offset):
      return Int(date.dayNumber) * 86_400 + time.secondsSinceMidnight + (330 - (offset ?? 330)) * 60
    }
  }
}

/// The words and sums of a story, reduced to what tells two reports of one announcement alike.
struct DocumentSignature: Sendable {
  /// Words by the hash of their stem, ascending, with their weights.
  private let words: [(stem: UInt64, weight: Float)]
  private let total: Float
  /// The other companies that the story is about.
  let partners: Set<String>
  let amounts: [Amount]
  let kind: String?
  let facts: OpeningFacts

  /// The most words that are kept; longer stories repeat themselves.
  private static let limit = 400

  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    companies: [Range<Int>],
    partners: Set<String>,
    amounts: [Amount],
    kind: String?,
    facts: OpeningFacts
  ) {
    var weights: [UInt64: Float] = [:]
    var next = 0
    for (number, line) in text.lines.enumerated() where layout.zones[number] == .story {
      for index in line {
        let token = text.tokens[index]
        while next < companies.count, companies[next].upperBound <= Int(token.start) { next += 1 }
        if next < companies.count, companies[next].lowerBound <= Int(token.start) { continue }
        guard token.kind == .word, token.count >= 4, weights.count < Self.limit,
          !Self.common.contains(token.key)
        else { continue }
        let stem = Self.stem(text.bytes[token.byteRange])
        let isName =
          token.isCapitalized && token.followsSpace && index > line.lowerBound
          && text.tokens[index - 1].kind == .word
        weights[stem] = max(weights[stem] ?? 0, isName ? 2 : 1)
      }
    }
    words = weights.map { (stem: $0.key, weight: $0.value) }.sorted { $0.stem < $1.stem }
    total = words.reduce(0) { $0 + $1.weight }
    self.partners = partners
    self.amounts = amounts.filter { $0.value >= 1e6 }
    self.kind = kind
    self.facts = facts
  }

  /// The hashes of the stems of the story's words.
  var stems: Set<UInt64> { Set(words.map(\.stem)) }

  /// Returns the number of a word's first six letters, in any case.
  ///
  /// Six letters are stem enough: battery and batteries, partner and partnership.
  static func stem(_ word: some Sequence<UInt8>) -> UInt64 { WordKey(word.prefix(6)).value }

  /// The share of the shorter story's words that the other has too, 0 to 1.
  func overlap(_ other: DocumentSignature) -> Double {
    let smaller = min(total, other.total)
    guard smaller > 0 else { return 0 }
    var common: Float = 0
    var (left, right) = (0, 0)
    while left < words.count, right < other.words.count {
      let (a, b) = (words[left], other.words[right])
      if a.stem == b.stem {
        common += min(a.weight, b.weight)
        left += 1
        right += 1
      } else if a.stem < b.stem {
        left += 1
      } else {
        right += 1
      }
    }
    return Double(common / smaller)
  }

  private static let common: Set<WordKey> = Set(
    """
    that this with from have will been were their they which about into over than more also said says
    company companies share shares market india indian year years would could other after before when
    what some such only very most many much while where there these those your news read story stock
    limited per cent crore lakh million billion announced according which both make made india's
    """.split(whereSeparator: \.isWhitespace).map { WordKey($0.utf8) }
  )
}
