import EventStatistics
import Testing

@testable import StudyReport

struct MethodDefinitionTests {
  /// An underscore of an identifier would lower what follows it.
  @Test func `no definition speaks of a method by its identifier`() {
    let all =
      ExpectedReturnMethod.allCases.map(\.definition) + InferenceMethod.allCases.map(\.definition)
      + SingleEventMethod.allCases.map(\.definition) + MethodDefinition.statistics
      + MethodDefinition.diagnostics + MethodDefinition.outcomes + MethodDefinition.corrections
    let ids = all.map(\.id).filter { $0.contains("_") }
    for definition in all {
      let text = definition.assumption + definition.name
      #expect(!ids.contains(where: text.contains), "\(text)")
    }
  }

  @Test func `has a definition of every model and every test`() {
    for id in ExpectedReturnMethod.allCases.map(\.rawValue)
      + InferenceMethod.allCases.map(\.rawValue)
      + [SingleEventMethod.cumulativeAbnormalReturn.rawValue]
    {
      let definition = MethodDefinition.definition(of: id)
      #expect(!definition.formula.isEmpty && !definition.assumption.isEmpty, "\(id)")
      #expect(!definition.source.isEmpty, "\(id)")
    }
  }
}
