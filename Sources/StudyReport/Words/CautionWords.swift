internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// What to beware of, in parts of a sentence.
struct CautionWords {
  let result: StudyResult
  let verdict: StudyVerdict
  let format: NumberFormat

  /// Every caution, the gravest first.
  var sentences: [String] { verdict.cautions.map(words) }

  /// Returns which day carries a window, in a sentence without its point.
  static func carried(
    _ found: CarryingDay,
    of result: StudyResult,
    format: NumberFormat
  ) -> String {
    let window = format.window(found.window.days.lowerBound, found.window.days.upperBound)
    let day = "\(result.period) \(format.day(found.day)) alone"
    guard abs(found.value) <= abs(found.total) else {
      return
        "\(day) makes \(format.percent(found.value)) in \(window), the other \(result.period)s "
        + format.percent(found.rest)
    }
    // Both have one sign, so it stands once.
    let sign = found.total < 0 ? format.minus : ""
    let points = { (value: Double) in format.fixed(abs(value) * 100, decimals: 1) }
    return "\(day) makes \(sign)\(points(found.value)) of the \(sign)\(points(found.total)) "
      + "points of \(window)"
  }

  /// Returns which day carries a window, as a sentence.
  static func sentence(
    _ found: CarryingDay,
    of result: StudyResult,
    format: NumberFormat
  ) -> String {
    let text = carried(found, of: result, format: format)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func words(_ caution: Caution) -> String {
    switch caution {
    case .otherNews(let count, let symbols, let onDayZero):
      let shown = symbols.prefix(3).joined(separator: ", ")
      let whose = symbols.count > 3 ? "\(shown) and \(symbols.count - 3) more" : shown
      let news = count == 1 ? "1 other announcement" : "\(format.count(count)) other announcements"
      return "\(news) about \(whose) \(count == 1 ? "falls" : "fall") into the event window"
        + (onDayZero > 0 ? ", \(onDayZero) on day 0" : "")
    case .movedBefore(let symbol, let before, let after):
      return "on day 0 \(symbol) moved \(format.percent(before)) before the announcement and "
        + "\(format.percent(after)) after it"
    case .openMarket(let time):
      return
        "the news came at \(time), while trading was open, so day 0 also has what the price did "
        + "before it (a file of the day's bars tells both apart"
        + "\(format.isTerminal ? ": --intraday" : ""))"
    case .earlyMoves(let events):
      return events == 1 && result.includedCount == 1
        ? "price or volume was unusual in the two sessions before day 0"
        : "\(format.counted(events, "event")) had an unusual price or volume in the two sessions before day 0"
    case .sharedDates(let sharing, let events, let dates):
      return dates == 1
        ? "all \(events) events share one date, so they are hardly more than one observation"
        : "\(format.count(sharing)) of \(format.count(events)) events share a date with another"
    case .oneEvent(let eventID, let symbol, let without):
      let name = eventID.hasPrefix(symbol) ? eventID : "\(eventID) (\(symbol))"
      return "\(name) carries the average, which is \(format.percent(without)) without it"
    case .oneDay(let found):
      return Self.carried(found, of: result, format: format)
    case .unknownTimes(let count, let later):
      let one = count == 1
      return "\(format.counted(count, "announcement")) \(one ? "has" : "have") no time of day"
        + (later.map {
          ", and \(format.percent($0)) is the effect if \(one ? "it" : "they") came after the close"
        } ?? "")
    case .otherMarket(let name, let value, let pValue):
      return
        "against \(name) the effect is \(format.percent(value)) (p\u{A0}\(format.pRelation(pValue)))"
    case .otherPrice(let price, let value, let pValue):
      return
        "from \(price.words) the effect is \(format.percent(value)) (p\u{A0}\(format.pRelation(pValue)))"
    case .choice(let choice, let share, let window):
      return
        "over \(format.window(window.days.lowerBound, window.days.upperBound)) the \(choice.phrase) "
        + "explains \(format.percent(share, decimals: 0, signed: false)) of the differences between the "
        + "choices tried"
    case .countedTwice(let events, let windows):
      let named = windows.map { format.window($0.days.lowerBound, $0.days.upperBound) }
      return
        "\(format.counted(events, "event")) share days of \(named.joined(separator: ", ")) with another event "
        + "of their security, so no test over events holds there"
        + (format.isTerminal ? " (--exclude-overlapping leaves such events out)" : "")
    case .overlaps(let events):
      return
        "\(format.counted(events, "event")) \(events == 1 ? "has" : "have") another event of the "
        + "same symbol in the event window"
    case .remarks(let events):
      return events == 1 && result.includedCount == 1
        ? "a return in its windows has a remark, see the events"
        : "returns of \(format.counted(events, "event")) have remarks, see the events"
    }
  }
}
