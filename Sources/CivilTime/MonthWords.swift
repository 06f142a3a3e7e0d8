/// The names of months and weekdays in the languages of vendors.
///
/// A word is compared without its case and its accents, whole or cut off after three letters or more, where
/// that leaves one month.
package enum MonthWords {
  /// Returns the month of a word in any of the languages, or nothing when several or none begin with it.
  ///
  /// - Parameter word: A word that ``FoldedText`` has folded.
  /// - Returns: The month, 1 to 12.
  static func month(_ word: String) -> Int? { wholeMonths[word] ?? beginnings[word] ?? nil }

  /// Whether a folded word is a day of the week, or the beginning of one.
  static func isWeekday(_ word: String) -> Bool {
    shortWeekdays.contains(word) || weekdayBeginnings.contains(word)
  }

  private static let wholeMonths: [String: Int] = {
    var whole: [String: Int] = [:]
    for list in months {
      for (index, names) in list.split(separator: " ").enumerated() {
        for name in names.split(separator: "|") { whole[FoldedText.fold(String(name))] = index + 1 }
      }
    }
    return whole
  }()

  /// The first letters of months, with nothing for those that begin several.
  private static let beginnings: [String: Int?] = {
    var beginnings: [String: Int?] = [:]
    for (name, month) in wholeMonths {
      for beginning in Self.beginnings(of: name) {
        if let other = beginnings[beginning], other != month {
          beginnings[beginning] = .some(nil)
        } else {
          beginnings[beginning] = month
        }
      }
    }
    return beginnings
  }()

  /// The word cut off after three letters and more.
  private static func beginnings(of word: String) -> [String] {
    let letters = word.unicodeScalars
    guard letters.count > 3 else { return [] }
    return (3..<letters.count).map { String(String.UnicodeScalarView(letters.prefix($0))) }
  }

  /// The months of each language, January first; several spellings of one have bars between them.
  private static let months = [
    // English.
    "january february march april may june july august september|sept october november december",
    // German.
    "januar|jänner|jaenner februar|feber märz|maerz|mrz april mai juni juli august september oktober november dezember",
    // French.
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    // Spanish.
    "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    // Portuguese.
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    // Italian.
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    // Dutch.
    "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    // Polish, in the nominative and the genitive.
    "styczeń|stycznia luty|lutego marzec|marca kwiecień|kwietnia maj|maja czerwiec|czerwca lipiec|lipca "
      + "sierpień|sierpnia wrzesień|września październik|października listopad|listopada grudzień|grudnia",
    // Russian, in the nominative and the genitive.
    "январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля август|августа "
      + "сентябрь|сентября октябрь|октября ноябрь|ноября декабрь|декабря",
    // Turkish.
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    // Hindi.
    "जनवरी|जन फरवरी|फर मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    // Chinese and Japanese.
    "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    // Thai, whose short names lose their points.
    "มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค สิงหาคม|สค กันยายน|กย ตุลาคม|ตค "
      + "พฤศจิกายน|พย ธันวาคม|ธค",
    // Swedish, Danish and Norwegian.
    "januari februari mars|marts april maj juni juli augusti september oktober november december|desember",
    // Indonesian.
    "januari februari maret april mei juni juli agustus september oktober november desember",
    // Czech, in the genitive.
    "ledna února března dubna května června července srpna září října listopadu prosince",
    // Hungarian.
    "január február március április május június július augusztus szeptember október november december",
  ]

  private static let shortWeekdays: Set<String> = fold(
    "mo di mi do fr sa so ma wo vr za zo lu me je ve lun mar mer jeu ven sam dim mie jue vie sab dom gio seg ter "
      + "qua qui sex pon wt sr czw pt nd пн вт ср чт пт сб вс pzt sal car per cum cmt paz mon tue tues wed thu "
      + "thur thurs fri sat sun feira सोम मंगल बुध गुरु शुक्र शनि रवि"
  )

  /// Whether a sign of the Far East stands for a day of the week behind a date, as in `2024-01-15,一`.
  static func isWeekdaySign(_ word: String) -> Bool { weekdaySigns.contains(word) }

  private static let weekdaySigns: Set<String> = [
    "一", "二", "三", "四", "五", "六", "日", "天", "月", "火", "水", "木", "金", "土", "월", "화", "수", "목",
    "금", "토", "일",
  ]

  private static let weekdayBeginnings: Set<String> = Set(
    weekdays.flatMap { beginnings(of: $0) + [$0] }
  )

  private static let weekdays: Set<String> = fold(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
      + "sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
      + "viernes sábado domingo segunda terça quarta quinta sexta segundafeira lunedì martedì mercoledì giovedì "
      + "venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek "
      + "środa czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье "
      + "pazartesi salı çarşamba perşembe cuma cumartesi pazar सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार "
      + "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 "
      + "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 월요일 화요일 수요일 목요일 금요일 토요일 일요일"
  )

  private static func fold(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map { FoldedText.fold(String($0)) })
  }
}

/// A text without what only its look needs: case, accents, wide letters, kinds of blanks and dashes, and
/// digits of other scripts.
enum FoldedText {
  /// Returns the folded text.
  static func fold(_ text: String) -> String {
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
            folded.append(base)
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
      return Unicode.Scalar(scalar.value - 0xFEE0).map {
        [$0.properties.lowercaseMapping.unicodeScalars.first ?? $0]
      }
    default: return nil
    }
  }

  /// Letters with an accent, and the letters without it.
  private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
    var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, accented) in [
      ("a", "áàâäãåąă"), ("c", "çćč"), ("d", "ď"), ("e", "éèêëęě"), ("g", "ğ"), ("i", "íìîïı"),
      ("l", "ł"),
      ("n", "ñńň"), ("o", "óòôöõőø"), ("r", "ř"), ("s", "śşšș"), ("t", "ťț"), ("u", "úùûüůű"),
      ("y", "ý"),
      ("z", "źżž"), ("\u{438}", "\u{439}"), ("\u{92B}", "\u{95E}"),
    ] as [(Unicode.Scalar, String)] {
      for scalar in accented.unicodeScalars { bases[scalar] = base }
    }
    return bases
  }()
}
