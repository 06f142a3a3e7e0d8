/// A way to write a date; a time and an offset from UTC may follow it.
///
/// Leading zeros of days and months may be missing. Years of two digits are 1970 to 2069.
public enum DateNotation: String, Sendable, Hashable, Codable, CaseIterable {
  /// Year, month and day with dashes, slashes or points between them, as in ISO 8601.
  case yearMonthDay = "yyyy-mm-dd"
  /// Eight digits.
  case compact = "yyyymmdd"
  /// Day, English name of the month in full or in short, year.
  case dayMonthName = "dd-mmm-yyyy"
  /// English name of the month in full or in short, day, year.
  case monthNameDay = "mmm dd, yyyy"
  /// Day, month and year with points between them.
  case dayMonthYearWithPoints = "dd.mm.yyyy"
  /// Day, month and year with slashes or dashes between them.
  case dayMonthYear = "dd/mm/yyyy"
  /// Month, day and year with slashes or dashes between them.
  case monthDayYear = "mm/dd/yyyy"

  /// Creates the notation of a pattern such as `dd/mm/yyyy`, `d-mmm-yyyy` or `%d/%m/%Y`.
  ///
  /// Only the order of day, month and year counts, and whether the month is a name.
  public init?(format: String) {
    var parts: [(letter: Character, count: Int)] = []
    var isDirective = false
    var points = 0
    for character in format {
      if character == "%" {
        isDirective = true
        continue
      }
      if character == "." { points += 1 }
      if isDirective {
        let part: (Character, Int)? =
          switch character {
          case "d", "e": ("d", 2)
          case "m": ("m", 2)
          case "b", "B", "h": ("m", 3)
          case "Y", "y": ("y", 4)
          default: nil
          }
        if let part { parts.append(part) }
        isDirective = false
      } else if let letter = character.lowercased().first, "dmy".contains(letter) {
        if parts.last?.letter == letter, let last = parts.indices.last {
          parts[last].count += 1
        } else {
          parts.append((letter, 1))
        }
      } else if character.isLetter {
        break
      }
    }
    guard parts.count >= 3 else { return nil }
    let order = String(parts.prefix(3).map(\.letter))
    let hasMonthName = parts.prefix(3).contains { $0.letter == "m" && $0.count >= 3 }
    switch (order, hasMonthName) {
    case ("ymd", false):
      self = format.contains { "-/. ".contains($0) } ? .yearMonthDay : .compact
    case ("dmy", true): self = .dayMonthName
    case ("mdy", true): self = .monthNameDay
    case ("dmy", false): self = points == 2 ? .dayMonthYearWithPoints : .dayMonthYear
    case ("mdy", false): self = .monthDayYear
    default: return nil
    }
  }

  /// Reads a text, or returns nothing when it is not written in this way.
  public func parse(_ text: String) -> DateStamp? {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// Reads the bytes of a field, or returns nothing when they are not written in this way.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> DateStamp? {
    var scanner = DateScanner(bytes)
    guard let date = scanner.date(self) else { return nil }
    return scanner.stamp(on: date)
  }
}
