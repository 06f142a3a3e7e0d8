import DelimitedText
import Testing

@testable import PriceData

/// Files from which the clock of an exchange follows.
@Suite struct ExchangeFilesTests {
  static let headers = [
    ("SYMBOL, SERIES, DATE1, PREV_CLOSE, CLOSE_PRICE, DELIV_QTY", true),
    ("\"Symbol  \",\"Series  \",\"Date  \",\"Prev Close  \",\"Deliverable Qty  \"", true),
    ("TradDt,TckrSymb,SctySrs,ClsPric", true),
    ("Date,Open Price,Close Price,WAP,No.of Shares,No. of Trades", true),
    ("Date,Open,High,Low,Close,Volume", false), ("Date,Symbol,Close,Prev Close", false),
    ("Date,Series,Close", false), ("", false),
  ]

  @Test(arguments: headers)
  func `knows the columns of the Indian exchanges`(_ header: (text: String, isIndian: Bool)) throws
  {
    let files = try TemporaryFiles()
    let path = try files.write("\(header.text)\n1,2\n", "prices.csv")
    #expect(ExchangeFiles.isIndian(path: path) == header.isIndian)
  }

  @Test func `knows the suffixes in names and symbols`() throws {
    let files = try TemporaryFiles()
    #expect(ExchangeFiles.isIndian(path: try files.write("Date,Close\n", "RELIANCE.NS.csv")))
    #expect(!ExchangeFiles.isIndian(path: try files.write("Date,Close\n", "RELIANCE.csv")))
    #expect(ExchangeFiles.isIndian(symbol: "tcs.bo") && !ExchangeFiles.isIndian(symbol: "TCS.L"))
    #expect(!ExchangeFiles.isIndian(symbol: ".NS") && !ExchangeFiles.isIndian(path: "-"))
  }

  @Test(arguments: headers)
  func `asks of a data frame its header alone`(_ header: (text: String, isIndian: Bool)) {
    let frame = HeaderAlone(header.text)
    var held = HeldFiles()
    let path = HeldFiles.path(ofFrame: "prices")
    held.hold(frame, as: path, digest: HeldDigest(bytes: 0, digest: ""))
    #expect(ExchangeFiles.isIndian(path: path, holding: held) == header.isIndian)
  }
}

/// A table of many rows, of which nobody may ask the text.
private final class HeaderAlone: HeldTable {
  let name = "prices"
  let header: [String] = []
  let rowCount = 3_000_000
  private let line: String

  init(_ line: String) { self.line = line }

  var text: SourceBytes {
    Issue.record("the text of three million rows was asked for")
    return SourceBytes([], name: name)
  }

  func lines(_ rows: Range<Int>) -> [UInt8] {
    #expect(rows.isEmpty)
    return Array("\(line)\n".utf8)
  }

  func content(ofColumn column: Int) -> HeldContent { .other }
  func readDays(_: Int, _: Range<Int>, into _: UnsafeMutablePointer<Int32>) -> Bool { false }
  func readNumbers(_: Int, _: Range<Int>, into _: UnsafeMutablePointer<Double>) -> Bool { false }
  func readNames(
    _: Int,
    _: Range<Int>,
    into _: UnsafeMutablePointer<HeldName>,
    digits _: UnsafeMutablePointer<UInt8>
  ) {}
}
