internal import CivilTime

/// The by-line of an article: the line beside its heading that names its writer, its section or its
/// comments, and one day.
extension DateFinder {
  /// The lines beside the heading of a page that may be a by-line.
  static func linesBesideHeading(_ frame: PageFrame, in text: TokenizedText) -> Set<Int> {
    guard let heading = frame.headingLine else { return [] }
    var lines: Set<Int> = []
    var above = heading - 1
    while above >= 0, frame.place(ofLine: above) == .head, lines.count < 2 {
      if !text.lines[above].isEmpty { lines.insert(above) }
      above -= 1
    }
    var left = 6
    var below = heading + 1
    while below < text.lines.count, left > 0, frame.place(ofLine: below).isOwn {
      if !text.lines[below].isEmpty {
        lines.insert(below)
        left -= 1
      }
      below += 1
    }
    return lines
  }

  /// Whether the lines beside the heading print a single day.
  ///
  /// Several days are those of a list of stories, of events, or of a span.
  func printsOneDay(_ mentions: [DateMention], _ labels: [DateLabel?]) -> Bool {
    var day: CalendarDate?
    for (mention, label) in zip(mentions, labels) where mention.precision == .day {
      // An update and the day of an event are no second publication.
      if label?.kind == .updated || label?.kind == .event { continue }
      let line = Int(text.tokens[mention.tokens.lowerBound].line)
      guard bylines.contains(line), !layout.bodyLines.contains(line), let date = mention.date else {
        continue
      }
      if day ?? date != date { return false }
      day = date
    }
    return true
  }

  /// Whether the line of a date is the by-line of the article.
  ///
  /// `editor — March 11, 2020 add comment` is one; a sentence, the day of an event and a row of figures
  /// are none.
  func isByline(_ mention: DateMention, beside others: [Range<Int>], line number: Int) -> Bool {
    let line = text.lines[number]
    guard isPage ? bylines.contains(number) : isAmongFirst(number) && showsReaders(line, mention),
      !layout.bodyLines.contains(number), !isInSigns(mention)
    else { return false }
    let taken = others.reduce(mention.tokens.count) { $0 + $1.count }
    guard line.count <= taken + 28,
      !DocumentLayout.endsSentence(line, in: text) || line.upperBound == mention.tokens.upperBound
        || endsWithInitial(line),
      leadsToDay(mention, in: line), !goesOn(after: mention, in: line)
    else { return false }
    var (names, numbers, small) = (0, 0, 0)
    for index in line where !mention.tokens.contains(index) {
      if others.contains(where: { $0.contains(index) }) { continue }
      let token = text.tokens[index]
      switch token.kind {
      case .mark:
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar)
          || token.isMark(.euro)
        {
          return false
        }
      case .number: numbers += 1
      case .word:
        if EventWords.contains(token.key) { return false }
        if BylineWords.contains(token.key) { continue }
        if token.isCapitalized { names += 1 } else { small += 1 }
      }
    }
    return names <= 10 && numbers <= 4 && small <= 2
  }

  /// Whether marks part a date of a text from a writer and from what readers did: `by Harish — January 27, 2021 · 4
  /// comments`.
  private func showsReaders(_ line: Range<Int>, _ mention: DateMention) -> Bool {
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    guard first == line.lowerBound || text.tokens[first - 1].kind == .mark,
      next < line.upperBound, text.tokens[next].kind == .mark
    else { return false }
    return (next..<line.upperBound).contains { BylineWords.isOfReaders(text.tokens[$0].key) }
  }

  /// `31/01/2024 | Author: Deepti S.`: the full stop is of a name.
  private func endsWithInitial(_ line: Range<Int>) -> Bool {
    guard let last = line.last, last > line.lowerBound, text.tokens[last].isMark(.period) else {
      return false
    }
    let before = text.tokens[last - 1]
    return before.kind == .word && before.count == 1 && before.isCapitalized
  }

  /// Whether a line beside the heading, or among the first of a text, is stamped with day and hour, whatever
  /// stands beside them: `Compiled from exchange filings, 8 August 2025, 15:10 IST`.
  ///
  /// The hour of a meeting, a call or a deadline is none of publication.
  func isStampedLine(_ mention: DateMention, beside others: [Range<Int>], line number: Int) -> Bool
  {
    guard mention.clock != nil, isPage ? bylines.contains(number) : isAmongFirst(number),
      !layout.bodyLines.contains(number)
    else { return false }
    let line = text.lines[number]
    let taken = others.reduce(mention.tokens.count) { $0 + $1.count }
    // `Large Caps 2 Sep 2025 11:28 PM IST Morning Paper` is of a list.
    let isPhrase = line.contains { index in
      let token = text.tokens[index]
      return !mention.tokens.contains(index) && token.kind == .word && !token.isCapitalized
        && token.count >= 3
    }
    // `26 Jun 2024, 08:21 AM IST i NDTVProfit`: what stands behind a stamp with its clock is the site's.
    let opens =
      !isPage && mention.clock?.zone != nil && mention.tokens.lowerBound == line.lowerBound
      && line.count <= taken + 6
      // `2 Sep 2025, 04:00 PM IST Hotel Ashoka` is of a meeting.
      && line.contains { index in
        let token = text.tokens[index]
        return !mention.tokens.contains(index) && token.kind == .word && !token.isCapitalized
      }
    return (isPhrase || opens) && line.count <= taken + 24
      && !line.contains { index in
        Appointments.contains(text.tokens[index].key) || text.tokens[index].isMark(.percent)
          || text.tokens[index].isMark(.rupee)
      }
  }

  /// Whether a day closes a title behind a dash, a bar or a bracket: `IHCL signs two more in Africa - 4
  /// December 2024`.
  func endsTitle(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard isPage ? number == frame.headingLine : isAmongFirst(number),
      !layout.bodyLines.contains(number), line.count >= mention.tokens.count + 4,
      (mention.tokens.upperBound..<max(line.upperBound, mention.tokens.upperBound)).allSatisfy({
        text.tokens[$0].kind == .mark
      }), mention.tokens.lowerBound > line.lowerBound
    else { return false }
    let before = text.tokens[mention.tokens.lowerBound - 1]
    guard
      before.isMark(.hyphen) && before.followsSpace || before.isMark(.bar)
        || before.isMark(.openParenthesis)
        // `**IPRU Life** - 2QFY24 results, 17 Oct 2023`
        || before.isMark(.comma) && !isPage && number == 0
          && text.bytes[text.tokens[line.lowerBound].byteRange] == [0x2A]
    else { return false }
    return line.contains { text.tokens[$0].kind == .word && !text.tokens[$0].isCapitalized }
      && !line.contains { Appointments.isName(text.tokens[$0].key) }
  }

  /// Whether a line of the head is an exchange's own: `NSE announcement | VEDL | 16-Dec-2025 15:05:18`.
  func isExchangeStamp(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard let clock = mention.clock, clock.tokens.count >= 5, isAmongFirst(number),
      line.contains(where: { text.tokens[$0].isMark(.bar) }),
      line.prefix(4).contains(where: {
        text.tokens[$0].isWord("nse") || text.tokens[$0].isWord("bse")
      })
    else { return false }
    return mention.tokens.upperBound == line.upperBound
  }

  /// The zone of a time; that of the stamp of acceptance on a page of EDGAR is New York's.
  func zone(of mention: DateMention, _ label: DateLabel?) -> ClockZone? {
    guard let clock = mention.clock else { return nil }
    if clock.zone == nil, label?.phrase == "accepted",
      text.tokens.prefix(80).contains(where: { $0.isWord("edgar") })
    {
      return .unitedStates(standardMinutes: -300)
    }
    return clock.zone
  }

  /// Whether what stands before a date parts it from a sentence: nothing, a mark, a name.
  private func leadsToDay(_ mention: DateMention, in line: Range<Int>) -> Bool {
    guard mention.tokens.lowerBound > line.lowerBound else { return true }
    let before = mention.tokens.lowerBound - 1
    let token = text.tokens[before]
    guard token.kind == .word else { return !token.isMark(.colon) }
    if Self.joints.contains(token.key) {
      return (line.lowerBound..<before).contains { BylineWords.names(text.tokens[$0].key) }
    }
    if token.isCapitalized || BylineWords.contains(token.key) { return true }
    // `Autor: annamuster 2. September 2025`
    return (line.lowerBound..<before).contains { BylineWords.names(text.tokens[$0].key) }
      && before - line.lowerBound <= 4
  }

  /// Whether a sentence goes on after a date: `March 11, 2020 was a good day`.
  private func goesOn(after mention: DateMention, in line: Range<Int>) -> Bool {
    guard mention.tokens.upperBound < line.upperBound else { return false }
    let next = text.tokens[mention.tokens.upperBound]
    return next.kind == .word && !next.isCapitalized && !BylineWords.contains(next.key)
  }
}

/// The words of by-lines.
enum BylineWords {
  /// Whether a word stands beside the name of a writer, or says what readers may do.
  static func contains(_ word: WordKey) -> Bool { words.contains(word) || writers.contains(word) }

  /// Whether the name of a writer follows a word.
  static func names(_ word: WordKey) -> Bool { writers.contains(word) }

  /// Whether a word says what readers did or may do with a text.
  static func isOfReaders(_ word: WordKey) -> Bool { readers.contains(word) }

  private static let readers: WordSet = [
    "comment", "comments", "views", "likes", "reply", "replies", "kommentar",
    "kommentare",
    "commentaire", "commentaires", "comentario", "comentarios", "commento", "commenti",
  ]

  private static let writers: WordSet = [
    "by", "von", "par", "por", "di", "door", "da", "author", "autor", "autorin", "auteur", "autore",
    "written", "posted", "published", "verfasst", "geschrieben", "erstellt", "gepostet",
    "publiziert",
    "veröffentlicht", "publié", "publicado", "pubblicato", "escrito", "scritto", "écrit", "text",
  ]

  private static let words: WordSet = [
    "comment", "comments", "add", "post", "email", "mail", "print", "share", "shares", "view",
    "views", "like", "likes", "leave", "reply", "no", "read", "reads", "min", "mins", "minute",
    "minutes", "words", "tag", "tags", "category", "categories", "filed", "under", "editor",
    "admin",
    "staff", "bureau", "desk", "reporter", "correspondent", "updated", "kommentar", "kommentare",
    "kommentieren", "meinung", "meinungen", "drucken", "ausdrucken", "seite", "teilen", "kategorie",
    "kategorien", "lesezeit", "minuten", "redaktion", "red", "uhr", "um", "at", "à", "alle", "ore",
    "commentaire", "commentaires", "comentario", "comentarios", "commento", "commenti", "lectura",
    "lecture", "lettura", "lire", "and", "und", "et", "y", "e", "of", "the", "des", "der", "die",
    "de", "la", "du", "le", "el", "il", "del", "h",
  ]
}

/// The words of what is to happen at a day and an hour.
enum Appointments {
  /// Whether a word tells it.
  static func contains(_ word: WordKey) -> Bool { names.contains(word) || words.contains(word) }

  /// Whether a word names a meeting or the like.
  static func isName(_ word: WordKey) -> Bool { names.contains(word) }

  private static let names: WordSet = [
    "meeting", "meetings", "meet", "call", "conference", "webinar", "webcast", "summit", "agm",
    "egm", "auction", "hearing", "deadline", "record", "ex", "expiry", "event", "events",
  ]
  private static let words: WordSet = [
    "hours", "due", "until", "till", "closes", "opens", "begins",
    "starts", "start", "ends", "register", "registration", "expires", "valid", "session", "join",
    "dial", "investor", "closed", "captured", "archived",
    "printed", "accessed", "retrieved", "downloaded", "saved", "visited",
  ]
}

/// The words of what happens on a day that is not the one of publication.
enum EventWords {
  /// Whether a word names an event, a period or a deadline.
  static func contains(_ word: WordKey) -> Bool { words.contains(word) }

  private static let words: WordSet = [
    "meeting", "meetings", "conference", "webinar", "call", "summit", "event", "events", "agm",
    "egm",
    "tour", "festival", "fair", "expo", "session", "hearing", "auction", "festivities", "premiere",
    "concert", "match", "kick", "deadline", "due", "until", "till", "from", "since", "valid",
    "expiry",
    "expires", "effective", "record", "ex", "payment", "maturity", "opens", "opening", "opened",
    "closes", "closing", "closed", "begins", "began", "starts", "started", "start", "ends", "ended",
    "ending", "end", "quarter", "quarterly", "half", "year", "years", "period", "month", "months",
    "week", "fiscal", "fy", "as", "born", "died", "founded", "established", "incorporated",
    "listed",
    "listing", "launch", "launched", "release", "released", "available", "sold", "next", "accessed",
    "retrieved", "archived", "captured", "copyright", "signed", "agreement",
    "sitzung", "tagung", "konferenz", "messe", "veranstaltung", "veranstaltungen", "termin",
    "termine", "hauptversammlung", "versammlung", "konzert", "seminar", "kongress", "frist",
    "bis", "ab", "seit", "beginn", "beginnt", "ende", "endet", "quartal", "halbjahr",
    "geschäftsjahr",
    "jahr", "stichtag", "kinostart", "erscheint", "geboren", "gestorben", "woche", "wochenbericht",
    "réunion", "conférence", "assemblée", "colloque", "salon", "jusqu", "jusqu'au", "depuis",
    "trimestre", "semestre", "exercice", "reunión", "conferencia", "asamblea", "junta", "hasta",
    "desde", "ejercicio", "riunione", "conferenza", "assemblea", "convegno", "fino", "dal",
    "esercizio",
    "बैठक", "सम्मेलन",
  ]
}
