import ArchiveFixtures
import Foundation
import Testing

/// What messages advise about encodings, followed to the letter.
@Suite("Advice about encodings")
struct EncodingAdviceTests {
  @Test func `an encoding that is asked for is said as advised`() throws {
    let folder = try TemporaryFolder()
    // 삼성전자, in bytes that are Chinese and Japanese as well.
    let name: [UInt8] = [0xBB, 0xEF, 0xBC, 0xBA, 0xC0, 0xFC, 0xC0, 0xDA]
    let bytes = Array("date,symbol,close\n2024-01-15,".utf8) + name + Array(",71300\n".utf8)
    try Data(bytes).write(to: folder.url.appendingPathComponent("x.csv"))
    let asked = try CommandRun(["inspect", "x.csv"], in: folder.url)
    #expect(asked.status == 1)
    #expect(
      asked.errors
        == "x.csv: is not UTF-8, and may be CP949, GB18030, Big5 or EUC-JP; save it as UTF-8, or, for files "
        + "of prices, a market or factors, pass --encoding CP949\n"
    )
    let said = try CommandRun(["inspect", "x.csv", "--encoding", "CP949"], in: folder.url)
    #expect(said.status == 0 && said.output.contains("\n삼성전자\n"), "\(said.errors)")
  }

  @Test func `a name that another encoding would spell otherwise is read in it as advised`() throws
  {
    let folder = try TemporaryFolder()
    let bytes = Array("date,symbol,close\n2024-01-15,".utf8) + [0xC8] + Array("EZ,1\n".utf8)
    try Data(bytes).write(to: folder.url.appendingPathComponent("x.csv"))
    let noted = try CommandRun(["inspect", "x.csv"], in: folder.url)
    let words = noted.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("if symbols look wrong, with --encoding Windows-1250"), "\(words)")
    let said = try CommandRun(["inspect", "x.csv", "--encoding", "Windows-1250"], in: folder.url)
    #expect(said.output.contains("\nČEZ\n") && !said.output.contains("--encoding"))
  }

  @Test func `a sheet is named as advised`() throws {
    let folder = try TemporaryFolder()
    let sheets = ["One", "Two"].map {
      WorkbookFixture.Sheet(
        $0,
        fields: [["Date", "Close"], ["2024-01-15", "1"], ["2024-01-16", "2"]]
      )
    }
    try Data(WorkbookFixture(sheets).bytes).write(to: folder.url.appendingPathComponent("b.xlsx"))
    let wrong = try CommandRun(["inspect", "b.xlsx", "--sheet", "Three"], in: folder.url)
    #expect(wrong.errors == "b.xlsx: has no sheet \"Three\"; its sheets are \"One\", \"Two\"\n")
    let right = try CommandRun(["inspect", "b.xlsx", "--sheet", "Two"], in: folder.url)
    #expect(right.output.hasPrefix("2 rows, 1 symbol,") && right.output.contains("b.xlsx [Two]"))
  }
}
