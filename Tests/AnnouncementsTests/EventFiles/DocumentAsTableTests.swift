import Announcements
import Foundation
import Notices
import Testing

@Suite("Documents in the place of a table of events")
struct DocumentAsTableTests {
  private func refusal(_ path: String, in folder: TemporaryFolder) -> String? {
    do throws(AnnouncementError) {
      _ = try EventFile.reading(path)
      return nil
    } catch {
      return error.message.text(.option)
        .replacingOccurrences(of: folder.path, with: "FOLDER")
    }
  }

  @Test func `are told where they belong`() throws {
    let folder = try TemporaryFolder()
    let story = try folder.write(
      "story.txt",
      "Infosys, a maker\nof software, won, today, an order\n"
    )
    #expect(
      refusal(folder.path, in: folder)
        == "FOLDER: is a folder; to read the documents, feeds and tables in it, name it with --announcements"
    )
    #expect(
      refusal(story, in: folder)
        == "FOLDER/story.txt:2:3: the row has 4 fields where the header has 2; put values that contain the "
        + "delimiter in quotation marks; if it is no table but a document, name it with --announcements"
    )
  }

  @Test func `a table that is wrong is no document, and a text may be a table`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("events.csv", "a,b\n1,2,3\n")
    #expect(refusal(table, in: folder)?.contains("--announcements") == false)
    #expect(refusal(folder.path + "/missing.txt", in: folder)?.contains("--announcements") == false)
    let text = try folder.write("events.txt", "symbol,date\nTCS,2025-09-02\n")
    #expect(refusal(text, in: folder) == nil)
  }
}
