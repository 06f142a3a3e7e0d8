internal import CivilTime

/// A date, a span of dates or a code of digits in the name of a file.
struct FileNamePeriod {
  let kind: FileNameWords.Kind

  /// Reads a word in small letters; nothing for one that is neither.
  init?(_ word: String) {
    if word.allSatisfy({ $0.isASCII && $0.isNumber }) {
      guard word.utf8.count >= 4 else { return nil }
      kind = Self.kind(ofDigits: word)
    } else if Self.isWritten(word) {
      kind = .period
    } else {
      return nil
    }
  }

  /// Whether a word is the name of a month.
  static func isMonth(_ word: String) -> Bool { MonthName.number(of: Array(word.utf8)) != nil }

  /// Whether a word is a time of day in four or six digits: `1204`.
  static func isTime(_ word: Substring) -> Bool {
    guard [4, 6].contains(word.utf8.count), word.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(word)
    else { return false }
    let minutes = word.utf8.count == 6 ? number / 100 : number
    return minutes / 100 < 24 && minutes % 100 < 60 && (word.utf8.count == 4 || number % 100 < 60)
  }

  private static let years = 1900...2100

  private static func kind(ofDigits word: String) -> FileNameWords.Kind {
    guard let number = Int(word) else { return .code }
    switch word.utf8.count {
    case 4: return years.contains(number) ? .year : .code
    case 6:
      if years.contains(number / 100), (1...12).contains(number % 100) { return .period }
      let parts = [number / 10_000, number / 100 % 100, number % 100]
      let isDate = [(0, 1, 2), (2, 1, 0), (2, 0, 1)].contains { year, month, day in
        // Two digits of a year that has been; the codes of exchanges begin higher.
        parts[year] <= 40 && (1...12).contains(parts[month]) && (1...31).contains(parts[day])
      }
      return isDate ? .dateOrCode : .code
    case 8: return isDay(number) ? .period : .code
    case 14: return isDay(number / 1_000_000) ? .period : .code
    // Seconds and milliseconds since 1970, of a year from 2001 to 2033.
    case 10: return number / 1_000_000_000 == 1 ? .period : .code
    case 13: return number / 1_000_000_000_000 == 1 ? .period : .code
    default: return .code
    }
  }

  /// Whether eight digits are a day, with the year first or last.
  private static func isDay(_ number: Int) -> Bool {
    let orders = [
      (number / 10_000, number / 100 % 100, number % 100),
      (number % 10_000, number / 10_000 % 100, number / 1_000_000),
      (number % 10_000, number / 1_000_000, number / 10_000 % 100),
    ]
    return orders.contains { year, month, day in
      years.contains(year) && CalendarDate(year: year, month: month, day: day) != nil
    }
  }

  /// Whether a word is a date with marks or the name of a month in it: `2020-2024`, `01-Jan-2020`, `2024q1`.
  private static func isWritten(_ word: String) -> Bool {
    // Two days with the names of their months in full are 34 letters and digits.
    guard word.utf8.count <= 40, word.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return false
    }
    let parts = word.split { "-.".contains($0) }.flatMap(pieces)
    var hasYear = false
    for part in parts {
      if let number = Int(part) {
        let isYear = part.utf8.count == 4 && years.contains(number)
        let isWhole = part.utf8.count == 8 && isDay(number)
        hasYear = hasYear || isYear || isWhole
        guard isYear || isWhole || part.utf8.count <= 2 else { return false }
      } else {
        guard isMonth(part) || part == "to" || part == "q" || part == "fy" else { return false }
      }
    }
    return hasYear && parts.count > 1
  }

  /// Splits letters from digits: `01jan2020` is three pieces.
  private static func pieces(_ part: Substring) -> [String] {
    var pieces: [String] = []
    for character in part {
      if let last = pieces.last?.last, last.isNumber == character.isNumber {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }
}
