/// What the tests of several windows share, computed once per cross-section.
struct PreparedScores: Sendable {
  let ranks: DailyScores?

  init(
    methods: [InferenceMethod],
    events: [FittedEvent],
    estimationDays: Range<Int>,
    eventDays: Range<Int>,
    threads: Int
  ) {
    ranks =
      methods.contains(.corradoRank)
      ? DailyScores.ranks(
        of: events,
        estimationDays: estimationDays,
        eventDays: eventDays,
        threads: threads
      ) : nil
  }
}

extension CrossSection {
  /// The rank scores of every day, prepared or computed now.
  func rankScores() -> DailyScores {
    prepared.ranks
      ?? DailyScores.ranks(
        of: events,
        estimationDays: estimationDays,
        eventDays: eventDays,
        threads: threads
      )
  }
}
