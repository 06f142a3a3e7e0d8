/// The lines of a mail above its text: `From: ...`, `Received: ...`, `Subject: ...`.
struct MailHeader: Sendable {
  /// The lines of the header, none where the text is no mail.
  let lines: Range<Int>

  init(_ text: TokenizedText) {
    guard let first = text.lines.firstIndex(where: { !$0.isEmpty }),
      Self.field(of: text.lines[first], text) != nil
    else {
      lines = 0..<0
      return
    }
    let end = text.lines[first...].firstIndex(where: \.isEmpty) ?? text.lines.count
    let fields = Set((first..<end).compactMap { Self.field(of: text.lines[$0], text) })
    // One label may stand above any text, and a letter may say whom it is from.
    let isMail =
      Self.senders.contains { fields.isSuperset(of: $0) } || fields.contains("received")
      || fields.contains("return-path")
    lines = isMail ? first..<end : 0..<0
  }

  /// Whether the first bytes of a file are the header of a mail.
  static func begins(_ bytes: [UInt8]) -> Bool {
    // Most documents are none, and their first word shows it.
    let name = bytes.drop { $0 <= 0x20 }.prefix(80)
    guard let colon = name.firstIndex(of: 0x3A) else { return false }
    // `De :` of France has a blank before its colon.
    var word = name[..<colon]
    while let last = word.last, last == 0x20 || last == 0xA0 || last == 0xC2 { word.removeLast() }
    guard word.allSatisfy({ $0 == 0x2D || (0x41...0x5A).contains($0 & 0xDF) }) else { return false }
    return !MailHeader(TokenizedText(Array(bytes.prefix(4096)))).lines.isEmpty
  }

  /// The fields of who sends a mail and of what, as programs of some languages name them.
  private static let senders: [Set<String>] = [
    ["from", "subject"], ["von", "betreff"], ["de", "objet"], ["de", "asunto"], ["de", "assunto"],
    ["da", "oggetto"], ["van", "onderwerp"],
  ]

  /// The name of the field that a line begins, in small letters.
  private static func field(of line: Range<Int>, _ text: TokenizedText) -> String? {
    guard let colon = line.prefix(8).first(where: { text.tokens[$0].isMark(.colon) }),
      colon > line.lowerBound,
      (line.lowerBound..<colon).allSatisfy({ index in
        let token = text.tokens[index]
        return (token.kind == .word || token.isMark(.hyphen))
          && (index == line.lowerBound || !token.followsSpace)
      })
    else { return nil }
    return text.words(text.byteRange(line.lowerBound..<colon), atMost: 40).lowercased()
  }
}
