internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

/// What people should know of trades that were summed by day.
struct TradeNotes {
  /// The notes.
  let notes: [StudyNote]

  /// Looks at the days.
  init(_ sums: TradeSummation, _ files: TradeFiles, calendar: TradingCalendar?) {
    notes =
      Self.disorders(sums, files) + Self.sharedDays(sums, files)
      + Self.gaps(sums, files.symbols, calendar) + Self.clock(files, calendar)
  }

  private static func warning(_ message: Message) -> StudyNote {
    StudyNote(severity: .warning, source: .prices, message: message)
  }

  private static func disorders(_ sums: TradeSummation, _ files: TradeFiles) -> [StudyNote] {
    sums.disorders.map { disorder in
      let line = files.line(file: disorder.file, start: disorder.start)
      let place = files.files[disorder.file] + (line.map { ":\($0)" } ?? "")
      return warning(
        """
        \(place): the trade of \(files.symbols[disorder.symbol]) is earlier than the one above it\(
          disorder.rows > 1 ? ", as are \(disorder.rows - 1) more trades of the file" : ""); open and close are those \
        of the earliest and of the latest time
        """
      )
    }
  }

  private static func sharedDays(_ sums: TradeSummation, _ files: TradeFiles) -> [StudyNote] {
    let shared = sums.all.filter { $0.otherFile != nil }
    guard let first = shared.first, let other = first.otherFile else { return [] }
    let more = shared.count > 1 ? "; so have \(shared.count - 1) more days" : ""
    return [
      warning(
        """
        \(files.symbols[first.symbol]) has trades of \(first.date) in \(files.files[first.file]) and in \
        \(files.files[other])\(more); they are added up, which counts a trade that is in both twice
        """
      )
    ]
  }

  /// Names the sessions of which a security has no trade.
  private static func gaps(
    _ sums: TradeSummation,
    _ symbols: [String],
    _ calendar: TradingCalendar?
  ) -> [StudyNote] {
    let own = sums.all.reduce(into: [Int: Set<CalendarDate>]()) { own, day in
      own[day.symbol, default: []].insert(day.date)
    }
    let all = Set(sums.all.map(\.date)).sorted()
    guard let first = all.first, let last = all.last else { return [] }
    let isNamed = calendar.map { !$0.isFromData } ?? false
    let sessions = isNamed ? calendar?.sessions(from: first, to: last) ?? all : all
    return own.keys.sorted { symbols[$0] < symbols[$1] }.compactMap { symbol in
      guard let days = own[symbol], let begin = days.min(), let end = days.max() else { return nil }
      let missing = sessions.filter { begin < $0 && $0 < end && !days.contains($0) }
      guard let example = missing.first else { return nil }
      let more = missing.count > 1 ? " and \(missing.count - 1) more sessions" : ""
      return warning(
        """
        \(symbols[symbol]) has no trade on \(example)\(more), \
        \(isNamed ? "which the calendar has" : "on which others have")
        """
      )
    }
  }

  /// Says on whose clock days are, where stamps have an offset and no zone is named.
  private static func clock(_ files: TradeFiles, _ calendar: TradingCalendar?) -> [StudyNote] {
    guard files.haveOffsets, calendar?.timeZoneIdentifier == nil else { return [] }
    return [
      warning(
        """
        the stamps have an offset from UTC, and the clock of the exchange is not known, so that days are those of \
        the stamps as they are written; name the exchange with \(.alignment(.calendar), "nyse") or its zone with \
        \(.alignment(.timeZone), "America/New_York")
        """
      )
    ]
  }
}
