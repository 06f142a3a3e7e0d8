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
