/// Tells the companies that a document is about from those that it only mentions.
///
/// A company of the headline is a subject. Where the headline names none, those of the first
/// paragraph are; a company of the first paragraph that the story names again is one as well.
/// Where neither names one, the document is about an industry, and each company is a part of it.
/// Teasers of other stories and the site's own description do not count, and neither does a name that
/// marks somebody else, as in `a rival of Ashok Leyland`.
struct SubjectFinder {
  let directory: CompanyDirectory

  /// Returns the companies of a document in the order of their first mention, subjects first.
  func findings(
    in text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory
  ) -> [CompanyFinding] {
    var order: [Int] = []
    var places: [Int: [CompanyDirectory.PlacedMention]] = [:]
    for mention in directory.mentions(in: text) {
      let line = Int(text.tokens[mention.tokens.lowerBound].line)
      guard layout.zones[line] == .story else { continue }
      if places[mention.company] == nil { order.append(mention.company) }
      places[mention.company, default: []].append(mention)
    }
    let passing = PassingMention(text: text)
    let own = places.mapValues { $0.filter { !passing.isOfAnother($0.tokens) } }
    func names(_ range: Range<Int>?, _ company: Int) -> Bool {
      guard let range else { return false }
      return own[company, default: []].contains { range.overlaps($0.tokens) }
    }
    let inHeadline = order.filter { names(story.headline, $0) }
    let inLead = order.filter { names(story.lead, $0) }
    let subjects: [Int]
    if inHeadline.isEmpty {
      subjects = inLead
    } else {
      subjects = order.filter { company in
        inHeadline.contains(company)
          || inLead.contains(company) && own[company, default: []].count >= 2
      }
    }
    let parts = subjects.isEmpty ? order.filter { own[$0]?.isEmpty == false } : []
    let isLate = Self.isLate(
      parts.compactMap { own[$0]?.first?.tokens.lowerBound }.min(),
      layout,
      text
    )
    return (subjects + order.filter { !subjects.contains($0) }).map { company in
      let named = own[company, default: []]
      let isPart = parts.contains(company)
      let doubt: CompanyFinding.Doubt? =
        !isPart
        ? nil : named.allSatisfy { passing.isOfPrices($0.tokens) } ? .prices : isLate ? .late : nil
      return CompanyFinding(
        company: directory.companies[company],
        role: subjects.contains(company) ? .subject : isPart ? .sector : .mention,
        mentions: places[company, default: []].map(\.mention),
        doubt: doubt
      )
    }
  }

  /// Whether the first company of the story stands in its second half, after two paragraphs or more.
  private static func isLate(_ first: Int?, _ layout: DocumentLayout, _ text: TokenizedText) -> Bool
  {
    guard let first else { return false }
    let before = layout.bodyLines.filter { text.lines[$0].upperBound <= first }
    let count = layout.bodyLines.reduce(0) { $0 + text.lines[$1].count }
    return before.count >= 2 && before.reduce(0) { $0 + text.lines[$1].count } * 2 > count
  }
}
