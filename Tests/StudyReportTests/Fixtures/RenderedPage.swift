import EventStudy
import Testing

@testable import StudyReport

/// A page that a failing test does not print in full.
struct RenderedPage: CustomTestStringConvertible {
  let text: String

  init(_ result: StudyResult) throws {
    text = try HTMLReport.render(result)
  }

  /// The page up to its scripts.
  var markup: Substring {
    text.firstRange(of: "<script>").map { text[..<$0.lowerBound] } ?? text[...]
  }

  var testDescription: String { "a page of \(text.utf8.count) bytes" }

  func contains(_ part: String) -> Bool { text.contains(part) }
}
