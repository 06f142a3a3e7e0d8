import Announcements
import CivilTime
import Foundation
import Testing

@Suite struct DocumentProblemTests {
  private static let story =
    "Infosys wins an order\nPublished: 2 Sep 2025\nInfosys said that it won an order from a bank.\n"

  @Test func `tells what is wrong with each file and reads the others`() throws {
    let folder = try TemporaryFolder()
    let files = [
      try folder.write(
        "archive.txt",
        [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0x41, count: 50)
      ),
      try folder.write("blank.txt", " \n\t\n"),
      try folder.write(
        "broken.txt",
        Array(Self.story.utf8) + [0xFF, 0xC3, 0x28, 0x0A] + [0x41, 0x42, 0x43, 0x44]
      ),
      try folder.write("empty.txt", ""),
      try folder.write("fine.txt", Self.story),
      try folder.write("noise.txt", (0..<4000).map { UInt8(truncatingIfNeeded: $0 * 7919) }),
    ]
    let reading = try SampleDocuments.reader().read(paths: [folder.path])
    let problems = reading.problems.map {
      $0.description.replacingOccurrences(of: folder.path + "/", with: "")
    }
    #expect(
      problems == [
        "archive.txt: is a ZIP archive or an Office document, not text; unpack it first; left out",
        "blank.txt: holds no text; left out",
        "broken.txt: is not valid UTF-8 at byte \(Self.story.utf8.count); the rest was read around it",
        "empty.txt: holds no text; left out", "noise.txt: is binary, not text; left out",
      ]
    )
    #expect(reading.files == [files[2], files[4]])
    #expect(reading.announcements.allSatisfy { $0.publication?.description == "2025-09-02" })
    #expect(reading.announcements.map(\.status) == [.ok, .repeat])
  }

  @Test func `reads only the beginning of a huge file and says so`() throws {
    let folder = try TemporaryFolder()
    let line = Array("The market was quiet and nobody said a word about any company at all.\n".utf8)
    var bytes = Array(Self.story.utf8)
    while bytes.count < 5 << 20 { bytes += line }
    let file = try folder.write("huge.txt", bytes)
    let reading = try SampleDocuments.reader().read(paths: [file])
    #expect(
      reading.problems.map(\.description)
        == ["\(file): is large (\(bytes.count) bytes); only the first 4194304 bytes were read"]
    )
    #expect(reading.announcements.map(\.eventID) == ["INFY-2025-09-02"])
  }

  @Test func `reads UTF-16 with a byte-order mark`() throws {
    let folder = try TemporaryFolder()
    let units = [0xFEFF] + Array(Self.story.utf16)
    let file = try folder.write("wide.txt", units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let reading = try SampleDocuments.reader().read(paths: [file])
    #expect(reading.announcements.map(\.eventID) == ["INFY-2025-09-02"])
    #expect(
      reading.problems.map(\.description)
        == ["\(file): is UTF-16; byte ranges count the text as converted to UTF-8"]
    )
  }

  @Test func `leaves descriptions of a folder alone and names the files that are not documents`()
    throws
  {
    let folder = try TemporaryFolder()
    _ = try folder.write("README.md", "Infosys on 1 September 2025")
    _ = try folder.write("prices.csv", "date,close\n")
    _ = try folder.write("story.txt", Self.story)
    let reading = try SampleDocuments.reader().read(paths: [folder.path])
    #expect(reading.files == ["\(folder.path)/story.txt"])
    #expect(
      reading.problems.map(\.description)
        == [
          "\(folder.path)/prices.csv: is not a document (.txt, .md, .html, .pdf, .eml), a feed or a table of "
            + "events; left out"
        ]
    )
  }

  @Test func `refuses a path that does not exist and a folder without documents`() throws {
    let folder = try TemporaryFolder()
    let reader = try SampleDocuments.reader()
    #expect {
      try reader.read(paths: ["\(folder.path)/nothing"])
    } throws: {
      "\($0)" == "\(folder.path)/nothing: cannot be opened: no such file or folder"
    }
    #expect {
      try reader.read(paths: [folder.path])
    } throws: {
      "\($0)"
        == "\(folder.path): holds no document (.txt, .md, .html, .htm, .pdf), no feed and no table of events"
    }
  }
}
