import Announcements
import CivilTime
import Foundation
import Testing

@Suite struct DocumentReadingTests {
  /// Who, when and how, as it must come out of the five documents in any wording.
  private static let expected = [
    "ASHOKLEY 2025-09-25 day repeat ASHOKLEY-2025-09-02",
    "ASHOKLEY 2025-09-26 day repeat ASHOKLEY-2025-09-02",
    "ASHOKLEY 2025-09-02T12:00+05:30 minute ok -",
    "RELIANCE 2025-06-17T23:27+05:30 minute ok -",
    "OLAELEC 2025-06-17T23:27+05:30 minute ok -",
    "RAJESHEXPO 2025-06-17T23:27+05:30 minute ok -",
    "IOC 2025-06-17T23:27+05:30 minute ok -",
    "JSW - none no_date -",
  ]

  private static func summary(_ announcement: Announcement) -> String {
    [
      announcement.symbol, announcement.publication?.description ?? "-",
      announcement.publication?.precision.rawValue ?? "none", announcement.status.rawValue,
      announcement.repeatOf ?? "-",
    ].joined(separator: " ")
  }

  @Test func `reads the five sample documents as the table says`() throws {
    let reading = try SampleDocuments.reader().read(paths: [SampleDocuments.seeds])
    #expect(reading.announcements.map(Self.summary) == Self.expected)
    #expect(reading.problems.isEmpty)
    #expect(reading.files.count == 5)
    #expect(
      reading.announcements.map(\.eventID) == [
        "ASHOKLEY-2025-09-25", "ASHOKLEY-2025-09-26", "ASHOKLEY-2025-09-02", "RELIANCE-2025-06-17",
        "OLAELEC-2025-06-17", "RAJESHEXPO-2025-06-17", "IOC-2025-06-17",
        "JSW-undated-004_jsw-battery-joint-venture-talks",
      ]
    )
  }

  @Test(.enabled(if: SampleDocuments.realSeeds != nil))
  func `reads the five published articles as the table says`() throws {
    let folder = try #require(SampleDocuments.realSeeds)
    let reading = try SampleDocuments.reader().read(paths: [folder])
    #expect(reading.announcements.map(Self.summary) == Self.expected)
    #expect(reading.problems.isEmpty)
    #expect(
      reading.announcements.map(\.kind) == [
        "partnership", "partnership", "partnership", "sector news", "sector news", "sector news",
        "sector news", "partnership",
      ]
    )
  }

  @Test func `gives the same reading for any number of threads and any order of names`() throws {
    let one = try SampleDocuments.reader(threads: 1).read(paths: [SampleDocuments.seeds])
    let many = try SampleDocuments.reader(threads: 7).read(paths: [SampleDocuments.seeds])
    #expect(one.announcements == many.announcements)
    let files = try FileManager.default.contentsOfDirectory(atPath: SampleDocuments.seeds).sorted()
      .reversed().map { "\(SampleDocuments.seeds)/\($0)" }
    let backward = try SampleDocuments.reader().read(paths: files)
    #expect(
      Set(backward.announcements.map(Self.summary)) == Set(one.announcements.map(Self.summary))
    )
  }

  @Test func `quotes the words of every finding from their place in the file`() throws {
    let reading = try SampleDocuments.reader().read(paths: [SampleDocuments.seeds])
    for announcement in reading.announcements {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: announcement.sourceFile)))
      #expect(!announcement.evidence.isEmpty)
      for evidence in announcement.evidence {
        let range = try #require(evidence.byteRange)
        #expect(String(decoding: bytes[range], as: UTF8.self) == evidence.quote)
      }
      let places = announcement.evidence.compactMap(\.byteRange?.lowerBound)
      #expect(places == places.sorted())
    }
    let first = reading.announcements[2].evidence.filter { $0.what == .published }
    #expect(first.map(\.quote) == ["Published on: Sep 2, 2025, 12:00 PM IST"])
  }

  @Test func `names the partner abroad in the evidence and gives it no row`() throws {
    let reading = try SampleDocuments.reader().read(paths: [SampleDocuments.seeds])
    #expect(!reading.announcements.contains { $0.symbol == "3931" })
    #expect(reading.announcements[0].evidence.contains { $0.what == .otherCompany("3931") })
    let everywhere = AnnouncementSource(
      companies: try SampleDocuments.directory(),
      exchanges: ["NSE", "HKEX"]
    )
    let rows = try everywhere.read(paths: [SampleDocuments.seeds]).announcements
    #expect(
      rows.filter { $0.symbol == "3931" }.map(\.status.rawValue) == ["repeat", "repeat", "ok"]
    )
  }

  @Test func `says why a document has no date and which dates it did not take`() throws {
    let reading = try SampleDocuments.reader().read(paths: [SampleDocuments.seeds])
    #expect(
      reading.announcements.last?.reason
        == "no publication date found; dates in sentences do not count: \"March 2026\", \"Jan 2026\", "
        + "\"January 2026\"; JSW Group has no exchange in the list of companies"
    )
  }

  /// A story about companies at home and elsewhere, the symbols of its rows and what they say.
  static let elsewhere: [(who: String, symbols: [String], reason: String?)] = [
    (
      "Exide Industries and CALB", ["EXIDEIND"],
      "3931 has no row: CALB Group is listed on HKEX, not on NSE"
    ),
    ("CALB", ["3931"], "CALB Group is listed on HKEX, not on NSE"),
    (
      "JSW Group and Infosys", ["INFY"],
      "JSW has no row: JSW Group has no exchange in the list of companies"
    ),
    ("JSW Group", ["JSW"], "JSW Group has no exchange in the list of companies"),
    ("Infosys and Wipro", ["INFY", "WIPRO"], nil),
  ]

  @Test(arguments: elsewhere)
  func `says why a company that is listed elsewhere is not taken`(
    _ story: (who: String, symbols: [String], reason: String?)
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "story.txt",
      "\(story.who) sign a pact for cells\nPublished: 2 Sep 2025\n\n\(story.who) signed a pact for cells on Tuesday, "
        + "which begins with a small plant.\n"
    )
    let rows = try SampleDocuments.reader().read(paths: [file]).announcements
    #expect(rows.map(\.symbol) == story.symbols)
    #expect(rows.allSatisfy { $0.reason == story.reason && $0.status == .ok })
  }

  @Test func `sends a document without a known company to review`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "note.txt",
      "Published: 2 Sep 2025\n\nA small bakery in a small town baked a large bread.\n"
    )
    let reading = try SampleDocuments.reader().read(paths: [file])
    #expect(reading.announcements.map(Self.summary) == [" 2025-09-02 day review -"])
    #expect(reading.announcements[0].eventID == "note-2025-09-02")
    #expect(reading.announcements[0].reason == "no company of the directory is named in the story")
  }

  @Test func `numbers a second announcement of one company and day`() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write(
      "a.txt",
      "Infosys declares an interim dividend\nPublished: 2 Sep 2025\n"
        + "The board of Infosys approved an interim dividend of Rs 18 for every share it has issued.\n"
    )
    let second = try folder.write(
      "b.txt",
      "Infosys names a new head of sales\nPublished: 2 Sep 2025\n"
        + "Infosys appointed a manager from a rival, who succeeds somebody that leaves in October.\n"
    )
    let reading = try SampleDocuments.reader().read(paths: [first, second])
    #expect(reading.announcements.map(\.eventID) == ["INFY-2025-09-02", "INFY-2025-09-02-2"])
    #expect(reading.announcements.map(\.kind) == ["dividend", "management change"])
    #expect(reading.announcements.allSatisfy { $0.status == .ok })
  }
}
