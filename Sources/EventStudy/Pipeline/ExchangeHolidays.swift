internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices

/// What a return spans where the market traded on holidays of a security's exchange.
///
/// The security's next return covers the holidays, so the returns of an index or of factors that are
/// given day by day are compounded over them: (1 + a)(1 + b) - 1, or a + b for logarithms. A holiday
/// without a return adds nothing.
struct HolidaySpan {
  private let holidays: [CalendarDate]
  private let kind: ReturnKind

  /// Names the holidays, ascending, and the kind of the returns.
  init(_ holidays: [CalendarDate], kind: ReturnKind) {
    self.holidays = holidays
    self.kind = kind
  }

  /// Returns the return of each trading day.
  ///
  /// - Parameters:
  ///   - days: The trading days, ascending.
  ///   - value: The return of a day; not a number where missing.
  /// - Returns: One value for each trading day, over the holidays before it too.
  func returns(on days: [CalendarDate], _ value: (CalendarDate) -> Double) -> [Double] {
    guard !holidays.isEmpty else { return days.map(value) }
    var next = holidays[...]
    return days.enumerated().map { position, day in
      var spanned: [Double] = []
      while let holiday = next.first, holiday < day {
        next.removeFirst()
        if position > 0 { spanned.append(value(holiday)) }
      }
      return spanned.lazy.filter(\.isFinite).reduce(value(day), compounded)
    }
  }

  private func compounded(_ first: Double, _ second: Double) -> Double {
    switch kind {
    case .simple: (1 + first) * (1 + second) - 1
    case .log: first + second
    }
  }
}

/// The securities that were found to keep the holidays of an exchange on which their index has values.
struct ExchangeHolidays: Sendable {
  /// One security, and what its gaps told.
  private struct Observance: Sendable {
    let symbol: String
    let finding: ClosureEvidence.Finding
  }

  private var observances: [Observance] = []

  /// Adds a security; they are told of in this order.
  mutating func add(_ finding: ClosureEvidence.Finding, of symbol: String) {
    observances.append(Observance(symbol: symbol, finding: finding))
  }

  /// The holidays of all of them.
  var days: Set<CalendarDate> { Set(observances.flatMap(\.finding.holidays)) }

  /// The holidays of each security, over all of its indices.
  var bySymbol: [String: Set<CalendarDate>] {
    Dictionary(observances.map { ($0.symbol, Set($0.finding.holidays)) }) { $0.union($1) }
  }

  /// Says whose holidays are no trading days, one note an exchange.
  var notes: [StudyNote] {
    observances.map(\.finding.exchange).uniqued().map { exchange in
      let keepers = observances.filter { $0.finding.exchange == exchange }
      let symbols = Array(keepers.map(\.symbol).uniqued())
      let who =
        symbols.count > 3
        ? "\(symbols.count) securities (\(symbols.prefix(3).joined(separator: ", ")), …)"
        : symbols.joined(separator: ", ")
      let days = Set(keepers.flatMap(\.finding.holidays)).sorted()
      return StudyNote(
        severity: .information,
        source: .calendar,
        message: """
          \(who): the gaps are the holidays of \(exchange), so that these are no sessions of \
          \(symbols.count > 1 ? "theirs" : "it") and the next return spans them on both sides: \
          \(DayList.text(days))
          """
      )
    }
  }
}
