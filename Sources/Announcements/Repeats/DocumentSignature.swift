internal import Algorithms

/// The words and sums of a story, reduced to what tells two reports of one announcement alike.
struct DocumentSignature: Sendable {
  /// Words by the hash of their stem, ascending, with their weights.
  private let words: [(stem: UInt64, weight: Float)]
  private let total: Float
  /// The other companies that the story is about.
  let partners: Set<String>
  let amounts: [Amount]
  let kind: String?
  let facts: OpeningFacts

  /// The most words that are kept; longer stories repeat themselves.
  private static let limit = 400

  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    companies: [Range<Int>],
    partners: Set<String>,
    amounts: [Amount],
    kind: String?,
    facts: OpeningFacts
  ) {
    let common = Self.common
    var weights: [WordKey: Float] = [:]
    weights.reserveCapacity(min(Self.limit, text.tokens.count / 3))
    var next = 0
    var recalled = facts.recalled.ranges[...]
    let header = MailHeader(text).lines
    for (number, line) in text.lines.enumerated() where layout.zones[number] == .story {
      // All mails of one press office are from and to the same, and all its letters bear its address.
      if SubjectLine.isOther(line, text)
        || header.contains(number) && !SubjectLine.isSubject(line, text)
      {
        continue
      }
      // All stories of one agency open with its name.
      for index in OpeningFacts.afterAgency(line, text)..<max(line.lowerBound, line.upperBound) {
        let token = text.tokens[index]
        while let range = recalled.first, range.upperBound <= index { recalled.removeFirst() }
        // What a story recalls is the matter of another announcement.
        if recalled.first?.contains(index) == true { continue }
        while next < companies.count, companies[next].upperBound <= Int(token.start) { next += 1 }
        if next < companies.count, companies[next].lowerBound <= Int(token.start) { continue }
        guard token.kind == .word, token.count >= 4, weights.count < Self.limit,
          !common.contains(token.key)
        else { continue }
        let stem = text.stem(of: token)
        let isName =
          token.isCapitalized && token.followsSpace && index > line.lowerBound
          && text.tokens[index - 1].kind == .word
        let weight: Float = isName ? 2 : 1
        if weights[stem, default: 0] < weight { weights[stem] = weight }
      }
    }
    words = weights.map { (stem: $0.key.value, weight: $0.value) }.sorted { $0.stem < $1.stem }
    total = words.reduce(0) { $0 + $1.weight }
    self.partners = partners.subtracting(facts.recalledCompanies)
    self.amounts = amounts.filter { $0.value >= 1e6 }
    self.kind = kind
    self.facts = facts
  }

  /// The hashes of the stems of the story's words.
  var stems: Set<UInt64> { Set(words.map(\.stem)) }

  /// Whether the story has a word, by its stem.
  func contains(_ stem: UInt64) -> Bool {
    let place = words.partitioningIndex { $0.stem >= stem }
    return place < words.count && words[place].stem == stem
  }

  /// The weight of the story's words: short texts that say something else in the same form have much in
  /// common, long ones have not.
  var weight: Float { total }

  /// Returns the number of a word's first six letters, in any case.
  ///
  /// Six letters are stem enough: battery and batteries, partner and partnership.
  static func stem(_ word: some Sequence<UInt8>) -> UInt64 { WordKey(word.prefix(6)).value }

  /// The share of the shorter story's words that the other has too, 0 to 1.
  func overlap(_ other: DocumentSignature) -> Double {
    let smaller = min(total, other.total)
    guard smaller > 0 else { return 0 }
    var common: Float = 0
    var (left, right) = (0, 0)
    while left < words.count, right < other.words.count {
      let (a, b) = (words[left], other.words[right])
      if a.stem == b.stem {
        common += min(a.weight, b.weight)
        left += 1
        right += 1
      } else if a.stem < b.stem {
        left += 1
      } else {
        right += 1
      }
    }
    return Double(common / smaller)
  }

  private static let common = WordSet(
    """
    that this with from have will been were their they which about into over than more also said says
    company companies share shares market india indian year years would could other after before when
    what some such only very most many much while where there these those your news read story stock
    limited per cent crore lakh million billion announced according which both make made india's
    """
  )
}
