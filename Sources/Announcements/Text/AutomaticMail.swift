/// A mail that announces nothing: a machine sends it in answer, because somebody is away or a mail came
/// back, or two people write to each other.
struct AutomaticMail: Sendable {
  /// The words that show it.
  let words: String?

  /// Reads the subject of a mail, or a field that says so.
  init(_ text: TokenizedText, story: DocumentStory) {
    let header = MailHeader(text).lines
    if let headline = story.headline,
      let first = headline.first(where: { text.tokens[$0].kind == .word }),
      let match = Self.subjects.match(beginningAt: first, in: text),
      match.meaning && !header.isEmpty || Self.isSetApart(match.tokens.upperBound, headline, text)
    {
      words = text.words(text.byteRange(match.tokens))
      return
    }
    if let exchange = Self.exchange(story.headline, header: header, text) {
      words = exchange
      return
    }
    let field = header.first { number in
      let line = text.lines[number]
      return line.first.map { Self.fields.match(beginningAt: $0, in: text) != nil } == true
        && line.contains { Self.replied.contains(text.tokens[$0].key) }
    }
    words = field.map { text.words(text.byteRange(text.lines[$0]), atMost: 60) }
  }

  /// The opening of a subject of a mail that answers an answer, `Re: Re: ...`, or that answers a mail which it
  /// quotes: two people write to each other.
  private static func exchange(
    _ headline: Range<Int>?,
    header: Range<Int>,
    _ text: TokenizedText
  ) -> String? {
    guard !header.isEmpty,
      let line = header.first(where: { SubjectLine.isSubject(text.lines[$0], text) })
    else { return nil }
    let subject = text.lines[line]
    let answers = subject.count { index in
      Self.answers.contains(text.tokens[index].key) && index + 1 < subject.upperBound
        && text.tokens[index + 1].isMark(.colon)
    }
    let quotes = text.lines.indices.dropFirst(header.upperBound).contains { number in
      text.lines[number].first.map { text.bytes[Int(text.tokens[$0].start)] == 0x3E } == true
    }
    guard answers >= 2 || answers == 1 && quotes else { return nil }
    return text.words(text.byteRange(subject), atMost: 60)
  }

  private static let answers: WordSet = ["re", "aw", "antw", "rv", "sv"]

  /// Whether a colon or the end of the line follows, so that the words are no beginning of a sentence.
  private static func isSetApart(
    _ index: Int,
    _ headline: Range<Int>,
    _ text: TokenizedText
  ) -> Bool {
    index >= headline.upperBound || text.tokens[index].isMark(.colon)
  }

  /// What such subjects begin with, and whether that is enough within a mail; after the others stands a
  /// colon or nothing.
  private static let subjects = PhraseTable<Bool>(
    lists: [
      (
        true,
        "out of office, out of the office, automatic reply, automated reply, autoreply, auto reply, auto response, automatic response, away from office, undeliverable, undelivered mail, mail delivery failed, mail delivery failure, delivery status notification, delivery failure, returned mail, failure notice, read receipt, abwesenheitsnotiz, automatische antwort, réponse automatique, absence du bureau, respuesta automática, fuera de la oficina, risposta automatica, resposta automática"
      ),
      (
        false,
        "on leave, on vacation, away, ooo, accepted, declined, tentative, not read, message recall, cancelled event, canceled event, abwesend"
      ),
    ]
  )
  private static let fields = PhraseTable<Bool>(
    lists: [(true, "auto submitted, x autoreply, x auto response suppress, precedence")]
  )
  private static let replied: WordSet = ["replied", "yes", "auto_reply"]
}
