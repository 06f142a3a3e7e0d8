internal import CivilTime

/// How the number of a cell is to be read, as the format of the cell says.
enum CellFormat {
  case number
  case percent
  case date

  /// Reads the code of a format, or the number of a built-in one.
  init(id: Int, code: String?) {
    if let code {
      self.init(code: code)
      return
    }
    switch id {
    case 9, 10: self = .percent
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .number
    }
  }

  private init(code: String) {
    // The first section is that of positive numbers.
    var letters: [Character] = []
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    var hasPercent = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "\\" where !isQuoted, "_" where !isQuoted, "*" where !isQuoted: isEscaped = true
      case ";" where !isQuoted && !isBracketed:
        self = Self.of(letters, hasPercent)
        return
      case "%" where !isQuoted: hasPercent = true
      default: if !isQuoted, !isBracketed { letters.append(character) }
      }
    }
    self = Self.of(letters, hasPercent)
  }

  private static func of(_ letters: [Character], _ hasPercent: Bool) -> CellFormat {
    let text = String(letters)
    if text.hasPrefix("general") { return .number }
    if letters.contains(where: { "ymdhs年月日".contains($0) }) { return .date }
    return hasPercent ? .percent : .number
  }

  /// Returns the text of a number that a file holds.
  ///
  /// - Parameters:
  ///   - number: The number as the file writes it.
  ///   - since1904: Whether days are counted from 1904.
  /// - Returns: A number, a percentage with its sign, or a date in ISO 8601.
  func text(_ number: String, since1904: Bool) -> String {
    guard let value = Double(number), value.isFinite else { return number }
    switch self {
    case .number: return Self.plain(value, number)
    case .percent: return Self.percent(Self.plain(value, number))
    case .date: return Self.date(value, since1904: since1904) ?? Self.plain(value, number)
    }
  }

  /// Returns the shortest text of a number.
  private static func plain(_ value: Double, _ written: String) -> String {
    // What has few digits is the shortest already.
    if written.utf8.count <= 16,
      written.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D })
    {
      return written
    }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Returns a fraction in percent, by moving its decimal point.
  static func percent(_ text: String) -> String {
    guard !text.contains(where: { "eE".contains($0) }) else {
      return Double(text).map { "\($0 * 100)%" } ?? text
    }
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let padded = decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
    let whole = (parts.first.map(String.init) ?? "") + padded.prefix(2)
    let rest = padded.dropFirst(2)
    let trimmedWhole = whole.drop { $0 == "0" }
    return sign + (trimmedWhole.isEmpty ? "0" : trimmedWhole) + (rest.isEmpty ? "" : "." + rest)
      + "%"
  }

  /// Returns the date of a serial number, with a time where it has one; nothing where it is none.
  static func date(_ serial: Double, since1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var second = Int(((serial - Double(day)) * 86_400).rounded())
    if second == 86_400 {
      day += 1
      second = 0
    }
    let pad = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    let time = "\(pad(second / 3600)):\(pad(second / 60 % 60)):\(pad(second % 60))"
    if day == 0, !since1904 { return time }
    // Excel counts a 29 February 1900 that there was not.
    let epoch =
      since1904
      ? CalendarDate(year: 1904, month: 1, day: 1) : CalendarDate(year: 1899, month: 12, day: 30)
    guard let epoch else { return nil }
    let shift = !since1904 && day < 60 ? 1 : 0
    let date = CalendarDate(dayNumber: epoch.dayNumber + Int32(day + shift))
    return second == 0 ? date.description : "\(date.description) \(time)"
  }
}

extension CellFormat {
  /// Returns a date as workbooks write it in ISO 8601, without a time that is midnight.
  static func isoDate(_ text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return text }
    let time = parts[1].prefix { $0 != "." && $0 != "Z" }
    return time == "00:00:00" ? String(parts[0]) : "\(parts[0]) \(time)"
  }
}
