import EventStatistics
import Foundation
import Testing

/// The options that the pages for those who know other programs name.
@Suite("Options of the pages about other programs")
struct ComingFromOptionTests {
  private static let folder = CommandRun.repository.appending(path: "docs/coming-from")

  @Test func `every option that a page names exists, and every test and model`() throws {
    let help = try ["study", "correlate", "inspect", "align"].map {
      try CommandRun(["help", $0]).output
    }.joined()
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(pages.count == 5)
    for page in pages {
      let text = try String(contentsOf: Self.folder.appending(path: page), encoding: .utf8)
      for option in text.matches(of: /--[a-z]+(?:-[a-z]+)*/) {
        #expect(
          help.contains("\(option.0) ") || help.contains("\(option.0)\n"),
          "\(page): \(option.0)"
        )
      }
      for match in text.matches(of: /--convention ((?:[a-z_0-9]+ ?)+)/) {
        for name in match.1.split(separator: " ") where name.allSatisfy({ !$0.isUppercase }) {
          #expect(
            InferenceConvention(rawValue: String(name)) != nil || name == "NAME",
            "\(page): \(name)"
          )
        }
      }
      for match in text.matches(of: /--model ([a-z_0-9]+)/) {
        #expect(ExpectedReturnMethod(rawValue: String(match.1)) != nil, "\(page): \(match.1)")
      }
    }
  }
}
