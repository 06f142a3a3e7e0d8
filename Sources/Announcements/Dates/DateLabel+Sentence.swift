/// The sentence in which a site says when it published what stands above it.
extension DateLabel {
  /// `This entry was posted on ...`, `Dieser Beitrag wurde am ... um ... veröffentlicht`,
  /// `Cet article a été publié le ...`, `Este artículo fue publicado el ...`, `Questo articolo è stato
  /// pubblicato il ...`.
  ///
  /// A sentence of the story tells of something else: it does not speak of this entry.
  static func sentence(
    around mention: DateMention,
    line: Range<Int>,
    in text: TokenizedText
  ) -> DateLabel? {
    var index = mention.tokens.lowerBound - 1
    func isWord(_ words: WordSet) -> Bool {
      index >= line.lowerBound && text.tokens[index].kind == .word
        && words.contains(text.tokens[index].key)
    }
    while isWord(prepositions) { index -= 1 }
    guard index >= line.lowerBound else { return nil }
    var participle: Int? = isWord(participles) ? index : nil
    if participle != nil { index -= 1 }
    while isWord(adverbs) || isWord(prepositions) { index -= 1 }
    guard isWord(auxiliaries) else { return nil }
    while isWord(auxiliaries) { index -= 1 }
    if participle == nil {
      let after = mention.tokens.upperBound..<max(mention.tokens.upperBound, line.upperBound)
      participle = after.prefix(10).first { participles.contains(text.tokens[$0].key) }
    }
    guard let participle else { return nil }
    let word = text.tokens[participle].key
    let start = max(line.lowerBound, index - 3)
    guard
      posts.contains(word) || index < line.lowerBound || namesThis(start..<(index + 1), in: text)
        || index - line.lowerBound < 12
          && namesThis(line.lowerBound..<min(line.lowerBound + 2, index + 1), in: text)
    else { return nil }
    return DateLabel(
      kind: changes.contains(word) ? .updated : .dated,
      phrase: text.words(text.tokens[participle].byteRange).lowercased(),
      firstToken: mention.tokens.lowerBound
    )
  }

  /// `This post first appeared on my other blog, Ahmedabad Notes, on 11 March 2025`: the day of a text that
  /// stands here again.
  static func firstAppearance(
    before mention: DateMention,
    line: Range<Int>,
    in text: TokenizedText
  ) -> DateLabel? {
    let first = mention.tokens.lowerBound
    guard first > line.lowerBound, prepositions.contains(text.tokens[first - 1].key) else {
      return nil
    }
    var index = first - 2
    while index >= max(line.lowerBound, first - 16), !text.endsSentence(at: index) {
      if let match = appearances.match(endingAt: index, in: text) {
        return DateLabel(
          kind: .published,
          phrase: match.phrase,
          firstToken: match.tokens.lowerBound
        )
      }
      index -= 1
    }
    return nil
  }

  /// `Author: A. Writer am 29.12.2010, 13:36 Uhr`: a line of its own that says who wrote it and when.
  static func author(
    of mention: DateMention,
    line: Range<Int>,
    in text: TokenizedText
  ) -> DateLabel? {
    guard mention.clock != nil, line.count <= mention.tokens.count + 9,
      mention.tokens.upperBound + 1 >= line.upperBound,
      mention.tokens.lowerBound - line.lowerBound >= 4,
      authors.contains(text.tokens[line.lowerBound].key),
      text.tokens[line.lowerBound + 1].isMark(.colon),
      prepositions.contains(text.tokens[mention.tokens.lowerBound - 1].key)
    else { return nil }
    return DateLabel(kind: .dated, phrase: "author", firstToken: line.lowerBound)
  }

  private static let authors: WordSet = ["author", "autor", "autorin", "auteur", "autore"]
  private static let appearances = PhraseTable<Bool>(
    lists: [
      (
        true,
        "first appeared, originally appeared, first ran, originally ran, first carried, first published, originally published, first posted, originally posted, was first sent"
      )
    ]
  )

  /// `This entry`, `dieser Beitrag`.
  private static func namesThis(_ words: Range<Int>, in text: TokenizedText) -> Bool {
    words.dropLast().contains { index in
      pronouns.contains(text.tokens[index].key) && entries.contains(text.tokens[index + 1].key)
    }
  }

  private static let prepositions: WordSet = [
    "on", "at", "am", "vom", "le", "el", "il", "the", "den", "dem", "vor", "in", "di", "de",
  ]
  private static let adverbs: WordSet = [
    "last", "first", "originally", "zuletzt", "erstmals", "zuerst",
  ]
  private static let auxiliaries: WordSet = [
    "was", "has", "been", "wurde", "a", "été", "fue", "ha", "sido", "è", "stato", "stata",
  ]
  /// What only a site says of its own texts.
  private static let posts: WordSet = ["gepostet", "gebloggt"]
  private static let changes: WordSet = [
    "updated", "modified", "edited", "changed", "revised", "aktualisiert", "geändert", "bearbeitet",
    "modifié", "modifiée", "modificado", "modificada", "actualizado", "actualizada", "modificato",
    "modificata", "aggiornato", "aggiornata",
  ]
  private static let participles = changes.union([
    "published", "posted", "written", "created", "gepostet", "gebloggt", "veröffentlicht",
    "publiziert", "geschrieben", "verfasst", "erstellt", "eingestellt", "publié", "publiée",
    "posté",
    "postée", "écrit", "publicado", "publicada", "escrito", "escrita", "pubblicato", "pubblicata",
    "scritto", "scritta",
  ])
  private static let pronouns: WordSet = [
    "this", "dieser", "diese", "dieses", "der", "die", "das", "cet", "cette", "ce", "este", "esta",
    "questo", "questa", "quest",
  ]
  private static let entries: WordSet = [
    "entry", "post", "article", "page", "story", "item", "beitrag", "artikel", "eintrag", "seite",
    "text", "posting", "billet", "entrada", "artículo", "página", "nota", "articolo", "voce",
    "pagina",
  ]
}
