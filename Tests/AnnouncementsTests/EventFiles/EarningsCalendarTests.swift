import Announcements
import CivilTime
import Notices
import Testing

@Suite struct EarningsCalendarTests {
  /// A row of an event, in the order of the file: symbol, moment and part of the day.
  private static func rows(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try EventFile.read(try folder.write("calendar.csv", text)).map { event in
      let part = event.partOfDay.map { " \($0.part.rawValue)" } ?? ""
      return "\(event.symbol) \(event.publication?.description ?? "-")\(part)"
    }
  }

  private static func reading(_ text: String) throws -> EventFileReading {
    let folder = try TemporaryFolder()
    return try EventFile.reading(try folder.write("calendar.csv", text))
  }

  /// A calendar in the columns of a kind of source, and its events.
  static let calendars: [(text: String, rows: [String])] = [
    // A vendor's calendar of what is to come: its end of the quarter is no event.
    (
      "symbol,name,reportDate,fiscalDateEnding,estimate\nABC,A B C,2025-11-14,2025-09-30,1.2\n",
      ["ABC 2025-11-14"]
    ),
    (
      "symbol,reportedDate,fiscalDateEnding,reportedEPS\nABC,2025-11-14,2025-09-30,1.2\n",
      ["ABC 2025-11-14"]
    ),
    // Columns with an offset, in words with a clock, and with the zone glued to the hour.
    (
      "Symbol,Earnings Date,EPS Estimate,Reported EPS\nABC,2025-11-14 16:00:00-05:00,1.3,1.4\n"
        + "ABC,\"Oct 30, 2025 at 4 PM EDT\",1,1\nABC,\"Jan 29, 2026, 4 PMEST\",1,2\n",
      ["ABC 2025-11-14T16:00-05:00", "ABC 2025-10-30T16:00-04:00", "ABC 2026-01-29T16:00-05:00"]
    ),
    ("stock,earnings_date,fiscal_date_ending\nABC,2025-11-14,2025-09-30\n", ["ABC 2025-11-14"]),
    (
      "ticker,startdatetime,startdatetimetype\nABC,2025-10-30T20:30:00.000Z,TAS\n",
      ["ABC 2025-10-30T20:30Z"]
    ),
    // Calendars that tell the part of the day.
    (
      "date,symbol,hour,epsActual,epsEstimate\n2025-10-30,ABC,amc,1,1\n2025-10-31,DEF,,1,1\n",
      ["ABC 2025-10-30 AMC", "DEF 2025-10-31"]
    ),
    (
      "date,symbol,eps,epsEstimated,time,fiscalDateEnding\n2025-10-30,ABC,1,1,bmo,2025-09-30\n",
      ["ABC 2025-10-30 BMO"]
    ),
    (
      "symbol,date,time\nABC,2025-10-30,time-pre-market\nDEF,2025-10-30,time-after-hours\n"
        + "GHI,2025-10-30,time-not-supplied\n",
      ["ABC 2025-10-30 BMO", "DEF 2025-10-30 AMC", "GHI 2025-10-30"]
    ),
    (
      "code,report_date,date,before_after_market,actual,estimate\n"
        + "ABC,2025-10-30,2025-09-30,AfterMarket,1,1\nDEF,2025-10-30,2025-09-30,BeforeMarket,1,1\n",
      ["ABC 2025-10-30 AMC", "DEF 2025-10-30 BMO"]
    ),
    (
      "Ticker,Announce Date,Time,Period\nABC,2025-10-30,Aft-mkt,Q4\nDEF,2025-10-29,16:05,Q1\n"
        + "GHI,2025-10-31,Bef-mkt,Q3\nJKL,2025-10-31,During Mkt,Q3\n",
      [
        "ABC 2025-10-30 AMC", "DEF 2025-10-29T16:05", "GHI 2025-10-31 BMO", "JKL 2025-10-31 DMH",
      ]
    ),
    (
      "Symbol,Company,Earnings Date,Earnings Call Time\nABC,A,2025-10-30,TNS\nDEF,D,2025-10-30,AMC\n",
      ["ABC 2025-10-30", "DEF 2025-10-30 AMC"]
    ),
    // A midnight that stands for a day without a time.
    (
      "symbol,date,time\nABC,2025-10-30 00:00:00,16:30\nDEF,2025-10-30 00:00:00,AMC\n"
        + "GHI,2025-10-30 10:00:00,AMC\n",
      ["ABC 2025-10-30T16:30", "DEF 2025-10-30 AMC", "GHI 2025-10-30T10:00"]
    ),
    (
      "ticker,startdatetime,startdatetimetype\nABC,2025-10-30T00:00:00.000Z,AMC\n",
      ["ABC 2025-10-30 AMC"]
    ),
    // Data banks: the exchange's ticker, seconds since midnight, and midnight where no time is known.
    (
      "ticker,oftic,pends,anndats,anntims\n@X,ABC,2025-09-30,2025-10-29,57900\n"
        + "@X,ABC,2025-06-30,2025-07-30,0\n@X,ABC,2025-03-31,2025-04-30,0:00:00\n"
        + "@X,ABC,2024-12-31,2025-01-29,16:05:00\n@X,ABC,2024-09-30,2024-10-29,0 days 07:30:00\n",
      [
        "ABC 2025-10-29T16:05", "ABC 2025-07-30", "ABC 2025-04-30", "ABC 2025-01-29T16:05",
        "ABC 2024-10-29T07:30",
      ]
    ),
    // The time is that of its own date.
    (
      "oftic,anndats,anntims,anndats_act,anntims_act\nABC,2025-07-01,09:00:00,2025-10-29,16:05:00\n",
      ["ABC 2025-07-01T09:00"]
    ),
    ("oftic,anndats_act,anntims_act\nABC,2025-10-29,16:05:00\n", ["ABC 2025-10-29T16:05"]),
    (
      "gvkey,datadate,tic,conm,rdq\n001690,2025-09-30,ABC,A B C INC,2025-10-30\n",
      ["ABC 2025-10-30"]
    ),
    ("ts_code,ann_date,end_date\n000001.SZ,20251030,20250930\n", ["000001.SZ 2025-10-30"]),
    // `Report Date` is the end of the period where another column is the publication.
    (
      "Ticker;Report Date;Publish Date\nABC;2024-03-31;2024-05-03\nABC;2024-06-30;2024-08-02\n",
      ["ABC 2024-05-03", "ABC 2024-08-02"]
    ),
    // Indian calendars.
    (
      "Security Code,Security Name,Result Date\n500086,EXIDE INDUSTRIES LTD.,14 Nov 2025\n",
      ["500086 2025-11-14"]
    ),
    ("SYMBOL,COMPANY,PURPOSE,DETAILS,DATE\nABC,A B C,Results,x,14-Nov-2025\n", ["ABC 2025-11-14"]),
    ("Name,BSE Code,NSE Code,Results Date\nA B C,500000,ABC,2025-11-14\n", ["ABC 2025-11-14"]),
    // Dividends by the day that they were declared.
    (
      "symbol,date,recordDate,paymentDate,declarationDate\nABC,2025-08-11,2025-08-12,2025-08-30,2025-07-31\n",
      ["ABC 2025-07-31"]
    ),
  ]

  @Test(arguments: calendars)
  func `dates a calendar by the day of the announcement`(
    _ calendar: (text: String, rows: [String])
  ) throws {
    #expect(try Self.rows(calendar.text) == calendar.rows)
  }

  /// Moments and zones, and the moments that they are.
  static let zones: [(text: String, row: String)] = [
    ("symbol,date,timezone\nA,2025-10-30 16:30:00,America/New_York\n", "A 2025-10-30T16:30-04:00"),
    ("symbol,date,timezone\nA,2025-12-30 16:30:00,America/New_York\n", "A 2025-12-30T16:30-05:00"),
    ("symbol,date,tz\nA,2025-10-30 16:30:00,IST\n", "A 2025-10-30T16:30+05:30"),
    ("symbol,date,tz\nA,2025-10-30 16:30:00,+05:30\n", "A 2025-10-30T16:30+05:30"),
    ("symbol,date,tz\nA,2025-10-30 16:30:00,UTC\n", "A 2025-10-30T16:30Z"),
    ("symbol,date,time,Time Zone\nA,2025-10-30,16:30,Asia/Kolkata\n", "A 2025-10-30T16:30+05:30"),
    ("symbol,date,session,tz\nA,2025-10-30,16:30,Asia/Kolkata\n", "A 2025-10-30T16:30+05:30"),
    // A zone of the moment itself decides, and a day has none.
    ("symbol,date,tz\nA,2025-10-30T16:30Z,America/New_York\n", "A 2025-10-30T16:30Z"),
    ("symbol,date,tz\nA,2025-10-30,America/New_York\n", "A 2025-10-30"),
    ("symbol,date\nA,2025-10-30 16:30:00 America/New_York\n", "A 2025-10-30T16:30-04:00"),
    ("symbol,timestamp_utc\nA,2025-10-30 16:30:00\n", "A 2025-10-30T16:30Z"),
  ]

  @Test(arguments: zones)
  func `reads the zone of a column`(_ table: (text: String, row: String)) throws {
    #expect(try Self.rows(table.text) == [table.row])
  }

  @Test func `refuses a zone that it does not know`() throws {
    #expect {
      try Self.rows("symbol,date,tz\nA,2025-10-30 16:30:00,Ruritania\n")
    } throws: {
      "\($0)".hasSuffix(
        "calendar.csv:2:3: \"Ruritania\" in column \"tz\" is not a zone; write it as America/New_York, IST "
          + "or +05:30"
      )
    }
  }

  static let undated: [(header: String, rows: [String], message: String)] = [
    (
      "Symbol,Fiscal Date Ending,eps", ["A,2025-09-30,4"],
      "calendar.csv: no column dates the event; say which does with --event-columns date=NAME; the "
        + "columns are \"Symbol\", \"Fiscal Date Ending\", \"eps\"; \"Fiscal Date Ending\" tells the end of "
        + "a fiscal period, which is not when its figures came"
    ),
    (
      "symbol,REPORT_DATE", ["A,2025-03-31", "A,2025-06-30", "A,2025-09-30"],
      "calendar.csv: no column dates the event; say which does with --event-columns date=NAME; the "
        + "columns are \"symbol\", \"REPORT_DATE\"; \"REPORT_DATE\" tells the end of a fiscal period, which "
        + "is not when its figures came"
    ),
    (
      "symbol,ex_date", ["A,2025-09-30"],
      "calendar.csv: no column dates the event; say which does with --event-columns date=NAME; the "
        + "columns are \"symbol\", \"ex_date\""
    ),
  ]

  @Test(arguments: undated)
  func `never takes the end of a period, and its advice can be followed`(
    _ table: (header: String, rows: [String], message: String)
  ) throws {
    let folder = try TemporaryFolder()
    let text = ([table.header] + table.rows).joined(separator: "\n") + "\n"
    let file = try folder.write("calendar.csv", text)
    #expect {
      try EventFile.read(file)
    } throws: {
      ($0 as? AnnouncementError)?.message.text(.option).hasSuffix(table.message) == true
    }
    let column = String(table.header.split(separator: ",")[1])
    let source = AnnouncementSource(companies: .standard, columns: ["date": column])
    let reading = try source.read(paths: [file])
    #expect(reading.problems.isEmpty)
    #expect(reading.announcements.map(\.symbol) == table.rows.map { _ in "A" })
  }

  @Test func `sends days that are still to come to review`() throws {
    let events = try Self.reading(
      "symbol,Earnings Date,EPS Estimate,Reported EPS\nA,2025-07-30,1,1.1\nA,2025-08-30,1,\n"
        + "A,2025-10-30,1,1.2\nA,2026-01-29,1.3,-\n"
    )
    .announcements
    // A figure that is missing in between says nothing about the day.
    #expect(events.map(\.status) == [.ok, .ok, .ok, .review])
    #expect(
      events[3].reason
        == "column \"Reported EPS\" is empty, so the day in column \"Earnings Date\" is a forecast, which "
        + "may have moved"
    )
  }

  @Test func `says that a calendar without figures is a schedule`() throws {
    let reading = try Self.reading("symbol,reportDate,estimate\nA,2025-11-14,1.2\n")
    #expect(reading.announcements.map(\.status) == [.ok])
    #expect(
      reading.notes.map { $0.message.text(.option).replacing(/^.*\//, with: "") } == [
        "calendar.csv: has estimates (column \"estimate\") and no actual figures, so the days in column "
          + "\"reportDate\" are those of a schedule, which may have moved"
      ]
    )
    #expect(try Self.reading("symbol,date,kind\nA,2025-11-14,x\n").notes.isEmpty)
  }
}
