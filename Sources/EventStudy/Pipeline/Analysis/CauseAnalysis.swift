internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// Explains cumulative abnormal returns by what is known of the announcements.
struct CauseAnalysis {
  private let events: [EventRecord]
  private let models: [(FittedSample, GroupSummary)]
  private let plan: StudyPlan

  /// Prepares the analysis of a study.
  init(
    _ events: [EventRecord],
    models: [(FittedSample, GroupSummary)],
    plan: StudyPlan
  ) {
    self.events = events.filter { $0.status == .included }
    self.models = models
    self.plan = plan
  }

  /// Returns the columns that the regressions and the correlations are about, each once.
  func columns() throws(StudyError) -> [ExplainingColumn] {
    guard !events.isEmpty else { return [] }
    let analysis = plan.settings.analysis
    var columns: [ExplainingColumn] = []
    for name in (analysis.regress + analysis.correlate).uniqued() {
      columns.append(try EventColumn.explaining(name, of: events))
    }
    return columns
  }

  /// Returns one regression for each model and window, when columns are named.
  func regressions() throws(StudyError) -> [RegressionResult] {
    let columns = plan.settings.analysis.regress
    guard !columns.isEmpty, !events.isEmpty else { return [] }
    var regressors: [EventColumn] = []
    for column in columns { regressors += try EventColumn.regressors(column, of: events) }
    return models.flatMap { events, summary in
      plan.tested.map { window in
        regression(events, summary.events.window(window.days), window: window, regressors)
      }
    }
  }

  /// Returns the correlations for each model, window and column, when columns are named.
  func correlations() throws(StudyError) -> [CorrelationResult] {
    guard !events.isEmpty else { return [] }
    var columns: [EventColumn] = []
    for name in plan.settings.analysis.correlate {
      columns.append(try EventColumn.numbers(name, of: events))
    }
    return models.flatMap { events, summary in
      correlations(events, summary, of: columns)
    }
  }

  /// Returns the line of each named column over the first window, by model; none for equal values.
  func lines() throws(StudyError) -> [CorrelationLine] {
    guard !events.isEmpty, let window = plan.tested.first else { return [] }
    var lines: [CorrelationLine] = []
    for name in plan.settings.analysis.correlate {
      let column = try EventColumn.numbers(name, of: events)
      for (events, summary) in models {
        let sample = summary.events.window(window.days)
        let line = try? FittedLine(
          values(of: column, in: sample, events),
          sample.cumulative.map(\.car)
        )
        guard let line else { continue }
        lines.append(
          CorrelationLine(
            line,
            column: name,
            model: events.method,
            window: window,
            confidence: plan.settings.methods.confidence
          )
        )
      }
    }
    return lines
  }

  /// The columns of numbers that no correlation was asked of, in alphabetical order.
  var numericColumns: [NumericColumn] {
    let names = Set(events.flatMap { $0.attributes.keys }).subtracting(
      plan.settings.analysis.correlate + plan.settings.analysis.regress
    )
    return names.sorted().compactMap { name in
      guard let column = try? EventColumn.numbers(name, of: events) else { return nil }
      return NumericColumn(
        column: name,
        eventCount: column.values.count,
        leastSignificant: CorrelationTest.leastSignificant(
          events: column.values.count,
          level: 0.05
        )
      )
    }
  }

  private func regression(
    _ events: FittedSample,
    _ sample: WindowSample,
    window: TestWindow,
    _ columns: [EventColumn]
  ) -> RegressionResult {
    do throws(RegressionError) {
      let regression = try LinearRegression(
        response: sample.cumulative.map(\.car),
        regressors: columns.map { ($0.name, values(of: $0, in: sample, events)) }
      )
      // The clusters are by event date, one number for each row of the response.
      let dates = sample.positions.map { Int(events.members[$0].date.dayNumber) }
      var kinds: [(StandardError.Kind, CoefficientCovariance)] = [
        (.classical, .classical), (.hc0, .hc0), (.hc1, .hc1), (.hc2, .hc2), (.hc3, .hc3),
      ]
      if Set(regression.rows.map { dates[$0] }).count >= 2 {
        kinds.append((.clustered, .cr1(clusters: dates)))
      }
      return RegressionResult(
        model: events.method,
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        eventCount: regression.rowCount,
        rSquared: regression.rSquared.present,
        adjustedRSquared: regression.adjustedRSquared.present,
        fStatistic: regression.fStatistic.present,
        fPValue: regression.fPValue.present,
        waldTests: try JointTest.all(of: regression, errors: kinds),
        terms: try RegressionTerm.terms(of: regression, errors: kinds)
      )
    } catch {
      return RegressionResult(
        model: events.method,
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        terms: [],
        reason: error.description
      )
    }
  }

  /// Returns the correlations of a model, whose rearrangements are drawn once for all of them.
  private func correlations(
    _ events: FittedSample,
    _ summary: GroupSummary,
    of columns: [EventColumn]
  ) -> [CorrelationResult] {
    let pairs = plan.tested.flatMap { window in
      let sample = summary.events.window(window.days)
      let cars = sample.cumulative.map(\.car)
      return columns.map { (window, $0.name, x: values(of: $0, in: sample, events), y: cars) }
    }
    let tests = CorrelationTest.all(
      pairs.map { ($0.x, $0.y) },
      draws: plan.inferenceOptions.draws,
      seed: plan.inferenceOptions.seed,
      threads: plan.threads
    )
    return zip(pairs, tests).flatMap { pair, tests in
      CorrelationMeasure.allCases.enumerated().map { place, measure in
        CorrelationResult(
          measure,
          column: pair.1,
          model: events.method,
          window: pair.0,
          alternative: plan.settings.methods.alternative,
          confidence: plan.settings.methods.confidence
        ) { () throws(InferenceError) in try tests.get()[place] }
      }
    }
  }

  /// Returns a column's values for the events of a sample.
  private func values(
    of column: EventColumn,
    in sample: WindowSample,
    _ events: FittedSample
  ) -> [Double] {
    sample.positions.map { column.values[events.members[$0].eventID] ?? .nan }
  }
}
