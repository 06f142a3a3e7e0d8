import ArgumentParser
import EventStudy

/// What is asked of the events beyond their average.
struct AnalysisOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "Event columns that explain the cumulative abnormal returns in a regression."
  )
  var regress: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Event columns to correlate with the cumulative abnormal returns."
  )
  var correlate: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Further outcomes to study like returns: volume, volatility."
  )
  var outcome: [ActivityOutcome] = []

  @Flag(help: "Hold each security from day 0 to the end of the event window, in calendar time.")
  var calendarTime = false

  @Option(help: "The fewest securities on a day of the calendar-time portfolio. (default: 1)")
  var minSecurities: Int?

  @Option(
    help: """
      The event column that names a control firm, which takes the market's place in \
      market_adjusted and its buy-and-hold returns.
      """
  )
  var controlColumn: String?

  /// The options given that a sensitivity study has no use for.
  var unusedBySensitivity: [String] {
    [
      ("--regress", !regress.isEmpty), ("--correlate", !correlate.isEmpty),
      ("--outcome", !outcome.isEmpty), ("--calendar-time", calendarTime),
      ("--min-securities", minSecurities != nil),
    ].filter(\.1).map(\.0)
  }

  /// Replaces what was given.
  func apply(to choice: inout AnalysisSettings) {
    if !regress.isEmpty { choice.regress = regress }
    if !correlate.isEmpty { choice.correlate = correlate }
    if !outcome.isEmpty { choice.outcomes = outcome }
    if calendarTime { choice.calendarTime = true }
    if let minSecurities { choice.minimumSecurities = minSecurities }
    if let controlColumn { choice.controlColumn = controlColumn }
  }
}
