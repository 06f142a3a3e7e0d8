import CivilTime
import Notices
import Testing

@Suite("Digits whose order the column tells")
struct OpenDatesTests {
  /// The weekdays of some weeks.
  private static func weekdays(_ count: Int, from day: String = "2024-01-15") -> [CalendarDate] {
    let first = CalendarDate(day) ?? CalendarDate(dayNumber: 0)
    return (0..<count).map { first.adding(days: $0) }.filter { !$0.weekday.isWeekend }
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  /// Writes a day, `y` for two digits of the year and `Y` for four.
  private static func text(_ day: CalendarDate, _ pattern: String) -> String {
    pattern.map { letter in
      switch letter {
      case "y": two(day.year % 100)
      case "Y": "\(day.year)"
      case "m": two(day.month)
      case "d": two(day.day)
      default: String(letter)
      }
    }
    .joined()
  }

  @Test(arguments: [
    ("y-m-d", DateNotation.shortYearMonthDay), ("y/m/d", .shortYearMonthDay),
    ("y.m.d", .shortYearMonthDay),
    ("d/m/y", .dayMonthYear), ("m/d/y", .monthDayYear), ("d.m.y", .dayMonthYearWithPoints),
    ("ymd", .compactShortYear), ("dmy", .compactDayFirstShort), ("mdy", .compactMonthFirstShort),
    ("dmY", .compactDayFirst), ("mdY", .compactMonthFirst), ("d-m-Y", .dayMonthYear),
  ])
  func `the reading is right in which neighbours lie days apart`(
    pattern: String,
    notation: DateNotation
  )
    throws
  {
    for days in [
      Self.weekdays(14), Self.weekdays(3000, from: "2015-02-02"), Self.weekdays(60).reversed(),
    ] {
      let texts = days.map { Self.text($0, pattern) }
      let column = try DateColumn.recognize(texts, forms: .prices)
      #expect(column.notation == notation)
      #expect(texts.map { column.parse($0)?.date } == days)
    }
  }

  @Test func `rows in no order are read in the order in which they lie close`() throws {
    let days = Self.weekdays(200)
    let shuffled = days.indices.map { days[($0 * 53) % days.count] }
    let texts = shuffled.map { Self.text($0, "y-m-d") }
    let column = try DateColumn.recognize(texts, forms: .prices)
    #expect(texts.map { column.parse($0)?.date } == shuffled)
  }

  @Test func `a slip in one row does not turn the column round`() throws {
    var texts = Self.weekdays(40).map { Self.text($0, "y-m-d") }
    texts[7] = "24-01-41"
    let column = try DateColumn.recognize(texts, forms: .prices)
    #expect(column.notation == .shortYearMonthDay)
    #expect(column.parse("24-01-41") == nil)
  }

  @Test func `weeks and months are series too`() throws {
    let weeks = (0..<20).map { CalendarDate(dayNumber: 19_737).adding(days: 7 * $0) }
    let column = try DateColumn.recognize(weeks.map { Self.text($0, "y/m/d") }, forms: .prices)
    #expect(column.notation == .shortYearMonthDay)
    // Months of 2010 to 2012 are days of 2020 as well, weekends among them.
    let months = (1...12).map { "2011\(Self.two($0))" }
    #expect(try DateColumn.recognize(months, forms: .prices).notation == .compactYearMonth)
    let days = Self.weekdays(12, from: "2020-11-02").filter { $0.day <= 12 }.map {
      Self.text($0, "ymd")
    }
    #expect(try DateColumn.recognize(days, forms: .prices).notation == .compactShortYear)
  }

  @Test(arguments: [
    (["24-01-15"], "--date-format dd/mm/yyyy or --date-format yy-mm-dd"),
    (["240115"], "--date-format yymmdd or --date-format ddmmyy"),
    (["01/02/24", "02/02/24"], "--date-format dd/mm/yyyy or --date-format mm/dd/yyyy"),
    (["01022024", "02022024"], "--date-format ddmmyyyy or --date-format mmddyyyy"),
    (["11.12.10"], "--date-format dd.mm.yyyy or --date-format yy-mm-dd"),
  ])
  func `what the column does not tell is asked`(texts: [String], options: String) {
    let error = #expect(throws: DateNotationError.self) {
      try DateColumn.recognize(texts, forms: .prices)
    }
    #expect(error?.message.text(.option).hasSuffix("; pass \(options)") == true)
    #expect(error?.message.text(.option).hasPrefix("\"\(texts[0])\" may ") == true)
  }

  @Test func `one day in all readings needs no answer`() throws {
    let column = try DateColumn.recognize(["05/05/05"], forms: .prices)
    #expect(column.parse("05/05/05")?.date == CalendarDate("2005-05-05"))
  }

  @Test func `dates that exclude each other stop`() {
    #expect(throws: DateNotationError.contradictory("13/01/24", "01/13/24")) {
      try DateColumn.recognize(["13/01/24", "01/13/24"], forms: .prices)
    }
    let error = #expect(throws: DateNotationError.self) {
      try DateColumn.recognize(["13012024", "01132024"], forms: .prices)
    }
    #expect(
      error?.message.text(.option)
        == "\"01132024\" and \"13012024\" are not dates of one notation; write all dates as yyyy-mm-dd"
    )
  }

  @Test func `years of the Republic before 2011 stand beside later ones`() throws {
    let column = try DateColumn.recognize(["99/12/30", "99/12/31", "100/01/03"], forms: .prices)
    #expect(column.parse("99/12/31")?.date == CalendarDate("2010-12-31"))
    #expect(column.parse("100/01/03")?.date == CalendarDate("2011-01-03"))
  }

  @Test(arguments: [
    ("excel", 25_569, DateNotation.excelDays), ("excel1904", 24_107, .excel1904Days),
    ("matlab", 719_529, .matlabDays),
  ])
  func `days that a program has counted are told by their size and weekdays`(
    name: String,
    offset: Int,
    notation: DateNotation
  ) throws {
    let days = Self.weekdays(20)
    let texts = days.map { "\(Int($0.dayNumber) + offset)" }
    let column = try DateColumn.recognize(texts, forms: .prices)
    #expect(column.notation == notation)
    #expect(texts.map { column.parse($0)?.date } == days)
    #expect(column.parse(texts[0] + ".0")?.date == days[0])
  }

  @Test func `a fraction of a day is a time`() throws {
    let column = try DateColumn.recognize(["45306.5", "45307.75"], forms: .prices)
    #expect(column.parse("45307.75")?.date == CalendarDate("2024-01-16"))
    #expect(column.parse("45307.75")?.time == TimeOfDay("18:00"))
  }

  @Test func `a long history of Excel's days reaches back before 1990`() throws {
    let texts = ["25000", "32000", "45306"]
    #expect(try DateColumn.recognize(texts, forms: .prices).notation == .excelDays)
    #expect(throws: DateNotationError.counted("25000")) {
      try DateColumn.recognize(["25000", "32000"], forms: .prices)
    }
  }

  @Test func `seconds since 1960 are not read as seconds since 1970`() throws {
    let days = Self.weekdays(10)
    let texts = days.map { "\((Int($0.dayNumber) + 3_653) * 86_400)" }
    let error = #expect(throws: DateNotationError.self) {
      try DateColumn.recognize(texts, forms: .prices)
    }
    #expect(
      error?.message.text(.option)
        == "\"2020896000\" may be seconds since 1970, of which the days would begin on Sundays and leave out "
        + "Fridays, or since 1960, as SAS and Stata count; pass --date-format epoch or --date-format epoch1960"
    )
    #expect(texts.map { DateNotation.secondsSince1960.parse($0)?.date } == days)
    // Those since 1970 are not asked about.
    let usual = days.map { "\(Int($0.dayNumber) * 86_400)" }
    let column = try DateColumn.recognize(usual, forms: .prices)
    #expect(usual.map { column.parse($0)?.date } == days)
  }

  @Test(arguments: [
    ("1705276800.0", true), ("1.7052768E+09", true), ("1.7052768E+12", true),
    ("1.705276800000e+12", true),
    ("1.70528E+12", false), ("4.5306E+04", false), ("1.7E", false), ("1E+09", false),
  ])
  func `a power of ten is read where no digit was lost`(text: String, isRead: Bool) throws {
    let column = try DateColumn.recognize([text], forms: .prices)
    #expect(column.parse(text)?.date == (isRead ? CalendarDate("2024-01-15") : nil))
  }
}
