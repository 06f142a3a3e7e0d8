internal import DelimitedText

/// The name of a column without what people write in different ways, as ``HeaderWords`` are looked up.
///
/// Only letters and digits stay, in lower case and without accents, full-width ones as usual ones:
/// `"Clôture "` becomes `cloture`, `"ＯＰＥＮ"` becomes `open`.
enum HeaderKey {
  /// Returns the key of a header.
  static func of(_ header: String) -> String {
    let name = normalizedHeader(header)
    // Names are ASCII nearly always.
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return name }
    return folded(name.unicodeScalars)
  }

  /// Returns the keys of a word of the table, which has small letters only: umlauts are also written as two
  /// letters.
  static func spellings(_ word: Substring) -> [String] {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return [String(word)] }
    let plain = folded(word.unicodeScalars)
    guard word.unicodeScalars.contains(where: { pairs[$0] != nil }) else { return [plain] }
    var spelled = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      if let pair = pairs[scalar] { spelled += pair.unicodeScalars } else { spelled.append(scalar) }
    }
    return [plain, folded(spelled)]
  }

  private static func folded(_ name: some Sequence<Unicode.Scalar>) -> String {
    var key = String.UnicodeScalarView()
    for scalar in name {
      if scalar.value < 0x80 {
        key.append(scalar)
      } else if let letters = plain[scalar] {
        key += letters.unicodeScalars
      } else if (0xFF01...0xFF5E).contains(scalar.value) {
        // The full-width forms of ASCII.
        if let usual = Unicode.Scalar(scalar.value - 0xFEE0) { key.append(usual) }
      } else if !(0x300...0x36F).contains(scalar.value) {
        // An accent that stands by itself is left out.
        key.append(scalar)
      }
    }
    return String(key)
  }

  private static let pairs: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
  ]

  private static let plain: [Unicode.Scalar: String] = {
    let letters: [(String, String)] = [
      ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"),
      ("ìíîïĩīĭįı", "i"), ("ķ", "k"), ("ĺļľł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"),
      ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťț", "t"), ("ùúûüũūŭůűų", "u"), ("ýÿŷ", "y"), ("źżž", "z"),
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ё", "е"), ("й", "и"),
    ]
    var plain: [Unicode.Scalar: String] = [:]
    for (accented, letter) in letters {
      for scalar in accented.unicodeScalars { plain[scalar] = letter }
    }
    return plain
  }()
}
