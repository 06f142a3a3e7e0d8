/// The spellings of names in Devanagari, of which writers use several for one name.
///
/// `इंफोसिस` and `इन्फोसिस`, `मोटर्स` and `मोटरस`, `ऑटो` and `आटो`, `फ़ाइनेंस` and `फाइनेंस` are one name each.
enum DevanagariName {
  /// Whether a word begins with a letter of the script, or of one that is written in the same bytes.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 3 && bytes[bytes.startIndex] == 0xE0
      && bytes[bytes.startIndex + 1] & 0xFE == 0xA4
  }

  /// The number of a word in one spelling.
  static func key(_ word: ArraySlice<UInt8>) -> WordKey {
    let key = WordKey(plain(word))
    return conjunctions.contains(key) ? "and" : key
  }

  /// Returns a word in one spelling; words of other scripts stay as they are.
  static func plain(_ word: String) -> String {
    let bytes = Array(word.utf8)
    guard begins(bytes[...]) else { return word }
    return conjunctions.contains(WordKey(plain(bytes[...])))
      ? "and" : String(decoding: plain(bytes[...]), as: UTF8.self)
  }

  private static func plain(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(word.count)
    var index = word.startIndex
    while index < word.endIndex {
      guard let letter = letter(at: index, of: word) else {
        // A joiner shapes letters and means nothing.
        let isJoiner =
          index + 2 < word.endIndex && word[index] == 0xE2 && word[index + 1] == 0x80
          && word[index + 2] & 0xFE == 0x8C
        if !isJoiner { plain.append(word[index]) }
        index += isJoiner ? 3 : 1
        continue
      }
      index += 3
      var folded = folds[letter, default: letter]
      // A nasal before a consonant is the dot above.
      if nasals.contains(letter), self.letter(at: index, of: word) == vowelKiller,
        let next = self.letter(at: index + 3, of: word), consonants.contains(next)
      {
        folded = dotAbove
      }
      // The dot below and the sign of a missing vowel are left out by many.
      guard folded != dotBelow, folded != vowelKiller else { continue }
      plain += [0xE0, 0xA4 | folded >> 6, 0x80 | folded & 0x3F]
    }
    return plain
  }

  /// The place of a letter within the script, from U+0900.
  private static func letter(at index: Int, of word: ArraySlice<UInt8>) -> UInt8? {
    guard index + 2 < word.endIndex, word[index] == 0xE0, word[index + 1] & 0xFE == 0xA4 else {
      return nil
    }
    return (word[index + 1] & 1) << 6 | word[index + 2] & 0x3F
  }

  private static let dotAbove: UInt8 = 0x02
  private static let dotBelow: UInt8 = 0x3C
  private static let vowelKiller: UInt8 = 0x4D
  private static let nasals: Set<UInt8> = [0x19, 0x1E, 0x23, 0x28, 0x2E]
  private static let consonants: ClosedRange<UInt8> = 0x15...0x39

  /// Letters that stand for each other, by their places from U+0900.
  private static let folds: [UInt8: UInt8] = [
    // The two signs of a nasal vowel.
    0x01: 0x02,
    // The open vowels of English words.
    0x11: 0x06, 0x49: 0x3E, 0x0D: 0x0F, 0x10: 0x0F, 0x72: 0x0F, 0x45: 0x47, 0x48: 0x47,
    // Long i and u.
    0x08: 0x07, 0x40: 0x3F, 0x0A: 0x09, 0x42: 0x41,
    // Letters with the dot below.
    0x29: 0x28, 0x31: 0x30, 0x34: 0x33, 0x58: 0x15, 0x59: 0x16, 0x5A: 0x17, 0x5B: 0x1C, 0x5C: 0x21,
    0x5D: 0x22, 0x5E: 0x2B, 0x5F: 0x2F,
  ]

  /// `एंड`, `ऐंड` and `एण्ड`, as names have them.
  private static let conjunctions: Set<WordKey> = ["एंड"]
}
