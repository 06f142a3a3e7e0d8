internal import CivilTime

/// A clock that words name: `Paris time`, `heure de Paris`, `US Eastern Time`, `Dubai`.
struct ClockName {
  let zone: ClockZone
  /// The token after the words.
  let end: Int

  /// Reads the name that begins at a token of a line; nothing where none or an unknown one begins.
  ///
  /// After a comma a place alone, as in `4:30 pm, London`, is that of a by-line.
  init?(in tokens: [TextToken], at start: Int, line: Int32) {
    let isAfterComma =
      start < tokens.count && tokens[start].isMark(.comma) && tokens[start].line == line
    let words = Self.words(in: tokens, at: isAfterComma ? start + 1 : start, line: line)
    guard !words.isEmpty else { return nil }
    if let known = Self.known(words, in: tokens, needsTime: isAfterComma) {
      self = known
      return
    }
    // `heure de Paris`, `hora de Madrid`, `Berliner Zeit`.
    guard words.count >= 2, Self.foreignTime.contains(tokens[words[0]].key),
      let known = Self.known(Array(words.dropFirst(2)), in: tokens)
        ?? Self.known(Array(words.dropFirst()), in: tokens)
    else { return nil }
    self = known
  }

  private init(zone: ClockZone, end: Int) {
    self.zone = zone
    self.end = end
  }

  /// The words of a clock that is named and not known, such as `Ruritania time` or `local time`.
  static func unknown(in tokens: [TextToken], at start: Int, line: Int32) -> Range<Int>? {
    var first = start
    while first < tokens.count, first < start + 2, tokens[first].line == line,
      tokens[first].isMark(.openParenthesis) || tokens[first].isMark(.comma)
    { first += 1 }
    let words = words(in: tokens, at: first, line: line)
    guard let begin = words.first else { return nil }
    if foreignTime.contains(tokens[begin].key), words.count >= 2 {
      return begin..<(words[min(2, words.count - 1)] + 1)
    }
    guard let time = words.firstIndex(where: { timeWords.contains(tokens[$0].key) }),
      (1...3).contains(time)
    else { return nil }
    let place = words[..<time]
    guard place.allSatisfy({ tokens[$0].isCapitalized || tokens[$0].isWord("local") }),
      !place.contains(where: { reading.contains(tokens[$0].key) })
    else { return nil }
    let end = words[time] + 1
    // `Reading Time: 3 min` names no clock.
    if end < tokens.count, tokens[end].line == line,
      tokens[end].isMark(.colon) || tokens[end].kind == .number
    {
      return nil
    }
    return begin..<end
  }

  /// The tokens of up to five words that follow each other; the full stops of `U.S.` part none.
  private static func words(in tokens: [TextToken], at start: Int, line: Int32) -> [Int] {
    var found: [Int] = []
    var index = start
    while index < tokens.count, found.count < 5, tokens[index].line == line {
      if tokens[index].kind == .word {
        found.append(index)
      } else if found.isEmpty || !tokens[index].isMark(.period) || tokens[index - 1].count > 1 {
        break
      }
      index += 1
    }
    return found
  }

  private static func known(
    _ words: [Int],
    in tokens: [TextToken],
    needsTime: Bool = false
  ) -> ClockName? {
    guard let begin = words.first else { return nil }
    for count in stride(from: min(3, words.count), through: 1, by: -1) {
      let name = words.prefix(count).map { tokens[$0].key }
      guard var zone = places[name] else { continue }
      let rest = words.dropFirst(count)
      // A place without the word `time` must be written as one.
      var last = words[count - 1]
      var isTime = false
      for index in rest.prefix(3) {
        if timeWords.contains(tokens[index].key) {
          last = index
          isTime = true
          break
        }
        guard qualifiers.contains(tokens[index].key) else { break }
        // `Eastern Standard Time` is taken as written, in summer too.
        if case .unitedStates(let standard) = zone {
          if tokens[index].isWord("standard") { zone = .fixed(minutes: standard) }
          if tokens[index].isWord("daylight") { zone = .fixed(minutes: standard + 60) }
        }
      }
      if !isTime {
        // `10:00 Central Bank of India` names no clock.
        guard !needsTime, tokens[begin].isCapitalized, rest.isEmpty,
          name.count > 1 || !adjectives.contains(name[0])
        else { return nil }
      }
      return ClockName(zone: zone, end: last + 1)
    }
    return nil
  }

  private static let timeWords: Set<WordKey> = ["time", "zeit", "ortszeit"]
  private static let foreignTime: Set<WordKey> = [
    "heure", "heures", "hora", "horas", "horário", "ora",
  ]
  private static let qualifiers: Set<WordKey> = ["standard", "daylight", "summer", "local", "mean"]
  private static let adjectives: Set<WordKey> = [
    "indian", "korean", "british", "universal", "gulf", "saudi", "greenwich", "berliner",
    "londoner", "frankfurter", "münchner", "zürcher",
  ]
  private static let reading: Set<WordKey> = [
    "reading", "read", "story", "first", "last", "full", "part", "real", "this", "next", "big",
    "long", "run", "running", "play", "response", "taken", "dissemination", "disseminated",
    "received", "exchange", "end", "start", "closing", "opening", "prime", "the",
  ]

  private static let places: [[WordKey]: ClockZone] = {
    let names: [(zone: ClockZone, names: String)] = [
      (
        .fixed(minutes: 330),
        "india,indian,mumbai,bombay,new delhi,delhi,chennai,kolkata,bengaluru,bangalore,hyderabad,"
          + "pune,ahmedabad"
      ),
      (.fixed(minutes: 240), "dubai,abu dhabi,uae,gulf"),
      (.fixed(minutes: 180), "riyadh,saudi,moscow,istanbul,doha,qatar"),
      (
        .fixed(minutes: 480),
        "singapore,hong kong,hongkong,beijing,shanghai,china,taipei,kuala lumpur,perth,manila"
      ),
      (.fixed(minutes: 540), "tokyo,japan,seoul,korea,korean"),
      (.fixed(minutes: 420), "jakarta,bangkok,hanoi"),
      (.fixed(minutes: 345), "nepal,kathmandu"),
      (.fixed(minutes: 300), "karachi,pakistan"),
      (.fixed(minutes: 360), "dhaka,bangladesh"),
      (.fixed(minutes: 120), "johannesburg"),
      (.europe(standardMinutes: 0), "london,uk,u k,lisbon,dublin,lissabon,londres,lisboa,londoner"),
      (
        .europe(standardMinutes: 60),
        "paris,frankfurt,zurich,zürich,berlin,munich,münchen,brussels,bruxelles,amsterdam,madrid,"
          + "milan,milano,rome,roma,stockholm,vienna,wien,geneva,genève,oslo,copenhagen,"
          + "luxembourg,warsaw,prague,central european,berliner,frankfurter,münchner,zürcher"
      ),
      (.europe(standardMinutes: 120), "athens,helsinki,eastern european"),
      (.fixed(minutes: 0), "greenwich,greenwich mean,universal,coordinated universal"),
      (.fixed(minutes: 60), "british,british summer"),
      (
        .unitedStates(standardMinutes: -300),
        "new york,eastern,us eastern,u s eastern,washington,boston,toronto"
      ),
      (
        .unitedStates(standardMinutes: -360),
        "central,us central,u s central,chicago,houston,dallas"
      ),
      (.unitedStates(standardMinutes: -420), "mountain,us mountain,u s mountain,denver"),
      (
        .unitedStates(standardMinutes: -480),
        "pacific,us pacific,u s pacific,san francisco,los angeles,seattle,california"
      ),
    ]
    var table: [[WordKey]: ClockZone] = [:]
    for (zone, list) in names {
      for name in list.split(separator: ",") {
        table[name.split(separator: " ").map { WordKey($0.utf8) }] = zone
      }
    }
    return table
  }()
}

/// The time zones that news clocks name, as minutes ahead of UTC.
///
/// `IST` is India's, because Leyline's home markets are Indian; `ET`, `CT`, `MT` and `PT` follow the
/// daylight-saving rules of the United States since 1987, and clocks of European cities those of the
/// European Union. `EST` and its kin are taken as written.
enum ClockZone {
  case fixed(minutes: Int)
  case unitedStates(standardMinutes: Int)
  case europe(standardMinutes: Int)

  init?(_ word: WordKey) {
    guard let zone = Self.zones[word] else { return nil }
    self = zone
  }

  /// The clock of both seasons whose summer has a name.
  init?(ofSummer word: WordKey) {
    switch word {
    case "bst": self = .europe(standardMinutes: 0)
    case "cest", "mesz": self = .europe(standardMinutes: 60)
    case "eest": self = .europe(standardMinutes: 120)
    case "edt": self = .unitedStates(standardMinutes: -300)
    case "cdt": self = .unitedStates(standardMinutes: -360)
    case "mdt": self = .unitedStates(standardMinutes: -420)
    case "pdt": self = .unitedStates(standardMinutes: -480)
    default: return nil
    }
  }

  /// The minutes ahead of UTC on a day.
  func minutes(on date: CalendarDate) -> Int {
    switch self {
    case .fixed(let minutes): minutes
    case .unitedStates(let standard): standard + (Self.isDaylightSaving(date) ? 60 : 0)
    case .europe(let standard): standard + (Self.isEuropeanSummer(date) ? 60 : 0)
    }
  }

  /// Whether the clock is one of the United States.
  var isOfUnitedStates: Bool {
    if case .unitedStates = self { true } else { false }
  }

  /// Whether dates in figures are written with the month first where this clock is used.
  static func writesMonthFirst(_ word: WordKey) -> Bool {
    monthFirst.contains(word)
  }

  private static let monthFirst: Set<WordKey> = [
    "et", "est", "edt", "ct", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt",
  ]

  private static let zones: [WordKey: ClockZone] = [
    "ist": .fixed(minutes: 330), "utc": .fixed(minutes: 0), "gmt": .fixed(minutes: 0),
    "z": .fixed(minutes: 0), "est": .fixed(minutes: -300), "edt": .fixed(minutes: -240),
    "et": .unitedStates(standardMinutes: -300), "cst": .fixed(minutes: -360),
    "cdt": .fixed(minutes: -300), "ct": .unitedStates(standardMinutes: -360),
    "mst": .fixed(minutes: -420), "mdt": .fixed(minutes: -360),
    "mt": .unitedStates(standardMinutes: -420), "pst": .fixed(minutes: -480),
    "pdt": .fixed(minutes: -420), "pt": .unitedStates(standardMinutes: -480),
    "bst": .fixed(minutes: 60), "wet": .fixed(minutes: 0), "cet": .fixed(minutes: 60),
    "cest": .fixed(minutes: 120), "mez": .fixed(minutes: 60), "mesz": .fixed(minutes: 120),
    "eet": .fixed(minutes: 120), "eest": .fixed(minutes: 180), "msk": .fixed(minutes: 180),
    "jst": .fixed(minutes: 540), "kst": .fixed(minutes: 540), "hkt": .fixed(minutes: 480),
    "sgt": .fixed(minutes: 480), "pkt": .fixed(minutes: 300), "npt": .fixed(minutes: 345),
    "aest": .fixed(minutes: 600), "aedt": .fixed(minutes: 660), "awst": .fixed(minutes: 480),
    "nzst": .fixed(minutes: 720), "nzdt": .fixed(minutes: 780),
  ]

  private static func isDaylightSaving(_ date: CalendarDate) -> Bool {
    let isSince2007 = date.year >= 2007
    let begin =
      isSince2007
      ? sunday(2, ofMonth: 3, year: date.year) : sunday(1, ofMonth: 4, year: date.year)
    // The last Sunday of October is the one before the first Sunday of November.
    let end = sunday(1, ofMonth: 11, year: date.year)?.adding(days: isSince2007 ? 0 : -7)
    guard let begin, let end else { return false }
    return date >= begin && date < end
  }

  /// From the last Sunday of March to that of October, as in the European Union since 1996.
  private static func isEuropeanSummer(_ date: CalendarDate) -> Bool {
    guard let begin = sunday(1, ofMonth: 4, year: date.year)?.adding(days: -7),
      let end = sunday(1, ofMonth: 11, year: date.year)?.adding(days: -7)
    else { return false }
    return date >= begin && date < end
  }

  private static func sunday(_ ordinal: Int, ofMonth month: Int, year: Int) -> CalendarDate? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(days: (7 - first.weekday.rawValue) % 7 + 7 * (ordinal - 1))
  }
}

/// A word of Hindi that says in which part of the day an hour lies.
enum PartWord: Sendable {
  case morning
  case noon
  case evening
  case night

  init?(_ word: WordKey) {
    guard let part = Self.words[word] else { return nil }
    self = part
  }

  /// The hour of a day of twenty-four; nothing where the words do not fit, or name no certain day.
  ///
  /// The night after twelve may belong to the day before or to the day after.
  func hour(_ hour: Int) -> Int? {
    switch (self, hour) {
    case (.morning, 3...11), (.noon, 10...12), (.noon, 13...16), (.evening, 16...20),
      (.night, 19...23):
      hour
    case (.noon, 1...4), (.evening, 3...8), (.night, 7...11): hour + 12
    default: nil
    }
  }

  private static let words: [WordKey: PartWord] = [
    "सुबह": .morning, "प्रातः": .morning, "तड़के": .morning, "दोपहर": .noon, "शाम": .evening,
    "सायं": .evening, "रात": .night,
  ]
}
