/// Why a document is hardly about a company that headline or sentences name.
extension SubjectJudge {
  /// A headline opens with what it is about; elsewhere a name alone is not enough.
  func doubt(ofHeadline company: Int) -> CompanyDoubt? {
    guard story.hasTitle else { return nil }
    let places = places(company, .headline).filter { $0.reading.isOwn }
    // `Kharoli bags an order from NTPC` is about whom the first paragraph tells it of.
    if let client = places.first, places.allSatisfy({ $0.reading == .client }),
      order.contains(where: { $0 != company && isActing($0, in: .lead) })
    {
      return .otherParty(words: words(around: client))
    }
    guard let first = places.first,
      places.allSatisfy({ Self.bare.contains($0.reading) }),
      !opens(first.tokens)
    else { return nil }
    if isActing(company, in: .lead) || isAlone(company) || isSpokenOf(company) { return nil }
    return switch first.reading {
    case .example: .example(words: words(around: first))
    case .parent: .otherParty(words: words(around: first))
    default: .unclear(words: words(around: first))
    }
  }

  /// Whether the headline says that something happens, and the story tells of no other company: `Pratik Pota
  /// to leave Jubilant FoodWorks`, and not `A morning in Titan's watch factory`.
  private func isAlone(_ company: Int) -> Bool {
    guard let headline = story.headline, HeadlineVerbs.tell(headline, in: text) else {
      return false
    }
    let places = places(company, .headline).filter { $0.reading.isOwn }
    return places.allSatisfy { [.unclear, .described, .habit].contains($0.reading) }
      && order.allSatisfy { $0 == company || named[$0]?.own.isEmpty != false }
  }

  /// Whether the story tells of no other company, and of this one by its trade: `Yesterday the retailer said
  /// he will go`.
  private func isSpokenOf(_ company: Int) -> Bool {
    guard let lead = story.lead,
      order.allSatisfy({ $0 == company || named[$0]?.own.isEmpty != false }),
      !places(company, .lead).isEmpty
    else { return false }
    return lead.dropFirst().dropLast().contains { index in
      PassingMention.itself.contains(text.tokens[index].key) && text.tokens[index - 1].isWord("the")
        && (text.tokens[index + 1].isWord("said") || text.tokens[index + 1].isWord("announced"))
    }
  }

  func opens(_ name: Range<Int>) -> Bool {
    guard let start = story.headline?.lowerBound else { return false }
    if isSender(name) { return true }
    var index = name.lowerBound - 1
    if index >= start, text.tokens[index].isMark(.colon) { return true }
    while index >= start, text.tokens[index].kind == .mark || text.tokens[index].isWord("the") {
      index -= 1
    }
    return index < start
  }

  /// `Sub: Recommendation of dividend - Canara Bank`: behind the subject of a letter stands who sends it.
  private func isSender(_ name: Range<Int>) -> Bool {
    guard let headline = story.headline, headline.lowerBound >= 2,
      name.upperBound == headline.upperBound
    else { return false }
    let (dash, label) = (text.tokens[name.lowerBound - 1], text.tokens[headline.lowerBound - 2])
    return dash.isMark(.hyphen) && dash.followsSpace
      && text.tokens[headline.lowerBound - 1].isMark(.colon)
      && (label.isWord("sub") || label.isWord("subject"))
  }

  // MARK: Parts of an industry

  func doubt(ofPart company: Int, isLate: Bool) -> CompanyDoubt? {
    let own = named[company]?.own ?? []
    if own.allSatisfy({ $0.reading == .price }) { return .prices }
    if isLate { return .late }
    if own.contains(where: { $0.reading == .acts }) { return nil }
    guard let first = own.first(where: { $0.reading != .price }) else { return .prices }
    let words = words(around: first)
    return switch first.reading {
    case .example: .example(words: words)
    case .client, .parent: .otherParty(words: words)
    case .mayAct: .possible(words: words)
    default: .unclear(words: words)
    }
  }

  /// The words around a name, for a reason.
  func words(around place: NamedCompany.Place) -> String {
    let line = text.lines[Int(text.tokens[place.tokens.lowerBound].line)]
    let start = max(line.lowerBound, place.tokens.lowerBound - 8)
    let end = min(line.upperBound, place.tokens.upperBound + 8)
    return text.words(text.byteRange(start..<max(start, end)), atMost: 140)
  }
}
