internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// How many events share days of a window with another event of their security.
struct SharedDays {
  private let members: [FittedSample.Member]
  private let securities: [Int]

  init(_ sample: FittedSample) {
    members = sample.members
    var numbers: [String: Int] = [:]
    securities = members.map { member in
      let number = numbers[member.symbol] ?? numbers.count
      numbers[member.symbol] = number
      return number
    }
  }

  /// Returns the number of events that share days of a window with another.
  ///
  /// Days are those of the calendar: two events of one security share some of them wherever they share a session.
  func count(of window: ClosedRange<Int>) -> Int {
    let spans = members.map { member -> Range<Int> in
      let first = member.dates.startIndex - member.fit.firstRelativeDay
      let places = (first + window.lowerBound)...(first + window.upperBound)
      let held = places.clamped(
        to: member.dates.startIndex...max(member.dates.startIndex, member.dates.endIndex - 1)
      )
      guard !member.dates.isEmpty, places.overlaps(held) else { return 0..<0 }
      let (from, to) = (member.dates[held.lowerBound], member.dates[held.upperBound])
      return Int(from.dayNumber)..<(Int(to.dayNumber) + 1)
    }
    let overlaps = WindowOverlaps(estimations: spans, windows: spans, securities: securities)
    return members.indices.count { overlaps.isOverlapping($0) }
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
          eventCount: members.count
        )
    }
  }
}
