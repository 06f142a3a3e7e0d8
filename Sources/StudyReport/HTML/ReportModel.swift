internal import EventStatistics
internal import EventStudy

/// The results of one model on the page.
struct ReportModel {
  /// Up to this number of events, each one's path is drawn behind the average.
  static let singlePaths = 12

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
  /// The effects and tests of several events; one event has the parts instead.
  let table: ReportTable?
  let parts: [PageSection.Part]
  let reasons: [String]

  /// Creates the part of a model.
  init(_ model: ModelResult, of result: StudyResult) {
    let isSingle = model.fits.count == 1
    id = model.model.rawValue
    name = MethodDefinition.definition(of: model.model).name
    let sentenceName = MethodDefinition.definition(of: model.model).nameInSentence
    hasSingles = (2...Self.singlePaths).contains(model.fits.count)
    pathTitle = isSingle ? "Cumulative abnormal return" : "Cumulative average abnormal return"
    pathLabel = isSingle ? "sum of abnormal returns" : "sum of average abnormal returns"
    bandLabel = ResultsSection.intervalName(result)
    let last = model.aar.last?.caar
    pathNote =
      isSingle
      ? "The interval rests on the residuals of the estimation window."
      : "Where an event lacks a day, the sum of averages and the mean CAR of the table differ a little."
    pathDescription =
      "\(pathTitle) around day 0 under the \(sentenceName), "
      + "\(NumberFormat.page.percent(last)) at the end"
    daysTitle = isSingle ? "Abnormal return of each day" : "Average abnormal return of each day"
    daysDescription = "\(daysTitle) under the \(sentenceName)"
    let isOne = SingleEventSection.applies(to: model)
    table = isOne ? nil : ReportTable(ResultsSection.table(model, of: result))
    parts =
      isOne
      ? SingleEventSection.parts(model, of: result, for: .page).map(PageSection.Part.init) : []
    let carried = model.carryingDays.map { CautionWords.sentence($0, format: .page) }
    reasons =
      isOne ? [] : carried + TestReasons.notes(of: model.tests.map { ($0.test, $0.reason) })
  }
}
