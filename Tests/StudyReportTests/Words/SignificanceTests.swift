import Testing

@testable import StudyReport

struct SignificanceTests {
  @Test(arguments: [
    (0.0, "***"), (0.0099, "***"), (0.01, "**"), (0.049, "**"), (0.05, "*"), (0.0999, "*"),
    (0.1, ""), (1, ""), (Double.nan, ""),
  ])
  func `gives one star for each conventional step`(pValue: Double, stars: String) {
    #expect(Significance(pValue).stars == stars)
  }
}
