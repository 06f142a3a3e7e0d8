/// Reads a number of figures: with commas between groups and a decimal point, or, where a word of a
/// language that writes them so follows, with points between groups and a decimal comma.
enum FigureReader {
  /// Returns the number that begins at a token and the token after it.
  static func number(at index: Int, in text: TokenizedText) -> (Double, Int)? {
    guard index < text.tokens.count, text.tokens[index].kind == .number else { return nil }
    return continental(at: index, in: text) ?? english(at: index, in: text)
  }

  /// `5,000`, `1,20,000.50`.
  private static func english(at index: Int, in text: TokenizedText) -> (Double, Int)? {
    var digits = text.digits(of: text.tokens[index])
    var next = index + 1
    while let group = figures(behind: .comma, at: next, in: text), (2...3).contains(group.count) {
      digits += group
      next += 2
    }
    if let decimals = figures(behind: .period, at: next, in: text) {
      digits += [0x2E] + decimals
      next += 2
    }
    return value(of: digits).map { ($0, next) }
  }

  /// `1,25 Mrd.`, `1.800 Rupien`, `1.250.000 Euro`.
  private static func continental(at index: Int, in text: TokenizedText) -> (Double, Int)? {
    var digits = text.digits(of: text.tokens[index])
    var next = index + 1
    var groups = 0
    while digits.count <= 3 || groups > 0,
      let group = figures(behind: .period, at: next, in: text), group.count == 3
    {
      digits += group
      next += 2
      groups += 1
    }
    let decimals = figures(behind: .comma, at: next, in: text).flatMap { $0.count <= 2 ? $0 : nil }
    if let decimals {
      digits += [0x2E] + decimals
      next += 2
    }
    guard
      groups > 1
        || groups == 1
          && (isFollowed(by: ownScales, at: next, in: text)
            || decimals == nil && digits.first != 0x30 && groupsByPoints(around: index, in: text))
        || groups == 0 && decimals != nil && isFollowed(by: scales, at: next, in: text)
    else { return nil }
    return value(of: digits).map { ($0, next) }
  }

  /// The figures that a mark joins to those before it.
  private static func figures(
    behind mark: Mark,
    at index: Int,
    in text: TokenizedText
  ) -> [UInt8]? {
    let tokens = text.tokens
    guard index + 1 < tokens.count, tokens[index].isMark(mark), !tokens[index].followsSpace,
      tokens[index + 1].kind == .number, !tokens[index + 1].followsSpace
    else { return nil }
    return text.digits(of: tokens[index + 1])
  }

  /// Whether a scale follows, or a currency of such a language with or without a scale before it.
  private static func isFollowed(
    by scales: Set<WordKey>,
    at index: Int,
    in text: TokenizedText
  ) -> Bool {
    let words = text.tokens[index..<min(text.tokens.count, index + 2)]
    return words.first.map { scales.contains($0.key) } == true
      || words.contains { currencies.contains($0.key) }
  }

  /// Whether the words around a number are of a language that groups its figures by points: `1.200 Elektrolokomotiven
  /// mit 9.000 PS`.
  private static func groupsByPoints(around index: Int, in text: TokenizedText) -> Bool {
    var found: WordKey?
    for place in max(0, index - reach)..<min(text.tokens.count, index + reach) {
      let token = text.tokens[place]
      guard token.kind == .word, !token.isCapitalized, found != token.key,
        smallWords.contains(token.key)
      else { continue }
      if found != nil { return true }
      found = token.key
    }
    return false
  }

  /// How many tokens around a number show its language.
  private static let reach = 24
  /// Small words of such languages that are no words of English.
  private static let smallWords: WordSet = [
    "der", "das", "und", "ein", "eine", "einen", "einer", "für", "mit", "wie", "auf", "dem", "bei",
    "im", "vom", "zum",
    "zur", "nach", "über", "mehr", "sind", "wird", "werden", "wurde", "haben", "müssen",
    "nicht", "aus", "seit",
    "rund", "etwa", "el", "los", "las", "una", "más", "che", "della", "nel", "più",
    "het", "een", "voor",
    "naar", "zijn", "wordt", "niet", "les", "pour", "une", "dans", "avec", "uma", "mais",
  ]

  private static func value(of digits: [UInt8]) -> Double? {
    digits.count <= 40 ? Double(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// Scales that only languages with a decimal comma have.
  private static let ownScales: Set<WordKey> = [
    "mio", "mrd", "millionen", "milliarde", "milliarden", "milliard", "milliards", "millones",
  ]
  /// With those that English has, too: a comma before two figures groups nothing.
  private static let scales = ownScales.union(["million", "millions"])
  private static let currencies: Set<WordKey> = ["rupien", "rupias", "roupies"]
}
