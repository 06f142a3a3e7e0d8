/// Tells the companies that a document is about from those that it only mentions.
///
/// The sender of a letter or a notice is its subject, and so is a company of the headline. Where there
/// is neither, a company of the first paragraph is, if the sentence says what it did or what was done
/// to it; beside another subject only if the story names it again. Where neither names one, the
/// document is about an industry, and each company of its sentences is a part of it.
///
/// Names outside of sentences (tickers, buttons, by-lines, lists), teasers of other stories and the
/// site's own description do not count, and neither does a name that marks somebody else, as in `a
/// rival of Ashok Leyland`.
struct SubjectFinder {
  let directory: CompanyDirectory

  /// Returns the companies of a document in the order of their first mention, subjects first.
  ///
  /// What a sentence tells of a year before that of the publication is history.
  func findings(
    in text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory,
    year: Int? = nil
  ) -> [CompanyFinding] {
    let all = directory.mentions(in: text)
    let mentions = all.filter { mention in
      let number = Int(text.tokens[mention.tokens.lowerBound].line)
      let line = text.lines[number]
      return layout.zones[number] == .story
        && !(PostalAddress.isPlace(mention.tokens, of: line, in: text)
          && PostalAddress.isAddress(line, in: text))
    }
    guard !all.isEmpty else { return [] }
    let sender = LetterSender(text, layout: layout).company(among: all)
    let prose = ProseLines(text, layout: layout)
    let readings = MentionReader(
      text: text,
      isProse: prose.isProse,
      names: mentions.map(\.tokens),
      title: story.hasTitle ? story.headline : nil,
      year: year
    ).readings()
    var order: [Int] = []
    var named: [Int: NamedCompany] = [:]
    for (mention, reading) in zip(mentions, readings) {
      if named[mention.company] == nil { order.append(mention.company) }
      named[mention.company, default: NamedCompany()].add(
        mention,
        reading,
        place: prose.place(of: mention.tokens, story: story, text)
      )
    }
    if let sender, named[sender] == nil {
      order.insert(sender, at: 0)
      named[sender] = NamedCompany(
        mentions: all.filter { $0.company == sender }.map(\.mention)
      )
    }
    let judge = SubjectJudge(
      text: text,
      story: story,
      order: order,
      named: named,
      sender: sender,
      note: sender == nil ? BrokerNote.words(text) : nil,
      trades: OpinionHeadline.trades(text, layout),
      column: OpinionHeadline.column(text)
    )
    return judge.findings(
      directory,
      isLate: isLate(order, named, layout, text),
      automatic: AutomaticMail(text, story: story).words,
      advertising: sender == nil ? Advertising.words(text, story: story) : nil
    )
  }

  /// Whether the first company of the story stands in its second half, after two paragraphs or more.
  private func isLate(
    _ order: [Int],
    _ named: [Int: NamedCompany],
    _ layout: DocumentLayout,
    _ text: TokenizedText
  ) -> Bool {
    let first = order.compactMap { company in
      named[company]?.places.first { $0.reading.isOwn && $0.place != .elsewhere }?.tokens
        .lowerBound
    }.min()
    guard let first else { return false }
    let before = layout.bodyLines.filter { text.lines[$0].upperBound <= first }
    let count = layout.bodyLines.reduce(0) { $0 + text.lines[$1].count }
    return before.count >= 2 && before.reduce(0) { $0 + text.lines[$1].count } * 2 > count
  }
}

/// Where a name stands in a document.
enum MentionPlace: Sendable {
  case headline
  case lead
  case sentence
  /// A line that is no sentence: a by-line, a list, a button.
  case elsewhere
}

/// A company and all places that name it.
struct NamedCompany: Sendable {
  struct Place: Sendable {
    let tokens: Range<Int>
    let place: MentionPlace
    let reading: MentionReading
  }

  var mentions: [CompanyMention] = []
  /// Another company that has the name by which the text names this one.
  private(set) var rival: Int?
  private(set) var places: [Place] = []

  mutating func add(
    _ mention: CompanyDirectory.PlacedMention,
    _ reading: MentionReading,
    place: MentionPlace
  ) {
    mentions.append(mention.mention)
    rival = rival ?? mention.rival
    places.append(Place(tokens: mention.tokens, place: place, reading: reading))
  }

  /// The places of sentences and the headline that are of the company itself.
  var own: [Place] { places.filter { $0.reading.isOwn && $0.place != .elsewhere } }
}

/// The lines of a document that are sentences, or parts of one.
struct ProseLines: Sendable {
  /// Whether each line is prose.
  let isProse: [Bool]

  init(_ text: TokenizedText, layout: DocumentLayout) {
    let body = Set(layout.bodyLines)
    isProse = text.lines.indices.map { number in
      if body.contains(number) { return true }
      let line = text.lines[number]
      guard line.count >= 5, layout.zones[number] == .story,
        DocumentLayout.endsSentence(line, in: text)
      else { return false }
      return line.contains { text.tokens[$0].kind == .word && !text.tokens[$0].isCapitalized }
    }
  }

  /// Where a name stands.
  func place(of name: Range<Int>, story: DocumentStory, _ text: TokenizedText) -> MentionPlace {
    if story.headline?.overlaps(name) == true { return .headline }
    if story.lead?.overlaps(name) == true { return .lead }
    return isProse[Int(text.tokens[name.lowerBound].line)] ? .sentence : .elsewhere
  }
}
