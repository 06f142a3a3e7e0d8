internal import EventStatistics
internal import Foundation

/// A test or a model as a program is told of it: the words that the report has next to its number.
package struct MethodFact: Encodable, Sendable {
  /// What it is for: `test`, `event_test`, `group_test` or `model`.
  package let kind: String
  let id: String
  let name: String
  let shortName: String
  let formula: String
  let nullDistribution: String
  let assumes: String
  /// What a sample can show against it.
  let violatedBy: [String]
  let source: String

  private enum CodingKeys: String, CodingKey {
    case kind, id, name, formula, assumes, source
    case shortName = "short_name"
    case nullDistribution = "null_distribution"
    case violatedBy = "violated_by"
  }

  fileprivate init(
    _ kind: String,
    _ definition: MethodDefinition,
    _ assumptions: Set<Assumption> = []
  ) {
    self.kind = kind
    id = definition.id
    name = definition.name
    shortName = definition.shortName
    formula = definition.formula
    nullDistribution = definition.reference
    assumes = definition.assumption
    violatedBy = Assumption.allCases.filter(assumptions.contains).map(\.violation)
    source = definition.source
  }
}

extension Assumption {
  /// What a sample looks like that speaks against it.
  fileprivate var violation: String {
    switch self {
    case .independentEvents: "events that share dates"
    case .constantVariance: "a variance that rises at the event"
    case .lightTails: "heavy tails"
    case .evenSigns: "returns that are not positive as often as negative"
    case .manyEvents: "few events"
    case .manyDates: "few dates"
    }
  }
}

/// What the tests and the models are.
package enum MethodFacts {
  /// The facts: tests of a window, of one event and of groups, then models.
  package static let all =
    InferenceMethod.allCases.map { MethodFact("test", $0.definition, $0.assumptions) }
    + SingleEventMethod.allCases.map { MethodFact("event_test", $0.definition) }
    + MethodDefinition.groupTests.map { MethodFact("group_test", $0) }
    + ExpectedReturnMethod.allCases.map { MethodFact("model", $0.definition) }

  /// The facts as JSON.
  package static var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(all)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
