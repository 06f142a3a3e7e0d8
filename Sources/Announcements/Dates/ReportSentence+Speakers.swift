/// Who says it: a company, or a letter of its own.
extension ReportSentence {
  /// `ABB India published ...`, `the bank announced ...`, and not `a report published on ...`.
  static func isSaidBySomebody(
    _ verb: Int,
    around day: Range<Int>,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Bool {
    if opensPoint(verb, of: text) { return true }
    var place = beforeMarks(verb, in: sentence, of: text)
    // `Yes Bank on Friday, 29 July 2022 said`, `Yes Bank on Friday, 29 July 2022, said`
    if place == day.upperBound, text.tokens[place].isMark(.comma) { place -= 1 }
    if place + 1 == day.upperBound {
      place = beforeMarks(
        beforeMarks(day.lowerBound, in: sentence, of: text),
        in: sentence,
        of: text
      )
    }
    guard place >= sentence.lowerBound else { return false }
    let subject = text.tokens[place]
    return subject.kind == .word && (subject.isCapitalized || subjects.contains(subject.key))
  }

  /// Whether a verb opens a point of a list, of which the name above it and a colon say whose it is.
  ///
  /// `Aurobindo Pharma Ltd:` and below it `* SAID ON SEPT 6, 2018 ...`.
  private static func opensPoint(_ verb: Int, of text: TokenizedText) -> Bool {
    var number = Int(text.tokens[verb].line)
    let point = text.lines[number]
    guard point.lowerBound < verb, isPoint(point, of: text),
      (point.lowerBound..<verb).allSatisfy({ text.tokens[$0].kind == .mark })
    else { return false }
    repeat {
      number -= 1
    } while number >= 0
      && (text.lines[number].isEmpty || isPoint(text.lines[number], of: text))
    guard number >= 0, let last = text.lines[number].last, text.tokens[last].isMark(.colon) else {
      return false
    }
    return text.lines[number].contains { text.tokens[$0].isCapitalized }
  }

  /// Whether a line is a point of a list, behind a star, a hyphen or a dot.
  private static func isPoint(_ line: Range<Int>, of text: TokenizedText) -> Bool {
    guard line.count >= 2, text.tokens[line.lowerBound + 1].followsSpace else { return false }
    return points.contains(Array(text.bytes[text.tokens[line.lowerBound].byteRange]))
  }

  private static let points: [[UInt8]] = ["*", "-", "•"].map { Array($0.utf8) }

  /// The token before another one; a full stop (`Moderna, Inc. issued`) and signs of emphasis are passed over.
  static func beforeMarks(
    _ index: Int,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Int {
    var place = index - 1
    while place > sentence.lowerBound,
      text.tokens[place].isMark(.period) || text.bytes[text.tokens[place].byteRange] == [0x2A]
    { place -= 1 }
    return place
  }

  /// `The letter is dated Saturday, August 19, 2023`, `made public by its letter of 19 June 2024`.
  static func isLetterDay(_ day: Range<Int>, _ verb: Int, in text: TokenizedText) -> Bool {
    guard day.lowerBound >= 2, day.lowerBound > verb else { return false }
    let before = day.lowerBound - 1
    if before == verb, text.tokens[verb].isWord("dated"), isOfExhibit(verb, day, in: text) {
      return true
    }
    if before == verb {
      return text.tokens[verb].isWord("dated") && verb >= 2
        && (text.tokens[verb - 1].isWord("is") || text.tokens[verb - 1].isWord("was"))
        && letters.contains(text.tokens[verb - 2].key)
    }
    return text.tokens[verb].isWord("made") && text.tokens[before].isWord("of")
      && letters.contains(text.tokens[before - 1].key)
  }

  static let letters: WordSet = [
    "letter", "filing", "notice", "disclosure", "intimation", "release",
  ]

  private static let subjects: WordSet = [
    "company", "firm", "bank", "group", "board", "maker", "it", "they", "management", "major",
    "release", "filing", "letter", "notice", "disclosure", "results",
  ]
}
