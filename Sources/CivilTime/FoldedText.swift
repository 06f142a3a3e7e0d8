/// A text without what only its look needs: case, accents, wide letters, kinds of blanks and dashes, and
/// digits of other scripts.
package enum FoldedText {
  /// Returns the folded text.
  package static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x60).contains($0) || (0x61..<0x80).contains($0) }) {
      return text.lowercased()
    }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let plain = plain(scalar) {
        if let plain = plain.first { folded.append(plain) }
      } else {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          if let base = bases[lower] {
            folded += base.unicodeScalars
          } else if plain(lower)?.isEmpty != true {
            folded.append(lower)
          }
        }
      }
    }
    return String(folded)
  }

  /// Returns what a scalar becomes, if it is no letter: a plain sign or digit, or none.
  private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
      return [Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))]
    }
    switch scalar.value {
    case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return [" "]
    // Marks of accents, of the direction of writing, and blanks of no width.
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0x93C: return []
    case 0x2010...0x2015, 0x2212: return ["-"]
    case 0x2018, 0x2019, 0x60, 0xB4: return ["'"]
    case 0x201C, 0x201D: return ["\""]
    case 0x3001: return [","]
    case 0x3002, 0x970: return ["."]
    case 0xFF01...0xFF5E:
      let narrow = narrow(scalar)
      return [narrow.properties.lowercaseMapping.unicodeScalars.first ?? narrow]
    default: return nil
    }
  }

  /// Returns a sign as wide as the characters of East Asia as the usual one; others stay as they are.
  package static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    // The wide forms stand in the order of ASCII.
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
  }

  /// Letters with an accent, and what is written without it.
  private static let bases: [Unicode.Scalar: String] = {
    let letters: [(String, String)] = [
      ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"),
      ("ìíîïĩīĭįı", "i"), ("ķ", "k"), ("ĺļľł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"),
      ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťț", "t"), ("ùúûüũūŭůűų", "u"), ("ýÿŷ", "y"), ("źżž", "z"),
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ё", "е"), ("й", "и"), ("\u{95E}", "\u{92B}"),
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (accented, base) in letters {
      for scalar in accented.unicodeScalars { bases[scalar] = base }
    }
    return bases
  }()
}
