import CivilTime
import Testing

@Suite("Dates in words, signs and other calendars")
struct WrittenDateTests {
  /// Reads a text by itself as a date of a price file.
  private func stamp(_ text: String) throws -> DateStamp? {
    try DateColumn.recognize([text], forms: .prices).parse(text)
  }

  @Test(arguments: [
    "Mon Jan 15 2024", "Mon, 15 Jan 2024", "Monday, January 15, 2024", "January 15th, 2024",
    "15th January 2024", "15th of January, 2024", "2024-Jan-15", "15JAN2024", "15 Jan '24",
    "20240115T", "20240115.0", "20240115,0", "2024-015", "2024015", "2024-W03-1", "2024W031",
    "'2024-01-15",
    "\"2024-01-15\"", "=\"2024-01-15\"", "2024-01-15 (IST)", "2024-01-15 IST", "2024 01 15",
    "2024-01-15+05:30", "2024-01-15,\u{4E00}", "2024/01/15 \u{6C34}",
    "15. 1. 2024", "2024. 1. 15.",
  ])
  func `a day is read however it is written`(text: String) throws {
    #expect(try stamp(text) == DateStamp(date: #require(CalendarDate("2024-01-15"))))
  }

  @Test(arguments: [
    "15. Januar 2024", "15. Jan. 2024", "15 J\u{E4}n 2024", "Montag, 15. Januar 2024",
    "15-J\u{C4}NNER-24",
    "15 janv. 2024", "lundi 15 janvier 2024", "15 de enero de 2024", "lun 15 ene 2024", "15-ene-24",
    "segunda-feira, 15 de janeiro de 2024", "15\u{BA} jan 2024", "15/jan/2024", "15 gennaio 2024",
    "luned\u{EC} 15 gen 2024", "15 januari 2024", "ma 15 jan. 2024", "15 stycznia 2024",
    "15 sty 2024",
    "pon. 15 stycze\u{144} 2024", "15 января 2024 г.", "15 янв 2024", "Январь 15, 2024",
    "15 Ocak 2024",
    "15 Oca 2024 Pzt", "15 जनवरी 2024", "सोमवार, 15 जनवरी 2024", "15-一月-2024", "15 มกราคม 2567",
    "15 ม.ค. 2567", "2024. január 15.", "15. ledna 2024",
  ])
  func `months and weekdays have names in many languages`(text: String) throws {
    #expect(try stamp(text)?.date == CalendarDate("2024-01-15"))
  }

  @Test(arguments: [
    ("2024-02-01", "1\u{BA} fev 2024"), ("2024-03-05", "mar. 5 mars 2024"),
    ("2024-03-05", "mar 5 mar 2024"),
    ("2024-10-14", "14 Paz 2024"), ("2024-01-14", "14 Oca 2024 Paz"),
    ("2024-08-01", "1er ao\u{FB}t 2024"),
    ("2024-12-31", "31 d\u{E9}c. 2024"), ("2024-12-31", "31 de\u{301}c. 2024"),
    ("2024-05-02", "2 мая 2024"),
    ("2024-06-03", "3 czerwca 2024"), ("2024-07-03", "3 lipca 2024"),
    ("2024-11-04", "4 Kas\u{131}m 2024"),
    ("2024-09-05", "5 Sept. 2024"), ("2024-03-06", "6. M\u{E4}rz 2024"),
    ("2024-07-07", "7 juil. 2024"),
    ("2024-06-07", "7 juin 2024"), ("2024-05-08", "8 मई 2024"), ("2024-10-09", "9 ott 2024"),
  ])
  func `a word that is a weekday elsewhere is a month where no other word is`(
    day: String,
    text: String
  )
    throws
  {
    #expect(try stamp(text)?.date == CalendarDate(day))
  }

  @Test(arguments: [
    "2024年1月15日", "2024年01月15日", "2024年1月15日 星期一", "2024年1月15日(月)", "2024/1/15(月)", "15日1月2024年",
    "2024년 1월 15일", "2024년 1월 15일 월요일", "1月15日, 2024", "24年1月15日", "２０２４-０１-１５", "２０２４／０１／１５",
    "٢٠٢٤-٠١-١٥", "२०२४-०१-१५", "15\u{A0}Jan\u{202F}2024", "2024\u{2013}01\u{2013}15",
    "\u{FEFF}2024-01-15",
  ])
  func `digits and signs of other scripts are read`(text: String) throws {
    #expect(try stamp(text)?.date == CalendarDate("2024-01-15"))
  }

  @Test(arguments: [
    "113/01/15", "113-1-15", "1130115", "民國113年1月15日", "民国113年01月15日", "113年1月15日", "令和6年1月15日",
    "R6.1.15", "R6/1/15", "15/01/2567", "2567-01-15", "25670115", "15 Jan 2567",
  ])
  func `years of other calendars become ours`(text: String) throws {
    #expect(try stamp(text)?.date == CalendarDate("2024-01-15"))
  }

  @Test(arguments: [
    ("平成31年4月30日", "2019-04-30"), ("昭和64年1月7日", "1989-01-07"), ("S63.12.31", "1988-12-31"),
    ("099/12/31", "2010-12-31"), ("29/02/2567", "2024-02-29"),
  ])
  func `years of other calendars begin where they begin`(text: String, day: String) throws {
    #expect(try stamp(text)?.date == CalendarDate(day))
  }

  @Test(
    arguments: [
      ("Mon Jan 15 00:00:00 2024", "00:00", nil), ("Mon Jan 15 09:30:05 IST 2024", "09:30:05", 330),
      ("Mon, 15 Jan 2024 00:00:00 GMT", "00:00", 0),
      ("Mon Jan 15 2024 00:00:00 GMT+0530 (India Standard Time)", "00:00", 330),
      ("20240115T000000", "00:00", nil), ("20240115 093000", "09:30", nil),
      ("20240115000000", "00:00", nil),
      ("202401150930", "09:30", nil), ("20240115:093000", "09:30", nil),
      ("15JAN2024:09:30:00", "09:30", nil),
      ("2024.01.15-09:30", "09:30", nil),
      ("2024-01-15T00:00:00-05:00[America/New_York]", "00:00", -300),
      ("2024-01-15 16:00:00 EST", "16:00", -300),
      ("2024-01-15 오전 9:00:00", "09:00", nil), ("2024/1/15 下午 3:30", "15:30", nil),
      ("15. Januar 2024, 15:30", "15:30", nil), ("January 15, 2024 at 3:30 p.m.", "15:30", nil),
      ("15-Jan-2024 15:30:00", "15:30", nil),
    ] as [(String, String, Int?)]
  )
  func `times stand before and behind the year`(text: String, time: String, offset: Int?) throws {
    let found = try #require(try stamp(text))
    #expect(found.date == CalendarDate("2024-01-15"))
    #expect(found.time == TimeOfDay(time))
    #expect(found.utcOffsetMinutes == offset)
  }

  @Test(arguments: [
    "May", "MARCH", "AAPL", "Total 15 Jan 2024", "15 Foo 2024", "(15 Jan 2024", "jui 5 2024",
    "5 jui 2024",
    "Mar 15", "1,05,240", "12,05,24", "1 234 567", "1.234.567", "40.1", "2024", "2024.5",
    "10:30:00",
    "2024-13-01", "113/13/01", "2024366x", "2023366", "2024-W54-1", "R0.1.1", "999/01/15",
    "20241315000000",
    "20240115250000", "H31", "15 Jan 2024 16 Feb 2024", "2024年13月1日", "2024年1月", "3M INDIA",
    "20MICRONS",
    "15 Jan", "Jan 15 09:30",
  ])
  func `what is no day is none`(text: String) {
    #expect(!DateColumn.isDate(text, forms: .words))
  }

  @Test func `words and digits are read only where they are asked for`() throws {
    for text in ["15. Januar 2024", "113/01/15", "20240115T", "240115", "2024015", "45306"] {
      #expect(try DateColumn.recognize([text]).parse(text) == nil, "\(text)")
    }
    // Digits that a column of volumes may have are dates in a column of dates alone.
    for text in ["240115", "2024015", "1130115", "15012024", "45306", "1705276800"] {
      #expect(!DateColumn.isDate(text, forms: .words), "\(text)")
    }
  }
}
