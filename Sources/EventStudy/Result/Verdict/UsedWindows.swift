package import CivilTime

/// The windows that the events of a study really have, which may differ from each other and from the settings.
package struct UsedWindows: Sendable, Hashable {
  /// The days of one window over all events: how they lie to day 0, and their dates.
  package struct Span: Sendable, Hashable {
    /// The days of an event, relative to day 0, each once, the earliest first.
    package let days: [ClosedRange<Int>]
    /// The first and the last date of any event.
    package let dates: ClosedRange<CalendarDate>
  }

  /// The number of events.
  package let eventCount: Int
  /// The days with a return in the estimation windows.
  package let estimation: Span
  /// The fewest and the most returns that an event is estimated from.
  package let returns: ClosedRange<Int>
  /// The days of the event windows.
  package let event: Span

  /// Takes the windows of the events of a model; nothing where single events were not asked for.
  init?(_ model: ModelResult) {
    let counts = model.fits.map(\.observations)
    guard let fewest = counts.min(), let most = counts.max(),
      let estimation = Span(
        days: model.fits.compactMap(\.days),
        dates: model.fits.flatMap { [$0.firstDate, $0.lastDate] }
      ),
      let event = Span(
        days: model.abnormalReturns.compactMap { event in
          guard let first = event.relativeDay.first, let last = event.relativeDay.last,
            first <= last
          else { return nil }
          return first...last
        },
        dates: model.abnormalReturns.flatMap { [$0.date.first, $0.date.last].compactMap(\.self) }
      )
    else { return nil }
    eventCount = counts.count
    self.estimation = estimation
    returns = fewest...most
    self.event = event
  }
}

extension UsedWindows.Span {
  fileprivate init?(days: [ClosedRange<Int>], dates: [CalendarDate]) {
    guard let first = dates.min(), let last = dates.max() else { return nil }
    self.days = Set(days).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    self.dates = first...last
  }
}

extension ModelFit {
  /// The days with a return in the estimation window, relative to day 0, where they are known.
  fileprivate var days: ClosedRange<Int>? {
    guard let firstDay, let lastDay, firstDay <= lastDay else { return nil }
    return firstDay...lastDay
  }
}

extension StudyResult {
  /// The windows that the events have under the first model; nothing where single events were not asked for.
  package var usedWindows: UsedWindows? { models.first.flatMap(UsedWindows.init) }
}
