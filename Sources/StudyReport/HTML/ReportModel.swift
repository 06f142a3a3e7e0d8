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
    let outcomes: [Cell]
  }

  /// A row of the results.
  struct Window {
    let label: String
    let count: String
    let caar: String
    let caarExact: String
    let tone: String?
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
  let isTall: Bool
  let effect: String
  let effectID: String
  let tests: [Test]
  let windows: [Window]
  let reasons: [String]

  private static let format = NumberFormat.page

  /// Creates the part of a model.
  init(_ model: DocumentModel, confidence: String) {
    let isSingle = model.fits.count == 1
    self.isSingle = isSingle
    effect = isSingle ? "CAR" : "CAAR"
    effectID = isSingle ? "car" : "caar"
    id = model.model
    name = MethodDefinition.definition(of: model.model).name
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
      "\(pathTitle) around day 0 under the \(name.lowercased()), "
      + "\(Self.format.percent(last)) at the end"
    daysTitle = isSingle ? "Abnormal return of each day" : "Average abnormal return of each day"
    daysDescription = "\(daysTitle) under the \(name.lowercased())"
    let ids = model.testNames
    // One event is best judged by its own t test, which comes first then.
    let shown = (isSingle ? ["car_t"] : []) + ids
    isTall = shown.count > Self.testColumns
    let cells = model.windows.map { window in
      let outcomes = model.tests(of: window)
      return (isSingle ? [Self.ownTest(of: window, in: model)] : [])
        + ids.map { id in Self.cell(outcomes.first { $0.test == id }) }
    }
    tests = shown.enumerated().map { position, id in
      let definition = MethodDefinition.definition(of: id)
      return Test(
        id: id,
        name: definition.name,
        shortName: definition.shortName,
        formula: definition.formula,
        outcomes: cells.map { $0[position] }
      )
    }
    windows = zip(model.windows, cells).map { window, cells in
      Window(
        label: Self.format.window(window.windowStart, window.windowEnd),
        count: Self.format.count(window.eventCount),
        caar: Self.format.percent(window.caar),
        caarExact: HeadlineFigures.exact(window.caar),
        tone: HeadlineFigures.tone(window.caar),
        median: Self.format.percent(window.medianCAR),
        medianExact: HeadlineFigures.exact(window.medianCAR),
        positive: Self.format.share(window.positiveCount, of: window.eventCount),
        positiveExact: "\(window.positiveCount) of \(window.eventCount)",
        cells: cells
      )
    }
    reasons = TestReasons.sentences(of: model.tests.map { ($0.test, $0.reason) })
  }

  /// The t test of the only event, in the shape of the tests over events.
  private static func ownTest(of window: DocumentWindow, in model: DocumentModel) -> Cell {
    let car = model.cars.first {
      $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
    }
    return cell(
      DocumentTest(
        windowStart: window.windowStart,
        windowEnd: window.windowEnd,
        test: "car_t",
        statistic: car?.t,
        degreesOfFreedom: model.fits.first.map { Double($0.degreesOfFreedom) },
        pValue: car?.pValue,
        eventCount: 1,
        reason: car?.reason
      )
    )
  }

  private static func cell(_ test: DocumentTest?) -> Cell {
    guard let test, test.pValue != nil else {
      return Cell(
        statistic: format.missing,
        stars: "",
        p: nil,
        exact: test?.reason ?? "",
        significant: false
      )
    }
    let significance = Significance(test.pValue)
    let reference = test.degreesOfFreedom.map { "t(\(format.fixed($0, decimals: 0)))" } ?? "N(0,1)"
    return Cell(
      statistic: format.statistic(test.statistic),
      stars: significance.stars,
      p: format.pValue(test.pValue),
      exact: "\(HeadlineFigures.exact(test.statistic)), p = \(HeadlineFigures.exact(test.pValue)), "
        + "\(reference), N = \(test.eventCount)",
      significant: significance >= .fivePercent
    )
  }
}
