internal import CivilTime

/// Finds closes that stay the same for many days on which nothing is known to have been traded.
public struct StalePriceCheck: PriceCheck {
  /// The number of equal closes that make a run; the default is 5.
  public let shortestRun: Int

  /// Creates the check.
  public init(shortestRun: Int = 5) {
    self.shortestRun = shortestRun
  }

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close) else { return nil }
      let runs = runs(of: closes, volumes: symbol.values(.volume), days: panel.days.indices)
      let dates = runs.flatMap { $0.map { panel.days[$0] } }
      return PriceFinding(
        .stalePrice,
        symbol: symbol.name,
        dates: dates,
        detail: {
          guard let run = runs.first, let first = run.first, let last = run.last else { return "" }
          return "first the close \(closes[first]) from \(panel.days[first]) to \(panel.days[last])"
        }()
      )
    }
  }

  /// Returns the positions of the days of each run; days without a close do not end a run.
  private func runs(of closes: DayValues, volumes: DayValues?, days: Range<Int>) -> [[Int]] {
    var runs: [[Int]] = []
    var start = days.lowerBound
    var length = 0
    var price = Double.nan
    func finish(before end: Int) {
      guard length >= shortestRun else { return }
      runs.append((start..<end).filter { !closes[$0].isNaN })
    }
    for day in days {
      let close = closes[day]
      if close == price, !((volumes?[day] ?? .nan) > 0) {
        length += 1
      } else if !close.isNaN {
        finish(before: day)
        (start, length, price) = (day, 1, close)
      }
    }
    finish(before: days.upperBound)
    return runs
  }
}
