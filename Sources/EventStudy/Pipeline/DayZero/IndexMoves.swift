internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The moves of an index before and after the minute of an announcement, from its bars.
struct IndexMoves {
  /// What the bars call the index.
  let name: String
  /// From its last bar of the session before to its last bar that ended at or before the announcement.
  private(set) var before: Double?
  /// From that bar to its last one of the day.
  private(set) var after: Double?
  /// Within its bar of the announcement.
  private(set) var withinBar: Double?
  /// Why a move is missing, where one is.
  private(set) var reason: String?

  /// Takes the moves of the day of an event.
  init(
    _ event: AlignedEvent,
    index: Int,
    bars: BarsByDay,
    at moment: TimeOfDay,
    barTime: BarTime,
    returns: ReturnKind
  ) {
    name = bars.bars.symbols[index]
    let (axis, day) = (event.axis, event.day.index)
    func counted(_ place: Int) -> ArraySlice<IntradayBar> {
      bars.counted(index, on: axis.days[place], calendar: axis.calendar).bars
    }
    guard let own = AnnouncementBars(counted(day), at: moment, barTime: barTime),
      let price = own.before.last?.close
    else {
      reason = "no bar of \(name) ended before the announcement on the day"
      return
    }
    func change(_ from: Double, _ to: Double?) -> Double? {
      to.flatMap { returns.returns(of: [from, $0])[1].present }
    }
    after = change(price, own.last.close)
    withinBar = change(price, own.around.last?.close)
    guard day > 0, let previous = counted(day - 1).last?.close else {
      reason = "\(name) has no bars on the session before"
      return
    }
    before = change(previous, price)
  }
}
