import CivilTime
import DelimitedText
import Testing

@testable import PriceData

/// Rows come out the same whether libcsv is spared fields or not, wherever blocks and pieces end.
struct RowShortenerTests {
  /// A file in which regular rows stand among everything that can be irregular.
  private static func file(seed: UInt64, lineBreak: String) -> String {
    var state = seed
    func pick(_ choices: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return choices[Int(state >> 33) % choices.count]
    }
    let usual = Array(repeating: "7.25", count: 6)
    var text = "note,date, symbol,remark,\"Close\",other,Volume,last" + lineBreak
    for row in 0..<120 {
      let fields = [
        pick(
          usual + ["", "\"a, b\"", "5\" pipe", "\"two\(lineBreak)lines\"", " x ", "\"\"\"q\"\"\""]
        ),
        "\(CalendarDate(dayNumber: Int32(row)))" + pick(["", "", "", " "]),
        pick(["A", "B", "\"C, D\"", " \"E\"", "\"F\" "]),
        pick(usual + ["", "\"\"", "\"x\"\"y\"", "a\"b"]),
        pick(usual + ["1,5", "\"1,234.5\"", "oops", "", "-", "  3"]),
        pick(usual + [""]),
        pick(usual + ["\"12,345\"", "N/A"]),
        pick(usual),
      ]
      let count = Int(pick(Array(repeating: "8", count: 12) + ["5", "7", "3"])) ?? 8
      text += fields.prefix(count).joined(separator: ",")
      text += pick(Array(repeating: "", count: 10) + [",", ",,", ",surplus", " "]) + lineBreak
      text += pick(
        Array(repeating: "", count: 10) + [
          lineBreak, ",,,,,,," + lineBreak, "x,,,,,,," + lineBreak,
        ]
      )
    }
    return text
  }

  private func outcome(
    _ path: String,
    _ fields: Set<PriceField>,
    threads: Int,
    block: Int,
    piece: Int
  ) throws -> (PricePanel, [RejectedRow]) {
    var options = PriceLoadOptions(
      fields: fields,
      duplicates: .first,
      skipBadRows: true,
      threads: threads
    )
    options.blockSize = block
    options.pieceSize = piece
    let loaded = try PriceLoader(options: options).load([path])
    return (loaded.panel, loaded.rejectedRows)
  }

  @Test(arguments: 1...12, ["\n", "\r\n", "\r"])
  func `gives the same rows with and without shortening`(seed: Int, lineBreak: String) throws {
    let files = try TemporaryFiles()
    let path = try files.write(
      Self.file(seed: UInt64(seed), lineBreak: lineBreak),
      "prices.csv"
    )
    let plain: Set<PriceField> = [.close]
    // Blocks of one byte are too short for any row, so that every row goes to libcsv as it is.
    let (panel, rejected) = try outcome(path, plain, threads: 1, block: 1, piece: 1 << 20)
    #expect(panel.days.count > 50)
    #expect(!rejected.isEmpty)
    for (threads, block, piece) in [
      (1, 1 << 18, 1 << 20), (1, 100, 1 << 20), (1, 257, 1 << 20), (2, 1 << 18, 500), (3, 300, 200),
      (7, 64, 64),
    ] {
      let (other, otherRejected) = try outcome(
        path,
        plain,
        threads: threads,
        block: block,
        piece: piece
      )
      #expect(other.days == panel.days)
      #expect(other.symbols == panel.symbols)
      #expect(
        other.column(.close)?.map(\.bitPattern) == panel.column(.close)?.map(\.bitPattern)
      )
      #expect(otherRejected == rejected)
    }
  }
}
