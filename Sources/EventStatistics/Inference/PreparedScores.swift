/// What the tests of several windows share, computed once per cross-section.
struct PreparedScores: Sendable {
  let ranks: DailyScores?
  let standardizedRanks: DailyScores?
  let signs: DailyScores?
  let residualRanks: DailyScores?
  let normalScores: DailyScores?
  let correlation: ResidualCorrelation?
  let variances: [VarianceFilter?]?
  private let rankCorrelation: ResidualCorrelation?
  private let normalScoreCorrelation: ResidualCorrelation?

  init(
    _ needed: Set<SharedScore>,
    events: [FittedEvent],
    dates: [Int],
    axis: DailyScores.Axis,
    threads: Int
  ) {
    func score(_ score: SharedScore, _ compute: () -> DailyScores) -> DailyScores? {
      needed.contains(score) ? compute() : nil
    }
    ranks = score(.ranks) { .ranks(of: events, axis: axis, threads: threads) }
    standardizedRanks = score(.standardizedRanks) {
      .standardizedRanks(of: events, axis: axis, threads: threads)
    }
    signs = score(.signs) { .signs(of: events, axis: axis, threads: threads) }
    residualRanks = score(.residualRanks) {
      .residualRanks(of: events, axis: axis, threads: threads)
    }
    normalScores = score(.normalScores) {
      .normalScores(of: events, axis: axis, threads: threads)
    }
    variances =
      needed.contains(.conditionalVariances)
      ? CrossSection.conditionalVariances(of: events, threads: threads) : nil
    func correlation(_ score: SharedScore, of scale: ResidualScale) -> ResidualCorrelation? {
      guard needed.contains(score) else { return nil }
      return ResidualCorrelation(
        events: events,
        dates: dates,
        estimationDays: axis.estimationDays,
        threads: threads,
        allPairs: false,
        of: scale
      )
    }
    rankCorrelation = correlation(.rankCorrelation, of: .ranks)
    normalScoreCorrelation = correlation(.normalScoreCorrelation, of: .normalScores)
    self.correlation =
      needed.isDisjoint(with: [.sameDateCorrelation, .allPairsCorrelation])
      ? nil
      : ResidualCorrelation(
        events: events,
        dates: dates,
        estimationDays: axis.estimationDays,
        threads: threads,
        allPairs: needed.contains(.allPairsCorrelation)
      )
  }

  /// The correlations of ranks or scores, where they are prepared.
  func scoreCorrelation(of scale: ResidualScale) -> ResidualCorrelation? {
    switch scale {
    case .residuals: correlation
    case .ranks: rankCorrelation
    case .normalScores: normalScoreCorrelation
    }
  }
}

/// What the tests of several windows can share.
package enum SharedScore: Sendable, Hashable {
  /// The ranks of every day.
  case ranks
  /// The ranks of standardized values.
  case standardizedRanks
  /// The signs against each event's median.
  case signs
  /// The ranks of the residuals alone.
  case residualRanks
  /// The normal scores of every day.
  case normalScores
  /// The GARCH variance of each event's residuals.
  case conditionalVariances
  /// The rank correlations of the residuals of the pairs of events that share a date.
  case rankCorrelation
  /// The correlations of their normal scores.
  case normalScoreCorrelation
  /// The residual correlations of the pairs of events that share a date.
  case sameDateCorrelation
  /// The residual correlations of all pairs.
  case allPairsCorrelation
}

extension CrossSection {
  /// The rank scores of every day, prepared or computed now.
  func rankScores() -> DailyScores {
    prepared.ranks ?? .ranks(of: events, axis: axis, threads: threads)
  }

  /// The rank scores with only one window's event days ranked.
  func rankScores(over window: ClosedRange<Int>) -> DailyScores {
    .ranks(of: events, axis: axis, threads: threads, window: window)
  }

  /// The rank scores of standardized values, prepared or computed now.
  func standardizedRankScores() -> DailyScores {
    prepared.standardizedRanks ?? .standardizedRanks(of: events, axis: axis, threads: threads)
  }

  /// The signs against the median, prepared or computed now.
  func signScores() -> DailyScores {
    prepared.signs ?? .signs(of: events, axis: axis, threads: threads)
  }

  /// The normal scores, prepared or computed now.
  func normalScores() -> DailyScores {
    prepared.normalScores ?? .normalScores(of: events, axis: axis, threads: threads)
  }

  /// The rank scores of the residuals alone, prepared or computed now.
  func residualRankScores() -> DailyScores {
    prepared.residualRanks ?? .residualRanks(of: events, axis: axis, threads: threads)
  }
}

extension DailyScores {
  /// `rank/(n + 2) − ½` of the residuals alone, where one further value is still to be ranked.
  static func residualRanks(of events: [FittedEvent], axis: Axis, threads: Int) -> DailyScores {
    DailyScores(of: events, axis: axis, threads: threads) { event, values, ranks in
      for index in event.residuals.count..<values.count { values[index] = .nan }
      ranks.replace(&values) { rank, count in rank / Double(count + 2) - 0.5 }
    }
  }
}
