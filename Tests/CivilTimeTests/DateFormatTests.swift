import CivilTime
import Testing

@Suite("Formats of dates")
struct DateFormatTests {
  /// Each notation with a text that is another day, or none, without it.
  private static let texts: [DateNotation: String] = [
    .yearMonthDay: "2024-01-15", .compact: "20240115", .dayMonthName: "15-Jan-2024",
    .monthNameDay: "Jan 15, 2024", .yearMonthName: "2024-Jan-15",
    .dayMonthYearWithPoints: "15.01.2024",
    .dayMonthYear: "15/01/2024", .monthDayYear: "01/15/2024", .shortYearMonthDay: "24-01-15",
    .compactShortYear: "240115", .compactDayFirst: "15012024", .compactMonthFirst: "01152024",
    .compactDayFirstShort: "150124", .compactMonthFirstShort: "011524", .yearDay: "2024015",
    .isoWeek: "2024-W03-1", .minguo: "113/01/15", .era: "R6.1.15", .excelDays: "45306",
    .excel1904Days: "43844", .stataDays: "23390", .daysSince1970: "19737", .matlabDays: "739266",
    .epoch: "1705276800", .secondsSince1960: "2020896000",
  ]
  private static let months: [DateNotation: String] = [
    .yearMonth: "2024-01", .compactYearMonth: "202401", .monthNameYear: "Jan-24",
    .monthYear: "01/2024",
  ]

  @Test(arguments: DateNotation.allCases)
  func `the name of a notation reads its dates`(notation: DateNotation) throws {
    #expect(DateNotation(format: notation.rawValue) == notation)
    #expect(DateNotation(format: notation.rawValue.uppercased()) == notation)
    let text = try #require(Self.texts[notation] ?? Self.months[notation])
    let day = Self.months[notation] == nil ? "2024-01-15" : "2024-01-01"
    let column = DateColumn(notation, forms: .prices)
    #expect(column.parse(text)?.date == CalendarDate(day))
    // Another notation reads another day or none.
    let others = DateNotation.allCases.filter {
      DateColumn($0, forms: .prices).parse(text)?.date != CalendarDate(day)
    }
    #expect(others.count >= 20)
  }

  @Test(arguments: [
    ("%y-%m-%d", DateNotation.shortYearMonthDay), ("yy/mm/dd", .shortYearMonthDay),
    ("%y%m%d", .compactShortYear),
    ("%Y%m%d", .compact), ("%Y%m%d %H:%M:%S", .compact), ("%Y%m%d%H%M%S", .compact),
    ("%d%m%Y", .compactDayFirst),
    ("%m%d%Y", .compactMonthFirst), ("%d%m%y", .compactDayFirstShort),
    ("%m%d%y", .compactMonthFirstShort),
    ("yyyyddd", .yearDay), ("%Y%j", .yearDay), ("yyyy-ddd", .yearDay), ("%G-W%V-%u", .isoWeek),
    ("yyyy-Www-d", .isoWeek), ("dd mmm yyyy", .dayMonthName), ("%-d %B %Y", .dayMonthName),
    ("dddd, mmmm d, yyyy", .monthNameDay), ("%a %b %d %Y", .monthNameDay),
    ("%a, %d %b %Y", .dayMonthName),
    ("EEE, dd MMM yyyy HH:mm:ss", .dayMonthName), ("%Y-%b-%d", .yearMonthName),
    ("yyyy年mm月dd日", .yearMonthDay),
    ("%F", .yearMonthDay), ("%D", .monthDayYear), ("yyyy-MM-dd'T'HH:mm:ss", .yearMonthDay),
    ("%s", .epoch),
    ("epoch_ms", .epoch), ("unix", .epoch), ("sas", .stataDays), ("excel1900", .excelDays),
    ("minguo", .minguo), ("datenum", .matlabDays), ("rfc2822", .dayMonthName),
    ("ctime", .monthNameDay),
    ("yyyymm", .compactYearMonth), ("%b %Y", .monthNameYear), ("%m/%Y", .monthYear),
    ("d/m/y", .dayMonthYear),
  ])
  func `patterns and other names are understood`(format: String, notation: DateNotation) {
    #expect(DateNotation(format: format) == notation)
  }

  @Test(arguments: ["soon", "day", "yyyy", "january", "", "%", "dd", "yyyy-dd-mm"])
  func `what is no format is none`(format: String) {
    #expect(DateNotation(format: format) == nil)
  }

  @Test func `a format that is named reads what the column would not`() throws {
    let texts = ["24-01-15", "24-01-16"]
    let asked = DateColumn(.dayMonthYear, forms: .prices)
    #expect(
      try DateColumn.recognize(texts, forms: .prices).parse(texts[0])?.date
        == CalendarDate("2024-01-15")
    )
    #expect(asked.parse(texts[0])?.date == CalendarDate("2015-01-24"))
    // Words are read in the order that is named.
    #expect(asked.parse("Mo 15/01/24")?.date == CalendarDate("2024-01-15"))
  }
}
