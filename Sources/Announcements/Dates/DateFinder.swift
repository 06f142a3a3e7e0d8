internal import CivilTime

/// Finds every date of a document and says what each stands for.
///
/// | date | score |
/// |---|---|
/// | labelled as disseminated | 98 |
/// | mark-up: published; of a `time` tag | 97; 96 |
/// | labelled as published, as received, `Date:` | 95, 94, 90 |
/// | mark-up: updated | 82 |
/// | labelled as updated | 80 |
/// | a sentence that says when the announcement was made | 75 |
/// | mast-head; a month alone; with words beside it, or the clock of a page | 70; 60; 40 |
/// | dateline | 65 |
/// | mark-up: a `time` tag that does not say of what | 60 |
/// | the day in the address of a page before the name of the story; alone | 55; 30 |
/// | closing line | 40 |
/// | labelled date of another story's teaser | 20 |
/// | sentence, relative, future, historical, event, boilerplate | 0 |
///
/// The scores of the mark-up are those of ``DocumentAnalyzer``. Only a score of 50 or more becomes the
/// publication date without review, and a score of 0 never does.
struct DateFinder {
  let text: TokenizedText
  let layout: DocumentLayout
  let frame: PageFrame
  /// The lines beside the heading of a page that may be its by-line.
  let bylines: Set<Int>
  /// Whether the text is that of a page, in which blanks stand for mark-up and part no columns.
  let isPage: Bool
  /// Whether the text is a form of the SEC, which its signature dates.
  private let isOfForm: Bool
  let writesDayFirst: Bool

  /// Creates a finder; a page may have a heading, and a language that writes the day first.
  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    isPage: Bool = false,
    headingLine: Int? = nil,
    writesDayFirst: Bool = false
  ) {
    self.text = text
    self.layout = layout
    self.isPage = isPage
    isOfForm = Self.isForm(text)
    self.writesDayFirst = writesDayFirst
    frame = PageFrame(text, layout: layout, headingLine: headingLine)
    bylines = Self.linesBesideHeading(frame, in: text)
  }

  /// Returns the dates in the order of the document.
  func candidates() -> [DateCandidate] {
    let mentions = ProseDateScanner(text).mentions()
    let isAmbiguous = mentions.contains { $0.otherReading != nil }
    let monthFirst = writesDayFirst ? false : isAmbiguous ? writesMonthFirst(mentions) : nil
    let labels = mentions.map { DateLabel(before: $0, in: text, hasColumns: !isPage) }
    let ranges = DateRanges(mentions, in: text)
    let hasOneDay = isPage ? printsOneDay(mentions, labels) : printsOneHeadDay(mentions, labels)
    let stated = mentions.indices.compactMap { index in
      candidate(
        mentions[index],
        label: labels[index],
        beside: labelledTokens(beside: index, mentions, labels),
        isOfRange: ranges.contains(index),
        isOnlyDay: hasOneDay,
        isOnlyDayOfLine: isOnlyDayOfLine(index, among: mentions),
        isOfFigures: isOfFigures(index, among: mentions, labels),
        monthFirst: monthFirst
      )
    }
    let sentences = AnnouncementSentence.all(in: text, layout: layout)
    let relative = RelativeDateScanner(text, layout: layout).candidates(
      outside: mentions.map(\.tokens),
      sentences: sentences
    )
    let stamps = isPage ? [] : AgencyStamp.candidates(in: text)
    let dates =
      relative.isEmpty && stamps.isEmpty
      ? stated
      : (stated + relative + stamps).sorted { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
    return sentences.isEmpty ? reported(dates) : marked(dates, by: sentences)
  }

  /// Marks the day on which a first sentence says that a company made it known.
  private func reported(_ dates: [DateCandidate]) -> [DateCandidate] {
    let days = dates.indices.filter { index in
      dates[index].role == .sentence
        && (dates[index].publication != nil || dates[index].relativeDay != nil
          || dates[index].monthAndDay != nil)
    }
    guard !days.isEmpty else { return dates }
    let words = days.map { index in
      ReportSentence.Day(
        tokens: text.tokens(in: dates[index].byteRange),
        isRelative: dates[index].publication == nil
      )
    }
    guard let sentence = ReportSentence.first(among: words, in: text, layout: layout),
      let place = words.firstIndex(where: { $0.tokens == sentence.day })
    else { return dates }
    var dates = dates
    let index = days[place]
    // `on Friday said it will buy`: the day of the report lies behind it.
    switch dates[index].relativeDay {
    case .weekday(let weekday, _)?:
      dates[index].relativeDay = .weekday(weekday, isAhead: false)
    case .offset(let days)? where days > 0: return dates
    default: break
    }
    dates[index].role = .announced
    dates[index].isReport = true
    dates[index].isOfAct = sentence.tellsAct
    dates[index].score = 75
    dates[index].statedPart = sentence.partOfDay
    dates[index].quote = text.words(text.byteRange(sentence.tokens), atMost: 120)
    return dates
  }

  /// Marks the dates of sentences that say when the announcement was made.
  private func marked(
    _ dates: [DateCandidate],
    by sentences: [AnnouncementSentence]
  ) -> [DateCandidate] {
    var dates = dates
    for sentence in sentences {
      let range = text.byteRange(sentence.tokens)
      let own = dates.indices.filter { index in
        dates[index].role == .sentence && range.contains(dates[index].byteRange.lowerBound)
          && (dates[index].publication != nil || dates[index].relativeDay != nil)
      }
      guard let index = own.first(where: { dates[$0].publication != nil }) ?? own.first else {
        continue
      }
      dates[index].role = .announced
      dates[index].score = 75
      dates[index].statedPart = sentence.partOfDay
      dates[index].quote = text.words(range, atMost: 120)
    }
    return dates
  }

  private func candidate(
    _ mention: DateMention,
    label: DateLabel?,
    beside others: [Range<Int>],
    isOfRange: Bool,
    isOnlyDay: Bool,
    isOnlyDayOfLine: Bool,
    isOfFigures: Bool,
    monthFirst: Bool?
  ) -> DateCandidate? {
    let isShort = mention.isCompact && label == nil
    if isShort, !isShortDateOfHead(mention) { return nil }
    var date = mention.date
    var doubts =
      writesYearLast(mention, label: label)
      ? mention.doubts.filter { $0 != .shortYear } : mention.doubts
    if let other = mention.otherReading {
      switch label?.writesDayFirst == true ? false : monthFirst {
      case true?: date = other
      case false?: break
      case nil: doubts.append(.dayOrMonthFirst(other: other))
      }
    }
    let line = Int(text.tokens[mention.tokens.lowerBound].line)
    var (role, score) =
      isOfRange && label?.kind.isOfPublication != true || isOfFigures
      ? (.sentence, 0) : judge(mention, label: label, beside: others, line: line)
    if isOnlyDay, !isOfRange, label == nil, score < 50, role != .boilerplate, role != .otherStory,
      mention.precision == .day,
      isByline(mention, beside: others, line: line) || isTitledDay(mention, line: line)
        || isEmphasizedDay(mention, line: line)
        || isStampedLine(mention, beside: others, line: line)
    {
      (role, score) = (.mastHead, 70)
    } else if !isOfRange, label == nil, role == .sentence, mention.precision == .day,
      opensHeading(mention, line: line)
    {
      (role, score) = (.dateline, 65)
    } else if isOnlyDay, !isOfRange, label == nil, role == .sentence, mention.precision == .day,
      endsTitle(mention, line: line), isOnlyDayOfLine
    {
      // As a dateline does, it leaves the line a headline.
      (role, score) = (.dateline, 65)
    }
    var range = text.byteRange(mention.tokens)
    if let label, label.firstToken < mention.tokens.lowerBound {
      range = Int(text.tokens[label.firstToken].start)..<range.upperBound
    }
    var candidate = DateCandidate(
      role: role,
      score: score,
      date: date,
      time: mention.clock?.time,
      utcOffsetMinutes: zone(of: mention, label).flatMap { zone in date.map(zone.minutes(on:)) },
      precision: mention.clock == nil ? mention.precision : .minute,
      label: label?.phrase,
      doubts: doubts,
      quote: text.words(range, atMost: 120),
      byteRange: range
    )
    candidate.monthAndDay = mention.dayOfYear.map { $0.month * 100 + $0.day }
    candidate.isBelowTeaser = layout.firstTeaserLine.map { $0 < line } ?? false
    candidate.place = frame.place(ofLine: line)
    candidate.isBelowHeading = isPage && frame.headingLine.map { $0 <= line } ?? false
    candidate.isBelowHead = isPage && frame.headingLine != nil && candidate.place == .text
    candidate.swappedDate = date == mention.date ? mention.otherReading : mention.date
    candidate.isOfFrame =
      isPage && candidate.place == .frame && (mention.weekday != nil || mention.clock != nil)
    if isOfForm, role == .mastHead || label?.kind == .dated {
      candidate.isOfLetter = label == nil && isDayOfLetter(mention, line: line)
      candidate.isOfSignature =
        !candidate.isOfLetter
        && (signs(line: line) || label == nil && isSignatureDay(mention, line: line))
    }
    candidate.isTopOfPage = frame.isTopOfPage(mention, line: line)
    if role == .mastHead, isOfMenu(mention, line: line) { candidate.score = min(score, 40) }
    if role == .mastHead, frame.isClock(mention, line: line) {
      candidate.isPageClock = true
      candidate.score = min(score, 40)
    }
    return candidate
  }

  private func judge(
    _ mention: DateMention,
    label: DateLabel?,
    beside others: [Range<Int>],
    line: Int
  ) -> (DateRole, Int) {
    if frame.isBanner(line: line) { return (.boilerplate, 0) }
    if isShownPost(mention, line: line) { return (.otherStory, 0) }
    let zone = layout.zones[line]
    if let label {
      if isOfBracketedStory(label, line: line) { return (.otherStory, 20) }
      if zone == .otherStory { return (.otherStory, label.kind == .event ? 0 : 20) }
      switch label.kind {
      case .disseminated: return (.published, 98)
      case .published:
        // `Posted by A Party on Monday, ...` within the text of a page is a post that it shows.
        let isShown =
          label.phrase == "posted" && frame.headingLine != nil
          && frame.place(ofLine: line) == .text
        return isShown ? (.closing, 40) : (.published, 95)
      case .received: return (.published, 94)
      case .dated: return (.published, 90)
      case .updated:
        // Privacy policies and terms of use are updated as well, and so is what a letter tells of: `The
        // prices exclude taxes. Last revised on 22-05-2025`.
        let isOfText =
          !isPage && layout.bodyLines.contains(line)
          && label.firstToken > text.lines[line].lowerBound
        return zone == .boilerplate
          ? (.boilerplate, 0) : isOfText ? (.sentence, 0) : (.updated, 80)
      case .event: return (.labelledEvent, 0)
      }
    }
    switch zone {
    case .otherStory: return (.otherStory, 0)
    case .boilerplate:
      // `(Reporting by A. Writer) Copyright 2022. July 14, 2022 19:42 GMT+3`
      return !isPage && closesWithClock(mention, line: line) ? (.closing, 40) : (.boilerplate, 0)
    case .story, .listing: break
    }
    if mention.precision == .month, isHead(line), standsAlone(mention, beside: others) != nil {
      return (.mastHead, 60)
    }
    if mention.precision == .dayOfYear, isDateline(mention, line: line) { return (.dateline, 65) }
    guard mention.precision == .day || mention.precision == .minute else { return (.sentence, 0) }
    if isExchangeStamp(mention, line: line) { return (.published, 95) }
    if isWireDateline(mention, line: line) { return (.dateline, 65) }
    if isOfForm, isDayOfLetter(mention, line: line) { return (.mastHead, 70) }
    if isOfForm, isSignatureDay(mention, line: line) { return (.mastHead, 60) }
    if let score = standsAlone(mention, beside: others) {
      // `Pune, 2 September 2025: The Board of Titan Company Limited`, of a paragraph broken into lines.
      if score < 50, layout.bodyLines.contains(line), isDateline(mention, line: line) {
        return (.dateline, 65)
      }
      return isHead(line) ? (.mastHead, score) : (.closing, min(score, 40))
    }
    if isDateline(mention, line: line) { return (.dateline, 65) }
    return closesTextInBrackets(mention, line: line) || closesWithClock(mention, line: line)
      ? (.closing, 40) : (.sentence, 0)
  }
}
