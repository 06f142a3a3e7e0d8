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
