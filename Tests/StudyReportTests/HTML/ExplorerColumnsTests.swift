import Foundation
import Testing

@testable import StudyReport

struct ExplorerColumnsTests {
  @Test func `counts numbers in steps of the digit that is shown last`() {
    #expect(ShownDigits.percent(0.012345) == 123 && ShownDigits.percent(-0.5) == -5000)
    #expect(ShownDigits.statistic(-1.999) == -200)
    #expect(ShownDigits.pValue(0.0009) == 0 && ShownDigits.pValue(0.0014) == 1)
    #expect(ShownDigits.pValue(0.0496) == 50)
    #expect(ShownDigits.price(0.12345) == 0.1235 && ShownDigits.price(12.345678) == 12.35)
    #expect(ShownDigits.percent(.nan) == nil && ShownDigits.percent(nil) == nil)
    #expect(ShownDigits.percent(.infinity) == nil && ShownDigits.percent(1e300) == nil)
  }

  /// The page has no whole numbers beyond 2^53, and the difference of two steps has to be one.
  @Test(arguments: [9e10, -9e10, 9.2e13, -9.2e13, 1.7e308, -.greatestFiniteMagnitude])
  func `draws nothing that is too large for a page`(value: Double) {
    let steps = ShownDigits.drawn(value)
    #expect((steps == nil) == (abs(value) * 1e5 > 0x1p53))
    #expect(ShownDigits.percent(value) == nil || abs(value) * 1e4 <= 0x1p53)
  }

  @Test func `shows a control character that a text of the data has`() {
    let json = EmbeddedJSON.safe("[\"a\\u001b[2J\\b\\n\\\\u001b\u{9B}\u{202E}<\\\"\"]")
    #expect(json == "[\"a\\ufffd[2J\\ufffd\\n\\\\u001b\u{FFFD}\u{FFFD}\\u003c\\\"\"]")
  }

  @Test func `names a text that comes again once`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func json(_ texts: [String?]) throws -> String {
      String(decoding: try encoder.encode(TextColumn(texts)), as: UTF8.self)
    }
    #expect(try json(["a", "b", nil]) == #"["a","b",null]"#)
    #expect(try json(["a", "b", "a", nil, "a", "b"]) == #"{"i":[0,1,0,-1,0,1],"v":["a","b"]}"#)
    #expect(TextColumn([nil, nil]) == nil)
  }

  @Test func `lets no title end the style of a page`() {
    let text = ReportResources.quoted("A \"B\" </style> \\ 50%\n")
    #expect(text == "\"A \\22 B\\22  \\3c \\2f style\\3e  \\5c  50%\\a \"")
  }
}
