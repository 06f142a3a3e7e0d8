import Announcements
import CivilTime
import Foundation
import Testing

@Suite struct PDFDocumentTests {
  private static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext")
    }

  /// A page of text lines as a PDF file without a cross-reference table, which readers rebuild.
  private static func pdf(_ lines: [String]) -> [UInt8] {
    let text = "BT /F1 12 Tf 14 TL 50 750 Td " + lines.map { "(\($0)) Tj T* " }.joined() + "ET"
    return Array(
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
      4 0 obj<</Length \(text.utf8.count)>>stream
      \(text)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      trailer<</Root 1 0 R>>
      %%EOF

      """.utf8
    )
  }

  @Test(.enabled(if: isInstalled))
  func `reads a PDF file, whatever it is called`() throws {
    let folder = try TemporaryFolder()
    let lines = [
      "Infosys wins an order from a bank", "Date: September 2, 2025",
      "Infosys said that it won an order from a bank, and that the work begins at once.",
    ]
    let files = [
      try folder.write("letter.pdf", Self.pdf(lines)),
      try folder.write("letter.txt", Self.pdf(lines)),
    ]
    let reading = try SampleDocuments.reader().read(paths: files)
    #expect(reading.problems.isEmpty)
    #expect(reading.announcements.map(\.symbol) == ["INFY", "INFY"])
    #expect(reading.announcements.map(\.publication?.description) == ["2025-09-02", "2025-09-02"])
  }

  @Test(.enabled(if: isInstalled))
  func `says that a PDF file is damaged`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("letter.pdf", "%PDF-1.4\nnothing")
    let reading = try SampleDocuments.reader().read(paths: [file])
    #expect(
      reading.problems.map(\.description) == ["\(file): pdftotext failed: exit code 1; left out"]
    )
  }
}
