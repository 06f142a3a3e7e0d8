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
  /// The position of the control firm's symbol in the panel, where the event names one.
  let control: Int?
  /// The estimation and the event window of this event.
  let windows: StudyWindows
  /// Positions that the estimation leaves out because other events of the symbol lie there.
  let masked: [Range<Int>]

  var eventID: String { announcement.eventID }

  /// Creates an event.
  init(
    announcement: Announcement,
    symbol: Int,
    axis: StudyAxis,
    day: AlignedDay,
    control: Int?,
    windows: StudyWindows,
    masked: [Range<Int>] = []
  ) {
    self.announcement = announcement
    self.symbol = symbol
    self.axis = axis
    self.day = day
    self.control = control
    self.windows = windows
    self.masked = masked
  }

  /// Returns the event with positions that the estimation leaves out.
  func masking(_ positions: [Range<Int>]) -> AlignedEvent {
    AlignedEvent(
      announcement: announcement,
      symbol: symbol,
      axis: axis,
      day: day,
      control: control,
      windows: windows,
      masked: positions
    )
  }

  /// Returns the event with another day 0, under the same rule.
  func moved(to index: Int) -> AlignedEvent {
    AlignedEvent(
      announcement: announcement,
      symbol: symbol,
      axis: axis,
      day: AlignedDay(index: index, date: axis.days[index], rule: day.rule),
      control: control,
      windows: windows,
      masked: masked
    )
  }
}
