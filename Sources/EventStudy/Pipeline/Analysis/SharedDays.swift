internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// How many events share days of a window with another event of their security.
struct SharedDays {
  /// The event window of an event.
  private struct Span {
    let symbol: String
    /// The days of the event window, the first of them at this day relative to the event.
    let dates: ArraySlice<CalendarDate>
    let firstRelativeDay: Int
  }

  private let spans: [Span]
  private let securities: [Int]

  /// Takes fitted events.
  init(_ sample: FittedSample) {
    self.init(
      sample.members.map {
        Span(symbol: $0.symbol, dates: $0.dates, firstRelativeDay: $0.fit.firstRelativeDay)
      }
    )
  }

  /// Takes events before any model is fitted to them.
  init(_ events: [AlignedEvent]) {
    self.init(
      events.map { event in
        let days = event.windows.event.days
        let places = (event.day.index + days.lowerBound)..<(event.day.index + days.upperBound + 1)
        return Span(
          symbol: event.announcement.symbol,
          dates: event.axis.days[places.clamped(to: event.axis.days.indices)],
          firstRelativeDay: max(days.lowerBound, -event.day.index)
        )
      }
    )
  }

  private init(_ spans: [Span]) {
    self.spans = spans
    var numbers: [String: Int] = [:]
    securities = spans.map { span in
      let number = numbers[span.symbol] ?? numbers.count
      numbers[span.symbol] = number
      return number
    }
  }

  /// Returns the number of events that share days of a window with another.
  ///
  /// Days are those of the calendar: two events of one security share some of them wherever they share a session.
  func count(of window: ClosedRange<Int>) -> Int {
    let days = spans.map { member -> Range<Int> in
      let first = member.dates.startIndex - member.firstRelativeDay
      let places = (first + window.lowerBound)...(first + window.upperBound)
      let held = places.clamped(
        to: member.dates.startIndex...max(member.dates.startIndex, member.dates.endIndex - 1)
      )
      guard !member.dates.isEmpty, places.overlaps(held) else { return 0..<0 }
      let (from, to) = (member.dates[held.lowerBound], member.dates[held.upperBound])
      return Int(from.dayNumber)..<(Int(to.dayNumber) + 1)
    }
    let overlaps = WindowOverlaps(estimations: days, windows: days, securities: securities)
    return spans.indices.count { overlaps.isOverlapping($0) }
  }

  /// Returns the tested windows of which some events share days, in their order.
  func windows(_ tested: [TestWindow]) -> [SharedWindow] {
    tested.compactMap { window in
      let sharing = count(of: window.days)
      return sharing == 0
        ? nil
        : SharedWindow(
          windowStart: window.days.lowerBound,
          windowEnd: window.days.upperBound,
          sharingCount: sharing,
          eventCount: spans.count
        )
    }
  }
}
