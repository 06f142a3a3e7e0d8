internal import EventStatistics
internal import EventStudy

/// The results of one model on the page.
struct ReportModel {
  let id: String
  let name: String
  let charts: [ReportChart]
  /// Why a rank test of one event says little.
  let singleNote: String?
  let table: ReportTable
  let reasons: [String]

  /// Creates the part of a model.
  init(_ model: ModelResult, of result: StudyResult) {
    singleNote = ResultsSection.boundOfRanks(in: model)
    id = model.model.rawValue
    name = MethodDefinition.definition(of: model.model).name
    charts = ModelCharts(model, of: result).all
    table = ReportTable(ResultsSection.table(model, of: result))
    reasons = TestReasons.notes(of: model.tests.map { ($0.test, $0.reason) })
  }
}
