import EventStatistics
import Foundation
import Testing

@Suite("Documents of the models and tests")
struct DocumentationTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let tests =
    InferenceMethod.allCases.map(\.rawValue) + SingleEventMethod.allCases.map(\.rawValue)
  static let models = ExpectedReturnMethod.allCases.map(\.rawValue)

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: "docs/" + path), encoding: .utf8)
  }

  private func rows(_ page: String) -> [Substring] {
    page.split(separator: "\n").filter { $0.hasPrefix("|") }
  }

  @Test(arguments: tests)
  func `every test has a page with all that a reader looks for`(identifier: String) throws {
    let page = try text("tests/\(identifier).md")
    #expect(page.hasPrefix("# `\(identifier)`: "))
    let headings = [
      "Formula", "Null hypothesis", "Assumptions", "When it fails", "By hand",
      "What other programs print", "Source", "Where it is",
    ]
    for heading in headings { #expect(page.contains("\n## \(heading)\n"), "\(heading)") }
  }

  @Test(arguments: models)
  func `every model has a page with all that a reader looks for`(identifier: String) throws {
    let page = try text("models/\(identifier).md")
    #expect(page.hasPrefix("# `\(identifier)`: "))
    let headings = [
      "Fit", "Prediction error", "When to use it", "When not", "By hand", "What other programs do",
      "Source", "Where it is",
    ]
    for heading in headings { #expect(page.contains("\n## \(heading)\n"), "\(heading)") }
  }

  @Test func `the index and the table of statistics have a row for each identifier`() throws {
    let index = try text("README.md")
    let statistics = try text("statistics.md")
    for (folder, identifiers) in [("tests", Self.tests), ("models", Self.models)] {
      for identifier in identifiers {
        let cell = "| [`\(identifier)`](\(folder)/\(identifier).md) |"
        #expect(rows(index).contains { $0.hasPrefix(cell) }, "\(identifier) in README.md")
        #expect(rows(statistics).contains { $0.hasPrefix(cell) }, "\(identifier) in statistics.md")
      }
    }
    #expect(
      !rows(statistics).contains { $0.contains("| ? |") },
      "an error that was never filled in"
    )
  }

  @Test func `no page describes what does not exist`() throws {
    for (folder, identifiers) in [("tests", Self.tests), ("models", Self.models)] {
      let path = Self.root.appending(path: "docs/" + folder).path()
      let pages = try FileManager.default.contentsOfDirectory(atPath: path)
      #expect(Set(pages) == Set(identifiers.map { $0 + ".md" }))
    }
  }

  /// A page repeats the rows of its test, so that nobody has to search them in eight tables.
  @Test(arguments: tests)
  func `the sizes on a page are those of the simulation`(identifier: String) throws {
    var (known, window): (Set<String>, String) = ([], "")
    for line in try text("which-test-to-trust.md").split(separator: "\n") {
      if line.hasPrefix("<!-- table: ") { window = String(line.dropFirst(12).dropLast(4)) }
      let start = "| `\(identifier)` |"
      if line.hasPrefix(start) { known.insert("| \(window) |" + line.dropFirst(start.count)) }
    }
    for window in ["day 0", "-1..1", "-10..10"] {
      let start = "| \(window) |"
      let quoted = rows(try text("tests/\(identifier).md")).filter { $0.hasPrefix(start) }
      let simulated = known.filter { $0.hasPrefix(start) }
      #expect(Set(quoted.map(String.init)) == simulated, "\(window)")
    }
  }

  @Test func `every decision and every document is listed`() throws {
    let readme = try text("README.md")
    for folder in ["decisions", "tests", "models"] {
      let path = Self.root.appending(path: "docs/\(folder)").path()
      for file in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      where file.hasSuffix(".md") {
        #expect(readme.contains("(\(folder)/\(file))"), "\(folder)/\(file)")
      }
    }
    let llms = try text("llms.txt")
    // What is left of a usage whose options were taken out of it.
    #expect(!llms.contains(" ] "), "run `make docs`")
  }

  @Test func `every link within the documents leads to a file`() throws {
    let docs = Self.root.appending(path: "docs")
    let files = try #require(FileManager.default.enumerator(atPath: docs.path()))
    for case let path as String in files where path.hasSuffix(".md") {
      let folder = docs.appending(path: path).deletingLastPathComponent()
      for part in try text(path).components(separatedBy: "](").dropFirst() {
        let target = part.prefix { $0 != ")" && $0 != "#" }
        guard !target.isEmpty, !target.contains("://") else { continue }
        let file = folder.appending(path: String(target))
        #expect(
          FileManager.default.fileExists(atPath: file.path(percentEncoded: false)),
          "\(path): \(target)"
        )
      }
    }
  }
}
