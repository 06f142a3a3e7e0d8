import Announcements
import CivilTime
import Foundation
import Testing

@Suite struct AnnouncementSourceTests {
  private static let story =
    "Infosys wins an order\nPublished: 2 Sep 2025\nInfosys said that it won an order from a bank.\n"
  private static let feed =
    "[{\"symbol\":\"INFY\",\"desc\":\"Updates\",\"exchdisstime\":\"02-Sep-2025 10:00:00\",\"seq_id\":\"1\"}]"
  private static let table = "event_id,symbol,announced_at\nINFY-2025-09-02,INFY,2025-09-02T09:00\n"
  private static let prices = "symbol,date,close\nINFY,2025-09-02,1500\n"

  private static func source(threads: Int = 2) throws -> AnnouncementSource {
    AnnouncementSource(companies: try SampleDocuments.directory(), threads: threads)
  }

  private static func summary(_ row: Announcement) -> String {
    "\(row.eventID) \(row.symbol) \(row.publication?.description ?? "-") \(row.status.rawValue)"
  }

  @Test func `reads a folder of documents, feeds and tables by their content`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.txt", Self.story)
    _ = try folder.write("b.download", Self.feed)
    _ = try folder.write("c.csv", Self.table)
    _ = try folder.write("d.csv", Self.prices)
    _ = try folder.write("e.txt", Self.feed)
    _ = try folder.write(
      "f.ics",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20250903T063000Z\nSUMMARY:ITC: results\nEND:VEVENT\n"
        + "END:VCALENDAR\n"
    )
    _ = try folder.write(
      "g.xml",
      "<rss><channel><item><title>Wipro hires</title><pubDate>3 Sep 2025</pubDate></item></channel></rss>"
    )
    _ = try folder.write("h.json", "{\"a\": 1}")
    _ = try folder.write(
      "i.html",
      "<?xml version=\"1.0\"?><html><body><p>\(Self.story)</p></body></html>"
    )
    _ = try folder.write("j.bin", "just text")
    let reading = try Self.source().read(paths: [folder.path])
    #expect(
      reading.announcements.map(Self.summary) == [
        "INFY-2025-09-02-2 INFY 2025-09-02 ok", "INFY-2025-09-02-4 INFY 2025-09-02T10:00+05:30 ok",
        "INFY-2025-09-02 INFY 2025-09-02T09:00 ok",
        "INFY-2025-09-02-5 INFY 2025-09-02T10:00+05:30 repeat",
        "ITC-2025-09-03 ITC 2025-09-03T06:30Z ok",
        "WIPRO-2025-09-03 WIPRO 2025-09-03 ok", "INFY-2025-09-02-3 INFY 2025-09-02 repeat",
      ]
    )
    #expect(
      reading.problems.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "d.csv: is not a document (.txt, .md, .html, .pdf, .eml), a feed or a table of events; left out",
        "h.json: is JSON, but no feed that Leyline knows (NSE, BSE, SEC EDGAR, RSS, Atom, iCalendar); "
          + "left out",
        "j.bin: is not a document (.txt, .md, .html, .pdf, .eml), a feed or a table of events; left out",
      ]
    )
    #expect(reading.files.count == 7)
    #expect(reading.documents.count == 2)
    let other = try Self.source(threads: 7).read(paths: [folder.path])
    #expect(other.announcements == reading.announcements)
  }

  /// The header and a row of a table, and whether a folder gives its events.
  static let folderTables: [(text: String, isRead: Bool)] = [
    (
      "symbol,name,reportDate,fiscalDateEnding,estimate\nINFY,Infosys,2025-10-16,2025-09-30,1\n",
      true
    ),
    ("Symbol,Earnings Date,EPS Estimate,Reported EPS\nINFY,2025-10-16,1,1\n", true),
    ("date,epsActual,epsEstimate,hour,symbol\n2025-10-16,1,1,amc,INFY\n", true),
    ("gvkey,datadate,tic,rdq\n1,2025-09-30,INFY,2025-10-16\n", true),
    ("Security Code,Security Name,Result Date\n500209,INFOSYS LTD.,2025-10-16\n", true),
    ("cik,company,date_filed\n1067491,Infosys Ltd,2025-10-16\n", true),
    ("symbol,date,close,reportDate\nINFY,2025-10-16,1500,2025-10-16\n", false),
    ("symbol,date,close,epsActual\nINFY,2025-10-16,1500,1\n", false),
    ("symbol,date,close\nINFY,2025-10-16,1500\n", false),
  ]

  @Test(arguments: folderTables)
  func `knows a calendar of a folder from prices`(_ table: (text: String, isRead: Bool)) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("story.txt", Self.story)
    _ = try folder.write("table.csv", table.text)
    let rows = try Self.source().read(paths: [folder.path]).announcements
    #expect(
      rows.filter { $0.sourceFile.hasSuffix("table.csv") }.map(Self.summary)
        == (table.isRead
          ? ["INFY-2025-10-16 INFY 2025-10-16 ok"] : [])
    )
  }

  @Test func `reads a table that is named by itself whatever its columns are`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("own.csv", "ticker,date\nINFY,2025-09-02\n")
    let broken = try folder.write("broken.csv", "symbol,date\nINFY,never\n")
    let reading = try Self.source().read(paths: [file, broken])
    #expect(reading.announcements.map(Self.summary) == ["INFY-2025-09-02 INFY 2025-09-02 ok"])
    #expect(reading.problems.count == 1)
    #expect(reading.problems[0].description.hasPrefix("\(broken):"))
    #expect(reading.problems[0].description.hasSuffix("; left out"))
  }

  @Test func `tells in a folder what is wrong with a short table of events`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("own.csv", "symbol,date\nINFY,2025-13-45\n")
    _ = try folder.write("story.txt", Self.story)
    let named = try Self.source().read(paths: [file]).problems.map(\.description)
    #expect(named.count == 1 && named[0].contains("2025-13-45"))
    #expect(try Self.source().read(paths: [folder.path]).problems.map(\.description) == named)
    _ = try folder.write("own.csv", "symbol,date\nINFY,2025-09-01\n")
    let rows = try Self.source().read(paths: [folder.path]).announcements
    #expect(rows.map(\.eventID).contains("INFY-2025-09-01"))
  }

  /// Feeds and calendars that say nothing, in every format.
  static let emptyFeeds: [(name: String, text: String)] = [
    ("day.json", "[]"),
    ("nse.json", "{\"data\": []}"),
    (
      "articles.json",
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": []}"
    ),
    ("news.json", "{\"status\": \"ok\", \"totalResults\": 0, \"articles\": []}"),
    ("news.xml", "<rss version=\"2.0\"><channel><title>News</title></channel></rss>"),
    ("atom.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title></feed>"),
    ("dates.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"),
    (
      "notices.csv",
      "SYMBOL,COMPANY NAME,SUBJECT,DETAILS,BROADCAST DATE/TIME,RECEIPT,DISSEMINATION,DIFFERENCE,ATTACHMENT\n"
    ),
  ]

  @Test(arguments: emptyFeeds)
  func `says that a feed has no entries`(_ feed: (name: String, text: String)) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(feed.name, feed.text)
    let reading = try Self.source().read(paths: [path])
    #expect(reading.announcements.isEmpty && reading.files == [path])
    #expect(reading.problems.map(\.description) == ["\(path): is a feed without entries"])
  }

  @Test func `leaves out a named pipe of a folder`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("story.txt", Self.story)
    #expect(mkfifo("\(folder.path)/pipe.txt", 0o600) == 0)
    let reading = try Self.source().read(paths: [folder.path])
    #expect(
      reading.problems.map(\.description) == [
        "\(folder.path)/pipe.txt: is a named pipe, a device or the like, not a file; left out"
      ]
    )
    #expect(reading.announcements.count == 1)
    #expect(try SampleDocuments.reader().read(paths: [folder.path]).announcements.count == 1)
  }

  @Test func `names a file of a folder whose name is not UTF-8`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("story.txt", Self.story)
    let path = Array("\(folder.path)/Soci".utf8) + [0xE9] + Array(".txt".utf8) + [0]
    // Not every file system has such names.
    guard let file = fopen(path.map { CChar(bitPattern: $0) }, "w") else { return }
    fclose(file)
    let reading = try Self.source().read(paths: [folder.path])
    #expect(
      reading.problems.map(\.description) == [
        "\(folder.path)/Soci\u{FFFD}.txt: cannot be opened: its name is not UTF-8 and must be changed; left out"
      ]
    )
    #expect(reading.announcements.count == 1)
  }

  @Test func `reads back what it writes, with the rows of feeds`() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.write("nse.json", Self.feed)
    let first = try Self.source().read(paths: [feed, SampleDocuments.seeds]).announcements
    let file = try folder.write("events.csv", EventFileWriter.text(of: first))
    let second = try Self.source().read(paths: [file]).announcements
    #expect(EventFileWriter.text(of: second) == EventFileWriter.text(of: first))
  }

  @Test func `refuses a missing path and a folder with nothing to read`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: AnnouncementError.self) { try Self.source().read(paths: [folder.path]) }
    _ = try folder.write("prices.csv", Self.prices)
    #expect(throws: AnnouncementError.noDocuments(path: folder.path)) {
      try Self.source().read(paths: [folder.path])
    }
    #expect(throws: AnnouncementError.self) {
      try Self.source().read(paths: ["\(folder.path)/nothing"])
    }
  }

  @Test func `tells what is wrong with each bad file and reads the good one`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a-binary.txt", (0..<4000).map { UInt8(truncatingIfNeeded: $0 * 7919) })
    _ = try folder.write("b-empty.txt", "")
    _ = try folder.write(
      "c-broken.txt",
      Array(Self.story.utf8) + [0xFF, 0xC3, 0x28, 0x0A, 0x41, 0x42, 0x43, 0x44]
    )
    // A ZIP archive with another one in it, as far as their signatures go.
    let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26)
    _ = try folder.write("d-nested.txt", zip + zip)
    _ = try folder.write(
      "e-packed.txt",
      [0x1F, 0x8B, 0x08, 0x00] + [UInt8](repeating: 0x41, count: 40)
    )
    _ = try folder.write("f-good.txt", Self.story)
    _ = try folder.write("g-cut.json", "[{\"symbol\":\"INFY\",\"exchdiss")
    let reading = try Self.source().read(paths: [folder.path])
    let lines = reading.problems.map { $0.description.replacing(folder.path + "/", with: "") }
    #expect(
      lines.dropLast() == [
        "a-binary.txt: is binary, not text; left out", "b-empty.txt: holds no text; left out",
        "c-broken.txt: is not valid UTF-8 at byte \(Self.story.utf8.count); the rest was read around it",
        "d-nested.txt: is a ZIP archive or an Office document, not text; unpack it first; left out",
        "e-packed.txt: is a gzip archive, not text; unpack it first; left out",
      ]
    )
    #expect(lines.last?.hasPrefix("g-cut.json: is damaged JSON: ") == true)
    #expect(reading.announcements.map(\.status) == [.ok, .repeat])
  }

  @Test func `reads the head of 200 MB of text and a million lines of HTML`() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("big.txt", Self.story)
    // The file has a hole: it is 200 MB long and takes no room.
    let handle = try #require(FileHandle(forWritingAtPath: text))
    try handle.truncate(atOffset: 200 << 20)
    try handle.close()
    let prose = [UInt8]("The market was quiet and nobody said a word about it at all.\n".utf8)
    var bytes = Array(Self.story.utf8)
    while bytes.count < 5 << 20 { bytes += prose }
    try Data(bytes).withUnsafeBytes { block in
      let writer = try #require(FileHandle(forUpdatingAtPath: text))
      try writer.write(contentsOf: Data(block))
      try writer.close()
    }
    var page = Array("<html><body><h1>Infosys wins</h1>\n".utf8)
    for _ in 0..<1_000_000 { page += [0x3C, 0x70, 0x3E, 0x0A] }
    let html = try folder.write("big.html", page)
    let clock = ContinuousClock()
    var reading: DocumentReading?
    let duration = try clock.measure {
      reading = try Self.source().read(paths: [text, html])
    }
    #expect(
      reading?.problems.map(\.description) == [
        "\(text): is large (\(200 << 20) bytes); only the first 4194304 bytes were read"
      ]
    )
    #expect(reading?.announcements.first?.eventID == "INFY-2025-09-02")
    #expect(duration < .seconds(30))
  }
}
