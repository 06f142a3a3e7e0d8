import ArchiveFixtures
import Foundation

/// An input that a parser begins with.
struct FuzzSeed {
  let name: String
  let bytes: [UInt8]
}

extension FuzzedParser {
  /// Returns the inputs that have to be made: archives, caches, results.
  func seeds() throws -> [FuzzSeed] {
    let rows = "Date\tSymbol\tClose\n2024-01-02\tA\t1.5\n2024-01-03\tA\t2.5"
    let prices = "symbol,date,close\nA,2024-01-02,1.5\nA,2024-01-03,2.5\n"
    switch self {
    case .workbook:
      let plain = WorkbookFixture([WorkbookFixture.Sheet("Prices", rows)])
      var stored = plain.archive
      stored.isDeflated = false
      return [
        FuzzSeed(name: "stored", bytes: stored.bytes), FuzzSeed(name: "plain", bytes: plain.bytes),
      ]
    case .opendocument:
      var archive = ZipFixture([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", Self.openDocument),
      ])
      archive.isDeflated = false
      return [FuzzSeed(name: "stored", bytes: archive.bytes)]
    case .archive:
      var archive = ZipFixture([("a.csv", prices), ("deep/b.csv", prices)])
      let deflated = archive.bytes
      archive.isDeflated = false
      return [
        FuzzSeed(name: "stored", bytes: archive.bytes), FuzzSeed(name: "deflated", bytes: deflated),
      ]
    case .cache: return [FuzzSeed(name: "cache", bytes: Array(try FuzzedCache.seed()))]
    case .result:
      return [FuzzSeed(name: "study", bytes: Array(try FuzzedFolder.seed(isVaried: false).utf8))]
    case .sensitivity:
      return [FuzzSeed(name: "varied", bytes: Array(try FuzzedFolder.seed(isVaried: true).utf8))]
    default: return []
    }
  }

  private static let openDocument = """
    <?xml version="1.0"?><office:document-content \
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>\
    <table:table table:name="P"><table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell>\
    <table:table-cell><text:p>Close</text:p></table:table-cell></table:table-row><table:table-row \
    table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2024-01-02">\
    <text:p>2024-01-02</text:p></table:table-cell><table:table-cell office:value-type="float" \
    office:value="1.5" table:number-columns-repeated="2"><text:p>1.5</text:p></table:table-cell>\
    </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
    """
}
