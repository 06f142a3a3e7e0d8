import Testing

@testable import StudyReport

struct ReportDefinitionTests {
  @Test func `lowers what follows an underscore`() {
    let parts = ReportDefinition.parts(of: "E[r] = α + β · r_m, S_CAR")
    #expect(parts.map(\.text) == ["E[r] = α + β · r", ", S"])
    #expect(parts.map(\.lowered) == ["m", "CAR"])
    #expect(ReportDefinition.parts(of: "plain").map(\.lowered) == [nil])
  }
}
