internal import EventStatistics

/// Finds the corrected p-value that stands beside a raw one.
struct CorrectionLookup: Sendable {
  private struct Key: Hashable {
    let model: String
    let test: String
    let start: Int
    let end: Int
  }

  /// The identifier of the correction that is shown: Holm's where it was asked for.
  let method: String?
  private let values: [Key: DocumentAdjustedPValue]

  /// Indexes the corrections of a study.
  init(_ document: StudyDocument) {
    let found = document.analysis.adjustedPValues
    let known = Set(found.flatMap(\.adjusted.keys))
    let order = [PValueAdjustment.holm] + PValueAdjustment.allCases
    method = order.map(\.rawValue).first { known.contains($0) }
    values = Dictionary(
      found.map {
        (Key(model: $0.model, test: $0.test, start: $0.windowStart, end: $0.windowEnd), $0)
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the corrected p-value of a test of all events, where there is one.
  func pValue(model: String, test: DocumentTest) -> Double? {
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
