internal import EventStudy

/// The tables of the output folder of a study.
enum StudyTables {
  /// Returns the name of a table's file.
  static func file(_ table: Table<StudyResult>) -> String { table.fileName }

  /// The tables of every study.
  static let all: [Table<StudyResult>] = ofAnnouncements + [.averageReturns, .windows, .tests]

  /// The tables that a study without a usable event has too.
  static let ofAnnouncements: [Table<StudyResult>] = [.events, .exclusions]

  /// The tables of every study that has results of single events.
  static let perEvent: [Table<StudyResult>] = [.fits, .abnormalReturns, .cars]

  /// The tables that are written only when they have a row.
  static let optional: [Table<StudyResult>] = [
    .vwap, .entries, .adjustedPValues, .singleEventTests, .singleEventPower, .singleEventVariance,
    .priceImpact, .priceLines, .combinedEvents, .syntheticControl, .syntheticWeights,
    .syntheticDays,
    .syntheticPlacebos, .syntheticAverages, .groups, .groupWindows, .groupAverages,
    .groupComparisons,
    .groupPairs, .regressions, .correlations, .correlationLines, .leadLag,
    .activity, .calendarTime, .rats, .ratsDays, .dayZeroSplit, .dayZeroShift, .otherMarkets,
    .otherPrices, .intraday,
    .markOuts,
    .earlyMoves, .peers, .controlFirms, .outOfSample, .outOfSampleAverages, .diagnostics,
  ]
}
