/// What two reports that nothing tells apart must share to be one announcement.
extension RepeatFinder {
  /// Whether the evidence is enough.
  static func isEnough(
    _ evidence: SharedEvidence,
    _ first: DocumentSignature,
    _ second: DocumentSignature
  ) -> Bool {
    if evidence.overlap >= 0.9 { return true }
    // A text that says nothing of a company at length is hardly of its act, but where its words are.
    guard
      first.kind != KindRules.sectorNews && second.kind != KindRules.sectorNews
        || evidence.isOneAct && evidence.overlap >= 0.15
    else { return false }
    guard evidence.days <= closeDays else {
      return evidence.kind.map(lasting.contains) == true && evidence.worth >= 1
        && evidence.overlap >= 0.25
        && first.facts.stage.contains(.done) == second.facts.stage.contains(.done)
    }
    if evidence.isOneQuarter || evidence.isOneIncident { return true }
    if evidence.isOneAct, evidence.areKindsAlike || evidence.overlap >= 0.1,
      !areOfOtherCurbs(evidence, first, second)
    {
      return true
    }
    // A figure that hardly another announcement has needs few words beside it.
    if evidence.isDistinctive, evidence.areKindsAlike,
      evidence.days <= 1 || evidence.days <= 3 && evidence.overlap > 0
    {
      return true
    }
    if evidence.areKindsAlike, min(first.weight, second.weight) >= 60, evidence.overlap >= 0.5 {
      return true
    }
    if evidence.areKindsAlike, evidence.days <= 3, evidence.overlap >= 0.6 { return true }
    if evidence.areKindsAlike, evidence.days == 0, evidence.overlap >= 0.5 { return true }
    // A sum, a company or a name of a headline within a day needs hardly a word beside it.
    if evidence.areKindsAlike, evidence.days <= 1, evidence.isFirm || evidence.isHeadName,
      evidence.sharedTopic > 0 || evidence.overlap >= 0.03
    {
      return true
    }
    // Nothing tells them apart, and they tell it in words that few announcements have.
    if evidence.areKindsAlike, isOneTopic(evidence, first, second) { return true }
    let isOneLanguage = first.facts.things.language == second.facts.things.language
    guard isOneLanguage else { return evidence.areKindsAlike && evidence.worth >= 1 }
    if evidence.kind.map(rare.contains) == true, evidence.overlap >= 0.15 { return true }
    guard evidence.areKindsAlike else { return evidence.worth >= 2 && evidence.overlap >= 0.3 }
    let least =
      evidence.kind != nil || evidence.isHeadName
      ? 0.05 : evidence.worth >= 2 || evidence.isFirm ? 0.1 : 0.15
    return evidence.worth >= 1 && evidence.overlap >= least
      || evidence.worth > 0 && evidence.kind != nil && evidence.overlap >= 0.3
  }

  /// Whether texts of one language tell that curbs begin, and have hardly a word in common of what is forbidden.
  private static func areOfOtherCurbs(
    _ evidence: SharedEvidence,
    _ first: DocumentSignature,
    _ second: DocumentSignature
  ) -> Bool {
    let acts = first.facts.acts.intersection(second.facts.acts)
    return acts.contains(.imposedCurbs) && evidence.sharedTopic < 2
      && first.facts.things.language == second.facts.things.language
  }

  /// Whether headline and first paragraph of both share enough words that tell a matter: two within a day, three
  /// within three days, and a seventh of the shorter one's.
  private static func isOneTopic(
    _ evidence: SharedEvidence,
    _ first: DocumentSignature,
    _ second: DocumentSignature
  ) -> Bool {
    let least = evidence.days <= 1 ? 2 : 3
    let shorter = min(first.facts.topic.count, second.facts.topic.count)
    return evidence.days <= 3 && evidence.sharedTopic >= least
      && evidence.sharedTopic * 7 >= shorter
  }
}
