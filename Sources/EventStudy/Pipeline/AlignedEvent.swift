internal import Announcements
internal import CivilTime
internal import EventAlignment

/// An announcement with its place on the trading days of a study.
///
/// Every stage passes its events on, so they are shared and never copied.
final class AlignedEvent: Sendable {
  let announcement: Announcement
  /// The position of the symbol in the panel.
  let symbol: Int
  /// The trading days of the event's security in its market.
  let axis: StudyAxis
  /// Day 0 and the rule that led there.
  let day: AlignedDay
  /// The positions of the control firms' symbols in the panel: one that the event names, or those that were found
  /// for it.
  let controls: [Int]
  /// The estimation and the event window of this event.
  let windows: StudyWindows
  /// Positions that the estimation leaves out: those between the parts of its window, and those where
  /// other events of the symbol lie.
  let masked: [Range<Int>]
  /// The positions of the other events alone.
  private let others: [Range<Int>]

  var eventID: String { announcement.eventID }

  /// Creates an event.
  init(
    announcement: Announcement,
    symbol: Int,
    axis: StudyAxis,
    day: AlignedDay,
    controls: [Int],
    windows: StudyWindows,
    others: [Range<Int>] = []
  ) {
    self.announcement = announcement
    self.symbol = symbol
    self.axis = axis
    self.day = day
    self.controls = controls
    self.windows = windows
    self.others = others
    let left = windows.leftOut.map { (day.index + $0.lowerBound)..<(day.index + $0.upperBound + 1) }
    masked = left.isEmpty ? others : (left + others).joined
  }

  /// Returns the event with positions that the estimation leaves out.
  func masking(_ positions: [Range<Int>]) -> AlignedEvent {
    AlignedEvent(
      announcement: announcement,
      symbol: symbol,
      axis: axis,
      day: day,
      controls: controls,
      windows: windows,
      others: positions
    )
  }

  /// Returns the event with control firms.
  func matched(with controls: [Int]) -> AlignedEvent {
    AlignedEvent(
      announcement: announcement,
      symbol: symbol,
      axis: axis,
      day: day,
      controls: controls,
      windows: windows,
      others: others
    )
  }

  /// Returns the event with another day 0, under the same rule, and the windows that it has there.
  func moved(to index: Int, windows: StudyWindows) -> AlignedEvent {
    AlignedEvent(
      announcement: announcement,
      symbol: symbol,
      axis: axis,
      day: AlignedDay(index: index, date: axis.days[index], rule: day.rule),
      controls: controls,
      windows: windows,
      others: others
    )
  }
}
