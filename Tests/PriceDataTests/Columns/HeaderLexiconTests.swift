import Testing

@testable import PriceData

@Suite("The lexicon of header words")
struct HeaderLexiconTests {
  @Test func `says the same of every key, searched for or taken apart`() {
    for (key, entry) in HeaderLexicon.all where key.utf8.allSatisfy({ $0 < 0x80 }) {
      let searched = HeaderLexicon.plainEntry(key)
      // A key that only words with accents have is not found as it stands.
      guard !searched.meanings.isEmpty || searched.returns != nil || searched.other != nil else {
        continue
      }
      #expect(searched.meanings == entry.meanings, "\(key)")
      #expect(searched.returns == entry.returns, "\(key)")
      #expect(searched.other == entry.other, "\(key)")
    }
  }

  @Test(arguments: ["close", "volume", "symbol", "date", "vwap"])
  func `finds plain words as they stand`(word: String) {
    #expect(!HeaderLexicon.plainEntry(word).meanings.isEmpty)
  }

  @Test(arguments: ["en", "de", "clo", "losing", "", "close volume", "cl\u{F4}ture"])
  func `finds no languages, parts of words or words with accents`(word: String) {
    #expect(HeaderLexicon.plainEntry(word).meanings.isEmpty)
  }

  @Test func `finds words without their accents once all are taken apart`() {
    #expect(HeaderLexicon.entry("cloture").meanings.contains { $0.role == .field(.close) })
    #expect(HeaderLexicon.entry("eroeffnung").meanings.contains { $0.role == .field(.open) })
  }
}
