/// What tells two reports of one company to be of two announcements, however alike their words are.
enum Contradiction: Error, Hashable {
  /// One tells of a lawsuit, a strike, a recall or the like, and the other does not.
  case incident
  /// They report other months, quarters or years.
  case periods
  /// The matter has come further in one of them.
  case stage
  /// A regulator gives leave in one and blames in the other.
  case decision
  /// Curbs begin in one and end in the other.
  case curbs
  /// Other people come or go.
  case people
  /// They name other sums of money.
  case sums
  /// Their headlines name sums in other currencies.
  case currencies
  /// Their headlines name other companies.
  case companies
  /// They tell what other agencies or brokers think.
  case agencies
  /// They name other prices or dividends of a share.
  case perShare
  /// They count other numbers of things.
  case counts
  /// Their headlines name other things.
  case names
  /// They are short texts of one form whose headlines differ.
  case form
  /// One tells days later that the matter is done.
  case completion
}

extension OpeningFacts {
  /// What tells two reports on a company to be of two announcements, if anything.
  ///
  /// - Parameters:
  ///   - other: The facts of the other report.
  ///   - symbol: The company.
  ///   - days: How far the reports lie apart.
  /// - Returns: The first thing that both name and that is another in each.
  func contradiction(
    to other: OpeningFacts,
    symbol: String,
    days: Int
  ) -> Contradiction? {
    if differInIncident(from: other) { return .incident }
    if periods.differ(from: other.periods) { return .periods }
    // `Walkout averted as the firm agrees to talks`: a strike has no stages of a deal.
    if incident(in: other).isEmpty, stage.differs(from: other.stage) { return .stage }
    if decision.differs(from: other.decision) { return .decision }
    if acts.differs(from: other.acts) { return .curbs }
    if Self.areApart(movers, other.movers) { return .people }
    // The sums of the headlines are others, and neither is in the other's first sentence.
    let haveOtherSums =
      Self.differ(dealAmounts, other.dealAmounts)
      || Self.differ(headlineSums, other.headSums) && Self.differ(other.headlineSums, headSums)
    let isOneTakeover = days <= 1 && areOfOneTakeover(as: other, symbol: symbol)
    if haveOtherSums, !isOneTakeover, !shareTwoSums(with: other),
      !things.areOfOneMatter(
        as: other.things,
        byNames: days <= 2 && areOfWholeAndParts(other, days: days)
      )
    {
      return .sums
    }
    // Headlines with sums in two currencies are of one deal where a name or a count of theirs is.
    if !isOneTakeover, Self.areOfOtherCurrencies(headlineSums, other.headSums),
      Self.areOfOtherCurrencies(other.headlineSums, headSums),
      !things.shareHeadName(with: other.things), things.counts(in: other.things).isEmpty
    {
      return .currencies
    }
    if headOtherCompanies(than: other, symbol: symbol) { return .companies }
    // What each thinks of one act is named beside it.
    let isOneAct = days <= 4 && acts.isOnce(with: other.acts)
    if !isOneAct && Self.areApart(agencies, other.agencies)
      || Self.areApart(headAgencies, other.headAgencies)
    {
      return .agencies
    }
    if Self.areApart(perShare, other.perShare) { return .perShare }
    // One paper counts 12,261 jobs, another one more than 12,000.
    let areRounded = incident(in: other).contains(.dismissals)
    return things.countOthers(than: other.things, areRounded: areRounded)
      || things.headCountOthers(than: other.things, areRounded: areRounded) ? .counts : nil
  }

  /// Whether both name two sums that are the same, so that each paper only puts another of them first.
  private func shareTwoSums(with other: OpeningFacts) -> Bool {
    let shared = amounts.filter { sum in other.amounts.contains { $0.isAbout(sum) } }
    guard let first = shared.first else { return false }
    return shared.contains { !$0.isAbout(first) }
  }

  /// Whether the headline names no other firm, and nothing else by a name.
  func namesNobody(but symbol: String) -> Bool {
    headlineCompanies.subtracting([symbol]).isEmpty
      && !things.names.contains { $0.isInHeadline && $0.isSure && !$0.isMinor && !$0.isPlace }
  }

  /// Whether the sums of two reports can be a whole and its parts: one lists several that are less than the
  /// other's, one is of several contracts, or they are in other currencies.
  private func areOfWholeAndParts(_ other: OpeningFacts, days: Int) -> Bool {
    func isWhole(_ whole: OpeningFacts, of parts: OpeningFacts) -> Bool {
      guard let largest = whole.dealAmounts.map(\.value).max(),
        let part = parts.dealAmounts.map(\.value).max(), part < largest
      else { return false }
      return Set(parts.dealAmounts.map(\.value)).count >= 2 || whole.isOfSeveral && days <= 1
    }
    let (mine, theirs) = (
      Set(dealAmounts.compactMap(\.currency)), Set(other.dealAmounts.compactMap(\.currency))
    )
    return mine != theirs || isWhole(self, of: other) || isWhole(other, of: self)
  }

  /// What tells reports of the results of one quarter to be of two announcements all the same: one tells of
  /// a strike or the like, of what an agency or a broker thinks of them, or their headlines name other
  /// companies.
  func contradictionInMatter(to other: OpeningFacts, symbol: String) -> Contradiction? {
    if differInIncident(from: other) { return .incident }
    if headAgencies != other.headAgencies { return .agencies }
    return headOtherCompanies(than: other, symbol: symbol) ? .companies : nil
  }

  /// Whether both tell that one firm, or a part of it, changes hands: each paper names the sum that it thinks
  /// matters, with debts or without.
  private func areOfOneTakeover(as other: OpeningFacts, symbol: String) -> Bool {
    acts.contains(.takeover) && other.acts.contains(.takeover)
      && !Self.areApart(percentages, other.percentages)
      && (things.shareHeadName(with: other.things)
        || !companies.intersection(other.companies).subtracting([symbol]).isEmpty)
  }

  private func headOtherCompanies(than other: OpeningFacts, symbol: String) -> Bool {
    Self.areApart(
      headlineCompanies.subtracting([symbol]),
      other.headlineCompanies.subtracting([symbol])
    )
  }

  /// Whether the headline of one tells of an incident that headline and first sentence of the other lack.
  private func differInIncident(from other: OpeningFacts) -> Bool {
    !incident.isSubset(of: other.headIncident) || !other.incident.isSubset(of: headIncident)
  }

  /// Whether two lists of sums can be compared and have none in common, but for rounding.
  static func differ(_ first: [Amount], _ second: [Amount]) -> Bool {
    var areComparable = false
    for one in first {
      for other in second where one.currency == other.currency {
        areComparable = true
        if one.isAbout(other) { return false }
      }
    }
    return areComparable && !areParts(first, of: second) && !areParts(second, of: first)
  }

  /// Whether sums of one list add up to one of the other: GBP 458 million at once and GBP 42 million later.
  private static func areParts(_ parts: [Amount], of wholes: [Amount]) -> Bool {
    guard (2...4).contains(parts.count), let first = parts.first,
      parts.allSatisfy({ $0.currency == first.currency })
    else { return false }
    let total = parts.reduce(0) { $0 + $1.value }
    return wholes.contains { whole in
      whole.currency == first.currency && abs(whole.value - total) <= 0.005 * total
    }
  }

  /// Whether both lists have sums and no currency in common.
  private static func areOfOtherCurrencies(_ first: [Amount], _ second: [Amount]) -> Bool {
    !first.isEmpty && !second.isEmpty
      && (first + second).allSatisfy { $0.currency != "INR" }
      && first.allSatisfy { one in second.allSatisfy { one.currency != $0.currency } }
  }

  private static func areApart<Value>(_ first: Set<Value>, _ second: Set<Value>) -> Bool {
    !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
  }
}
