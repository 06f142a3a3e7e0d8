/// Decides the role of each company of a document from what is read at the places that name it.
struct SubjectJudge {
  let text: TokenizedText
  let story: DocumentStory
  /// The companies, in the order of their first mention.
  let order: [Int]
  let named: [Int: NamedCompany]
  /// The company that a letter or a notice is of.
  let sender: Int?
  /// The words by which the text is the note of a broker.
  var note: String? = nil
  /// The words by which the writer tells what he bought and sold himself.
  var trades: String? = nil
  /// The words by which the text is a column of its writer.
  var column: String? = nil

  /// Returns the companies, subjects first.
  ///
  /// - Parameters:
  ///   - directory: The companies that are looked for.
  ///   - isLate: Whether the first company of the story stands late in it.
  ///   - automatic: The words that show that a machine sent the text.
  ///   - advertising: The words by which the text offers something to customers.
  /// - Returns: The companies of the text with their roles.
  func findings(
    _ directory: CompanyDirectory,
    isLate: Bool,
    automatic: String? = nil,
    advertising: String? = nil
  ) -> [CompanyFinding] {
    let list = SharesHeadline(text, story.headline, names: headlineNames).words
    var doubts: [Int: CompanyDoubt] = [:]
    var subjects: [Int] = []
    if let list, sender == nil {
      subjects = order.filter { company in
        story.hasTitle && places(company, .headline).contains { $0.reading.isOwn }
      }
      for company in subjects { doubts[company] = .list(words: list) }
    } else {
      subjects = judgedSubjects(&doubts)
      // A headline that names a group (`JSW, Posco join hands`) is about the member that the first
      // paragraph names.
      let groups = subjects.filter { directory.companies[$0].exchange == nil }
      let members = order.filter { company in
        !subjects.contains(company) && isActing(company, in: .lead)
          && groups.contains { directory.companies[company].isMember(of: directory.companies[$0]) }
      }
      let named = members.isEmpty ? onlyMember(of: groups, directory) : nil
      if let named, let group = groups.first { doubts[named] = doubts[group] }
      subjects = order.filter {
        subjects.contains($0) || members.contains($0) || $0 == named
      }
    }
    if subjects.isEmpty, order.allSatisfy({ named[$0]?.own.isEmpty == true }),
      let source = order.first(where: { isSourceOfHeadline($0) })
    {
      subjects = [source]
      doubts[source] = places(source, .headline).first.map { .source(words: words(around: $0)) }
    }
    let parts = subjects.isEmpty ? order.filter { named[$0]?.own.isEmpty == false } : []
    for company in parts {
      doubts[company] =
        doubt(ofPart: company, isLate: isLate) ?? list.map { CompanyDoubt.list(words: $0) }
    }
    if sender == nil, let words = OpinionHeadline(text, story.headline).words {
      for company in subjects + parts { doubts[company] = .opinion(words: words) }
    }
    if sender == nil, let words = OpinionHeadline.retelling(text, story.headline) {
      for company in subjects where isRetold(company) { doubts[company] = .opinion(words: words) }
    }
    if let note { for company in subjects + parts { doubts[company] = .opinion(words: note) } }
    if let trades { for company in parts { doubts[company] = .opinion(words: trades) } }
    if let column, sender == nil {
      for company in subjects + parts where places(company, .headline).isEmpty {
        doubts[company] = .column(words: column)
      }
    }
    if let words = RoutineLetter(text, story.headline).words {
      for company in subjects { doubts[company] = .routine(words: words) }
    }
    for company in subjects + parts {
      guard let named = named[company], let rival = named.rival, let name = named.mentions.first
      else { continue }
      doubts[company] = .shared(
        name: name.quote,
        first: Self.label(directory.companies[company]),
        second: Self.label(directory.companies[rival])
      )
    }
    if let advertising {
      for company in subjects + parts { doubts[company] = .advertising(words: advertising) }
    }
    if let automatic { for company in order { doubts[company] = .automatic(words: automatic) } }
    return (subjects + order.filter { !subjects.contains($0) }).map { company in
      CompanyFinding(
        company: directory.companies[company],
        role: subjects.contains(company) ? .subject : parts.contains(company) ? .sector : .mention,
        mentions: named[company]?.mentions ?? [],
        doubt: doubts[company]
      )
    }
  }

  /// The only member of the groups that the first paragraph names: `JSW loses Bhushan`, and below it `the plan of
  /// JSW Steel`.
  private func onlyMember(of groups: [Int], _ directory: CompanyDirectory) -> Int? {
    let members = order.filter { company in
      places(company, .lead).contains { $0.reading.isOwn }
        && groups.contains { directory.companies[company].isMember(of: directory.companies[$0]) }
    }
    return members.count == 1 ? members.first : nil
  }

  private static func label(_ company: Company) -> String {
    "\(company.symbol) (\(company.name))"
  }

  // MARK: Subjects

  private func judgedSubjects(_ doubts: inout [Int: CompanyDoubt]) -> [Int] {
    // The first sentence stands for a title, but a name in it does not make a subject by itself.
    let inHeadline = order.filter { company in
      company == sender
        || (story.hasTitle
          ? places(company, .headline).contains { $0.reading.isOwn }
          : isActing(company, in: .headline))
    }.filter { !isCounterpart($0) }
    for company in inHeadline where company != sender {
      doubts[company] = doubt(ofHeadline: company)
    }
    let certain = inHeadline.filter { doubts[$0] == nil }
    if !inHeadline.isEmpty {
      let others = order.filter { company in
        !inHeadline.contains(company) && !isOnlyPossible(company)
          && (isActing(company, in: .lead)
            || places(company, .lead).contains { [.habit, .described].contains($0.reading) })
          && (named[company]?.own.contains { $0.place == .sentence } == true
            || isBeside(company, inHeadline))
      }
      // Whom the headline only names counts for nothing beside whom it says something of, or whom
      // the first paragraph does.
      let acting = certain.isEmpty ? order.filter { isActing($0, in: .lead) } : []
      if !acting.isEmpty {
        doubts = [:]
        return acting
      }
      let subjects = certain.isEmpty ? inHeadline : certain
      if !certain.isEmpty { doubts = [:] }
      return order.filter { subjects.contains($0) || others.contains($0) }
    }
    let acting = order.filter { isActing($0, in: .lead) }
    if !acting.isEmpty {
      let certain = acting.filter { !isOnlyPossible($0) }
      return certain.isEmpty ? acting : certain
    }
    let opening = { (company: Int) in places(company, .headline) + places(company, .lead) }
    let inLead = order.filter { company in
      opening(company).contains { Self.weak.contains($0.reading) }
    }
    // A story that names one company is about it.
    let own = order.filter { named[$0]?.own.isEmpty == false }
    guard inLead.count == 1, own == inLead, let company = inLead.first else { return [] }
    if !opening(company).contains(where: { $0.reading == .price }),
      named[company]?.own.contains(where: { $0.reading == .acts }) != true,
      !isOfHabits(company)
    {
      doubts[company] = opening(company).first.map {
        $0.reading == .parent
          ? .otherParty(words: words(around: $0)) : .unclear(words: words(around: $0))
      }
    }
    return [company]
  }

  /// The names of the headline that are of the companies themselves.
  private var headlineNames: [Range<Int>] {
    order.flatMap { places($0, .headline) }.filter { $0.reading.isOwn }.map(\.tokens)
  }

  /// Whether a story tells of a company more than once, if only what it has or did long ago, or opens
  /// with it.
  private func isOfHabits(_ company: Int) -> Bool {
    let own = named[company]?.own ?? []
    guard own.contains(where: { $0.reading == .habit }) else { return false }
    return own.count >= 2 || own.contains { $0.tokens.lowerBound == story.lead?.lowerBound }
  }

  static let bare: Set<MentionReading> = [
    .habit, .described, .unclear, .example, .parent,
  ]
  private static let weak: Set<MentionReading> = [
    .price, .habit, .described, .unclear, .parent,
  ]

  func places(_ company: Int, _ place: MentionPlace) -> [NamedCompany.Place] {
    named[company]?.places.filter { $0.place == place } ?? []
  }

  func isActing(_ company: Int, in place: MentionPlace) -> Bool {
    let places = places(company, place)
    if places.contains(where: { $0.reading.isOfAct }) { return true }
    // A client counts where the text knows nobody else, as in `Airbus wins an order from IndiGo`.
    return places.contains { $0.reading == .client }
      && !order.contains { other in
        other != company && self.places(other, place).contains { $0.reading.isOfAct }
      }
  }

  /// Whether the first paragraph names a company in one breath with one of the headline: `X and Y lend`.
  private func isBeside(_ company: Int, _ others: [Int]) -> Bool {
    let partners = others.flatMap { places($0, .lead) }
    return places(company, .lead).contains { place in
      place.reading.isOfAct
        && partners.contains { other in
          other.reading.isOfAct && other.tokens.upperBound + 1 == place.tokens.lowerBound
            && text.tokens[other.tokens.upperBound].isWord("and")
        }
    }
  }

  /// Whether headline and first paragraph say only what a company may do: `X and Y are expected to follow`.
  private func isOnlyPossible(_ company: Int) -> Bool {
    let acts = (places(company, .headline) + places(company, .lead)).filter(\.reading.isOfAct)
    return !acts.isEmpty && acts.allSatisfy { $0.reading == .mayAct }
  }

  /// Whether the text below the headline says nothing that a company did or that befell it of late.
  private func isRetold(_ company: Int) -> Bool {
    !places(company, .headline).isEmpty
      && named[company]?.own.contains { place in
        place.place != .headline && (place.reading.isOfAct || place.reading == .price)
      } != true
  }

  /// Whether the headline names a company only as the other party of somebody else whom it names too.
  private func isCounterpart(_ company: Int) -> Bool {
    let own = places(company, .headline).filter { $0.reading.isOwn }
    guard company != sender, !own.isEmpty, own.allSatisfy({ $0.reading.isOfOther }) else {
      return false
    }
    if sender != nil { return true }
    return order.contains { other in
      other != company
        && places(other, .headline).contains { $0.reading.isOwn && !$0.reading.isOfOther }
    }
  }

  private func isSourceOfHeadline(_ company: Int) -> Bool {
    places(company, .headline).contains { $0.reading == .source && opens($0.tokens) }
  }
}
