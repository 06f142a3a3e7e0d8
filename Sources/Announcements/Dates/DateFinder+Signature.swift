/// The day of the signature of a form of the SEC.
///
/// A form without its stamp of acceptance is dated by whoever signs it, a day or so before it is public at most.
extension DateFinder {
  /// Whether one of the first lines names a form.
  static func isForm(_ text: TokenizedText) -> Bool {
    text.lines.lazy.filter { !$0.isEmpty }.prefix(6).contains { line in
      line.prefix(12).contains { forms.match(beginningAt: $0, in: text) != nil }
    }
  }

  /// Whether a date closes a line below the text that somebody signs, or fills it: `By: /s/ A. Officer, December 2,
  /// 2025`, `Signed: January 13, 2026`.
  func isSignatureDay(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard let first = layout.firstBodyLine, number > first, line.count <= 32,
      (mention.tokens.upperBound..<max(line.upperBound, mention.tokens.upperBound)).allSatisfy({
        text.tokens[$0].kind == .mark
      })
    else { return false }
    let before = line.lowerBound..<mention.tokens.lowerBound
    guard let opening = before.first else { return true }
    if Self.signs.contains(text.tokens[opening].key) { return before.count <= 3 }
    return before.dropFirst().dropLast().contains { index in
      text.tokens[index].isWord("s") && text.tokens[index - 1].isMark(.slash)
        && text.tokens[index + 1].isMark(.slash)
    }
  }

  /// Whether a line below the text is that of a signature: it has the mark of a signature, or stands below the
  /// word.
  func signs(line number: Int) -> Bool {
    let line = text.lines[number]
    if let first = layout.firstBodyLine, number > first,
      line.dropFirst().dropLast().contains(where: { index in
        text.tokens[index].isWord("s") && text.tokens[index - 1].isMark(.slash)
          && text.tokens[index + 1].isMark(.slash)
      })
    {
      return true
    }
    // Between the heading and the day stand the firm, who signs and the office.
    let lines = text.lines[..<number].reversed().lazy.filter { !$0.isEmpty }
    return lines.prefix(6).contains { above in
      above.count <= 3 && above.first.map { Self.signatures.contains(text.tokens[$0].key) } == true
    }
  }

  /// Whether a date fills a line right above whom a letter is to, which a form brings: `April 6, 2024`, `The
  /// Manager, BSE Limited`.
  func isDayOfLetter(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard line.allSatisfy({ mention.tokens.contains($0) || text.tokens[$0].kind == .mark }) else {
      return false
    }
    return text.lines[(number + 1)...].lazy.filter { !$0.isEmpty }.prefix(3).contains { below in
      below.prefix(3).contains { Self.addressees.match(beginningAt: $0, in: text) != nil }
    }
  }

  private static let signatures: WordSet = ["signature", "signatures"]
  private static let addressees = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        the manager, the general manager, the secretary, the listing department, listing department, bse limited,
        bse ltd, national stock exchange, the national stock exchange, dear sir, dear sirs, dear madam, the market
        operations, to the manager, corporate relationship department, department of corporate services
        """
      )
    ]
  )
  private static let signs: WordSet = ["signed", "signature", "date", "dated"]
  private static let forms = PhraseTable<Bool>(
    lists: [
      (
        true,
        "form 8 k, form 6 k, form 8k, form 6k, securities and exchange commission, current report"
      )
    ]
  )
}
