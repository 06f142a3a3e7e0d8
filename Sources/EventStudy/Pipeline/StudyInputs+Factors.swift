internal import EventStatistics
internal import Notices
internal import PriceData

extension StudyInputs {
  /// Refuses a model that needs a column which the factor file does not have: it would lose every event.
  ///
  /// - Throws: ``StudyError`` that names the columns there are.
  func requireFactors(of plan: StudyPlan) throws(StudyError) {
    let known = factors?.names ?? []
    let file = plan.settings.market.factors ?? "the table of factors"
    let models = plan.settings.methods.models
    var unusable: [(method: ExpectedReturnMethod, lacking: [String])] = []
    for method in models {
      guard let model = method.model(plan.settings.methods.modelOptions) as? FactorModel else {
        continue
      }
      var lacking = model.factors(outside: known + (companion == nil ? [] : ["companion"]))
      if model.usesExcessReturns, !known.contains(where: { FactorName($0) == .riskFree }) {
        lacking.append("rf")
      }
      if !lacking.isEmpty { unusable.append((method, lacking)) }
    }
    guard let first = unusable.first else { return }
    let has =
      known.isEmpty
      ? "there are no factor returns" : "its columns are \(known.joined(separator: ", "))"
    let others = Self.others(than: unusable.map(\.method), in: models)
    throw .configuration(
      .missing(
        what: "the model \(first.method.rawValue) needs \(first.lacking.joined(separator: ", ")), "
          + "which \(file) does not have (\(has))",
        remedy: others == ""
          ? "add the column, or choose other models with \(.methods(.models))"
          : "add the column\(others)"
      )
    )
  }
}
