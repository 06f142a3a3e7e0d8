import Announcements
import CivilTime
import Foundation
import Notices
import Testing

@Suite struct EventFileTests {
  private static func read(
    _ text: String,
    dateFormat: String? = nil
  ) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    return try EventFile.read(try folder.write("events.csv", text), dateFormat: dateFormat)
  }

  @Test(arguments: [
    ("symbol,date,market\nA,2025-09-02,NIFTY 50\nB,2025-09-02,\n", ["NIFTY 50", nil]),
    ("symbol,date,Market ID\nA,2025-09-02,7\n", ["7"]),
    ("symbol,date,Benchmark\nA,2025-09-02,DAX\n", ["DAX"]),
    ("symbol,date,index\nA,2025-09-02,DAX\n", ["DAX"]),
    // A count of rows names no index.
    ("index,symbol,date\n0,A,2025-09-02\n1,B,2025-09-03\n", [nil, nil]),
    ("index,symbol,date,benchmark\n0,A,2025-09-02,DAX\n", ["DAX"]),
    ("1;Firm A;Index US;16.11.2022;G;-5;5;-11;240\n", ["Index US"]),
  ])
  func `a column names the index of each event`(text: String, markets: [String?]) throws {
    #expect(try Self.read(text).map(\.market) == markets)
  }

  @Test func `the column of the index can be assigned, and stays an attribute`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("events.csv", "symbol,date,market,home\nA,2025-09-02,NSE,DAX\n")
    let event = try EventFile.reading(path, columns: ["market": "home"]).announcements[0]
    #expect(event.market == "DAX")
    #expect(event.attributes == ["market": "NSE", "home": "DAX"])
  }

  /// A table and the moments of its events.
  static let tables: [(text: String, moments: [String])] = [
    ("symbol,date\nASHOKLEY,2025-09-02\n", ["ASHOKLEY 2025-09-02"]),
    ("Ticker;Announced At\nASHOKLEY;02-Sep-2025 12:00:00\n", ["ASHOKLEY 2025-09-02T12:00"]),
    ("firm\tevent_date\nF01\t2021-11-24\n", ["F01 2021-11-24"]),
    (
      "Date,Symbol\n2025-09-02T12:00+05:30,A\n2025-09-03,B\n",
      [
        "A 2025-09-02T12:00+05:30", "B 2025-09-03",
      ]
    ),
    (
      "symbol,date,time\nA,02.09.2025,15:30\nB,03.09.2025,\nC,04.09.2025,4:05 PM ET\n",
      [
        "A 2025-09-02T15:30", "B 2025-09-03", "C 2025-09-04T16:05-04:00",
      ]
    ),
    ("symbol,published_at\nA,\"Sep 2, 2025, 12:00 PM IST\"\n", ["A 2025-09-02T12:00+05:30"]),
    ("symbol,date\nA,25/09/2025\nB,02/09/2025\n", ["A 2025-09-25", "B 2025-09-02"]),
    ("symbol,date\nA,09/25/2025\nB,09/02/2025\n", ["A 2025-09-25", "B 2025-09-02"]),
    (
      "ASHOKLEY,2025-09-02\nRELIANCE,2025-06-17\n",
      [
        "ASHOKLEY 2025-09-02", "RELIANCE 2025-06-17",
      ]
    ),
    (
      "event_id,firm,event_date,announced_date,cluster\nE3,F03,2021-11-29,2021-11-28,spread\n",
      [
        "F03 2021-11-28"
      ]
    ),
    (
      "symbol,announced_at,event_date\nA,,2025-09-02\nB,2025-09-02 23:27,2025-09-03\n",
      [
        "A 2025-09-02", "B 2025-09-02T23:27",
      ]
    ),
    (
      "\u{FEFF}\"SYMBOL\",\"COMPANY NAME\",\"SUBJECT\",\"DETAILS\",\"BROADCAST DATE/TIME\",\"RECEIPT\","
        + "\"DISSEMINATION\",\"DIFFERENCE\",\"ATTACHMENT\"\r\n\"INFY\",\"Infosys Limited\",\"Press "
        + "Release\",\"Words\",\"18-Apr-2026 14:45:47\",\"18-Apr-2026 14:45:47\","
        + "\"18-Apr-2026 14:45:59\",\"00:00:12\",\"-\"\r\n", ["INFY 2026-04-18T14:45:59+05:30"]
    ),
    (
      "\"SYMBOL\",\"SUBJECT\",\"DETAILS\",\"BROADCAST\"\n"
        + "\"LUPIN\",\"Press Release\",\"Words\",\"13-Jul-2023 10:41:55\"\n",
      ["LUPIN 2023-07-13T10:41:55"]
    ),
    ("symbol,date\nA,N/A\nB,\n", ["A -", "B -"]),
  ]

  @Test(arguments: tables)
  func `reads a table in the words of its writer`(
    _ table: (text: String, moments: [String])
  ) throws {
    let events = try Self.read(table.text)
    #expect(
      events.map { "\($0.symbol) \($0.publication?.description ?? "-")" } == table.moments
    )
    #expect(events.allSatisfy { $0.status == ($0.publication == nil ? .noDate : .ok) })
  }

  @Test func `reads the date format that it is told`() throws {
    let text = "symbol,date\nA,02/09/2025\n"
    #expect(
      try Self.read(text, dateFormat: "dd/mm/yyyy")[0].publication?.description == "2025-09-02"
    )
    #expect(
      try Self.read(text, dateFormat: "mm/dd/yyyy")[0].publication?.description == "2025-02-09"
    )
  }

  @Test func `keeps group, headline, windows and every other column`() throws {
    let events = try Self.read(
      """
      event_id,firm,Company Name,event_date,Group,headline,estimation_window,event_window,industry,lev
      E1,F01,First plc,2021-11-24,good,"A, b and c","[-220,-21]","-5..5",A,0.081347408029250792
      """
    )
    #expect(
      events == [
        Announcement(
          eventID: "E1",
          symbol: "F01",
          company: "First plc",
          publication: .day(try #require(CalendarDate("2021-11-24"))),
          headline: "A, b and c",
          group: "good",
          sourceFile: events[0].sourceFile,
          attributes: ["industry": "A", "lev": "0.081347408029250792"],
          ownWindows: Announcement.OwnWindows(estimation: "-220..-21", event: "-5..5")
        )
      ]
    )
  }

  @Test(arguments: [
    ("estimation_start,estimation_end", "2021-11-29,2022-10-28", "2021-11-29..2022-10-28"),
    ("estimation_start,estimation_end", "2021-11-29,-11", "2021-11-29..-11"),
    ("estimation_start,estimation_end", "-250,-11", "-250..-11"),
    ("estimation_start", "2021-11-29", "2021-11-29.."),
    ("estimation_start,estimation_end", "2021-11-29,", "2021-11-29.."),
    ("estimation_end,estimation_length", "2022-10-28,240", "240d..2022-10-28"),
    ("estimation_start,estimation_length", "2021-11-29,240", "2021-11-29..240d"),
    ("estimation_start,estimation_end", "29 Nov 2021,28 Oct 2022", "2021-11-29..2022-10-28"),
    ("estimation_window", "2021-11-29..2022-10-28", "2021-11-29..2022-10-28"),
    ("estimation_window", "2021-11-29..", "2021-11-29.."),
    ("estimation_window", "240d..2022-10-28", "240d..2022-10-28"),
    ("estimation_window", "2021-11-29..240d 30..60", "2021-11-29..240d 30..60"),
    ("estimation_window", "-250..-11 30..120", "-250..-11 30..120"),
    ("estimation_window", "\"-250..-11, 30..120\"", "-250..-11 30..120"),
  ])
  func `takes estimation windows by date, and of several parts`(
    columns: String,
    fields: String,
    window: String
  ) throws {
    let events = try Self.read("event_id,symbol,date,\(columns)\nE1,F01,2022-11-16,\(fields)\n")
    #expect(events[0].ownWindows?.estimation == window)
    #expect(events[0].ownWindows?.event == nil)
  }

  @Test func `keeps the event date as an attribute where the announcement has its own`() throws {
    let events = try Self.read(
      "event_id,firm,event_date,announced_date\nE003,F03,2021-11-29,2021-11-28\n"
    )
    #expect(events[0].publication?.description == "2021-11-28")
    #expect(events[0].attributes == ["event_date": "2021-11-29"])
  }

  @Test func `reads a request file without a header`() throws {
    let events = try Self.read(
      "101;First Firm;INDEX;30.04.1997;Addition;-2;2;-11;120\r\n"
        + "102;Second ;INDEX;25.07.1997;Removal;-1;1;-6;100\r\n"
    )
    #expect(events.map(\.eventID) == ["101", "102"])
    #expect(events.map(\.symbol) == ["First Firm", "Second"])
    #expect(events.map(\.publication?.description) == ["1997-04-30", "1997-07-25"])
    #expect(events.map(\.group) == ["Addition", "Removal"])
    #expect(events.map(\.ownWindows?.event) == ["-2..2", "-1..1"])
    #expect(events.map(\.ownWindows?.estimation) == ["-130..-11", "-105..-6"])
    #expect(events[0].attributes == ["market": "INDEX"])
  }

  @Test func `says which column of dates was passed over, and takes it when told`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "events.csv",
      "firm,event_date,announced_date\nF01,2021-11-24,2021-11-24\nF03,2021-11-29,2021-11-28\n"
    )
    let reading = try EventFile.reading(file)
    #expect(
      reading.notes.map { $0.message.text(.option) } == [
        "\(file): day 0 is found from column \"announced_date\", and \"event_date\" is passed over, which "
          + "names another day in 1 row, first in that of F03; --event-columns date=event_date takes it "
          + "instead"
      ]
    )
    let told = try EventFile.reading(file, columns: ["date": "event_date"])
    #expect(told.notes.isEmpty)
    #expect(told.announcements.map(\.publication?.description) == ["2021-11-24", "2021-11-29"])
    #expect(
      try EventFile.read(file).map(\.publication?.description) == ["2021-11-24", "2021-11-28"]
    )
  }

  static let headers = [
    "id_firm,event_date", "security_ticker,TRANS_DATE", "TICKER,Date_Announced", "Wertpapier,Datum",
    "Firma,Datum", "Company Code,Announcement Day", "gvkey,rdq", "cusip,anndats", "isin,ann_date",
    "ric,edate", "BBG,evdate", "firm,event", "name,when",
  ]

  @Test(arguments: headers)
  func `knows the columns of other programs and languages`(header: String) throws {
    let events = try Self.read("\(header)\nA1,2025-09-02\nA1,2025-09-03\n")
    #expect(events.map(\.symbol) == ["A1", "A1"])
    #expect(events.map(\.publication?.description) == ["2025-09-02", "2025-09-03"])
  }

  @Test func `takes the column of events as identifiers, dates or a description`() throws {
    #expect(
      try Self.read("event,firm,date\n7,A,2025-09-02\n8,A,2025-09-02\n").map(\.eventID) == [
        "7", "8",
      ]
    )
    let described = try Self.read("event,firm,date\nbig deal,A,2025-09-02\nsplit,B,2025-09-02\n")
    #expect(described.map(\.eventID) == ["A-2025-09-02", "B-2025-09-02"])
    #expect(described[0].attributes == ["event": "big deal"])
  }

  @Test func `reads columns by the roles that it is told`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("events.csv", "who,on,date\nA,2025-09-02,x\n")
    let reading = try EventFile.reading(file, columns: ["ticker": "who", "date": "On"])
    #expect(reading.announcements.map(\.symbol) == ["A"])
    #expect(reading.announcements[0].publication?.description == "2025-09-02")
    #expect(throws: AnnouncementError.self) {
      try EventFile.reading(file, columns: ["symbol": "nobody", "date": "on"])
    }
    #expect {
      try EventFile.reading(file, columns: ["colour": "who"])
    } throws: {
      ($0 as? AnnouncementError)?.message.text(.option).hasPrefix(
        "--event-columns colour=... assigns what no column of events holds; one can hold "
      )
        == true
    }
  }

  @Test func `a row that stands twice under one identifier repeats the first`() throws {
    let events = try Self.read(
      "event_id,symbol,date\nE1,A,2025-09-02\nE1,A,2025-09-02\nE2,B,2025-09-02\n"
    )
    #expect(events.map(\.eventID) == ["E1", "E1-2", "E2"])
    #expect(events.map(\.status) == [.ok, .repeat, .ok])
    #expect(events[1].repeatOf == "E1")
  }

  @Test func `names thousands of events of one day in one pass`() throws {
    let rows = String(repeating: "A,2025-09-02\n", count: 20_000)
    let events = try Self.read("symbol,date\n" + rows)
    #expect(events.last?.eventID == "A-2025-09-02-20000")
    #expect(Set(events.map(\.eventID)).count == 20_000)
  }

  @Test func `names events without an identifier by symbol and day`() throws {
    let events = try Self.read("symbol,date\nA,2025-09-02\nA,2025-09-02\nA,2025-09-03\nA,\n")
    #expect(
      events.map(\.eventID) == ["A-2025-09-02", "A-2025-09-02-2", "A-2025-09-03", "A-undated"]
    )
    #expect(events[3].reason == "no date in column \"date\" of line 5")
  }

  /// A table and what is wrong with it, in the words that a person reads.
  static let mistakes: [(text: String, message: String)] = [
    (
      "symbol,date\nA,2025-09-02\nB,32/13/2025\n",
      "events.csv:3:2: \"32/13/2025\" in column \"date\" is not a date; write it as 2025-09-02 or "
        + "2025-09-02T12:00+05:30"
    ),
    (
      "event_id,symbol,published_at,status,repeat_of\nE1,A,2025-09-02,ok,\nE2,B,2025-09-03,ok,\n"
        + "E1,C,2025-09-04,ok,\n",
      "events.csv: lines 2 and 4 have one event_id, \"E1\"; give each event its own"
    ),
    (
      "symbol,date\n,2025-09-02\n",
      "events.csv:2:1: column \"symbol\" is empty; every event needs the symbol of its company"
    ),
    (
      "who,date\nA,2025-09-02\n",
      "events.csv: no column names the company; say which does with --event-columns symbol=NAME, or add one; "
        + "the columns are \"who\", \"date\""
    ),
    (
      "symbol,written\nA,2025-09-02\n",
      "events.csv: no column dates the event; say which does with --event-columns date=NAME; "
        + "the columns are \"symbol\", \"written\""
    ),
    (
      "symbol,date\nA,02/09/2025\n",
      "events.csv: column \"date\": \"02/09/2025\" may have the day or the month first, and no other "
        + "date of the column decides; pass --event-date-format dd/mm/yyyy or "
        + "--event-date-format mm/dd/yyyy"
    ),
    (
      "symbol,date,time\nA,2025-09-02,25:00\n",
      "events.csv:2:3: \"25:00\" in column \"time\" is not a time of day; write it as 15:30, or AMC, BMO or DMH"
    ),
    (
      "symbol,date,event_window\nA,2025-09-02,five days\n",
      "events.csv:2:3: \"five days\" in column \"event_window\" is not a window of days; write it as "
        + "-10..10"
    ),
    (
      "1;A;M;30.04.1997;G;3;2;-11;120\n",
      "events.csv:1:7: \"2\" in column \"end of event window\" ends the window before its first day, 3"
    ),
    (
      "firm,date,estimation_end,estimation_length\nA,2025-09-02,-11,-9223372036854775808\n",
      "events.csv:2:4: \"-9223372036854775808\" in column \"estimation_length\" is further than "
        + "100000 trading days from the event"
    ),
    (
      "symbol,date,estimation_end\nA,2025-09-02,2025-08-01\n",
      "events.csv:2:3: \"2025-08-01\" in column \"estimation_end\" ends a window that has no start and "
        + "no length"
    ),
    (
      "symbol,date,estimation_start,estimation_end\nA,2025-09-02,soon,-11\n",
      "events.csv:2:3: \"soon\" in column \"estimation_start\" is neither a whole number of trading "
        + "days nor a date; write it as -250 or 2021-11-29"
    ),
    (
      "symbol,date,event_window\nA,2025-09-02,0..9223372036854775807\n",
      "events.csv:2:3: \"0..9223372036854775807\" in column \"event_window\" is not a window of days; "
        + "write it as -10..10"
    ),
    (
      "\(String(repeating: "9", count: 90)),b\nA,2025-09-02\n",
      "events.csv: no column names the company; say which does with --event-columns symbol=NAME, or add one; "
        + "the columns are \"\(String(repeating: "9", count: 80))… (90 bytes)\", \"b\""
    ),
    (
      "symbol,date,status,repeat_of\nA,2025-09-02,fine,\n",
      "events.csv:2:3: \"fine\" in column \"status\" is not a status; write ok, review, no_date or repeat"
    ),
    ("symbol,date\n", "events.csv: holds no event below its header"),
    ("", "events.csv: is empty"),
  ]

  @Test(arguments: mistakes)
  func `says what is wrong, where, and what to do`(
    _ mistake: (text: String, message: String)
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("events.csv", mistake.text)
    #expect {
      try EventFile.read(file)
    } throws: {
      let text = ($0 as? AnnouncementError)?.message.text(.option) ?? ""
      let message = text.replacingOccurrences(of: folder.path + "/", with: "")
      if message != mistake.message { Issue.record("\(message)") }
      return message == mistake.message
    }
  }

  @Test func `reads the dates of windows as those of the events`() throws {
    let events = try Self.read(
      "symbol,date,estimation_start,estimation_end\nA,16/11/2022,01/12/2021,28/10/2022\n"
    )
    #expect(events[0].ownWindows?.estimation == "2021-12-01..2022-10-28")
    let request = try Self.read("1;A;M;16.11.2022;G;-3;3;28.10.2022;120\n")
    #expect(
      request[0].ownWindows
        == Announcement.OwnWindows(estimation: "120d..2022-10-28", event: "-3..3")
    )
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["LEYLINE_ORACLE"] != nil))
  func `reads the events of the oracle by their day of announcement`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["LEYLINE_ORACLE"])
    let events = try EventFile.read("\(folder)/neutral/events.csv")
    #expect(events.count == 60)
    #expect(events.count { $0.attributes["event_date"] != $0.publication?.date.description } == 4)
  }

  /// More rows than one thread reads, every third without a name of its own.
  private static func manyRows(_ change: (Int) -> String? = { _ in nil }) -> String {
    let rows = (0..<5000).map { row in
      change(row) ?? "\(row % 3 == 0 ? "" : "E\(row)"),S\(row % 40),2025-09-0\(1 + row % 7),\(row)"
    }
    return "event_id,symbol,date,size\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test func `reads many rows the same way on any number of threads`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("events.csv", Self.manyRows())
    let one = try EventFile.read(file, threads: 1)
    #expect(one.count == 5000)
    #expect(one.map { $0.attributes["size"] } == (0..<5000).map { "\($0)" })
    #expect(Set(one.map(\.eventID)).count == 5000)
    #expect(one[0].eventID == "S0-2025-09-01")
    #expect(one[840].eventID == "S0-2025-09-01-2")
    for threads in [2, 3, 8] { #expect(try EventFile.read(file, threads: threads) == one) }
  }

  @Test(arguments: [1, 2, 8])
  func `tells the first of many rows that cannot be read`(threads: Int) throws {
    let folder = try TemporaryFolder()
    let text = Self.manyRows { row in
      row == 4100 || row == 2711 ? "E\(row),S1,no date \(row),1" : nil
    }
    let file = try folder.write("events.csv", text)
    #expect {
      try EventFile.read(file, threads: threads)
    } throws: {
      "\($0)".contains("events.csv:2713") && "\($0)".contains("no date 2711")
    }
  }

  @Test(arguments: [1, 8])
  func `tells apart the events of an identifier that two of many rows have`(threads: Int) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "events.csv",
      Self.manyRows { $0 == 4000 ? "E7,S1,2025-09-01,1" : nil }
    )
    let reading = try EventFile.reading(file, threads: threads)
    let own = reading.announcements.filter { $0.eventID.hasPrefix("E7-") }
    #expect(own.count == 2 && Set(own.map(\.eventID)).count == 2)
    #expect(Set(reading.announcements.map(\.eventID)).count == reading.announcements.count)
  }

  @Test func `leaves a table alone that only looks like an exchange's own`() throws {
    let events = try Self.read(
      "SYMBOL,SUBJECT,DETAILS,DISSEMINATION,group\nINFY,Dividend,Words,18-Apr-2026 14:45:59,good\n"
    )
    #expect(events.map(\.group) == ["good"])
    #expect(events.map(\.kind) == [nil])
    #expect(events[0].publication?.description == "2026-04-18T14:45:59")
    #expect(events[0].attributes == ["DETAILS": "Words"])
  }

  @Test(
    arguments: [
      "symbol,published_at,precision,status\nINFY,2025-09-02,day,okay\n",
      "symbol,published_at,status,repeat_of\nINFY,2025-09-02,okay,\n",
    ]
  )
  func `refuses a status that is not one in a table of its own`(text: String) throws {
    let error = #expect(throws: AnnouncementError.self) { try Self.read(text) }
    #expect(
      error?.description.hasSuffix("is not a status; write ok, review, no_date or repeat") == true
    )
    let events = try Self.read("symbol,date,status\nINFY,2025-09-02,okay\n")
    #expect(events[0].attributes == ["status": "okay"])
  }
}
