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

/// Securities that were found to keep the holidays of an exchange on which their index has values.
struct HolidayNote: Notice {
  let exchange: String
  let symbols: [String]
  let days: [CalendarDate]

  var severity: Severity { .information }

  var message: Message {
    let many = symbols.count > 1
    let who =
      symbols.count > 3
      ? "\(symbols.count) securities (\(symbols.prefix(3).joined(separator: ", ")), …)"
      : symbols.joined(separator: ", ")
    return "\(who): the gaps are the holidays of \(exchange), so that these are no sessions of "
      + "\(many ? "theirs" : "it") and the next return spans them on both sides: "
      + "\(DayList.text(days))"
  }
}
