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
    return folded(name)
  }

  /// Returns the keys of a word of the table: umlauts are also written as two letters.
  static func spellings(_ word: String) -> [String] {
    let name = normalizedHeader(word)
    guard name.contains(where: { pairs[$0] != nil }) else { return [of(word)] }
    return [folded(name), folded(String(name.flatMap { pairs[$0] ?? String($0) }))]
  }

  private static func folded(_ name: String) -> String {
    var key = String.UnicodeScalarView()
    for character in name {
      if let plain = plain[character] {
        key.append(contentsOf: plain.unicodeScalars)
        continue
      }
      for scalar in character.unicodeScalars {
        switch scalar.value {
        // An accent that stands by itself.
        case 0x300...0x36F: continue
        // The full-width forms of ASCII.
        case 0xFF01...0xFF5E:
          if let plain = Unicode.Scalar(scalar.value - 0xFEE0) { key.append(plain) }
        default: key.append(scalar)
        }
      }
    }
    return String(key).lowercased()
  }

  private static let pairs: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
  ]

  private static let plain: [Character: String] = {
    let letters: [(String, String)] = [
      ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"),
      ("ìíîïĩīĭįı", "i"), ("ķ", "k"), ("ĺļľł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"),
      ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťț", "t"), ("ùúûüũūŭůűų", "u"), ("ýÿŷ", "y"), ("źżž", "z"),
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ё", "е"), ("й", "и"),
    ]
    var plain: [Character: String] = [:]
    for (accented, letter) in letters { for character in accented { plain[character] = letter } }
    return plain
  }()
}
