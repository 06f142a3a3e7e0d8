internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// Explains cumulative abnormal returns by what is known of the announcements.
struct CauseAnalysis {
  private let events: [EventRecord]
  private let models: [(FittedSample, GroupSummary)]
  private let plan: StudyPlan
  /// The columns that the regressions and the correlations are about, each once.
  let columns: [ExplainingColumn]
  /// The named columns of numbers, and of words as dummies.
  private let regressors: [EventColumn]
  /// The named columns of numbers.
  private let correlated: [EventColumn]

  /// Reads the named columns of a study.
  ///
  /// - Throws: ``StudyError`` when no event has a column, or when it holds no numbers to correlate.
  init(
    _ events: [EventRecord],
    models: [(FittedSample, GroupSummary)],
    plan: StudyPlan
  ) throws(StudyError) {
    let events = events.filter { $0.status == .included }
    self.events = events
    self.models = models
    self.plan = plan
    let analysis = plan.settings.analysis
    var texts: [String: EventColumnTexts] = [:]
    var columns: [ExplainingColumn] = []
    var regressors: [EventColumn] = []
    var correlated: [EventColumn] = []
    if !events.isEmpty {
      for name in (analysis.regress + analysis.correlate).uniqued() {
        let read = try EventColumnTexts(name, of: events)
        texts[name] = read
        columns.append(read.explaining)
      }
    }
    for name in analysis.regress { regressors += try texts[name]?.regressors() ?? [] }
    for name in analysis.correlate {
      if let read = texts[name] { correlated.append(try read.numbers()) }
    }
    (self.columns, self.regressors, self.correlated) = (columns, regressors, correlated)
  }

  /// One regression for each model and window, when columns are named.
  var regressions: [RegressionResult] {
    guard !columns.isEmpty, !plan.settings.analysis.regress.isEmpty else { return [] }
    return models.flatMap { events, summary in
      plan.tested.map { window in
        regression(events, summary.events.window(window.days), window: window, regressors)
      }
    }
  }

  /// The correlations for each model, window and column, when columns are named.
  var correlations: [CorrelationResult] {
    models.flatMap { events, summary in correlations(events, summary, of: correlated) }
  }

  /// The line of each named column over the first window, by model; none for equal values.
  var lines: [CorrelationLine] {
    guard let window = plan.tested.first else { return [] }
    var lines: [CorrelationLine] = []
    for column in correlated {
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
            column: column.name,
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
      guard let column = try? EventColumnTexts(name, of: events).numbers() else { return nil }
      return NumericColumn(
        column: name,
        eventCount: column.values.count,
        leastSignificant: CorrelationTest.leastSignificant(
          events: column.values.count,
          level: plan.settings.methods.level
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
    let data = RegressionData(
      response: sample.cumulative.map(\.car),
      regressors: columns.map { ($0.name, values(of: $0, in: sample, events)) },
      dates: sample.positions.map { Int(events.members[$0].date.dayNumber) },
      events: sample.positions.map {
        (id: events.members[$0].eventID, symbol: events.members[$0].symbol)
      },
      fits: sample.positions.map { events.members[$0].fit },
      window: window.days,
      threads: plan.threads
    )
    do throws(RegressionError) {
      let regression = try data.regression()
      let kinds = data.errors(of: regression)
      let earlier = data.earlierDays(of: regression)
      var result = RegressionResult(
        model: events.method,
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        eventCount: regression.rowCount,
        rSquared: regression.rSquared.present,
        adjustedRSquared: regression.adjustedRSquared.present,
        fStatistic: regression.fStatistic.present,
        fPValue: regression.fPValue.present,
        waldTests: try JointTest.all(of: regression, errors: kinds),
        terms: data.tellingInfluences(
          on: try data.terms(of: regression, against: earlier),
          of: regression
        )
      )
      if let earlier { result.hold(against: earlier) }
      if let components = plan.settings.analysis.components {
        do throws(RegressionError) {
          result.terms.add(try data.weighted(regression, components: components))
        } catch {
          result.componentsReason = error.description
        }
      }
      return result
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

/// What a regression of cumulative abnormal returns is computed from.
private struct RegressionData {
  let response: [Double]
  let regressors: [(name: String, values: [Double])]
  /// The clusters: the event date of each row of the response as a number.
  let dates: [Int]
  let events: [(id: String, symbol: String)]
  let fits: [FittedEvent]
  let window: ClosedRange<Int>
  let threads: Int

  /// Returns the regression, of all rows or without one.
  func regression(without row: Int? = nil) throws(RegressionError) -> LinearRegression {
    var response = response
    if let row { response[row] = .nan }
    return try LinearRegression(response: response, regressors: regressors)
  }

  /// The kinds of standard errors that a regression has.
  func errors(
    of regression: LinearRegression
  ) -> [(StandardError.Kind, CoefficientCovariance)] {
    var kinds: [(StandardError.Kind, CoefficientCovariance)] = [
      (.classical, .classical), (.hc0, .hc0), (.hc1, .hc1), (.hc2, .hc2), (.hc3, .hc3),
    ]
    if Set(regression.rows.map { dates[$0] }).count >= 2 {
      kinds.append((.clustered, .cr1(clusters: dates)))
      // Where each security has one event these are the errors by date.
      let firms = Clusters(events.lazy.map(\.symbol)).places
      let count = Set(regression.rows.map { firms[$0] }).count
      if count >= 2, count < regression.rowCount {
        kinds.append((.twoWay, .twoWay(firms: firms, dates: dates)))
      }
    }
    return kinds
  }

  /// Returns the same regression on the days before the events.
  ///
  /// A short estimation window has too few of them; the other errors stand.
  func earlierDays(of regression: LinearRegression) -> EarlierDaysRegression? {
    try? EarlierDaysRegression(
      regression,
      regressors: regressors,
      events: fits,
      window: window,
      threads: threads
    )
  }

  /// Returns the regression weighted by components of the days before.
  func weighted(
    _ regression: LinearRegression,
    components: Int
  ) throws(RegressionError) -> ComponentWeightedRegression {
    try ComponentWeightedRegression(
      regression,
      regressors: regressors,
      events: fits,
      window: window,
      components: components,
      threads: threads
    )
  }

  /// Returns the coefficients with all kinds of errors.
  func terms(
    of regression: LinearRegression,
    against earlier: EarlierDaysRegression?
  ) throws(RegressionError) -> [RegressionTerm] {
    var terms = try RegressionTerm.terms(of: regression, errors: errors(of: regression))
    if let earlier { terms.hold(against: earlier) }
    return terms
  }

  /// Returns terms with the event that moves each most, but for the intercept.
  func tellingInfluences(
    on terms: [RegressionTerm],
    of regression: LinearRegression
  ) -> [RegressionTerm] {
    // One event is often that of several terms.
    var without: [Int: [RegressionTerm]] = [:]
    return terms.enumerated().map { place, term in
      guard term.term != LinearRegression.intercept else { return term }
      let found = regression.influence(onTerm: place)
      if without[found.row] == nil {
        let rest = try? self.regression(without: found.row)
        without[found.row] = rest.flatMap {
          try? self.terms(of: $0, against: earlierDays(of: $0))
        }
      }
      var term = term
      let other = without[found.row].flatMap { $0.indices.contains(place) ? $0[place] : nil }
      term.influence = EventInfluence(
        eventID: events[found.row].id,
        symbol: events[found.row].symbol,
        leverage: found.leverage.present,
        estimate: other?.estimate ?? found.estimateWithout.present,
        errors: other?.errors ?? []
      )
      return term
    }
  }
}
