internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// Looks whether price or volume moved before day 0: the news may have been out earlier.
///
/// Each of the last two sessions before day 0 is ranked among the ordinary days of the estimation
/// window, as the sample-quantile test does.
struct EarlyMoveCheck {
  /// The sessions before day 0 that are looked at.
  private static let days = -2...(-1)
  /// A move is unusual when fewer than one in a hundred ordinary days is as large.
  private static let level = 0.01

  /// The share of events that have an unusual move by chance alone: price and volume, each on two days.
  private static let chanceShare = 4 * level

  /// Whether so many events with an unusual move are more than chance gives: above the mean of a binomial count by
  /// more than two of its standard deviations.
  static func exceedsChance(_ count: Int, of events: Int) -> Bool {
    let mean = Double(events) * chanceShare
    return Double(count) > mean + 2 * (mean * (1 - chanceShare)).squareRoot()
  }

  /// The unusual moves, in the order of events and days.
  let moves: [EarlyMove]

  /// Looks at the events of a study under one model.
  ///
  /// - Parameters:
  ///   - study: The fitted events.
  ///   - threads: The number of threads; it changes no digit.
  init(_ study: FittedStudy, threads: Int) {
    moves = concurrentMap(count: study.events.count, threads: threads) { place in
      let (event, fit) = study.events[place]
      let days = Self.days.filter(fit.days.contains)
      let volume = days.isEmpty ? nil : Self.volumeFit(of: event, fit: fit)
      return days.flatMap { day in
        [
          Self.move(.price, of: event, fit: fit, day: day),
          volume.flatMap { Self.move(.volume, of: event, fit: $0, day: day) },
        ].compactMap(\.self)
      }
    }.flatMap(\.self)
  }

  /// A sentence for people, where anything was found.
  static func notes(of moves: [EarlyMove]) -> [StudyNote] {
    guard !moves.isEmpty else { return [] }
    let events = Set(moves.map(\.eventID)).count
    let first = moves[0]
    return [
      StudyNote(
        severity: .information,
        source: .events,
        message:
          "\(events) \(events == 1 ? "event" : "events") had an unusual price or volume in the "
          + "two sessions before day 0, the first \(first.eventID) on \(first.date) "
          + "(\(first.kind.rawValue), p = \(rounded(first.pValue ?? .nan))); the news may have been out earlier"
      )
    ]
  }

  /// Returns a p-value with three digits.
  private static func rounded(_ pValue: Double) -> Double { (pValue * 1000).rounded() / 1000 }

  private static func move(
    _ kind: EarlyMove.Kind,
    of event: AlignedEvent,
    fit: FittedEvent,
    day: Int
  ) -> EarlyMove? {
    guard let test = try? SampleQuantileTest(fit, window: day...day) else { return nil }
    // Only more shares than usual speak of news; a price may move either way.
    let pValue = test.pValue(kind == .volume ? .greater : .twoSided)
    guard pValue < level else { return nil }
    return EarlyMove(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      kind: kind,
      relativeDay: day,
      date: event.axis.days[event.day.index + day],
      pValue: pValue.present
    )
  }

  /// Returns the volume of an event around its own mean, where the data has volumes.
  private static func volumeFit(
    of event: AlignedEvent,
    fit: FittedEvent
  ) -> FittedEvent? {
    let (axis, index) = (event.axis, event.day.index)
    let estimation = fit.firstEstimationDay..<(fit.firstEstimationDay + fit.residuals.count)
    let first = index + min(estimation.lowerBound, fit.days.lowerBound)
    let last = index + max(estimation.upperBound - 1, fit.days.upperBound)
    guard axis.panel.has(.volume), first >= 0, last < axis.days.count else { return nil }
    let volume = AbnormalActivity.logVolume(
      axis.values(of: .volume, symbol: event.symbol, at: first...last)[...]
    )
    let sample = EventSample(
      security: volume[...],
      market: [Double](repeating: 0, count: volume.count)[...],
      estimation: (index + estimation.lowerBound - first)..<(index + estimation.upperBound - first),
      event: (index + fit.days.lowerBound - first)..<(index + fit.days.upperBound + 1 - first),
      firstRelativeDay: fit.firstRelativeDay,
      masked: event.masked.map { ($0.lowerBound - first)..<($0.upperBound - first) }
    )
    return try? MeanAdjustedModel().fit(sample)
  }
}
