internal import CivilTime

/// Dates in figures: which of them is the day, the month or the year.
extension DateFinder {
  /// Whether two digits at the end of a date are certainly its year.
  ///
  /// Between full stops the day comes first and the year last; on a page only where its language, or that
  /// of the label, writes so.
  func writesYearLast(_ mention: DateMention, label: DateLabel?) -> Bool {
    guard mention.isCompact, mention.doubts.contains(.shortYear) else { return false }
    if !isPage { return label == nil }
    let isStopped = mention.tokens.contains { index in
      text.tokens[index].isMark(.period) && index > mention.tokens.lowerBound
        && text.tokens[index - 1].kind == .number
    }
    return isStopped && (writesDayFirst || label?.writesDayFirst == true)
  }

  /// Whether a date is written `2025年9月2日`.
  func isInSigns(_ mention: DateMention) -> Bool {
    mention.tokens.contains { text.tokens[$0].isWord("年") }
  }

  /// Whether a date such as `31.10.23`, which may be anything in a text, stands at the head of a page, or
  /// fills one of the first lines of a text.
  func isShortDateOfHead(_ mention: DateMention) -> Bool {
    guard mention.doubts.contains(.shortYear), frame.headingLine != nil || !isPage else {
      return false
    }
    let line = Int(text.tokens[mention.tokens.lowerBound].line)
    if !isPage {
      return isAmongFirst(line) && !layout.bodyLines.contains(line)
        && standsAlone(mention, beside: []) == 70
    }
    return frame.place(ofLine: line) == .head && standsAlone(mention, beside: []) != nil
  }

  /// Whether the document writes the month first in figures, as far as it can be told.
  func writesMonthFirst(_ mentions: [DateMention]) -> Bool? {
    var monthFirst = false
    var dayFirst = false
    for mention in mentions {
      if let word = mention.clock?.zoneWord {
        if ClockZone.writesMonthFirst(word) { monthFirst = true } else { dayFirst = true }
      }
      guard mention.otherReading == nil, mention.precision == .day, mention.tokens.count >= 5,
        let first = mention.tokens.first(where: { text.tokens[$0].kind == .number }),
        text.tokens[first].count <= 2,
        text.tokens[first + 1].isMark(.slash)
          || text.tokens[first + 1].isMark(.hyphen),
        text.tokens[first + 2].kind == .number
      else { continue }
      if text.tokens[first].value > 12 { dayFirst = true }
      if text.tokens[first + 2].value > 12 { monthFirst = true }
    }
    if monthFirst != dayFirst { return monthFirst }
    // India writes the day first, and counts in crores of rupees.
    let isIndian = text.tokens.contains { token in
      token.isMark(.rupee)
        || token.kind == .word && token.isCapitalized && Self.indianMarks.contains(token.key)
    }
    return isIndian && !monthFirst ? false : nil
  }

  private static let indianMarks: Set<WordKey> = [
    "nse", "bse", "sebi", "rs", "inr", "crore", "lakh", "mumbai", "delhi", "chennai", "bengaluru",
  ]
}
