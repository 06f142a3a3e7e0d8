import EventStatistics
import Testing

@testable import StudyReport

struct MethodDefinitionTests {
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
