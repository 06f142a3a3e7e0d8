internal import CivilTime

/// The names of months and weekdays in the languages of the news that Leyline reads.
enum MonthLexicon {
  /// The month, 1 to 12, of a word, such as `Sept`, `Août` or `सितंबर`.
  static func month(_ word: WordKey) -> Int? {
    monthWords.mayContain(word) ? months[word] : nil
  }

  /// Whether a word may name a month; most that do not are told here.
  static func mayBeMonth(_ word: WordKey) -> Bool { monthWords.mayContain(word) }

  /// Whether a word is also a common English word, so that it needs a capital to be a month.
  static func needsCapital(_ word: WordKey) -> Bool { englishKeys.contains(word) }

  /// The day of the week of a word, such as `Thu` or `Donnerstag`.
  static func weekday(_ word: WordKey) -> Weekday? { weekdays[word] }

  /// Whether a language writes the name of a day of the week in small letters, as French does `mardi`.
  static func isWrittenSmall(_ word: WordKey) -> Bool { smallWeekdays.contains(word) }

  private static let smallWeekdays: Set<WordKey> = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
    "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì",
    "giovedì", "venerdì", "sabato", "domenica", "segunda", "terça", "quarta", "quinta",
  ]

  /// The words that name a day of the week.
  static var weekdayWords: [WordKey] { Array(weekdays.keys) }

  private static let english = [
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
  ]

  // German, French, Spanish, Italian, Portuguese, Dutch and Hindi, one month a line.
  private static let others = [
    "januar jänner jän janvier janv enero ene gennaio genn gen janeiro januari जनवरी जन",
    "februar feber février fevrier févr fevr fév febr febrero febbraio febb fevereiro fev februari फरवरी फ़रवरी",
    "märz maerz mär mrz mars marzo março marco maart mrt मार्च",
    "avril avr abril abr aprile अप्रैल",
    "mai mayo maggio mag maio mei मई",
    "juni juin junio giugno giu junho जून",
    "juli juillet juill juil julio luglio lug julho जुलाई",
    "août aout agosto ago agos agostos augustus अगस्त",
    "septembre septiembre setiembre settembre sett setembro set सितंबर सितम्बर सितं",
    "oktober okt octobre octubre ottobre ott outubro out अक्टूबर अक्तूबर अक्टू",
    "novembre noviembre novembro नवंबर नवम्बर नवं",
    "dezember dez décembre decembre déc diciembre dic dicembre dezembro दिसंबर दिसम्बर दिसं",
  ]

  // Romanian, Russian, Ukrainian and Arabic, whose pages have dates and little else that is read.
  private static let distant = [
    "ianuarie января січня يناير", "februarie февраля лютого فبراير", "martie марта березня مارس",
    "aprilie апреля квітня أبريل ابريل", "мая травня مايو", "iunie июня червня يونيو يونيه",
    "iulie июля липня يوليو يوليه", "августа серпня أغسطس اغسطس",
    "septembrie сентября вересня سبتمبر",
    "octombrie октября жовтня أكتوبر اكتوبر", "noiembrie ноября листопада نوفمبر",
    "decembrie декабря грудня ديسمبر",
  ]

  /// The names in capitals, whose accents are not those of the small letters.
  private static let capitals = [
    "jÄnner": 1, "jÄn": 1, "fÉvrier": 2, "fÉvr": 2, "fÉv": 2, "mÄrz": 3, "mÄr": 3, "marÇo": 3,
    "aoÛt": 8, "dÉcembre": 12, "dÉc": 12,
  ]

  private static let englishKeys = Set(
    english.flatMap { $0.split(separator: " ") }.map { WordKey($0.utf8) }
  )

  private static let monthWords = WordFilter(months.keys)

  private static let months: [WordKey: Int] = {
    var table: [WordKey: Int] = [:]
    for names in [english, others, distant] {
      for (index, line) in names.enumerated() {
        for word in line.split(separator: " ") { table[WordKey(word.utf8)] = index + 1 }
      }
    }
    for (word, month) in capitals { table[WordKey(word.utf8)] = month }
    return table
  }()

  private static let weekdays: [WordKey: Weekday] = {
    let names = [
      "monday mon montag lundi lunes lunedì segunda सोमवार",
      "tuesday tue tues dienstag mardi martes martedì terça मंगलवार",
      "wednesday wed mittwoch mercredi miércoles mercoledì quarta बुधवार",
      "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta गुरुवार गुरूवार",
      "friday fri freitag vendredi viernes venerdì sexta शुक्रवार",
      "saturday sat samstag samedi sábado sabato शनिवार",
      "sunday sun sonntag dimanche domingo domenica रविवार",
    ]
    var table: [WordKey: Weekday] = [:]
    for (line, weekday) in zip(names, Weekday.allCases) {
      for word in line.split(separator: " ") { table[WordKey(word.utf8)] = weekday }
    }
    return table
  }()
}

/// The words of the places that news is written in, by which a dateline is told from a title.
enum PlaceLexicon {
  /// Whether a word belongs to the name of such a place.
  static func contains(_ word: WordKey) -> Bool { words.contains(word) }

  private static let words: Set<WordKey> = Set(
    """
    mumbai bombay new delhi kolkata calcutta chennai madras bengaluru bangalore hyderabad pune
    ahmedabad gandhinagar surat vadodara jaipur lucknow noida gurugram gurgaon chandigarh bhopal
    indore nagpur nashik kochi thiruvananthapuram coimbatore visakhapatnam bhubaneswar guwahati
    india london york washington francisco boston chicago houston toronto singapore hong kong tokyo
    osaka seoul beijing shanghai shenzhen taipei dubai abu dhabi riyadh sydney melbourne paris
    frankfurt berlin munich zurich geneva brussels amsterdam madrid milan rome stockholm
    """.split(whereSeparator: \.isWhitespace).map { WordKey($0.utf8) }
  )
}
