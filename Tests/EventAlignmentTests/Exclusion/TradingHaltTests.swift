import CivilTime
import EventAlignment
import Testing

/// Prices drawn as text: `x` a price, `.` none; day 0 is the position given.
@Suite("Trading halt")
struct TradingHaltTests {
  @Test(arguments: [
    ("xxxxxxx", 3, nil), ("xxx.xxx", 3, 1), ("xx.xxxx", 3, 1), ("xx..xxx", 3, 2),
    ("x.....x", 3, 5), ("xxxx..x", 3, nil), ("....xxx", 3, 4), ("...", 0, 3), (".xx", 0, 1),
  ])
  func `is the gap that costs day 0 its return`(prices: String, index: Int, sessions: Int?) throws {
    let marks = Array(prices)
    let axis = (0..<marks.count).map { CalendarDate(dayNumber: 20_000 + Int32($0)) }
    let halt = TradingHalt.around(index, axis: axis) { marks[$0] == "x" }
    #expect(halt?.sessions == sessions)
  }

  @Test(arguments: [
    ("xx.x", 2, "missing_event_day_return"), ("x...x", 2, "suspended"),
    ("xx0x", 2, "non_positive_price"), ("xx-x", 3, "non_positive_price"),
    ("x-.x", 3, "missing_event_day_return"),
  ])
  func `counts as a suspension from three sessions on, and is none where a price is not above zero`(
    prices: String,
    index: Int,
    code: String
  ) throws {
    let marks = Array(prices)
    let axis = (0..<marks.count).map { CalendarDate(dayNumber: 20_000 + Int32($0)) }
    let prices: [Character: Double] = ["x": 10, "0": 0, "-": -37.63]
    let reason = ExclusionReason.withoutEventDayReturn(at: index, axis: axis) {
      prices[marks[$0]] ?? .nan
    }
    #expect(reason.code.rawValue == code)
  }
}
