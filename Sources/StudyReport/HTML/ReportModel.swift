internal import EventStatistics
internal import EventStudy

/// The results of one model on the page.
struct ReportModel {
  /// Up to this number of events, each one's path is drawn behind the average.
  static let singlePaths = 12

  /// With more tests than this, the tests become the rows of the results and the windows its columns.
  static let testColumns = 8

  /// A test of the results, with its outcome in each window.
  struct Test {
    let id: String
    let name: String
    let shortName: String
    let formula: String
    /// A dagger where the sample does not support the test.
    let mark: String
    let outcomes: [Cell]
  }

  /// A row of the results.
  struct Window {
    let label: String
    let count: String
    let caar: String
    let caarExact: String
    let tone: String?
    let interval: String?
    let median: String
    let medianExact: String
    let positive: String
    let positiveExact: String
    let cells: [Cell]
  }

  /// The outcome of one test.
  struct Cell {
    let statistic: String
    let stars: String
    let p: String?
    let exact: String
    let significant: Bool
  }

  let id: String
  let name: String
  let pathTitle: String
  let pathLabel: String
  let bandLabel: String
  let pathNote: String
  let pathDescription: String
  let daysTitle: String
  let daysDescription: String
  let hasSingles: Bool
  let isSingle: Bool
  /// Why a rank test of one event says little.
  let singleNote: String?
  let isTall: Bool
  let effect: String
  let effectID: String
  let tests: [Test]
  let windows: [Window]
  let reasons: [String]

  private static let format = NumberFormat.page

  /// Creates the part of a model.
  init(
    _ model: ModelResult,
    confidence: String,
    corrections: CorrectionLookup? = nil,
    doubtful: [InferenceMethod] = []
  ) {
    let isSingle = model.fits.count == 1
    self.isSingle = isSingle
    singleNote =
      isSingle && model.testMethods.contains(.corradoRank) ? SingleEventWords.boundOfRanks : nil
    effect = isSingle ? "CAR" : "CAAR"
    effectID = isSingle ? "car" : "caar"
    id = model.model.rawValue
    name = MethodDefinition.definition(of: model.model).name
    let sentenceName = MethodDefinition.definition(of: model.model).nameInSentence
    hasSingles = (2...Self.singlePaths).contains(model.fits.count)
    pathTitle = isSingle ? "Cumulative abnormal return" : "Cumulative average abnormal return"
    pathLabel = isSingle ? "sum of abnormal returns" : "sum of average abnormal returns"
    bandLabel = "\(confidence) interval"
    let last = model.aar.last?.caar
    pathNote =
      isSingle
      ? "The interval rests on the residuals of the estimation window."
      : "Where an event lacks a day, the sum of averages and the mean CAR of the table differ a little."
    pathDescription =
      "\(pathTitle) around day 0 under the \(sentenceName), "
      + "\(Self.format.percent(last)) at the end"
    daysTitle = isSingle ? "Abnormal return of each day" : "Average abnormal return of each day"
    daysDescription = "\(daysTitle) under the \(sentenceName)"
    let methods = model.testMethods
    // One event is best judged by its own t test, which comes first then.
    let own: [SingleEventMethod] = isSingle ? [.cumulativeAbnormalReturn, .sampleQuantile] : []
    let shown = own.map(\.rawValue) + methods.map(\.rawValue)
    isTall = shown.count > Self.testColumns
    let cells = model.windows.map { window in
      let outcomes = model.tests(of: window)
      return (isSingle ? Self.ownTests(of: window, in: model) : [])
        + methods.map { method in
          let test = outcomes.first { $0.test == method }
          let corrected = test.flatMap { corrections?.pValue(model: model.model, test: $0) }
          return Self.cell(test, corrected: corrected)
        }
    }
    tests = shown.enumerated().map { position, id in
      let definition = MethodDefinition.definition(of: id)
      return Test(
        id: id,
        name: definition.name,
        shortName: definition.shortName,
        formula: definition.formula,
        mark: doubtful.contains { $0.rawValue == id } && !isSingle ? "\u{2020}" : "",
        outcomes: cells.map { $0[position] }
      )
    }
    windows = zip(model.windows, cells).map { window, cells in
      Window(
        label: Self.format.window(window.windowStart, window.windowEnd),
        count: Self.format.count(window.eventCount),
        caar: Self.format.percent(window.caar),
        caarExact: Self.exact(window, confidence: confidence),
        tone: HeadlineFigures.tone(window.caar),
        interval: window.reach.map { "±" + Self.format.percent($0, signed: false) },
        median: Self.format.percent(window.medianCAR),
        medianExact: HeadlineFigures.exact(window.medianCAR),
        positive: Self.format.share(window.positiveCount, of: window.eventCount),
        positiveExact: "\(window.positiveCount) of \(window.eventCount)",
        cells: cells
      )
    }
    reasons = TestReasons.sentences(of: model.tests.map { ($0.test, $0.reason) })
  }

  /// The t test and the sample-quantile test of the only event.
  private static func ownTests(of window: WindowResult, in model: ModelResult) -> [Cell] {
    let car = model.cars.first {
      $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
    }
    let freedom = model.fits.first.map { Double($0.degreesOfFreedom) }
    return [
      cell(
        statistic: car?.t,
        pValue: car?.pValue,
        reason: car?.reason,
        reference: reference(SingleEventMethod.cumulativeAbnormalReturn, freedom),
        eventCount: 1
      ),
      cell(
        statistic: car?.sq?.statistic,
        pValue: car?.sq?.pValue,
        reason: car?.sq?.reason,
        reference: reference(SingleEventMethod.sampleQuantile, nil),
        eventCount: 1
      ),
    ]
  }

  /// Returns the distribution that a statistic was compared with.
  private static func reference(
    _ test: some RawRepresentable<String>,
    _ degreesOfFreedom: Double?
  ) -> String {
    degreesOfFreedom.map { "t(\(format.fixed($0, decimals: 0)))" }
      ?? MethodDefinition.definition(of: test).reference
  }

  private static func exact(_ window: WindowResult, confidence: String) -> String {
    let caar = HeadlineFigures.exact(window.caar)
    guard window.reach != nil else { return caar }
    return "\(caar), \(confidence) interval from \(HeadlineFigures.exact(window.lowerBound)) to "
      + HeadlineFigures.exact(window.upperBound)
  }

  private static func cell(_ test: TestResult?, corrected: Double? = nil) -> Cell {
    cell(
      statistic: test?.statistic,
      pValue: test?.pValue,
      corrected: corrected,
      reason: test?.reason,
      reference: test.map { reference($0.test, $0.degreesOfFreedom) } ?? "",
      eventCount: test?.eventCount ?? 0
    )
  }

  private static func cell(
    statistic: Double?,
    pValue: Double?,
    corrected: Double? = nil,
    reason: String?,
    reference: String,
    eventCount: Int
  ) -> Cell {
    guard pValue != nil else {
      return Cell(
        statistic: format.missing,
        stars: "",
        p: nil,
        exact: reason ?? "",
        significant: false
      )
    }
    let significance = Significance(pValue)
    return Cell(
      statistic: format.statistic(statistic),
      stars: significance.stars,
      p: format.pValue(pValue) + (corrected.map { " [\(format.pValue($0))]" } ?? ""),
      exact: "\(HeadlineFigures.exact(statistic)), p = \(HeadlineFigures.exact(pValue)), "
        + "\(reference), N = \(eventCount)",
      significant: significance >= .fivePercent
    )
  }
}
