import Testing

@testable import StudyReport

struct TextLayoutTests {
  @Test func `breaks between words`() {
    #expect(TextLayout.wrapped("one two three", width: 8) == ["one two", "three"])
    #expect(TextLayout.wrapped("one two three", width: 80, indent: "  ") == ["  one two three"])
    #expect(TextLayout.wrapped("", width: 8).isEmpty)
  }

  @Test func `breaks inside a word that is longer than the line`() {
    #expect(TextLayout.wrapped("a bcdefghij k", width: 4) == ["a", "bcde", "fghi", "j k"])
  }

  @Test func `shortens with an ellipsis`() {
    #expect(TextLayout.shortened("abcdef", width: 4) == "abc…")
    #expect(TextLayout.shortened("abcd", width: 4) == "abcd")
  }

  @Test(arguments: [
    ([0, 0.5, 1], "▁▅█"), ([1, 1], "▁▁"), ([0, .nan, 1], "▁·█"), ([], ""),
  ])
  func `draws a path in one line`(values: [Double], text: String) {
    #expect(Sparkline.text(values) == text)
  }
}
