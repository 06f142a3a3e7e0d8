internal import CivilTime
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
    return FoldedText.fold(name)
  }

  /// Returns the keys of a word of the table, which has small letters only: umlauts are also written as two
  /// letters.
  static func spellings(_ word: Substring) -> [String] {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return [String(word)] }
    let plain = FoldedText.fold(String(word))
    guard word.unicodeScalars.contains(where: { pairs[$0] != nil }) else { return [plain] }
    var spelled = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      if let pair = pairs[scalar] { spelled += pair.unicodeScalars } else { spelled.append(scalar) }
    }
    return [plain, FoldedText.fold(String(spelled))]
  }

  private static let pairs: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
  ]
}
