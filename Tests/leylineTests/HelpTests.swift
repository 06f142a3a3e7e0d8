import Foundation
import Testing

/// The help of each command, word for word: it is what people learn the program from.
///
/// To accept a change: `leyline help study > Tests/leylineTests/Help/leyline-study.txt`.
@Suite("Help")
struct HelpTests {
  static let commands = [
    [], ["study"], ["align"], ["announcements"], ["correlate"], ["extremes"], ["inspect"],
    ["report"],
    ["sensitivity"], ["serve"], ["vwap"],
    ["simulate"], ["simulate", "data"], ["simulate", "size"], ["simulate", "power"],
  ]

  @Test(arguments: commands)
  func `is what it was`(command: [String]) throws {
    let name = (["leyline"] + command).joined(separator: "-")
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Help/\(name).txt")
    let expected = try String(contentsOf: file, encoding: .utf8)
    let run = try CommandRun(["help"] + command)
    #expect(run.status == 0)
    #expect(run.output == expected)
  }
}
