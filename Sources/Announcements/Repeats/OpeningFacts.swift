/// What headline and first paragraphs say that no other announcement of the company would: sums,
/// periods, counterparties, names, counts and how far the matter has come.
///
/// Two texts that name different ones report two announcements, however alike their words are.
struct OpeningFacts: Sendable {
  /// Sums of a million or more in a currency that is named, in headline and first paragraphs.
  let amounts: [Amount]
  /// Those of them that do not measure a company, a market or a day's trading.
  let dealAmounts: [Amount]
  /// The main sum; see ``DealAmount``.
  let deal: Amount?
  let periods: NamedPeriods
  let things: NamedThings
  let stage: DealStage
  let incident: Incident
  /// The incidents of headline and first sentence.
  let headIncident: Incident
  let decision: RegulatorDecision
  /// The people of headline and first sentence who come or go.
  let movers: Set<UInt64>
  /// Whether the report is about an officer who comes or goes.
  let isOfPeople: Bool
  /// The acts that headline and first sentence tell.
  let acts: ReportedAct
  let headline: HeadlineWords
  /// What the story recalls of other announcements, which is no part of the facts.
  let recalled: RecalledPassages
  /// The companies that it names there and nowhere else.
  let recalledCompanies: Set<String>
  /// The quarter whose results the report is about.
  let quarter: ReportedQuarter?
  let agencies: Set<String>
  /// The agencies of headline and first sentence.
  let headAgencies: Set<String>
  /// The sums of the headline, and those of headline and first sentence.
  let headlineSums: [Amount]
  let headSums: [Amount]
  /// The companies of the directory that the opening names, by their symbols.
  let companies: Set<String>
  /// What the text calls the companies of the directory that it names.
  let companyNames: [String: String]
  /// Those of the headline.
  let headlineCompanies: Set<String>
  /// Prices and dividends of a share, and target prices, in headline or first paragraph.
  let perShare: Set<Double>
  /// Sums that the text says are for each share.
  let pricesEach: Set<Double>
  /// Sums below a lakh.
  let smallSums: Set<Double>
  /// Percentages with a fraction, such as the part of a firm that is bought, in hundredths.
  let percentages: Set<Int64>
  /// Whether the opening tells of a new name of a company.
  let isOfNewName: Bool
  /// The words that tell the matter, of headline and first paragraph.
  let topic: Set<UInt64>

  /// Creates the facts of a document.
  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory,
    recalled: RecalledPassages,
    companies found: [CompanyFinding],
    amounts: [Amount],
    kind: String?
  ) {
    self.recalled = recalled
    let headline = recalled.without(Self.withoutDateline(story, text))[0]
    let first = Self.firstSentence(text, layout: layout, story: story, without: recalled)
    let (opening, heads) = Self.opening(text, layout: layout, story: story, without: recalled)
    let isReport = kind.map(NamedPeriods.reports.contains) == true
    let passages = [headline] + (story.lead.flatMap { isReport ? [$0] : nil } ?? [])
    let bytes = opening.map(text.byteRange)
    let head = [headline] + first
    quarter =
      ReportedQuarter.named(in: text, passages: head, kind: kind)
      ?? (kind == "results" || kind == nil && Self.isOfResults(head, text)
        ? story.lead.flatMap {
          ReportedQuarter.named(in: text, passages: head + [$0], kind: kind)
        } : nil)
    let amounts = Self.inRupees(amounts, text)
    let contexts = SumContext.all(of: amounts, in: text)
    self.amounts = Self.sums(
      zip(amounts, contexts).filter { $0.1 != .standing }.map(\.0),
      in: bytes
    )
    dealAmounts = Self.sums(
      zip(amounts, contexts).filter {
        $0.1 != .size && $0.1 != .standing && !Self.isValue($0.0, text)
          && !Self.isOfUnit($0.0, text)
      }.map(\.0),
      in: bytes
    )
    headlineSums = Self.sums(dealAmounts, in: [text.byteRange(headline)])
    headSums = Self.sums(dealAmounts, in: head.map(text.byteRange))
    deal = DealAmount.main(
      of: amounts,
      in: ([story.headline.map { [$0] } ?? [], story.lead.map { [$0] } ?? [], opening])
        .map { $0.map(text.byteRange) },
      of: text
    )
    periods = NamedPeriods(text, passages: passages, monthsOf: kind == "sales" ? 2 : 1)
    func names(_ ranges: [Range<Int>]) -> Set<String> {
      Set(
        found.filter { company in
          !company.company.symbol.isEmpty
            && company.mentions.contains { mention in
              ranges.contains { $0.overlaps(mention.byteRange) }
            }
        }.map(\.company.symbol)
      )
    }
    companies = names(bytes)
    recalledCompanies = Set(
      found.filter { company in
        !company.mentions.isEmpty
          && company.mentions.allSatisfy { mention in
            recalled.contains(text.token(at: mention.byteRange.lowerBound))
          }
      }.map(\.company.symbol)
    )
    companyNames = Dictionary(
      found.prefix(16).compactMap { company in
        company.mentions.first.map { (company.company.symbol, $0.quote) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    headlineCompanies = headline.isEmpty ? [] : names([text.byteRange(headline)])
    isOfPeople =
      kind == "management change" || PeopleNews.isTold(in: text, head)
      || kind == nil && PeopleNews.isChange(in: text, Array(opening.prefix(heads)))
    things = NamedThings(
      text,
      passages: opening,
      hasHeadline: story.headline != nil,
      heads: heads,
      companies: found.flatMap(\.mentions).map(\.byteRange),
      sums: amounts.map(\.byteRange),
      initials: Self.initials(of: found),
      keepsPeople: isOfPeople
    )
    stage = DealStage(text, headline: story.headline, lead: story.lead)
    incident = Incident(text, story.headline)
    headIncident = first.reduce(into: incident) { $0.formUnion(Incident(text, $1)) }
    decision = RegulatorDecision(text, story.headline)
    let told = ReportedAct(text, head)
    acts = (told.isEmpty ? ReportedAct(text, Array(opening.prefix(heads))) : told)
      .union(stage.contains(.ended) ? .termination : [])
    isOfSeveral = head.joined().contains { Self.plurals.contains(text.tokens[$0].key) }
    isReaction = Self.isReaction(story.headline, text)
    movers = PeopleNews.movers(in: text, head)
    isOfCompletion = DealStage.isOfCompletion(text, story.headline)
    percentages = Self.percentages(opening, text)
    isOfNewName = opening.contains { Self.isOfNewName($0, text) }
    topic = HeadlineWords.topic(
      text,
      Array(opening.prefix(heads)),
      companies: found.flatMap(\.mentions).map(\.byteRange)
    )
    self.headline = HeadlineWords(
      text,
      headline,
      companies: found.flatMap(\.mentions).map(\.byteRange)
    )
    agencies = RatingAgency.named(in: text, opening)
    headAgencies = RatingAgency.named(in: text, head)
    let small = amounts.filter { amount in
      amount.currency != nil && amount.value < DealAmount.least
        && bytes.contains { $0.contains(amount.byteRange.lowerBound) }
    }
    smallSums = Set(small.map(\.value))
    pricesEach = Set(small.filter { Self.isEach($0, text) }.map(\.value))
    perShare = Self.perShare(amounts, kind: kind, story, text)
  }

  /// Whether headline and first sentence tell of several contracts.
  let isOfSeveral: Bool
  /// Whether the headline is of how the share moved or what somebody thinks of the matter.
  let isReaction: Bool
  /// Whether the headline says that a deal is done.
  let isOfCompletion: Bool

  /// What both say befell the company, where a headline tells it.
  func incident(in other: OpeningFacts) -> Incident {
    headIncident.intersection(other.headIncident).intersection(incident.union(other.incident))
  }
}

extension Amount {
  /// Whether two sums are the same as far as the coarser is printed: `Rs 960.3 crore` and
  /// `Rs 960 crore`, at most two in a hundred apart.
  func isAbout(_ other: Amount) -> Bool {
    if let currency, let second = other.currency, currency != second { return false }
    let unit = max(lastPlace, other.lastPlace) / 2
    let largest = max(value, other.value)
    // `Over Rs 600 crore` is Rs 612 crore.
    if min(places, other.places) == 1, abs(value - other.value) <= min(unit, 0.04 * largest) {
      return true
    }
    return abs(value - other.value) <= max(0.005 * largest, min(unit, 0.02 * largest))
  }

  /// How many figures the sum has, without zeros at its end: 4 of Rs 8,889 crore.
  var places: Int {
    guard value >= 1, value < 1e15 else { return 0 }
    var (rest, count) = (Int64(value), 0)
    while rest % 10 == 0 { rest /= 10 }
    while rest > 0 { (rest, count) = (rest / 10, count + 1) }
    return count
  }

  /// The size of the last figure that is not zero.
  private var lastPlace: Double {
    guard value >= 1, value < 1e15 else { return 0 }
    var (rest, place) = (Int64(value), 1.0)
    while rest % 10 == 0 { (rest, place) = (rest / 10, place * 10) }
    return place
  }
}
