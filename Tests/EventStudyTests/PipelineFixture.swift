import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import PriceData

/// A small market whose every number can be worked out by hand.
///
/// Days run from 2024-01-01 without weekends. The market earns +1 %, -1 %, +2 % in turn; a share
/// earns twice that, a pattern of its own around it, and five percent more on its event day.
struct PipelineFixture {
  static let dayCount = 120
  static let eventDay = 80

  /// The trading days.
  static let days: [CalendarDate] = {
    var days: [CalendarDate] = []
    var day = CalendarDate(dayNumber: 19_723)
    while days.count < dayCount {
      if !day.weekday.isWeekend { days.append(day) }
      day = day.adding(days: 1)
    }
    return days
  }()

  static let marketReturns = (0..<dayCount).map { [0.01, -0.01, 0.02][$0 % 3] }

  /// The returns of the share numbered from 0.
  static func returns(ofShare share: Int) -> [Double] {
    (0..<dayCount).map { day in
      let noise = [0.003, -0.001, -0.002, 0.004, -0.004][(day * (share + 2) + share) % 5]
      return 2 * marketReturns[day] + noise + (day == eventDay ? 0.05 : 0)
    }
  }

  /// A panel of prices of some shares, `S0`, `S1` and so on.
  static func panel(shares: Int = 3) -> PricePanel {
    PricePanel(
      days: days,
      symbols: (0..<shares).map { "S\($0)" },
      columns: [
        .close: (0..<shares).flatMap { levels(returns(ofShare: $0)) },
        .volume: [Double](repeating: 1000, count: shares * dayCount),
        .vwap: (0..<shares).flatMap { levels(returns(ofShare: $0)).map { $0 - 0.5 } },
      ]
    )
  }

  /// The market's levels.
  static let market = MarketSeries(
    name: "index",
    days: days,
    levels: levels(marketReturns),
    values: .prices
  )

  static func levels(_ returns: [Double]) -> [Double] {
    var level = 100.0
    return returns.enumerated().map { day, value in
      if day > 0 { level *= 1 + value }
      return level
    }
  }

  /// One event for each share, announced before the close of the event day.
  static func announcements(shares: Int = 3) -> [Announcement] {
    (0..<shares).map {
      Announcement(
        eventID: "E\($0)",
        symbol: "S\($0)",
        publication: .day(days[eventDay]),
        sourceFile: "events.csv"
      )
    }
  }

  /// Windows that fit the small market.
  static let windows = WindowSettings {
    $0.estimation = EstimationWindow(-60...(-6))
    $0.event = EventWindow(-5...5)
    $0.tested = [TestWindow(0...0), TestWindow(-1...1)]
  }

  /// A configuration for the small market.
  static func configuration(
    models: [ExpectedReturnMethod] = [.market],
    change: (inout StudySettings) -> Void = { _ in }
  ) -> StudySettings {
    var configuration = StudySettings {
      $0.windows = windows
      // Permutations of few events would take most of the time of unoptimized tests.
      $0.methods = MethodSettings {
        $0.models = models
        $0.draws = 199
      }
    }
    change(&configuration)
    return configuration
  }

  /// Runs a study on the small market.
  static func run(
    _ configuration: StudySettings = configuration(),
    panel: PricePanel = panel(),
    market: MarketSeries? = market,
    announcements: [Announcement] = announcements()
  ) throws -> StudyResult {
    try Study(configuration).run(
      on: StudyInputs(panel: panel, market: market, announcements: announcements)
    )
  }
}
