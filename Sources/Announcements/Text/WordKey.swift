/// A number that stands for a word without regard to the case of its ASCII letters.
///
/// Looking words up by number keeps the readers free of strings: a document becomes tokens once,
/// and months, labels and companies are dictionary look-ups.
///
/// Source: Fowler, Noll, Vo (1991), the 64-bit FNV-1a hash.
struct WordKey: Hashable, Sendable {
  let value: UInt64

  init(_ bytes: some Sequence<UInt8>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      hash = (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01b3
    }
    value = hash
  }

  init(_ word: String) {
    self.init(word.utf8)
  }
}

extension WordKey: ExpressibleByStringLiteral {
  init(stringLiteral word: String) {
    self.init(word.utf8)
  }
}
