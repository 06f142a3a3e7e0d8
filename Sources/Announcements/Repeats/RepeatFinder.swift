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
