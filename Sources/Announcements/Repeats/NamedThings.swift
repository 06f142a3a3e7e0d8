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
      if long.count >= 3 && short.hasPrefix(long) && short.count <= long.count + 2 { return true }
      guard long.count >= 2, short.hasPrefix(long) else { return false }
      // `NPCIL` is Nuclear Power Corporation of India Limited, `EEL` Economic Explosives Ltd.
      return ["", "L", "CL", "CIL"].contains(short.dropFirst(long.count))
    }

    /// The name as one that stands below the headline.
    var outsideHeadline: Name {
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
      let (shorter, longer) = stems.count <= other.stems.count ? (self, other) : (other, self)
      return shorter.stems.allSatisfy(longer.stems.contains)
        && (shorter.stems.count > 1 || shorter.isWord(of: longer))
    }

    /// Whether one word is a word of another name but for its ending: `Pharma` is none of `Pharmathen`.
    private func isWord(of other: Name) -> Bool {
      let word = Array(text.lowercased().utf8)
      return other.text.lowercased().utf8.split(whereSeparator: { $0 < 0x30 }).contains { second in
        let shared = zip(word, second).prefix { $0 == $1 }.count
        return max(word.count, second.count) - shared <= 2 || text.utf8.contains { $0 >= 0x80 }
      }
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
  let headWords: Set<UInt64>
  /// The first four letters of these words, by which `Korea` and `Korean` are one place.
  let heads: Set<UInt64>
  let acronyms: ExplainedAcronyms
  /// The first letters of all words in their order, as capitals, without small words.
  let initials: [UInt8]
  /// The language, as far as it decides what a capital means.
  let language: Language
  /// How the words of a text in Hindi sound, by their consonants; nothing of other texts.
  let sounds: Set<String>

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
    sounds = reader.language == .hindi ? NameSound.words(text, passages) : []
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
