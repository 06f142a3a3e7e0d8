internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The windows of a study in words: those asked for, and those that the events really have.
struct WindowWords {
  private let result: StudyResult
  private let format: NumberFormat

  init(_ result: StudyResult, format: NumberFormat) {
    self.result = result
    self.format = format
  }

  /// The estimation window and the event window, a sentence each.
  var sentences: [String] { [estimation, event] }

  private var settings: WindowSettings { result.configuration.windows }

  private var estimation: String {
    let asked =
      settings.estimation.days.map { days in
        "\(result.period)s "
          + days.parts.map { format.window($0.lowerBound, $0.upperBound) }.joined(
            separator: " and "
          )
      } ?? settings.estimation.description
    let least = " (at least \(settings.minEstimation) of its returns)"
    guard let used = result.usedWindows else {
      // Without each event's own windows there are the first and the last day of all of them alone.
      return "Estimated on \(asked)\(least)."
    }
    let returns =
      used.returns.lowerBound == used.returns.upperBound
      ? format.counted(used.returns.lowerBound, "return")
      : "\(format.count(used.returns.lowerBound)) to \(format.counted(used.returns.upperBound, "return"))"
    let each = used.eventCount > 1 ? " of each event" : ""
    return "Estimated on \(asked)\(least): \(returns)\(each), \(dates(used.estimation.dates))"
      + differing(used.estimation, asked: settings.estimation.days?.span) + lost + "."
  }

  /// How many days without a return are told by their dates.
  private static let toldDays = 6

  /// The days of the estimation window of the only event that have no return.
  private var lost: String {
    guard result.includedCount == 1, let own = result.analysis.estimationReturns.first,
      let last = settings.estimation.days?.span?.upperBound
    else { return "" }
    let days = own.relativeDay.indices.filter { own.relativeDay[$0] <= last }
    let dates = days.filter { own.ar[$0].present == nil }.map { own.date[$0].description }
    guard !dates.isEmpty else { return "" }
    let rest = dates.count - Self.toldDays
    return
      "; \(format.count(dates.count)) of \(format.counted(days.count, result.period)) without a return: "
      + dates.prefix(Self.toldDays).joined(separator: ", ")
      + (rest > 0 ? " and \(format.count(rest)) more" : "")
  }

  private var event: String {
    let asked = settings.event.days
    let kind = ", \(result.configuration.methods.returns.rawValue) returns"
    let days = "Studied on \(result.period)s \(format.window(asked.lowerBound, asked.upperBound))"
    guard let used = result.usedWindows else {
      return days + kind + (result.span.map { "; all windows lie within \(dates($0))" } ?? "") + "."
    }
    return days + ", \(dates(used.event.dates))" + differing(used.event, asked: asked) + kind + "."
  }

  private func dates(_ dates: ClosedRange<CalendarDate>) -> String {
    dates.lowerBound == dates.upperBound
      ? "\(dates.lowerBound)" : "\(dates.lowerBound) to \(dates.upperBound)"
  }

  /// How the windows of the events differ from the one that was asked for.
  private func differing(_ span: UsedWindows.Span, asked: ClosedRange<Int>?) -> String {
    guard let first = span.days.first, let asked else { return "" }
    func text(_ days: ClosedRange<Int>) -> String {
      format.window(days.lowerBound, days.upperBound)
    }
    if span.days.count == 1 {
      return first == asked ? "" : " (used: \(result.period)s \(text(first)))"
    }
    let shown = span.days.prefix(3).map(text).joined(separator: ", ")
    let rest = span.days.count - 3
    return " (windows used differ by event: \(result.period)s \(shown)"
      + (rest > 0 ? " and \(format.count(rest)) others" : "") + ")"
  }
}

extension EstimationDays {
  /// From the first day of any part to the last.
  fileprivate var span: ClosedRange<Int>? {
    guard let first = parts.map(\.lowerBound).min(), let last = parts.map(\.upperBound).max() else {
      return nil
    }
    return first...last
  }
}
