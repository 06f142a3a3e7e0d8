internal import Notices
internal import CivilTime
internal import PriceData

/// Looks for returns that cannot be returns.
enum ReturnNotes {
  /// Returns a warning when many returns are beyond plus or minus 100 percent.
  ///
  /// Such values come from prices that were taken for returns.
  static func notes(of series: [[Double]], symbols: [Int], axis: StudyAxis) -> [StudyNote] {
    guard axis.panel.values == .returns else { return [] }
    var count = 0
    var example: (symbol: Int, day: Int)?
    for (row, returns) in series.enumerated() {
      for (day, value) in returns.enumerated() where value.isFinite && abs(value) > 1 {
        count += 1
        if example == nil { example = (symbols[row], day) }
      }
    }
    guard let example, count > 0 else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: "prices",
        text: "\(count) returns are beyond plus or minus 100 %, the first for "
          + "\(axis.panel.symbols[example.symbol]) on \(axis.days[example.day]); "
          + "if the file holds prices, leave out --values returns"
      )
    ]
  }
}
