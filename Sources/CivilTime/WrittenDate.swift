/// A date in words, in signs of other scripts or in an unusual order of its parts, written plainly.
///
/// `Mon Jan 15 00:00:00 2024` becomes `Jan 15 2024 00:00:00`, `15. Januar 2024` becomes `15-Jan-2024`,
/// `2024年1月15日` becomes `2024-1-15`. A text with anything that is no part of a date becomes nothing.
struct WrittenDate {
  /// The most bytes of a date.
  private static let limit = 96

  /// Returns the plain text of a date, or nothing for what is none or is plain already.
  static func plain(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard (4...limit).contains(bytes.count), mayBeDate(bytes) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let tokens = DateToken.all(of: FoldedText.fold(text)) else { return nil }
    var date = WrittenDate(tokens)
    guard date.read(), let day = date.day() else { return nil }
    let plain = day + date.clock
    return plain.utf8.elementsEqual(text.utf8) ? nil : Array(plain.utf8)
  }

  /// Whether a text has digits and more than a number or a symbol such as `AB12` has.
  private static func mayBeDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let others = bytes.count { !digits.contains($0) }
    guard others > 1 else {
      // Digits alone have a time behind the day; one sign among them is that of a fraction or of a time.
      guard others == 1 else { return bytes.count == 12 || bytes.count == 14 }
      let whole = bytes.prefix { digits.contains($0) }.count
      return bytes.count >= 7
        && (whole >= 5 || whole < bytes.count && bytes[whole] != UInt8(ascii: "."))
    }
    guard others < bytes.count else { return bytes.contains { $0 >= 0x80 } }
    let letters = bytes.prefix { (0x61...0x7A).contains($0 | 0x20) }.count
    return letters == 0 || !bytes.dropFirst(letters).allSatisfy(digits.contains)
  }

  /// A number of the date with what is said of it.
  private struct Part {
    let digits: String
    var label: DateLabel?

    var value: Int { Int(digits) ?? -1 }
    var isYear: Bool { digits.utf8.count == 4 }
  }

  private let tokens: [DateToken]
  private var index = 0
  private var parts: [Part] = []
  /// The words that may be the month, with the number of parts before each.
  private var months: [(month: Int, place: Int, mayBeWeekday: Bool)] = []
  /// The signs between the first parts.
  private var marks: [Character] = []
  private var era: String?
  private var time: (hour: Int, minute: Int, second: Int)?
  private var isAfternoon: Bool?
  private var offset: String?

  private init(_ tokens: [DateToken]) {
    self.tokens = tokens
  }

  // MARK: Reading

  /// Reads all tokens; returns whether each is part of a date.
  private mutating func read() -> Bool {
    while index < tokens.count {
      switch tokens[index] {
      case .number(let digits): guard readNumber(digits) else { return false }
      case .word(let word): guard readWord(word) else { return false }
      case .sign(let sign): guard readSign(sign) else { return false }
      }
    }
    return true
  }

  private func number(at place: Int) -> String? {
    guard tokens.indices.contains(place), case .number(let digits) = tokens[place] else {
      return nil
    }
    return digits
  }

  private func isSign(_ sign: Character, at place: Int) -> Bool {
    tokens.indices.contains(place) && tokens[place] == .sign(sign)
  }

  private mutating func readNumber(_ digits: String) -> Bool {
    let width = digits.utf8.count
    if time == nil, width <= 2, isSign(":", at: index + 1), let minute = number(at: index + 2) {
      return readClock(digits, minute)
    }
    if time == nil, parts.count == 1, parts[0].digits.utf8.count == 8, width == 4 || width == 6 {
      index += 1
      return take(time: digits)
    }
    if parts.isEmpty, width == 12 || width == 14, let year = Int(digits.prefix(4)),
      (1950...2100).contains(year)
    {
      parts.append(Part(digits: String(digits.prefix(8))))
      index += 1
      return take(time: String(digits.dropFirst(8)))
    }
    index += 1
    // "20240115.0" is a number of a program that has no whole ones.
    if tokens.count == 3, index == 3, parts.count == 1, [["."], [","]].contains(marks),
      parts[0].digits.utf8.count >= 5,
      digits.allSatisfy({ $0 == "0" })
    {
      return true
    }
    guard parts.count < 3, width <= 8 else { return false }
    var part = Part(digits: digits)
    if index < tokens.count, case .word(let word) = tokens[index], let label = DateLabel(word) {
      part.label = label
      index += 1
    }
    parts.append(part)
    return true
  }

  /// Takes the digits of a time that has nothing between its parts.
  private mutating func take(time digits: String) -> Bool {
    let numbers = stride(from: 0, to: digits.count, by: 2).compactMap {
      Int(digits.dropFirst($0).prefix(2))
    }
    guard numbers.count >= 2 else { return false }
    time = (numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0)
    return true
  }

  /// Reads a time with colons, the half of the day and the offset from UTC behind it.
  private mutating func readClock(_ hour: String, _ minute: String) -> Bool {
    guard let hour = Int(hour), minute.count == 2, let minute = Int(minute) else { return false }
    index += 3
    var second = 0
    if isSign(":", at: index), let digits = number(at: index + 1), digits.count == 2 {
      second = Int(digits) ?? 0
      index += 2
      if isSign(".", at: index) || isSign(",", at: index), number(at: index + 1) != nil {
        index += 2
      }
    }
    time = (hour, minute, second)
    if case .word(let word)? = tokens.element(index), ["am", "pm", "a", "p"].contains(word) {
      isAfternoon = word.first == "p"
      index += 1
      // "a.m."
      if word.count == 1 {
        guard isSign(".", at: index), tokens.element(index + 1) == .word("m") else { return false }
        index += 2
        if isSign(".", at: index) { index += 1 }
      }
    }
    if case .word(let word)? = tokens.element(index), let zone = DateToken.zones[word] {
      offset = zone
      index += 1
    }
    if let sign = ["+", "-"].first(where: { isSign($0, at: index) }),
      let digits = number(at: index + 1),
      digits.count == 4 || digits.count == 2
    {
      offset = "\(sign)\(digits)"
      index += 2
      if digits.count == 2, isSign(":", at: index), let rest = number(at: index + 1) {
        offset? += rest
        index += 2
      }
    }
    return true
  }

  private mutating func readWord(_ word: String) -> Bool {
    index += 1
    if index == 1, number(at: index) != nil, let era = DateToken.eras[word] {
      self.era = era
      return true
    }
    if let half = DateToken.halves[word] {
      isAfternoon = half
      return true
    }
    let endsDay = parts.count == 3 && index == tokens.count && index > 1
    let isWeekday = MonthWords.isWeekday(word) || endsDay && MonthWords.isWeekdaySign(word)
    if let month = MonthWords.month(word) {
      months.append((month, parts.count, isWeekday))
      return true
    }
    if isWeekday { return true }
    if index > 1, case .number = tokens[index - 2], DateToken.endings.contains(word) { return true }
    // A zone without a time says nothing of the day.
    return DateToken.fillers.contains(word) || DateToken.zones[word] != nil && index == tokens.count
  }

  private mutating func readSign(_ sign: Character) -> Bool {
    index += 1
    switch sign {
    case "-", "/", ".", ",":
      if (1...2).contains(parts.count), months.count < 2 { marks.append(sign) }
      return true
    case "'", "°": return true
    // "20240115:093000" and "15JAN2024:09:30:00".
    case ":": return time == nil && (parts.count > 1 || parts.first?.digits.utf8.count == 8)
    case "+":
      // An offset of a day: "2024-01-15+05:30".
      guard parts.count == 3, number(at: index) != nil else { return false }
      index = tokens.count
      return true
    default: return false
    }
  }

  // MARK: Writing

  /// The day in plain digits and English names.
  private func day() -> String? {
    if parts.contains(where: { $0.label != nil }) { return labelledDay() }
    if let month = month() { return namedDay(month) }
    switch (parts.count, era) {
    case (1, nil): return parts[0].digits
    case (3, let era?): return Self.text(parts.map(\.value), era: era)
    case (3, nil):
      let plain = marks.filter { $0 != "," }
      guard plain.count == marks.count, Set(plain).count <= 1 else { return nil }
      let mark = plain.first.map { String($0) } ?? "-"
      return parts.map(\.digits).joined(separator: mark)
    default: return nil
    }
  }

  /// The only word that is a month: beside one that is nothing else, what may be a weekday is one.
  private func month() -> (month: Int, place: Int)? {
    let sure = months.filter { !$0.mayBeWeekday }
    let chosen = sure.isEmpty ? months.suffix(1) : sure[...]
    guard let only = chosen.first, chosen.count == 1, months.count <= 2 else { return nil }
    return (only.month, only.place)
  }

  private func namedDay(_ month: (month: Int, place: Int)) -> String? {
    guard era == nil else { return nil }
    let name = String(MonthName.english[month.month - 1].prefix(3))
    switch (parts.count, month.place) {
    case (2, 1): return "\(parts[0].digits)-\(name)-\(parts[1].digits)"
    case (2, 0): return "\(name) \(parts[0].digits) \(parts[1].digits)"
    case (1, 0): return "\(name) \(parts[0].digits)"
    case (1, 1) where parts[0].isYear: return "\(name) \(parts[0].digits)"
    default: return nil
    }
  }

  /// The day of numbers that are called year, month and day.
  private func labelledDay() -> String? {
    func value(_ label: DateLabel) -> Int? { parts.first { $0.label == label }?.value }
    let labels = parts.compactMap(\.label)
    guard Set(labels).count == labels.count, months.isEmpty, let month = value(.month),
      let year = value(.year) ?? parts.first(where: { $0.label == nil && $0.isYear })?.value
    else { return nil }
    guard let day = value(.day) else {
      return parts.count == 2 && era == nil && year > 999 ? "\(year)-\(month)" : nil
    }
    guard parts.count == 3 else { return nil }
    // A year of three digits is one of the Republic of China without its name.
    if let era = era ?? ((100...150).contains(year) ? "" : nil) {
      return Self.text([year, month, day], era: era)
    }
    return "\(padded(year < 100 ? CalendarDate.year(ofTwoDigits: year) : year, 4))-\(month)-\(day)"
  }

  private static func text(_ numbers: [Int], era: String) -> String {
    // Three digits tell a year of the Republic from a short one.
    let year = era.isEmpty ? padded(numbers[0], 3) : "\(era)\(numbers[0])"
    return "\(year)/\(numbers[1])/\(numbers[2])"
  }

  /// The time and the offset as they stand behind a plain date.
  private var clock: String {
    guard let time else { return "" }
    var hour = time.hour
    if let isAfternoon {
      guard (1...12).contains(hour) || !isAfternoon else { return " x" }
      if hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    }
    let clock = " \(padded(hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
    return clock + (offset.map { " \($0)" } ?? "")
  }
}

/// What a number is called that stands before one of these letters.
private enum DateLabel {
  case year
  case month
  case day

  init?(_ word: String) {
    switch word {
    case "年", "년": self = .year
    case "月", "월": self = .month
    case "日", "号", "號", "일": self = .day
    default: return nil
    }
  }
}

/// A number, a word or a sign of a date.
private enum DateToken: Equatable {
  case number(String)
  case word(String)
  case sign(Character)

  /// Cuts a folded text into tokens, without what stands in brackets; nothing where a bracket stays open.
  static func all(of text: String) -> [DateToken]? {
    let scalars = Array(text.unicodeScalars.drop { "='\" ".unicodeScalars.contains($0) })
    var tokens: [DateToken] = []
    var depth = 0
    var index = 0
    var hasDigits = false
    /// Returns the run of scalars of one kind that begins at the index.
    func run(_ belongs: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
      scalars[index...].prefix(while: belongs)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "(" || scalar == "[" {
        depth += 1
      } else if scalar == ")" || scalar == "]" {
        depth -= 1
        guard depth >= 0 else { return nil }
      } else if depth > 0 || scalar == " " {
        index += 1
        continue
      } else if isDigit(scalar) {
        let digits = run(isDigit)
        tokens.append(.number(string(digits)))
        hasDigits = true
        index += digits.count
        continue
      } else if isLetter(scalar) {
        // The short names of Thai months have points between their letters.
        let isThai = isThai(scalar)
        let letters = run { isLetter($0) || isThai && $0 == "." }
        append(letters.filter { $0 != "." }, to: &tokens)
        index += letters.count
        continue
      } else {
        tokens.append(.sign(Character(scalar)))
      }
      index += 1
    }
    guard depth == 0, hasDigits else { return nil }
    while let last = tokens.last, [.sign("\""), .sign("'"), .sign(".")].contains(last) {
      tokens.removeLast()
    }
    return tokens
  }

  /// Appends a word; the label of a number before it is one of its own: "15日月曜日".
  private static func append(_ letters: [Unicode.Scalar], to tokens: inout [DateToken]) {
    if case .number? = tokens.last, let first = letters.first, letters.count > 1,
      DateLabel(String(Character(first))) != nil
    {
      tokens.append(.word(String(Character(first))))
      tokens.append(.word(string(letters[1...])))
    } else {
      tokens.append(.word(string(letters[...])))
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) }
    if scalar.properties.isAlphabetic { return true }
    return [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
  }

  private static func isThai(_ scalar: Unicode.Scalar) -> Bool {
    (0xE00...0xE7F).contains(scalar.value)
  }

  /// Words that stand between the parts of a date and say nothing.
  static let fillers: Set<String> = [
    "de", "del", "do", "da", "di", "of", "the", "le", "la", "el", "il", "der", "den", "am", "at",
    "dnia",
    "r", "г", "года", "год", "roku", "t", "т", "公元", "西元", "um", "a", "og",
  ]

  /// What follows the number of a day.
  static let endings: Set<String> = [
    "st", "nd", "rd", "th", "er", "re", "e", "eme", "ieme", "º", "ª", "o", "a", "го", "е", "и", "г",
    "r",
    "de", "t", "z",
  ]

  /// The eras of Japan by their letters, and that of the Republic of China without one.
  static let eras: [String: String] = [
    "民國": "", "民国": "", "中華民國": "", "令和": "R", "平成": "H", "昭和": "S", "大正": "T", "明治": "M",
    "r": "R", "h": "H", "s": "S",
  ]

  /// Words for the halves of the day, and whether each is the second.
  static let halves: [String: Bool] = [
    "上午": false, "午前": false, "오전": false, "下午": true, "午後": true, "오후": true,
  ]

  /// Zones that are written behind a time, and their offsets from UTC.
  static let zones: [String: String] = [
    "z": "+0000", "utc": "+0000", "gmt": "+0000", "ist": "+0530", "est": "-0500", "edt": "-0400",
    "cet": "+0100", "cest": "+0200", "jst": "+0900", "kst": "+0900", "hkt": "+0800", "sgt": "+0800",
    "aest": "+1000", "aedt": "+1100", "msk": "+0300", "wet": "+0000", "wib": "+0700",
    "pkt": "+0500",
  ]
}

extension [DateToken] {
  fileprivate func element(_ index: Int) -> DateToken? {
    indices.contains(index) ? self[index] : nil
  }
}
