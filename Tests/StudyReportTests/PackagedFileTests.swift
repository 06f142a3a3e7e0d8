import Foundation
import StudyReport
import Testing

/// The files that the compiler puts into the program.
@Suite("Packaged files")
struct PackagedFileTests {
  private static let resources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/StudyReport/Resources")

  @Test(
    "are those of the folder; after a change of the list, run scripts/packaged-files"
  ) func areThoseOfTheFolder() throws {
    let listed = Dictionary(
      uniqueKeysWithValues: PackagedFile.all(in: "report/").map { ($0.path, Data($0.bytes)) }
    )
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.resources.path)
    var found: [String: Data] = [:]
    for name in names {
      let file = Self.resources.appendingPathComponent(name)
      guard !file.hasDirectoryPath, let bytes = FileManager.default.contents(atPath: file.path)
      else { continue }
      found[name] = bytes
    }
    #expect(listed.keys.sorted() == found.keys.sorted())
    #expect(listed == found)
  }

  @Test func `have no name that is not listed`() {
    #expect(PackagedFile.named("report/none.css") == nil)
    #expect(PackagedFile.named("report.css") == nil)
  }
}
