internal import EventStatistics
internal import EventStudy

/// The definitions of everything that a page shows.
enum ReportDefinitions {
  /// Returns them in the order in which a reader meets them.
  static func all(_ result: StudyResult) -> [ReportDefinition] {
    ids(result).map { ReportDefinition(MethodDefinition.definition(of: $0)) }
  }

  /// The quantities that several events have.
  private static let averages: Set<String> = ["caar", "scar"]

  /// Returns the identifiers of what is defined.
  static func ids(_ result: StudyResult) -> [String] {
    var ids: [String] = []
    func add(_ names: [String]) {
      for name in names where !ids.contains(name) { ids.append(name) }
    }
    let analysis = result.analysis
    add(result.models.map(\.model.rawValue))
    let isOne = result.models.first.map(SingleEventSection.applies) ?? false
    // One event has no averages, and of the tests over events those alone that were asked for.
    add(MethodDefinition.statistics.map(\.id).filter { !isOne || !averages.contains($0) })
    for model in result.models {
      let tests = isOne ? ResultsSection.requestedTests(of: model, in: result) : model.testMethods
      add(tests.map(\.rawValue))
    }
    add([SingleEventMethod.cumulativeAbnormalReturn.rawValue])
    if result.models.contains(where: { $0.cars.contains { $0.sq != nil } }) {
      add([SingleEventMethod.sampleQuantile.rawValue])
    }
    if CorrectionsSection.section(result) != nil {
      let used = Set(analysis.adjustedPValues.flatMap(\.adjusted.keys).map(\.rawValue))
      add(
        MethodDefinition.corrections.map(\.id).filter { used.contains($0) || $0 == "romano_wolf" }
      )
    }
    add(Self.used(MethodDefinition.groupTests, analysis.groupComparisons.map(\.test.rawValue)))
    let errors =
      (analysis.regressions.flatMap(\.terms) + analysis.calendarTime.flatMap(\.terms))
      .flatMap(\.errors).map(\.kind.rawValue)
      + analysis.rats.flatMap(\.windows).flatMap(\.errors).map(\.kind.rawValue)
    add(Self.used(MethodDefinition.regressionErrors, errors))
    add(Self.used(MethodDefinition.correlations, analysis.correlations.map(\.measure.rawValue)))
    add(Self.used(MethodDefinition.outcomes, analysis.activities.map(\.outcome.rawValue)))
    if !analysis.calendarTime.isEmpty {
      add(["calendar_time"])
      add(analysis.calendarTime.map(\.model.rawValue))
    }
    if !analysis.rats.isEmpty { add(["rats"]) }
    if analysis.syntheticControls.contains(where: { $0.reason == nil })
      || !analysis.syntheticAverages.isEmpty
    {
      add(
        MethodDefinition.syntheticControls.map(\.id).filter {
          switch $0 {
          case "ridge_augmented": analysis.syntheticControls.contains { $0.penalty != nil }
          case "synthetic_average": !analysis.syntheticAverages.isEmpty
          default: true
          }
        }
      )
    }
    if let sensitivity = result.sensitivity {
      add(sensitivity.base.map(\.model.rawValue))
      add(sensitivity.verdict.counts.filter { $0.cells > 0 }.map(\.method.rawValue))
    }
    if !analysis.diagnostics.isEmpty { add(MethodDefinition.diagnostics.map(\.id)) }
    return ids
  }

  /// Returns the definitions of a sensitivity study.
  static func all(_ result: SensitivityResult) -> [ReportDefinition] {
    let adjustments = result.base.flatMap(\.tests).map(\.adjustment.rawValue)
    let ids =
      result.base.map(\.model.rawValue) + result.tests.map(\.rawValue)
      + MethodDefinition.corrections.map(\.id).filter(adjustments.contains)
    return ids.map { ReportDefinition(MethodDefinition.definition(of: $0)) }
  }

  private static func used(_ family: [MethodDefinition], _ names: [String]) -> [String] {
    let names = Set(names)
    return family.map(\.id).filter(names.contains)
  }
}
