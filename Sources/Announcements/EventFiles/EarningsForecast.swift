internal import CivilTime
internal import DelimitedText

/// A calendar of earnings that has days to come, which may move.
///
/// A calendar with estimates tells by its actual figures which announcements have been made: what lies
/// after the last of them is a forecast. One without a column for them is a schedule as a whole.
struct EarningsForecast {
  private let estimate: String
  private let actual: String?

  /// Finds the columns of a calendar, or returns nothing for another table.
  init?(_ header: [String]) {
    func column(_ names: Set<String>) -> String? {
      header.first { names.contains(normalizedHeader($0)) }
    }
    guard let estimate = column(Self.estimates) else { return nil }
    self.estimate = estimate
    actual = column(Self.actuals)
  }

  /// Sends the forecasts to review.
  ///
  /// - Returns: What is to be said of a schedule without actual figures.
  func mark(_ events: inout [Announcement], reader: EventRowReader) -> EventFileNote? {
    guard reader.columns.own == nil, let date = reader.columns.dates.first.map(reader.name) else {
      return nil
    }
    guard let actual else {
      return .schedule(file: reader.file, date: date, estimate: estimate)
    }
    let isMade = { (event: Announcement) in Self.hasNumber(event.attributes[actual]) }
    let last = events.lazy.filter(isMade).compactMap { $0.publication?.date }.max()
    for index in events.indices where events[index].status == .ok && !isMade(events[index]) {
      guard let day = events[index].publication?.date, last.map({ day > $0 }) ?? true else {
        continue
      }
      events[index].status = .review
      let reason =
        "column \"\(actual)\" is empty, so the day in column \"\(date)\" is a forecast, which may have "
        + "moved"
      events[index].reason = [events[index].reason, reason].compactMap(\.self).joined(
        separator: "; "
      )
    }
    return nil
  }

  private static func hasNumber(_ text: String?) -> Bool {
    text?.contains(where: \.isNumber) ?? false
  }

  private static let estimates = names([
    "estimate", "eps_estimate", "eps_estimated", "estimated_eps", "eps_forecast", "consensus_eps",
    "eps_consensus", "consensus_estimate", "estimate_eps", "eps_est",
  ])
  private static let actuals = names([
    "actual", "reported_eps", "eps_actual", "actual_eps", "eps_reported", "reported", "eps",
  ])

  private static func names(_ names: [String]) -> Set<String> { Set(names.map(normalizedHeader)) }
}
