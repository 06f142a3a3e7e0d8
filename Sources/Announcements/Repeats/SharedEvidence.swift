internal import Algorithms
internal import CivilTime

/// What two reports have in common that shows them to be of one announcement.
struct SharedEvidence: Sendable {
  /// Counterparties, sums, names and counts, as the later report writes them.
  let things: [String]
  /// The worth of the things: one for each sort, half of one for places alone.
  let worth: Double
  /// Whether a company or a sum is among the things, which no other news of the days has by chance.
  let isFirm: Bool
  /// Whether both name a figure that hardly another announcement of the company has: a sum of four places
  /// or more, or a part of a firm with a fraction, such as 13.19 %.
  let isDistinctive: Bool
  /// Whether both are about the results of one quarter within days.
  let isOneQuarter: Bool
  /// Whether both tell of job cuts, which a firm announces once in a while.
  let isOneIncident: Bool
  /// Whether the headline of one has a name that headline or first paragraph of the other has.
  let isHeadName: Bool
  /// Whether more than words and common names speak for one announcement.
  var isStrong: Bool { isHeadName || isDistinctive || isFirm || worth >= 2 }
  /// Whether both tell within a day an act that a company has once in a while, or one act and a word of both
  /// headlines that few headlines have.
  let isOneAct: Bool
  /// How many words that tell a matter headline and first paragraph of both have.
  let sharedTopic: Int
  /// The kind of both, where it is one.
  let kind: String?
  /// Whether the kinds can be of one announcement.
  let areKindsAlike: Bool
  /// The share of the shorter report's words that the other has.
  let overlap: Double
  let days: Int

  /// Compares two reports.
  ///
  /// - Parameters:
  ///   - first: The earlier report.
  ///   - second: The later report.
  ///   - isBridged: Whether a third report, of which both are reports, shows that other names in their
  ///     headlines are of one matter.
  /// - Throws: What tells them to be of two announcements.
  init(
    _ first: RepeatFinder.Report,
    _ second: RepeatFinder.Report,
    isBridged: Bool = false
  ) throws(Contradiction) {
    let (left, right) = (first.signature, second.signature)
    days = abs(first.publication.date.days(to: second.publication.date))
    isOneQuarter =
      if let quarter = left.facts.quarter, let second = right.facts.quarter {
        quarter.isSame(as: second, days: Int(days))
      } else {
        false
      }
    let (things, others) = (left.facts.things, right.facts.things)
    if let told = isOneQuarter
      ? left.facts.contradictionInMatter(to: right.facts, symbol: first.symbol)
      : left.facts.contradiction(to: right.facts, symbol: first.symbol, days: Int(days))
    {
      throw told
    }
    if !isBridged {
      // Papers name many things of one quarter, but firms by several words.
      let nameOthers = things.nameOthers(
        than: others,
        ofWords: isOneQuarter ? 2 : 1,
        words: left.contains,
        otherWords: right.contains
      )
      // A firm has no two recalls, accidents or strikes in like words within a day, whatever each report names.
      let isOneIncident =
        days <= 1
        && !left.facts.incident(in: right.facts).isDisjoint(with: [.recall, .accident, .stoppage])
        && left.facts.topic.intersection(right.facts.topic).count >= 2
      let areOfOneMatter = days <= 1 && things.shareManyNames(with: others)
      if !isOneIncident, !areOfOneMatter,
        nameOthers || !isOneQuarter && things.headOthers(than: others)
      {
        throw .names
      }
    }
    overlap = left.overlap(right)
    let sum = right.facts.amounts.first { sum in left.facts.amounts.contains { $0.isAbout(sum) } }
    // What the market makes of an act, or who explains it, comes some days later.
    isOneAct =
      days <= 1
      && (left.facts.acts.isOnce(with: right.facts.acts)
        || !left.facts.acts.isDisjoint(with: right.facts.acts)
          && left.facts.headline.sharesRareWord(with: right.facts.headline)
        || left.facts.isOfPeople && right.facts.isOfPeople
          && left.facts.things.sharePerson(with: right.facts.things)
        // A letter on the end of a deal may name nobody, and then the news of it does not either.
        || left.facts.acts.intersection(right.facts.acts).contains(.termination)
          && left.facts.namesNobody(but: first.symbol)
          && right.facts.namesNobody(but: first.symbol))
      || days <= 4 && left.facts.acts.isOnce(with: right.facts.acts)
        && (second.signature.facts.isReaction || overlap >= 0.15 || days <= 3 && sum != nil)
    isHeadName = left.facts.things.shareHeadName(with: right.facts.things)
    kind = left.kind == right.kind ? left.kind : nil
    areKindsAlike =
      left.kind == nil || right.kind == nil || left.kind == right.kind
      || left.kind.map(Self.deals.contains) == true && right.kind.map(Self.deals.contains) == true
      || days <= 1 && left.kind.map(Self.outcomes.contains) == true
        && right.kind.map(Self.outcomes.contains) == true
      // Papers find other kinds in one deal, but not in figures that come by the calendar.
      || days <= 1 && left.kind.map(Self.regular.contains) != true
        && right.kind.map(Self.regular.contains) != true
        && left.facts.things.shareHeadlineName(with: right.facts.things)
    var shared: [String] = []
    var worth = 0.0
    let companies = left.partners.union(left.facts.companies)
      .intersection(right.partners.union(right.facts.companies)).subtracting([first.symbol])
    if !companies.isEmpty {
      shared += companies.sorted().prefix(2).map { right.facts.companyNames[$0] ?? $0 }
      worth += 1
    }
    if let sum {
      shared.append(sum.quote)
      worth += 1
    }
    let incident = left.facts.incident(in: right.facts)
    isOneIncident = incident.contains(.dismissals) && days <= 3
    if let words = incident.words, days <= 3 {
      shared.append(words)
      worth += 1
    }
    let counts = right.facts.things.counts(in: left.facts.things)
    let part = left.facts.percentages.intersection(right.facts.percentages).min()
    if let part {
      shared.append("\(part / 100).\(part % 100 < 10 ? "0" : "")\(part % 100) %")
      worth += 1
    }
    isDistinctive =
      part != nil
      || counts.contains { count in
        count.isDistinctive
          && left.facts.things.counts.contains { $0.isInHead && count.isSame(as: $0) }
      }
      || right.facts.amounts.contains { sum in
        sum.places >= 4 && left.facts.amounts.contains { $0.isSame(as: sum) }
          && (left.facts.dealAmounts + right.facts.dealAmounts).contains { $0.isSame(as: sum) }
      }
    isFirm = worth > 0
    if left.facts.isOfNewName, right.facts.isOfNewName {
      shared.append("a new name")
      worth += 1
    }
    let names = right.facts.things.names(in: left.facts.things)
    let sure = names.filter { !$0.isPlace && !$0.isMinor }
    if !names.isEmpty {
      shared += (sure.isEmpty ? names : sure).map(\.text).uniqued().prefix(3)
      let isHeadlined = names.contains(where: \.isInHeadline)
      worth += sure.isEmpty ? (isHeadlined ? 1 : 0.5) : Set(sure.map(\.stems)).count > 1 ? 2 : 1
    }
    let count = counts.first
    if let count {
      shared.append(count.text)
      worth += 1
    }
    let prices = left.facts.perShare.intersection(right.facts.perShare)
      .union(left.facts.pricesEach.intersection(right.facts.smallSums))
      .union(right.facts.pricesEach.intersection(left.facts.smallSums))
    if let price = prices.min() {
      shared.append("\(price == price.rounded() ? "\(Int(price))" : "\(price)") a share")
      worth += 1
    }
    let small = left.facts.smallSums.intersection(right.facts.smallSums).filter {
      $0 >= 1000 && $0.truncatingRemainder(dividingBy: 100) != 0
    }.min()
    if let small, prices.isEmpty {
      shared.append("\(small == small.rounded() ? "\(Int(small))" : "\(small)")")
      worth += 1
    }
    self.things = shared
    self.worth = worth
    sharedTopic = left.facts.topic.intersection(right.facts.topic).count
    // A sum or a count beside something else is more than a form has in common by chance.
    // So is what a company announces once a day at most.
    let isOneDeal =
      isOneQuarter || isOneIncident || isOneAct || (sum != nil || count != nil) && worth >= 2
      || days == 0 && kind.map(RepeatFinder.rare.contains) == true
    if !isOneDeal, Self.areOfOneForm(left, right, overlap: overlap) { throw .form }
    let areOutcomes = [left.kind, right.kind].allSatisfy { $0.map(Self.outcomes.contains) == true }
    if !isOneDeal, !areOutcomes, left.facts.headline.decidesOther(than: right.facts.headline) {
      throw .form
    }
    if Self.isCompletion(of: first, by: second) || Self.isCompletion(of: second, by: first) {
      throw .completion
    }
  }

  /// Whether texts of one form say something else: their headlines begin and end alike, or nearly all
  /// words are the same, and each headline has words that the other text lacks.
  private static func areOfOneForm(
    _ left: DocumentSignature,
    _ right: DocumentSignature,
    overlap: Double
  ) -> Bool {
    min(left.weight, right.weight) < 60
      && (overlap >= 0.8 || left.facts.headline.isOfOneForm(as: right.facts.headline))
      && left.facts.headline.stems.contains { !right.contains($0) }
      && right.facts.headline.stems.contains { !left.contains($0) }
  }

  /// Whether one report tells days after the other that the deal is done, of which the other says nothing.
  private static func isCompletion(
    of first: RepeatFinder.Report,
    by second: RepeatFinder.Report
  ) -> Bool {
    second.signature.facts.isOfCompletion && !first.signature.facts.isOfCompletion
      && !first.signature.facts.stage.contains(.done)
      && first.publication.date.days(to: second.publication.date) >= 2
  }

  /// Kinds of one meeting of the board, of which each paper names its own.
  static let outcomes: Set<String> = ["results", "dividend"]

  /// Kinds that come by the calendar, or of which each is news of its own.
  private static let regular: Set<String> = [
    "results", "dividend", "sales", "rating", "management change", "meeting", KindRules.sectorNews,
  ]

  /// Kinds that the press gives to one deal, each paper its own.
  static let deals: Set<String> = [
    "partnership", "order win", "merger", "expansion", "fund raising", "product", "regulatory",
  ]

  /// What both share, in words.
  var description: String {
    var parts: [String] = []
    if !things.isEmpty { parts.append("both name \(things.joined(separator: ", "))") }
    if things.isEmpty, sharedTopic >= 2 {
      parts.append("\(sharedTopic) words that few announcements have are the same")
    }
    if isOneQuarter { parts.append("both report the results of one quarter") }
    if let kind { parts.append("both are of the kind \(kind)") }
    parts.append("\(Int((overlap * 100).rounded())) % of the words are the same")
    parts.append(days == 0 ? "the same day" : days == 1 ? "1 day apart" : "\(days) days apart")
    return parts.joined(separator: "; ")
  }
}
