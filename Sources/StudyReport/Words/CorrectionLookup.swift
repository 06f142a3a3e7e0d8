internal import EventStatistics
internal import EventStudy

/// Finds the corrected p-value that stands beside a raw one.
struct CorrectionLookup: Sendable {
  private struct Key: Hashable {
    let model: ExpectedReturnMethod
    let test: InferenceMethod
    let start: Int
    let end: Int
  }

  /// The correction that is shown: Holm's where it was asked for.
  let method: PValueAdjustment?
  private let values: [Key: AdjustedPValue]

  /// Indexes the corrections of a study.
  init(_ result: StudyResult) {
    let found = result.analysis.adjustedPValues
    let known = Set(found.flatMap(\.adjusted.keys))
    let order = [PValueAdjustment.holm] + PValueAdjustment.allCases
    method = order.first { known.contains($0) }
    values = Dictionary(
      found.map {
        (Key(model: $0.model, test: $0.test, start: $0.windowStart, end: $0.windowEnd), $0)
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the corrected p-value of a test of all events, where there is one.
  func pValue(model: ExpectedReturnMethod, test: TestResult) -> Double? {
    guard let method else { return nil }
    let key = Key(
      model: model,
      test: test.test,
      start: test.windowStart,
      end: test.windowEnd
    )
    return values[key]?.adjusted[method]
  }

  /// The name of the correction that is shown.
  var name: String? { method.map { MethodDefinition.definition(of: $0).shortName } }
}
