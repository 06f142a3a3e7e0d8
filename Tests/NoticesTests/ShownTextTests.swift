import Testing

@testable import Notices

@Suite struct ShownTextTests {
  static let controls = [
    ("plain text, Ünïcode €", "plain text, Ünïcode €"), ("\u{1B}[31mred", "\u{FFFD}[31mred"),
    ("bell\u{7}", "bell\u{FFFD}"), ("back\u{8}space", "back\u{FFFD}space"), ("\u{7F}", "\u{FFFD}"),
    ("\u{9B}31m", "\u{FFFD}31m"), ("over\rwritten", "over\u{FFFD}written"), ("", ""),
    // Marks that turn the direction of writing, and breaks that are no line feeds.
    ("abc\u{202E}fed", "abc\u{FFFD}fed"), ("\u{2066}a\u{2069}", "\u{FFFD}a\u{FFFD}"),
    ("a\u{2028}b\u{2029}", "a\u{FFFD}b\u{FFFD}"),
    // Their neighbours are letters and signs of ordinary writing.
    ("“a” – b\u{2027}\u{202F}c\u{2065}", "“a” – b\u{2027}\u{202F}c\u{2065}"),
  ]

  @Test(arguments: controls)
  func `shows control characters instead of obeying them`(_ text: (raw: String, shown: String)) {
    #expect(text.raw.withoutControls == text.shown)
    #expect(text.raw.onOneLine == text.shown)
  }

  @Test func `keeps the line feeds of a text and shows those of a cell`() {
    #expect("a\nb\tc".withoutControls == "a\nb\tc")
    #expect("a\nb\tc".onOneLine == "a\u{FFFD}b\u{FFFD}c")
  }

  @Test func `escapes in JSON what JSON lets stand`() {
    #expect(
      "{\n\"a\": \"\u{9B}1\u{7F}é\"}".withEscapedControls == "{\n\"a\": \"\\u009b1\\u007fé\"}"
    )
  }

  @Test func `quotes the beginning of a long text and the first of many`() {
    #expect("short".clipped == "short")
    #expect(
      String(repeating: "9", count: 500).clipped
        == "\(String(repeating: "9", count: 80))… (500 bytes)"
    )
    #expect(["a", "b"].quotedList == "\"a\", \"b\"")
    let many = (1...30).map(String.init).quotedList
    #expect(many.hasPrefix("\"1\", \"2\"") && many.hasSuffix("\"12\" and 18 more"))
  }
}
