/// Words that pages glue together where they drop a tag: `RaoUpdated`, `ISTShare`, `IST` before Hindi.
///
/// Only a label of dates at the end and a clock at the beginning are cut off, because names such as
/// `InfoEdge` are one word.
enum GluedWords {
  /// Where a word may be cut: before a capital, or where its script changes.
  struct Joint: Sendable {
    private var first: Int?
    private var last: Int?

    /// Notes a letter of a word that is not a small one of ASCII.
    mutating func note(_ index: Int, after start: Int, in bytes: [UInt8]) {
      guard index > start else { return }
      let before = bytes[index - 1]
      if bytes[index] < 0x80 {
        // `RaoUpdated`, or `ISTShare`, whose small letter comes later.
        let isSmall = before >= 0x61 && before <= 0x7A
        let opens = index + 1 < bytes.count && bytes[index + 1] >= 0x61 && bytes[index + 1] <= 0x7A
        guard isSmall || opens else { return }
      } else if before >= 0x80 {
        return
      }
      if first == nil { first = index }
      last = index
    }

    /// The place at which a word is cut, or nothing where it is one word.
    func split(_ word: Range<Int>, of bytes: [UInt8]) -> Int? {
      guard let first, let last else { return nil }
      if clocks.contains(WordKey(bytes[word.lowerBound..<first])) { return first }
      return labels.contains(WordKey(bytes[last..<word.upperBound])) ? last : nil
    }
  }

  private static let clocks: Set<WordKey> = [
    "am", "pm", "ist", "utc", "gmt", "bst", "est", "edt", "cst", "pst", "cet", "cest", "mez",
    "mesz",
    "uhr", "hrs", "sgt", "hkt", "jst",
  ]

  private static let labels: Set<WordKey> = [
    "updated", "published", "posted", "modified", "edited", "released", "issued", "aktualisiert",
    "veröffentlicht",
  ]
}
