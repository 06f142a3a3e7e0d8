import CivilTime
import PriceData
import Testing

@Suite("Dates that are not written as days")
struct DateReadingTests {
  private let weekdays = NumberColumn.weekdays(40)

  private func file(_ dates: [String], header: String = "Date,Symbol,Close") -> String {
    let symbols = [String](repeating: "AAA", count: dates.count)
    let prices = dates.indices.map { "\(100 + $0 % 7)" }
    return NumberColumn.file(header, dates, [symbols, prices])
  }

  /// Returns how midnights of a zone read in UTC.
  private func stamps(hoursAhead: Int, _ write: (CalendarDate, Int) -> String) -> [String] {
    weekdays.map { day in
      let hour = (24 - hoursAhead) % 24
      return write(hoursAhead > 0 ? day.adding(days: -1) : day, hour)
    }
  }

  @Test(arguments: [11, 10, 9, 2, 1, 0, -4, -5])
  func `midnights of a zone that were moved to UTC are read as their own days`(hours: Int) throws {
    let dates = stamps(hoursAhead: hours) { "\($0)T\($1 < 10 ? "0" : "")\($1):00:00Z" }
    let prices = try load(file(dates))
    #expect(prices.panel.days == weekdays)
    #expect(prices.notes.isEmpty == (hours <= 0))
  }

  @Test func `a change of clocks in summer is one zone`() throws {
    var dates = stamps(hoursAhead: 1) { "\($0)T\($1):00:00Z" }
    dates.replaceSubrange(20..., with: stamps(hoursAhead: 2) { "\($0)T\($1):00:00Z" }[20...])
    #expect(try load(file(dates)).panel.days == weekdays)
  }

  @Test func `stamps of the close keep their day`() throws {
    let dates = weekdays.map { "\($0) 21:00:00+00:00" }
    #expect(try load(file(dates)).panel.days == weekdays)
  }

  @Test func `stamps that weekdays cannot explain stop`() throws {
    let everyDay = (0..<40).map { "\(CalendarDate(dayNumber: 18_995).adding(days: $0))T22:00:00Z" }
    let found = try message(file(everyDay))
    #expect(found?.contains("write the days of trading without a time") == true)
    // Exchanges that never close end their days with the last minute.
    let closing = everyDay.map { $0.replacing("22:00", with: "23:59") }
    #expect(try load(file(closing)).panel.days.count == 40)
  }

  @Test(arguments: [1, 1_000, 1_000_000, 1_000_000_000])
  func `seconds since 1970 and their parts are dates in a column of dates`(scale: Int) throws {
    let dates = weekdays.map { "\((Int($0.dayNumber) * 86_400 - 3600) * scale)" }
    #expect(try load(file(dates, header: "timestamp,Symbol,Close")).panel.days == weekdays)
  }

  @Test func `days that Excel has counted are dates in a column of dates`() throws {
    let prices = try load(file(weekdays.map { "\(Int($0.dayNumber) + 25_569)" }))
    #expect(prices.panel.days == weekdays)
  }

  @Test func `days that Excel or Stata may have counted stop with both options`() throws {
    let text = file(weekdays.map { "\(Int($0.dayNumber) + 3_653)" })
    let found = try message(text)
    #expect(
      found?.hasSuffix("pass --date-format excel, --date-format stata or --date-format days1970")
        == true
    )
    let stata = try load(text, "p.csv", PriceLoadOptions(dateFormat: "stata"))
    #expect(stata.panel.days == weekdays)
  }

  @Test(arguments: ["2014-01", "2014m1", "201401", "Jan-14", "January 2014", "01/2014"])
  func `months are dates of a series`(first: String) throws {
    let months: [String] = (0..<24).map { month in
      let (year, number) = (2014 + month / 12, month % 12 + 1)
      let digits = (number < 10 ? "0" : "") + "\(number)"
      let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
      switch first {
      case "2014-01": return "\(year)-\(digits)"
      case "2014m1": return "\(year)m\(number)"
      case "201401": return "\(year)\(digits)"
      case "Jan-14": return "\(names[number - 1].prefix(3))-\(year - 2000)"
      case "January 2014": return "\(names[number - 1]) \(year)"
      default: return "\(digits)/\(year)"
      }
    }
    let prices = try load(file(months))
    #expect(prices.panel.days.first == CalendarDate("2014-01-01"))
    #expect(prices.panel.days.count == 24)
    #expect(prices.sources[0].frequency == .monthly)
    let notes = prices.notes.map { "\($0)" }
    #expect(notes.contains { $0.contains("monthly data, dated by the first day of the month") })
  }

  @Test func `rows in which a spreadsheet has swapped day and month stop with both readings`()
    throws
  {
    let days = NumberColumn.weekdays(120)
    let dates = days.map { day in
      func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
      return day.day <= 12
        ? "\(padded(day.month))/\(padded(day.day))/\(day.year)"
        : "\(padded(day.day))/\(padded(day.month))/\(day.year)"
    }
    let found = try message(file(dates))
    #expect(found?.contains("\"01/03/2022\" is 2022-03-01") == true)
    #expect(found?.contains("it is 2022-01-03; write all dates as yyyy-mm-dd") == true)
    // Who knows better is believed.
    let asked = try load(file(dates), "p.csv", PriceLoadOptions(dateFormat: "dd/mm/yyyy"))
    #expect(asked.panel.days.contains(try #require(CalendarDate("2022-03-01"))))
  }

  @Test func `rows in no order are no sign of a swap`() throws {
    let shuffled = weekdays.indices.map { weekdays[($0 * 17) % weekdays.count] }
    #expect(try load(file(shuffled.map(\.description))).panel.days == weekdays)
  }

  @Test func `a daily file with Sundays and no Fridays is asked about`() throws {
    let early = weekdays.map { "\($0.adding(days: -1))" }
    let notes = try load(file(early)).notes.map { "\($0)" }
    #expect(notes.contains { $0.contains("8 of 40 days are Sundays") })
  }

  @Test func `a German file is read by its headers`() throws {
    let rows = weekdays.reversed().map { day in
      "\(day.day).\(day.month).\(day.year - 2000);1.234,5;1.240,0;1.230,0;1.236,25;;1.234.567"
    }
    let text =
      "Datum;Er\u{F6}ffnung;Hoch;Tief;Schluss;St\u{FC}ck;Volumen\n"
      + rows.joined(separator: "\n")
    let prices = try load(text, "DAX.csv")
    #expect(prices.value(.close, "DAX", "2022-01-03") == 1236.25)
    #expect(prices.value(.low, "DAX", "2022-01-03") == 1230)
    #expect(prices.panel.symbols == ["DAX"])
  }
}
