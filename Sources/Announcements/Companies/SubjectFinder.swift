/// Tells the companies that a document is about from those that it only mentions.
///
/// A company of the headline is a subject. Where the headline names none, those of the first
/// paragraph are; a company of the first paragraph that the story names again is one as well.
/// Where neither names one, the document is about an industry, and each company is a part of it.
/// Teasers of other stories and the site's own description do not count.
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
    func names(_ range: Range<Int>?, _ company: Int) -> Bool {
      guard let range else { return false }
      return places[company, default: []].contains { range.overlaps($0.tokens) }
    }
    let inHeadline = order.filter { names(story.headline, $0) }
    let inLead = order.filter { names(story.lead, $0) }
    let subjects: [Int]
    if inHeadline.isEmpty {
      subjects = inLead
    } else {
      subjects = order.filter { company in
        inHeadline.contains(company)
          || inLead.contains(company) && places[company, default: []].count >= 2
      }
    }
    let role: CompanyFinding.Role = subjects.isEmpty ? .sector : .mention
    return (subjects + order.filter { !subjects.contains($0) }).map { company in
      CompanyFinding(
        company: directory.companies[company],
        role: subjects.contains(company) ? .subject : role,
        mentions: places[company, default: []].map(\.mention)
      )
    }
  }
}
