internal import CivilTime
internal import ParallelExecution

/// Groups reports of one announcement, so that it counts once, on the day of the earliest report.
///
/// Two reports of one company within 45 days are one announcement where they share enough and nothing
/// tells them apart. They share counterparties, sums, names and counts of their openings, each of
/// which is a thing; see ``SharedEvidence``.
///
/// | reports | needed |
/// |---|---|
/// | within five days, of like kinds | one thing and 15 % of the words, or two and 10 % |
/// | within five days, of different kinds, such as an order and a dividend | two things and 30 % of the words |
/// | within five days, of a kind that comes once a quarter, such as results | 15 % of the words |
/// | within five days, of like kinds, long | half of the words |
/// | of a partnership or merger, later | one thing that is no place, and a quarter of the words |
/// | all others | 90 % of the words |
///
/// Reports in two languages need no words in common. Reports that name different sums, periods,
/// counterparties, names, counts or stages are never one announcement, however alike they are, and a
/// report joins an event only where it differs from none of its reports; see ``OpeningFacts``.
struct RepeatFinder {
  /// A report that may repeat another one.
  struct Report: Sendable {
    let symbol: String
    let publication: PublicationTime
    let signature: DocumentSignature
    /// What the report leaves open, so that it is no event by itself.
    let question: OpenQuestion?
  }

  /// The most days between the first report and a repeat.
  static let days = 45
  /// The most days between reports that are close.
  static let closeDays = 5
  /// The most days between a report that only names its company and the one that says what happens to it.
  private static let hintDays = 2
  /// Kinds of news between companies: two with one partner within weeks are hardly two deals.
  static let lasting: Set<String> = ["partnership", "merger"]
  /// Kinds that a company announces once in a while, so that two within days are one.
  static let rare: Set<String> = [
    "results", "dividend", "buyback", "bonus or split", "sales",
  ]
  /// Reports of one event that a new report is compared with, which keeps long runs linear.
  private static let members = 8
  /// Events of one company that a new report is compared with, the latest ones.
  private static let openEvents = 100

  private struct Event {
    let first: Int
    var members: [Int]
  }

  /// What a report repeats.
  struct Repeat: Sendable {
    /// The earliest report of the event.
    var original: Int
    /// The report of the event that it is most like.
    let like: Int
    let evidence: SharedEvidence
  }

  /// Marks the documents that report what an earlier one does.
  static func mark(_ rows: inout [AnnouncementRow], threads: Int = 1) {
    var reports: [Report] = []
    var rowOfReport: [Int] = []
    for (place, row) in rows.enumerated() {
      guard let signature = row.origin.signature, let publication = row.announcement.publication,
        row.announcement.status == .ok || row.announcement.status == .review && row.question != nil
      else { continue }
      var symbols = [row.announcement.symbol]
      if case .company(let named) = row.question { symbols = named.map(\.symbol) }
      for symbol in symbols where !symbol.isEmpty {
        reports.append(
          Report(
            symbol: symbol,
            publication: publication,
            signature: signature,
            question: row.question
          )
        )
        rowOfReport.append(place)
      }
    }
    for (report, found) in RepeatFinder().repeats(reports, threads: threads).enumerated() {
      guard let found, rows[rowOfReport[report]].announcement.status != .repeat else { continue }
      let original = rowOfReport[found.original]
      rows[rowOfReport[report]].markAsReport(
        of: rows[original].announcement,
        like: rows[rowOfReport[found.like]].announcement,
        evidence: found.evidence.description
      )
      // A sure report says what happens to the company that the first one only names.
      if reports[report].question == nil { rows[original].settle(by: rows[rowOfReport[report]]) }
    }
    followRepeats(&rows)
  }

  /// Lets an item that stands twice repeat the event that the first one turned out to repeat.
  private static func followRepeats(_ rows: inout [AnnouncementRow]) {
    var originals: [String: String] = [:]
    for row in rows where row.announcement.status == .repeat {
      originals[row.announcement.eventID] = row.announcement.repeatOf
    }
    for index in rows.indices {
      guard let original = rows[index].announcement.repeatOf, let first = originals[original] else {
        continue
      }
      rows[index].announcement.repeatOf = first
    }
  }

  /// Returns, for each report, what it repeats, or nothing for the earliest.
  func repeats(_ reports: [Report], threads: Int = 1) -> [Repeat?] {
    let companies = Array(Dictionary(grouping: reports.indices) { reports[$0].symbol }.values)
    let found = concurrentMap(count: companies.count, threads: threads) { company in
      repeats(ofOne: companies[company].map { reports[$0] })
    }
    var result = [Repeat?](repeating: nil, count: reports.count)
    for (places, repeats) in zip(companies, found) {
      for (place, found) in zip(places, repeats) {
        result[place] = found.map {
          Repeat(original: places[$0.original], like: places[$0.like], evidence: $0.evidence)
        }
      }
    }
    return result
  }

  /// Returns what each report of one company repeats.
  private func repeats(ofOne reports: [Report]) -> [Repeat?] {
    var result = [Repeat?](repeating: nil, count: reports.count)
    let order = reports.indices.sorted { Self.isEarlier(reports[$0], reports[$1], $0, $1) }
    var open: [Event] = []
    for index in order {
      let report = reports[index]
      // Events too old to be repeated never match again, because the reports come in order.
      open.removeAll {
        reports[$0.first].publication.date.days(to: report.publication.date) > Self.days
      }
      let matches = open.indices.compactMap { position in
        match(report, open[position], reports).map { (position: position, match: $0) }
      }.sorted { ($1.match.score, $0.position) < ($0.match.score, $1.position) }
      if let best = matches.first {
        let first = open[best.position].first
        result[index] = Repeat(
          original: first,
          like: best.match.like,
          evidence: best.match.evidence
        )
        guard report.question?.mayOpen ?? true else { continue }
        if best.match.evidence.overlap < 0.95, open[best.position].members.count < Self.members {
          open[best.position].members.append(index)
        }
        join(matches.dropFirst(), to: best, by: index, &open, reports, &result)
      } else if report.question?.mayOpen ?? true {
        open.append(Event(first: index, members: [index]))
        if open.count > Self.openEvents { open.removeFirst() }
      }
    }
    return result
  }

  private typealias Match = (like: Int, evidence: SharedEvidence, score: Double)

  /// The likest report of an event, unless one of its reports tells of something else.
  private func match(_ report: Report, _ event: Event, _ reports: [Report]) -> Match? {
    // What a report only hints at is settled within two days or never.
    if report.question == nil, event.members.allSatisfy({ reports[$0].question != nil }),
      reports[event.first].publication.date.days(to: report.publication.date) > Self.hintDays
    {
      return nil
    }
    var best: Match?
    var others: [Int] = []
    for member in event.members {
      guard let evidence = try? SharedEvidence(reports[member], report) else {
        guard event.members.count > 1,
          (try? SharedEvidence(reports[member], report, isBridged: true)) != nil
        else { return nil }
        others.append(member)
        continue
      }
      let score = evidence.worth + evidence.overlap
      if Self.isEnough(evidence, reports[member].signature, report.signature),
        best.map({ score > $0.score }) ?? true
      {
        best = (member, evidence, score)
      }
    }
    guard !others.isEmpty, let found = best else { return best }
    return others.allSatisfy { bridges(found, to: reports[$0], reports) } ? found : nil
  }

  /// Whether the report that a new one is most like shows that another report of its event, whose headline
  /// names other things, is of one matter with it: one names the client, one the place, and the report
  /// between them both.
  private func bridges(_ match: Match, to other: Report, _ reports: [Report]) -> Bool {
    guard match.evidence.days <= 2, match.evidence.isStrong,
      let evidence = try? SharedEvidence(other, reports[match.like]), evidence.days <= 2
    else { return false }
    return evidence.isStrong
      && Self.isEnough(evidence, other.signature, reports[match.like].signature)
  }

  /// Joins events that a report shows to be one: one names the partner, the other the sum.
  private func join(
    _ others: some Sequence<(position: Int, match: Match)>,
    to best: (position: Int, match: Match),
    by report: Int,
    _ open: inout [Event],
    _ reports: [Report],
    _ result: inout [Repeat?]
  ) {
    let position = best.position
    var keep = open[position]
    var dropped: Set<Int> = []
    for other in others {
      let event = open[other.position]
      // The report between them is strongly of both, so that other names are of one matter.
      let isBridged = [best.match, other.match].allSatisfy {
        $0.evidence.isStrong && $0.evidence.days <= 3
      }
      let isApart = keep.members.contains { one in
        event.members.contains {
          (try? SharedEvidence(reports[one], reports[$0], isBridged: isBridged)) == nil
        }
      }
      if isApart { continue }
      // The earlier first report stays.
      let isEarlier = Self.isEarlier(
        reports[event.first],
        reports[keep.first],
        event.first,
        keep.first
      )
      let (first, second) = isEarlier ? (event.first, keep.first) : (keep.first, event.first)
      result[second] = Repeat(original: first, like: report, evidence: other.match.evidence)
      for index in result.indices where result[index]?.original == second {
        result[index]?.original = first
      }
      keep = Event(
        first: first,
        members: Array((keep.members + event.members).prefix(Self.members))
      )
      dropped.insert(other.position)
    }
    guard !dropped.isEmpty else { return }
    open[position] = keep
    open = open.indices.filter { !dropped.contains($0) }.map { open[$0] }
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
    let (a, b) = (place(of: first), place(of: second))
    return a == b ? left < right : a < b
  }

  /// The moment of a report in the order; what cannot be the first of its event comes last of its day.
  private static func place(of report: Report) -> Int {
    let moment = moment(report.publication)
    if report.question?.mayOpen ?? true { return moment }
    return max(moment, Int(report.publication.date.dayNumber + 1) * 86_400)
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
