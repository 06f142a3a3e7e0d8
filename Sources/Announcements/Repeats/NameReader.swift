/// Finds names and counts in a passage.
struct NameReader {
  let text: TokenizedText
  let companies: [Range<Int>]
  let sums: [Range<Int>]
  let keepsPeople: Bool
  let language: NamedThings.Language

  // MARK: Names

  /// Runs of words with capitals that are neither companies of the directory nor words that begin a
  /// sentence or that many announcements have.
  func names(_ passage: Range<Int>, isHeadline: Bool) -> [NamedThings.Name] {
    // Where most words have capitals, a capital shows nothing.
    let showsNames = language != .german && !(isHeadline && isTitleCase(passage))
    var names: [NamedThings.Name] = []
    var index = passage.lowerBound
    while index < passage.upperBound {
      if let code = code(index, in: passage, isHeadline: isHeadline) { names.append(code) }
      if let medicine = medicine(index, isHeadline: isHeadline) { names.append(medicine) }
      guard isName(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < passage.upperBound, end - index < 5, isName(end),
        text.tokens[end].line == text.tokens[index].line
      { end += 1 }
      let run = index..<end
      if keepsPeople || !isSpeaker(run, in: passage) {
        let begins = beginsSentence(index, in: passage)
        let isAcronym = text.tokens[index].isUppercase && text.tokens[index].count >= 3
        let stems = run.map { DocumentSignature.stem(text.bytes[text.tokens[$0].byteRange]) }
        names.append(
          NamedThings.Name(
            stems: stems,
            text: text.words(text.byteRange(run), atMost: 60),
            isSure: showsNames && (!begins || isAcronym || run.count >= 2)
              || isAcronym && !isAllCapitals(passage),
            isPlace: run.allSatisfy { Self.places.contains(text.tokens[$0].key) },
            isInHeadline: isHeadline,
            isMinor: run.allSatisfy(isOfPeople) || isOwn(run, in: passage),
            letters: letters(of: run),
            isAcronym: isAcronym && run.count == 1
          )
        )
      }
      index = end
    }
    return names
  }

  /// A medicine in small letters; one with a capital is a name as others are.
  private func medicine(_ index: Int, isHeadline: Bool) -> NamedThings.Name? {
    let token = text.tokens[index]
    guard token.kind == .word, token.count >= 8,
      MedicineNames.isName(text.bytes[token.byteRange])
    else { return nil }
    return NamedThings.Name(
      stems: [DocumentSignature.stem(text.bytes[token.byteRange])],
      text: text.words(token.byteRange),
      isSure: true,
      isPlace: false,
      isInHeadline: isHeadline
    )
  }

  /// `Danish`, `Japanese`.
  private func isOfPeople(_ index: Int) -> Bool {
    Self.peoples.contains(text.tokens[index].key)
  }

  /// Whether a name stands right behind the company's own: `TCS BaNCS`.
  private func isOwn(_ run: Range<Int>, in passage: Range<Int>) -> Bool {
    guard run.count == 1, run.lowerBound > passage.lowerBound,
      text.tokens[run.lowerBound].followsSpace
    else { return false }
    let before = text.tokens[run.lowerBound - 1]
    // `Dr Reddy's Duvvada unit` is of a place, not of a thing that the company has named.
    if before.isWord("s") { return false }
    return companies.contains { $0.overlaps(before.byteRange) }
  }

  /// The capitals that the words of a name begin with; all letters of an acronym.
  private func letters(of run: Range<Int>) -> String {
    let bytes =
      run.count == 1
      ? Array(text.bytes[text.tokens[run.lowerBound].byteRange].prefix(8))
      : run.map { text.bytes[Int(text.tokens[$0].start)] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `A350`, `75I`: capitals and figures without a blank between them.
  private func code(_ index: Int, in passage: Range<Int>, isHeadline: Bool) -> NamedThings.Name? {
    guard index + 1 < passage.upperBound else { return nil }
    let (first, second) = (text.tokens[index], text.tokens[index + 1])
    guard !second.followsSpace, Set([first.kind, second.kind]) == [.word, .number],
      first.isUppercase, second.isUppercase
    else { return nil }
    let word = first.kind == .word ? first : second
    let range = text.byteRange(index..<(index + 2))
    guard range.count >= 3, word.count <= 4, !Self.noCodes.contains(word.key),
      !sums.contains(where: { $0.overlaps(range) })
    else { return nil }
    return NamedThings.Name(
      stems: [WordKey(text.bytes[range]).value],
      text: text.words(range),
      isSure: true,
      isPlace: false,
      isInHeadline: isHeadline
    )
  }

  /// Letters beside figures that make no code: periods, currencies and units.
  private static let noCodes = words(
    "fy q h cy rs inr usd eur cr mn bn m k mw gw kv st nd rd th am pm"
  )

  private func isName(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.isCapitalized && token.count >= 3
      && text.bytes[Int(token.start)] < 0x80 && !Self.ordinary.contains(token.key)
      && MonthLexicon.month(token.key) == nil && MonthLexicon.weekday(token.key) == nil
      && !isTicker(index)
      && !companies.contains { $0.overlaps(token.byteRange) }
  }

  /// `NYSE: WIT`, the symbol of a share.
  private func isTicker(_ index: Int) -> Bool {
    index >= 2 && text.tokens[index].isUppercase && text.tokens[index - 1].isMark(.colon)
      && Self.exchanges.contains(text.tokens[index - 2].key)
  }

  private static let exchanges: WordSet = ["nyse", "nasdaq", "nse", "bse", "lse", "jse", "tsx"]

  private func isTitleCase(_ passage: Range<Int>) -> Bool {
    let words = passage.filter { text.tokens[$0].kind == .word && text.tokens[$0].count >= 4 }
    return words.filter { !text.tokens[$0].isCapitalized }.count < 2
  }

  private func isAllCapitals(_ passage: Range<Int>) -> Bool {
    passage.allSatisfy { text.tokens[$0].kind != .word || text.tokens[$0].isUppercase }
  }

  private func beginsSentence(_ index: Int, in passage: Range<Int>) -> Bool {
    guard index > passage.lowerBound, text.tokens[index - 1].line == text.tokens[index].line else {
      return true
    }
    let before = text.tokens[index - 1]
    return before.isMark(.period) || before.isMark(.colon) || before.isMark(.quotation)
      || before.isMark(.question) || before.isMark(.bar)
  }

  /// Whether a name is that of a person who speaks for the company, by the title beside it.
  private func isSpeaker(_ run: Range<Int>, in passage: Range<Int>) -> Bool {
    let after = passage.places(from: run.upperBound, atMost: 3)
    let before = max(passage.lowerBound, run.lowerBound - 3)..<run.lowerBound
    // `with the purchase of Cigniti, CEO Sudhir Singh said`: the officer's own name follows.
    let title = after.first { Self.titles.contains(text.tokens[$0].key) }
    let isOfOther =
      title.map { title in
        text.tokens[title - 1].isMark(.comma) && title + 2 < passage.upperBound
          && (title + 1...title + 2).allSatisfy {
            text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized
          }
      } ?? false
    return before.contains { Self.titles.contains(text.tokens[$0].key) }
      || title != nil && !isOfOther
  }

  // MARK: Counts

  /// Numbers that are no sums, percentages, years, days or clocks.
  func count(
    _ passage: Range<Int>,
    isHeadline: Bool,
    isHead: Bool,
    into counts: inout [NamedThings.Count],
    _ numbers: inout Set<Int64>
  ) {
    var index = passage.lowerBound
    while index < passage.upperBound {
      guard text.tokens[index].kind == .number,
        let (number, end) = FigureReader.number(at: index, in: text), number < 1e12
      else {
        index += 1
        continue
      }
      let value = Int64((number * 100).rounded())
      numbers.insert(value)
      if value >= 10_00, isCount(index..<end, number, in: passage) {
        let unit = unit(after: end, in: passage)
        counts.append(
          NamedThings.Count(
            value: value,
            unit: unit.map { DocumentSignature.stem(text.bytes[text.tokens[$0].byteRange]) },
            text: text.words(
              text.byteRange(index..<(unit.map { $0 + 1 } ?? end)),
              atMost: 60
            ),
            isInHeadline: isHeadline,
            isInHead: isHead
          )
        )
      }
      index = end
    }
  }

  private func isCount(_ tokens: Range<Int>, _ number: Double, in passage: Range<Int>) -> Bool {
    let first = text.tokens[tokens.lowerBound]
    guard first.followsSpace || tokens.lowerBound == passage.lowerBound,
      !(number == number.rounded() && (1900...2200).contains(number) && tokens.count == 1),
      !sums.contains(where: { $0.overlaps(first.byteRange) })
    else { return false }
    if tokens.lowerBound > passage.lowerBound {
      let before = text.tokens[tokens.lowerBound - 1]
      if before.kind == .word, MonthLexicon.month(before.key) != nil { return false }
      // `Form 483` is a form, not a number of things.
      if Self.forms.contains(before.key) { return false }
      // `2:35 PM` is a clock.
      if before.isMark(.colon), !first.followsSpace { return false }
    }
    guard tokens.upperBound < passage.upperBound else { return true }
    let next = text.tokens[tokens.upperBound]
    // `30th`, `10 am`.
    if next.kind == .word, !next.followsSpace && Self.ordinals.contains(next.key) { return false }
    if next.isWord("am") || next.isWord("pm") || next.isWord("ist") { return false }
    if next.isMark(.percent) || next.isMark(.colon) || next.isWord("per") || next.isWord("percent")
      || next.isMark(.slash)
    {
      return false
    }
    guard next.isMark(.hyphen), tokens.upperBound + 1 < passage.upperBound else {
      return next.kind != .word
        || MonthLexicon.month(next.key) == nil && !Self.spans.contains(next.key)
    }
    return !Self.spans.contains(text.tokens[tokens.upperBound + 1].key)
  }

  /// The word that a number counts.
  private func unit(after end: Int, in passage: Range<Int>) -> Int? {
    var index = end
    if index < passage.upperBound, text.tokens[index].isMark(.hyphen) { index += 1 }
    guard index < passage.upperBound, text.tokens[index].kind == .word,
      text.tokens[index].line == text.tokens[end - 1].line
    else { return nil }
    return index
  }

  // MARK: Words

  static func words(_ text: String) -> Set<WordKey> {
    Set(text.split(whereSeparator: \.isWhitespace).map { WordKey($0.utf8) })
  }

  private static let titles = words(
    "ceo cfo coo cto cmd md chairman chairperson chairwoman chief executive president director founder head analyst minister secretary spokesperson spokesman geschäftsführer vorstand"
  )

  /// What a number behind it names, so that it counts nothing.
  private static let forms = words("form regulation section rule clause item schedule article")

  private static let ordinals = words("st nd rd th")

  /// Lengths of time, of which many announcements name the same.
  private static let spans = words("year years month months week weeks day days hour hours minutes")
}
