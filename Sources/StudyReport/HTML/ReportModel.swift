internal import EventStatistics
internal import EventStudy

/// The results of one model on the page.
struct ReportModel {
  let id: String
  let name: String
  let charts: [ReportChart]
  /// The effects and tests of several events; one event has the parts instead.
  let table: ReportTable?
  let parts: [PageSection.Part]
  let reasons: [String]

  /// Creates the part of a model.
  init(_ model: ModelResult, of result: StudyResult) {
    id = model.model.rawValue
    name = MethodDefinition.definition(of: model.model).name
    charts = ModelCharts(model, of: result).all
    let isOne = SingleEventSection.applies(to: model)
    table = isOne ? nil : ReportTable(ResultsSection.table(model, of: result))
    parts =
      isOne
      ? SingleEventSection.parts(model, of: result, for: .page).map(PageSection.Part.init) : []
    let carried = model.carryingDays.map { CautionWords.sentence($0, of: result, format: .page) }
    reasons =
      isOne ? [] : carried + TestReasons.notes(of: model.tests.map { ($0.test, $0.reason) })
  }
}
