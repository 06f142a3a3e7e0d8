import Announcements
import CivilTime
import Testing

/// Reports that leave something open, and others of the same announcement that answer it.
@Suite struct OpenQuestionTests {
  private static func rows(_ files: [(name: String, text: String)]) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.name, $0.text) }
    return try SampleDocuments.reader().read(paths: paths).announcements
  }

  private static func status(_ row: Announcement) -> String {
    "\(row.status.rawValue) \(row.repeatOf ?? "-")"
  }

  /// Names the company and does not say what happens to it.
  private static func hint(_ published: String) -> (name: String, text: String) {
    (
      "hint.txt",
      """
      Six killed at the pellet works of Tata Steel

      Published: \(published)

      Six workers were killed on Tuesday when molten metal fell on them at the pellet works of Tata Steel near
      Kalinganagar, the police said.
      """
    )
  }

  private static func letter(_ published: String) -> (name: String, text: String) {
    (
      "letter.txt",
      """
      Tata Steel reports an accident at its pellet works

      Published: \(published)

      Tata Steel said six workers were killed in an accident at its pellet works near Kalinganagar, and that it
      had begun an inquiry.
      """
    )
  }

  @Test func `dates an event by an earlier report that only names the company`() throws {
    let rows = try Self.rows([
      Self.hint("2 September 2025, 8:10 PM IST"), Self.letter("3 September 2025, 9:30 AM IST"),
    ])
    #expect(rows.map(Self.status) == ["ok -", "repeat TATASTEEL-2025-09-02"])
    #expect(rows[0].publication?.description == "2025-09-02T20:10+05:30")
  }

  @Test func `leaves a hint of more than two days before for review`() throws {
    let rows = try Self.rows([
      Self.hint("2 September 2025, 8:10 PM IST"),
      Self.letter("6 September 2025, 9:30 AM IST"),
    ])
    #expect(rows[1].status == .ok)
  }

  @Test func `takes a report of an uncertain day for a repeat of a certain one of that day`() throws {
    let appointed = """
      Federal Bank appoints KVS Manian as chief

      Published: 22 July 2024, 6:05 PM IST

      Federal Bank appointed KVS Manian as its managing director and chief executive for three years.
      """
    let unsure = """
      Federal Bank names KVS Manian as its next chief

      Published 22.07.24, 07:12 PM IST

      Federal Bank named former Kotak banker KVS Manian as its managing director and chief executive.
      """
    let alone = try Self.rows([("b.txt", unsure)])
    #expect(alone.map(Self.status) == ["review -"])
    let both = try Self.rows([("a.txt", appointed), ("b.txt", unsure)])
    #expect(both.map(Self.status) == ["ok -", "repeat FEDERALBNK-2024-07-22"])
    // Of another day nothing is settled.
    let other = try Self.rows([
      ("a.txt", appointed.replacing("22 July 2024", with: "23 July 2024")), ("b.txt", unsure),
    ])
    #expect(other.map(Self.status) == ["ok -", "review -"])
  }

  @Test func `finds the company of a report that is about none by itself`() throws {
    let news = """
      Lupin wins approval for fluocinolone ear drops

      Published: 13 July 2023

      Lupin won approval for fluocinolone acetonide ear drops, a generic of DermOtic, made at Somerset.
      """
    let note = """
      Ear drops: fluocinolone acetonide goes generic at last

      Published: 13 July 2023

      The generic of DermOtic, fluocinolone acetonide, has its approval and will come from Somerset. Unlike Lupin,
      nobody else has filed.
      """
    let rows = try Self.rows([("a.txt", news), ("b.txt", note)])
    #expect(rows.map(\.symbol) == ["LUPIN", "LUPIN"])
    #expect(rows.map(Self.status) == ["ok -", "repeat LUPIN-2023-07-13"])
  }

  @Test func `keeps open reports apart where it is told to`() throws {
    let folder = try TemporaryFolder()
    let files = [
      Self.hint("2 September 2025, 8:10 PM IST"), Self.letter("3 September 2025, 9:30 AM IST"),
    ]
    let paths = try files.map { try folder.write($0.name, $0.text) }
    let rows = try AnnouncementSource(
      companies: SampleDocuments.directory(),
      keepsRepeats: true,
      threads: 1
    ).read(paths: paths).announcements
    #expect(!rows.contains { $0.status == .repeat })
  }
}
