internal import CivilTime

extension QualityNote: CustomStringConvertible {
  public var description: String {
    switch self {
    case .calendarGap, .notASession, .fileNameDate, .intradayAggregated: daySentence
    case .stalePrices, .nonPositivePrice, .highBelowLow, .outsideRange, .zeroVolume,
      .suspectedSplit, .extremeReturn:
      priceSentence
    default: readingSentence
    }
  }

  private var daySentence: String {
    switch self {
    case .calendarGap(let symbol, let first, let last, let sessions):
      "\(symbol) has no price on \(counted(sessions, "session")) \(span(first, last))"
    case .notASession(let date, let symbols):
      "\(counted(symbols, "symbol")) \(symbols == 1 ? "has" : "have") a price on \(date), "
        + "which is not a session of the calendar"
    case .fileNameDate(let file, let named, let found):
      "\(file) is named for \(named) but holds \(found); the date inside was used"
    case .intradayAggregated(let file, let bars, let days, let minutes):
      "\(file): \(counted(bars, minutes.map { "\($0)-minute bar" } ?? "intraday bar")) were put "
        + "together to \(counted(days, "daily bar")); VWAP is approximated from the typical price "
        + "of each bar, turnover is absent"
    default: ""
    }
  }

  private var priceSentence: String {
    switch self {
    case .stalePrices(let symbol, let first, let last, let sessions, let close):
      "\(symbol): the close stays at \(close) for \(counted(sessions, "session")) "
        + span(first, last)
    case .nonPositivePrice(let symbol, let date, let field, let value):
      "\(symbol) on \(date): \(field.words) is \(value), which is no price"
    case .highBelowLow(let symbol, let date, let high, let low):
      "\(symbol) on \(date): the high \(high) is below the low \(low)"
    case .outsideRange(let symbol, let date, let field, let value, let low, let high):
      "\(symbol) on \(date): \(field.words) \(value) lies outside the day's range "
        + "\(low) to \(high)"
    case .zeroVolume(let symbol, let first, let last, let sessions):
      "\(symbol): no share was traded on \(counted(sessions, "session")) \(span(first, last))"
    case .suspectedSplit(let symbol, let date, let previous, let close, let ratio):
      "\(symbol) on \(date): the close goes from \(previous) to \(close), which looks like a "
        + "split or bonus issue of \(ratio); if it is one, name it in an adjustments file"
    case .extremeReturn(let symbol, let date, let value):
      "\(symbol) on \(date): a return of \(value) lies beyond 100 percent; returns are fractions, "
        + "0.01 is 1 percent"
    default: ""
    }
  }

  private var readingSentence: String {
    switch self {
    case .identicalRowsFolded(let file, let line, let symbol, let date, let rows):
      "\(place(file, line)): \(counted(rows, "row")) that \(rows == 1 ? "says" : "say") the same as "
        + "another for the same symbol and day, first for \(symbol) on \(date), were folded"
    case .duplicateResolved(let file, let line, let symbol, let date, let kept, let rows):
      "\(place(file, line)): \(counted(rows, "row")) with other values for the same symbol and day "
        + "as another, first for \(symbol) on \(date); the \(kept) of each was kept"
    case .truncatedLastLine(let file, let line):
      "\(file):\(line): the last line is cut off and was left out; the file is not complete"
    case .seriesLeftOut(let chosen, let rows):
      "left out \(counted(rows.values.reduce(0, +), "row")) of other series than "
        + "\(chosen.joined(separator: ", ")): "
        + rows.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key.isEmpty ? "(blank)" : $0.key) \($0.value)" }.joined(separator: ", ")
    case .symbolsLeftOut(let symbols):
      "\(counted(symbols.count, "symbol")) left out with their series: "
        + symbols.prefix(10).joined(separator: ", ")
        + (symbols.count > 10 ? " and \(symbols.count - 10) more" : "")
    case .turnoverUnit(let file, let column, let unit, let rows, let checked):
      "\(file): turnover in column \"\(column)\" was read in \(unit.words) in "
        + counted(rows, "row")
        + (checked ? ", as price times volume says" : ", by its name only; nothing confirms it")
    case .negativePriceAsMidpoint(let file, let column, let rows):
      "\(file): \(counted(rows, "negative price")) in column \"\(column)\" read as the midpoint of "
        + "bid and ask"
    case .columnChosen(let file, let field, let column):
      "\(file): \(field.words) was taken from column \"\(column)\""
    case .fieldInSomeFilesOnly(let field, let filesWith, let files):
      "\(field.words) is in \(filesWith) of \(files) files only"
    case .fileLeftOut(let file, let reason): "\(file) was left out: \(reason)"
    case .badRowsSkipped(let file, let rows):
      "\(file): \(counted(rows, "bad row")) left out"
    default: ""
    }
  }
}

extension PriceField {
  /// The field's name in running text.
  var words: String {
    switch self {
    case .vwap: "VWAP"
    case .adjustedClose: "adjusted close"
    default: rawValue
    }
  }
}

extension QualityNote.TurnoverUnit {
  /// The unit's name in running text.
  public var words: String {
    switch self {
    case .currency: "the currency of the prices"
    case .thousands: "thousands"
    case .lakhs: "lakhs"
    case .millions: "millions"
    case .crores: "crores"
    }
  }
}

/// Returns a number with its noun, which takes an "s" unless the number is one.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

private func span(_ first: CalendarDate, _ last: CalendarDate) -> String {
  first == last ? "on \(first)" : "from \(first) to \(last)"
}

private func place(_ file: String, _ line: Int?) -> String {
  line.map { "\(file):\($0)" } ?? file
}
