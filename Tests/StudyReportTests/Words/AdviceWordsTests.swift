import EventStatistics
import Notices
import Testing

@testable import EventStudy
@testable import StudyReport

struct AdviceWordsTests {
  private func document(
    _ models: [(model: ExpectedReturnMethod, findings: [String])]
  ) throws -> StudyResult {
    var document = try SampleStudy(eventCount: 2, tests: [.patell, .bmp, .corradoRank]).result()
    document.analysis.advice = models.map { model, findings in
      TestAdvice(
        model: model,
        findings: findings,
        preferred: [.corradoRank, .generalizedRankT],
        doubtful: [.patell, .sign]
      )
    }
    return document
  }

  @Test func `names the tests to trust, how to get them, and the doubtful ones that were run`()
    throws
  {
    let words = AdviceWords.all(try document([(.market, ["Two events share a date."])]))
    #expect(
      words.map(\.paragraph) == [
        "Two events share a date. Trust the Corrado rank test (Rank z) and the generalized rank t test "
          + "(--test grank_t). The sample does not support the Patell test."
      ]
    )
    let paragraphs = AdviceWords.paragraphs(
      try document([(.market, ["Two events share a date."])]),
      spelling: .key
    )
    #expect(paragraphs[0].contains("the generalized rank t test (tests = grank_t)."))
  }

  @Test func `says once what holds for several models`() throws {
    var document = try document([(.market, ["A is 1."]), (.famaFrench3, ["A is 2."])])
    document.models.append(document.models[0])
    document.models[1].model = .famaFrench3
    let words = AdviceWords.all(document)
    #expect(words.count == 1)
    #expect(words[0].models == ["Market model", "Fama–French three-factor model"])
    #expect(words[0].findings == ["A is 1."])
  }

  @Test func `judges by a trusted test that was evaluated`() throws {
    let document = try document([(.market, [])])
    let tests = document.models[0].tests(of: document.models[0].windows[0])
    #expect(document.decisiveTest(of: .market, among: tests)?.test == .corradoRank)
    #expect(document.decisiveTest(of: .raw, among: tests)?.test == .bmp)
  }

  @Test(arguments: [
    ("market", "market model"), ("ff3", "Fama–French three-factor model"),
    ("dimson", "Dimson market model"), ("kp_bmp_t", "Kolari–Pynnönen test"),
  ])
  func `keeps proper names inside a sentence`(id: String, name: String) {
    #expect(MethodDefinition.definition(of: id).nameInSentence == name)
  }
}
