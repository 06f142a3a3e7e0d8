import Foundation
import Notices
import Testing

@testable import PriceData

/// Closes that lie outside the lows and highs of their rows.
@Suite("Closes outside of their range")
struct CloseOutsideTests {
  private static func rows(_ close: (Int) -> Double) -> String {
    "Date,High,Low,Close\n"
      + (10..<30).map { "2024-01-\($0),\($0 + 2),\($0 - 2),\(close($0))\n" }.joined()
  }

  private func message(_ count: Int, threads: Int) throws -> String? {
    let files = try TemporaryFiles()
    let paths = try (0..<count).map { file in
      try files.write(
        Self.rows { file == 1 ? Double($0) + 40 : Double($0) + 0.5 },
        "S\(100 + file).csv"
      )
    }
    do {
      _ = try PriceLoader(options: PriceLoadOptions(threads: threads)).load(paths)
      return nil
    } catch {
      return error.message.text(.option).replacingOccurrences(of: files.folder + "/", with: "")
    }
  }

  @Test(arguments: [2, 64], [1, 2, 8])
  func `are refused whichever files are read with theirs`(count: Int, threads: Int) throws {
    let said = try #require(try message(count, threads: threads))
    #expect(said.hasPrefix("S101.csv: "), "\(said)")
    #expect(said.contains("\"Close\""), "\(said)")
    #expect(said == (try message(2, threads: 1)))
  }
}
