/// A quick test that most words of a text are not among the words of a table.
///
/// One bit for each of 4096 remainders of the word's number; a set bit may be another word's, so
/// the table itself decides. Nineteen of twenty look-ups end here.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 64)

  init(_ words: some Sequence<WordKey>) {
    for word in words { insert(word) }
  }

  mutating func insert(_ word: WordKey) {
    bits[Int(word.value >> 6 & 63)] |= 1 << (word.value & 63)
  }

  func mayContain(_ word: WordKey) -> Bool {
    bits[Int(word.value >> 6 & 63)] & (1 << (word.value & 63)) != 0
  }
}
