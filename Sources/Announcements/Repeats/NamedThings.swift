/// The names, counts and prices per share that headline and first paragraphs give, which tell one
/// announcement of a company from another.
struct NamedThings: Sendable {
  /// A name of one word or more, such as `CALB`, `Clarion Vistas` or `Jamnagar`.
  struct Name: Sendable {
    let stems: [UInt64]
    let text: String
    /// Whether its place in the sentence shows that it is a name.
    let isSure: Bool
    /// Whether it is a country, a state or a large city, which many announcements name.
    let isPlace: Bool
    let isInHeadline: Bool
    /// Whether it stands in headline or first paragraph.
    var isInHead = false
    /// Whether it is of a people, such as `Danish`, or a name that the company gives to its own things,
    /// such as the last word of `TCS BaNCS`: another report may leave it out.
    var isMinor = false
    /// The letters of an acronym, or those that the words begin with.
    var letters = ""
    /// Whether the name is one word of capitals, such as `SMBC`.
    var isAcronym = false

    /// Whether one name is the acronym of the other: `SMBC` of `Sumitomo Mitsui Banking` with or without
    /// the word `Corporation`, and `BSPGCL` of `Bihar State Power Generation` Company Limited, because such
    /// words are no part of a name here.
    func isAcronym(of other: Name) -> Bool {
      guard isAcronym != other.isAcronym else { return false }
      let (short, long) = isAcronym ? (letters, other.letters) : (other.letters, letters)
      return long.count >= 3 && short.hasPrefix(long) && short.count <= long.count + 2
        || long.count >= 2 && short == long
    }

    /// The name as one that stands below the headline.
    fileprivate var outsideHeadline: Name {
      Name(
        stems: stems,
        text: text,
        isSure: isSure,
        isPlace: isPlace,
        isInHeadline: false,
        isInHead: isInHead,
        isMinor: isMinor,
        letters: letters,
        isAcronym: isAcronym
      )
    }

    func isSame(as other: Name) -> Bool {
      guard isSure || other.isSure else { return false }
      if isAcronym(of: other) { return true }
      let (shorter, longer) =
        stems.count <= other.stems.count ? (stems, other.stems) : (other.stems, stems)
      return shorter.allSatisfy(longer.contains)
    }
  }

  /// A number of things, such as `1,282 buses` or `204.75 MW`.
  struct Count: Sendable {
    /// In hundredths.
    let value: Int64
    let unit: UInt64?
    let text: String
    let isInHeadline: Bool
    let isInHead: Bool

    /// Whether hardly another report of the days has the number: four figures or more, without zeros at
    /// the end.
    var isDistinctive: Bool {
      guard isInHead, value % 100 == 0 else { return false }
      var rest = value / 100
      while rest > 0, rest % 10 == 0 { rest /= 10 }
      return rest >= 1000
    }

    /// Counts of two figures, such as 40, are the same only where they count the same.
    func isSame(as other: Count) -> Bool {
      value == other.value
        && (unit != nil && unit == other.unit || value >= 100_00 || value % 100 != 0)
    }
  }

  let names: [Name]
  let counts: [Count]
  /// Every number, in hundredths.
  let numbers: Set<Int64>
  /// The stems of all words with a capital.
  let capitals: Set<UInt64>
  /// The stems of all words of headline and first paragraph.
  private let headWords: Set<UInt64>
  /// The first four letters of these words, by which `Korea` and `Korean` are one place.
  private let heads: Set<UInt64>
  private let acronyms: ExplainedAcronyms
  /// The first letters of all words in their order, as capitals, without small words.
  private let initials: [UInt8]
  /// The language, as far as it decides what a capital means.
  let language: Language

  enum Language: Sendable {
    case english
    case german
    case hindi
  }

  /// Reads the passages of a text, the headline first.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - passages: Headline and first paragraphs.
  ///   - hasHeadline: Whether the first of them is the headline.
  ///   - heads: How many of them are of headline and first paragraph.
  ///   - companies: Where the text names companies of the directory, which are no names here.
  ///   - sums: Where it names sums of money.
  ///   - initials: The letters that the names of these companies begin with: an acronym of one is minor.
  ///   - keepsPeople: Whether people count, which they do where the news is about them.
  init(
    _ text: TokenizedText,
    passages: [Range<Int>],
    hasHeadline: Bool,
    heads: Int,
    companies: [Range<Int>],
    sums: [Range<Int>],
    initials: Set<String> = [],
    keepsPeople: Bool
  ) {
    let reader = NameReader(
      text: text,
      companies: companies,
      sums: sums,
      keepsPeople: keepsPeople,
      language: Self.language(text, passages)
    )
    language = reader.language
    acronyms = ExplainedAcronyms(text, passages)
    self.initials = ExplainedAcronyms.initials(text, passages)
    capitals = Set(
      passages.joined().filter { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized }
        .map { DocumentSignature.stem(text.bytes[text.tokens[$0].byteRange]) }
    )
    self.heads = Set(
      passages.joined().filter { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized }
        .map { WordKey(text.bytes[text.tokens[$0].byteRange].prefix(4)).value }
    )
    headWords = Set(
      passages.prefix(heads).joined().filter { text.tokens[$0].kind == .word }
        .map { DocumentSignature.stem(text.bytes[text.tokens[$0].byteRange]) }
    )
    var names: [Name] = []
    var counts: [Count] = []
    var numbers: Set<Int64> = []
    for (number, passage) in passages.enumerated() {
      let isHeadline = hasHeadline && number == 0
      let isHead = number < heads
      names += reader.names(passage, isHeadline: isHeadline).map { name in
        var name = name
        name.isInHead = isHead
        let isOwn = initials.contains { letters in
          name.letters == letters || name.letters.dropLast() == letters
            || letters.count >= 3 && name.letters == letters.dropLast() + "L"
        }
        if name.isAcronym, isOwn { name.isMinor = true }
        return name
      }
      reader.count(passage, isHeadline: isHeadline, isHead: isHead, into: &counts, &numbers)
    }
    // A headline in which all words have capitals shows its names only by the text below.
    let sure = Set(names.filter(\.isSure).flatMap(\.stems))
    self.names = names.prefix(Self.limit).map { name in
      Name(
        stems: name.stems,
        text: name.text,
        isSure: name.isSure || name.stems.allSatisfy(sure.contains),
        isPlace: name.isPlace,
        isInHeadline: name.isInHeadline,
        isInHead: name.isInHead,
        isMinor: name.isMinor,
        letters: name.letters,
        isAcronym: name.isAcronym
      )
    }
    self.counts = Array(counts.prefix(Self.limit))
    self.numbers = numbers
  }

  /// The most names and counts that are kept.
  private static let limit = 24

  private static func language(_ text: TokenizedText, _ passages: [Range<Int>]) -> Language {
    var (german, hindi) = (0, 0)
    for index in passages.joined() where text.tokens[index].kind == .word {
      if germanWords.contains(text.tokens[index].key) { german += 1 }
      if text.bytes[Int(text.tokens[index].start)] == 0xE0 { hindi += 1 }
    }
    return hindi >= 5 ? .hindi : german >= 3 ? .german : .english
  }

  private static let germanWords: Set<WordKey> = [
    "der", "die", "das", "den", "dem", "des", "und", "ein", "eine", "einer", "eines", "für", "von",
    "mit", "im", "zum", "auf", "wie", "bei", "ist", "hat", "wird", "teilte", "nach",
  ]
}

/// Whether two texts name other things in the same places.
extension NamedThings {
  /// The names that both texts have; such as stand in both headlines are marked as of the headline.
  func names(in other: NamedThings) -> [Name] {
    names.compactMap { name in
      let same = other.names.filter { name.isSame(as: $0) }
      guard !same.isEmpty else { return nil }
      return name.isInHeadline && !same.contains(where: \.isInHeadline)
        ? name.outsideHeadline : name
    }
  }

  /// Whether the headline of one has a name that stands in headline or first paragraph of the other.
  func shareHeadName(with other: NamedThings) -> Bool {
    names.contains { name in
      name.isInHead && !name.isPlace && !name.isMinor
        && other.names.contains { second in
          second.isInHead && !second.isMinor && (name.isInHeadline || second.isInHeadline)
            && name.isSame(as: second)
        }
    }
  }

  /// Whether both headlines have a name that is no place.
  func shareHeadlineName(with other: NamedThings) -> Bool {
    names.contains { name in
      name.isInHeadline && !name.isPlace && !name.isMinor
        && other.names.contains { $0.isInHeadline && !$0.isMinor && name.isSame(as: $0) }
    }
  }

  /// Whether headline and first paragraph of both have a name of one that comes or goes.
  func sharePerson(with other: NamedThings) -> Bool {
    names.contains { name in
      name.isInHead && !name.isPlace && !name.isMinor && !name.isAcronym
        && other.names.contains { second in
          second.isInHead && !second.isPlace && !second.isMinor && !second.isAcronym
            && max(name.stems.count, second.stems.count) >= 2 && name.isSame(as: second)
        }
    }
  }

  /// Whether words of the text begin with the letters of an acronym: `offshore patrol vessels` of `OPVs`.
  private func spells(_ name: Name) -> Bool {
    guard name.isAcronym else { return false }
    let letters = Array(name.letters.utf8.filter { (0x41...0x5A).contains($0) })
    return letters.count >= 3 && !initials.isEmpty && initials.contains(letters)
  }

  /// The counts that both texts have.
  func counts(in other: NamedThings) -> [Count] {
    counts.filter { count in other.counts.contains { count.isSame(as: $0) } }
  }

  /// Whether each headline has a name that the other text lacks.
  ///
  /// - Parameters:
  ///   - other: What the other text names.
  ///   - least: The words of a name that counts.
  ///   - words: Whether the text itself has the stem of a word.
  ///   - otherWords: Whether the other text has it.
  /// - Returns: Whether each names something that the other lacks.
  func nameOthers(
    than other: NamedThings,
    ofWords least: Int = 1,
    words: (UInt64) -> Bool,
    otherWords: (UInt64) -> Bool
  ) -> Bool {
    // Where both headlines name one firm, a city beside it in one of them tells nothing apart.
    let countsPlaces = !shareHeadlineName(with: other)
    func lacks(_ one: NamedThings, _ other: NamedThings, _ words: (UInt64) -> Bool) -> Bool {
      one.names.contains { name in
        name.stems.count >= least && name.isInHeadline && name.isSure && !name.isMinor
          && (countsPlaces || !name.isPlace)
          && !name.stems.contains { other.capitals.contains($0) || words($0) }
          && !other.names.contains { $0.isAcronym(of: name) || $0.stems == name.stems }
          && !one.acronyms.explain(name, has: words) && !other.spells(name)
          && !(name.isPlace && other.heads.contains(WordKey(name.text.utf8.prefix(4)).value))
      }
    }
    return lacks(self, other, otherWords) && lacks(other, self, words)
  }

  /// Whether each headline has a name that headline and first paragraph of the other lack, while these
  /// have no name and no distinctive count in common: what the rest of a text names may be what it recalls.
  func headOthers(than other: NamedThings) -> Bool {
    func lacks(_ one: NamedThings, _ second: NamedThings) -> Bool {
      one.names.contains { name in
        name.isInHeadline && name.isSure && !name.isMinor && !name.isPlace
          && !name.stems.contains(where: second.headWords.contains)
          && !second.names.contains { $0.isAcronym(of: name) }
          && !one.acronyms.explain(name, has: second.headWords.contains) && !second.spells(name)
      }
    }
    return lacks(self, other) && lacks(other, self) && !shareHeadName(with: other)
      && !counts(in: other).contains { count in
        count.isDistinctive && other.counts.contains { $0.isInHead && count.isSame(as: $0) }
      }
  }

  /// Whether both have two names and a count in common, so that other sums are parts of one, or its whole.
  func areOfOneMatter(as other: NamedThings) -> Bool {
    let sure = names(in: other).filter { $0.isSure && !$0.isPlace && !$0.isMinor }
    return Set(sure.map(\.stems)).count >= 2 && !counts(in: other).isEmpty
  }

  /// Whether each headline has a count that headline and first paragraph of the other lack.
  func headCountOthers(than other: NamedThings) -> Bool {
    func lacks(_ one: NamedThings, _ second: NamedThings) -> Bool {
      one.counts.contains { count in
        count.isInHeadline
          && second.counts.contains {
            $0.isInHeadline && $0.unit == count.unit && count.unit != nil
          }
          && !second.counts.contains { $0.isInHead && $0.value == count.value }
      }
    }
    return lacks(self, other) && lacks(other, self)
  }

  /// Whether each headline has a count that the other text lacks.
  func countOthers(than other: NamedThings) -> Bool {
    let mine = counts.filter(\.isInHeadline)
    let theirs = other.counts.filter(\.isInHeadline)
    return mine.contains { !other.numbers.contains($0.value) }
      && theirs.contains { !numbers.contains($0.value) }
      && !mine.contains { other.numbers.contains($0.value) }
  }
}
