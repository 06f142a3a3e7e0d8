import Testing

@testable import Announcements

@Suite("Character references")
struct CharacterReferencesTests {
  /// Returns a text with every reference resolved, as a page is read.
  private static func page(_ text: String) -> String {
    var references = CharacterReferences()
    var plain: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      let reference = byte == UInt8(ascii: "&") ? references.reference(in: rest) : nil
      plain += reference?.characters ?? [byte]
      rest = rest.dropFirst(reference?.length ?? 1)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func feed(_ text: String) -> String {
    var references = CharacterReferences()
    return references.decoded(Array(text.utf8)[...])
  }

  @Test(arguments: [
    ("El Ni&ntilde;o", "El Niño"), ("Cr&egrave;me &Eacute;lite", "Crème Élite"),
    ("it&rsquo;s so&hellip;", "it’s so…"), ("&#x20B9;5 &#8377;6 &#X20b9;7", "₹5 ₹6 ₹7"),
    ("R&amp;D, a&lt;b &quot;c&quot; d&apos;s", "R&D, a<b \"c\" d's"),
    ("&amp;lt;", "&lt;"), ("a&nbsp;b&#160;c", "a b c"), ("&CounterClockwiseContourIntegral;", "∳"),
    ("&NotEqualTilde; &fjlig;", "≂\u{338} fj"), ("&#150;&#0;", "–\u{FFFD}"), ("a&#10;b", "a\nb"),
    ("&semi;&amp;", ";&"),
  ])
  func `resolves names and numbers`(text: String, plain: String) {
    #expect(Self.page(text) == plain)
    #expect(Self.feed(text) == plain)
  }

  @Test(arguments: [
    ("&copy 2025", "© 2025"), ("&eacute", "é"), ("&ampere", "&ere"), ("&pound5", "£5"),
    ("&#8377 5", "₹ 5"), ("&notit", "¬it"),
  ])
  func `needs no semicolon on pages where HTML needs none, and always in XML`(
    text: String,
    plain: String
  ) {
    #expect(Self.page(text) == plain)
    #expect(Self.feed(text) == text)
  }

  @Test(arguments: ["AT&T", "a & b", "&;", "&bogus;", "&hellip", "&#;", "&", "M&M's", "&é;"])
  func `leaves alone what is not a reference`(text: String) {
    #expect(Self.page(text) == text)
    #expect(Self.feed(text) == text)
  }
}
