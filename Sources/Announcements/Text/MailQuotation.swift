/// The lines of a mail that quote an earlier one.
struct MailQuotation: Sendable {
  private var firstLine: Int?
  private var quoted: Set<Int> = []

  /// Finds the quotation of a text that begins with the header of a mail.
  init(_ text: TokenizedText) {
    guard let header = text.lines.indices.prefix(20).first(where: { Self.isHeader($0, text) })
    else { return }
    for number in text.lines.indices.dropFirst(header + 1) where Self.isOpening(number, text) {
      quoted.insert(number)
      var next = number + 1
      while next < text.lines.count, text.lines[next].isEmpty { next += 1 }
      guard next < text.lines.count, Self.isIndented(next, text) else {
        firstLine = number
        return
      }
      while next < text.lines.count, text.lines[next].isEmpty || Self.isIndented(next, text) {
        quoted.insert(next)
        next += 1
      }
    }
  }

  /// Whether all that follows from a line is the earlier mail.
  func begins(at line: Int) -> Bool { firstLine == line }

  /// Whether a line is one of a quotation that ends before the mail does.
  func quotes(_ line: Int) -> Bool { quoted.contains(line) }

  /// `From: ...`, `Subject: ...`.
  private static func isHeader(_ number: Int, _ text: TokenizedText) -> Bool {
    let line = text.lines[number]
    guard line.count >= 2, text.tokens[line.lowerBound + 1].isMark(.colon) else { return false }
    return headers.contains(text.tokens[line.lowerBound].key)
  }

  /// `On 2 Sep 2025, somebody wrote:`, `-----Original Message-----` or `-----Ursprüngliche Nachricht-----`.
  private static func isOpening(_ number: Int, _ text: TokenizedText) -> Bool {
    let line = text.lines[number]
    guard let last = line.last, line.count >= 3, line.count <= 60 else { return false }
    if text.tokens[line.lowerBound].isMark(.hyphen) {
      let words = line.filter { text.tokens[$0].kind == .word }
      guard (2...3).contains(words.count), let first = words.first,
        let match = originals.match(beginningAt: first, in: text)
      else { return false }
      return match.tokens.contains(words[words.count - 1])
    }
    return text.tokens[last].isMark(.colon) && writes.contains(text.tokens[last - 1].key)
  }

  private static func isIndented(_ number: Int, _ text: TokenizedText) -> Bool {
    text.lines[number].first.map { text.bytes[Int(text.tokens[$0].start)] == 0x3E } ?? false
  }

  private static let originals = PhraseTable<Bool>(
    lists: [
      (
        true,
        "original message, ursprüngliche nachricht, message d origine, mensaje original, mensagem original, messaggio originale, oorspronkelijk bericht"
      )
    ]
  )
  private static let headers: Set<WordKey> = ["from", "subject", "sent", "von", "betreff", "objet"]
  private static let writes: Set<WordKey> = ["wrote", "écrit", "escribió", "scritto", "schrieb"]
}
