/// Texts that stand in a column of numbers and say that there is none.
enum AbsentNumber {
  /// The longest text that is looked at.
  private static let longest = 80

  /// Returns what a field without blanks around it says: that a number is missing, or why there is none;
  /// nothing for any other text.
  static func reading(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> NumberNotation.Reading? {
    guard field.count <= longest, let first = field.first else { return nil }
    let unsigned = field.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }.first
    // Of what has digits, only the errors of data banks and of C are words.
    let mayHaveDigits =
      first == UInt8(ascii: "#") || first == UInt8(ascii: "$")
      || unsigned == UInt8(ascii: "1") && field.contains(UInt8(ascii: "#"))
    guard mayHaveDigits || !field.contains(where: MarkEvidence.isDigit) else { return nil }
    let text = String(decoding: field, as: UTF8.self).lowercased()
    if missing.contains(text) { return .missing }
    if first == UInt8(ascii: "#") {
      // An error of a spreadsheet in any language, or of a terminal that still asks for its data.
      return text.dropFirst().first?.isLetter == true ? .error : nil
    }
    // Datastream: $$ER: 0904,NO DATA AVAILABLE.
    if text.hasPrefix("$$er") || text.hasPrefix("$$\"er") || text.hasPrefix("invalid code") {
      return .error
    }
    let number = text.drop { "+-\u{2212}".contains($0) }
    return words.contains(text) || infinities.contains(String(number)) ? .error : nil
  }

  private static let missing: Set<String> = [
    "-", "--", "---", ".", "na", "n/a", "#n/a", "#n/a n/a", "nan", "null", "none", "nil", "n.a.",
    "n.a", "nd", "n.d.", "n.d", "n/d", "#nv", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    "<na>", "nat",
    "\\n", "(null)", "n/v", "n.v.", "k.a.", "n.m.", "..", "...", "\u{2026}",
  ]

  /// Why there is no number.
  private static let words: Set<String> = [
    "*", "**", "s/o", "s/c", "s.c.", "s.o.", "\u{505C}\u{724C}", "\u{4F11}", "\u{4F11}\u{5E02}",
    "\u{4F11}\u{5834}",
    "no data", "no data available", "not available", "unavailable", "no trade", "no trades",
    "not traded", "suspended", "halted", "error",
  ]

  private static let infinities: Set<String> = [
    "inf", "infinity", "\u{221E}", "1.#inf", "1.#ind", "1.#qnan", "1.#snan", "nan(ind)",
  ]
}
