import EventStatistics
import Testing

@testable import StudyReport

struct AdviceWordsTests {
  private func document(_ models: [(model: String, findings: [String])]) throws -> StudyDocument {
    var document = StudyDocument(
      try SampleStudy(eventCount: 2, tests: [.patell, .bmp, .corradoRank]).result()
    )
    document.analysis.advice = models.map { model, findings in
      DocumentAdvice(
        model: model,
        findings: findings,
        preferred: ["corrado_rank_z", "grank_t"],
        doubtful: ["patell_z", "sign_z"]
      )
    }
    return document
  }

  @Test func `names the tests to trust, how to get them, and the doubtful ones that were run`()
    throws
  {
    let words = AdviceWords.all(try document([("market", ["Two events share a date."])]))
    #expect(
      words.map(\.paragraph) == [
        "Two events share a date. Trust Rank z and GRANK t (--test grank_t). Here the sample does "
          + "not support Patell z."
      ]
    )
  }

  @Test func `says once what holds for several models`() throws {
    var document = try document([("market", ["A is 1."]), ("ff3", ["A is 2."])])
    document.models.append(document.models[0])
    document.models[1].model = "ff3"
    let words = AdviceWords.all(document)
    #expect(words.count == 1)
    #expect(words[0].models == ["Market model", "Fama–French three-factor model"])
    #expect(words[0].findings == ["A is 1."])
  }

  @Test func `judges by a trusted test that was evaluated`() throws {
    let document = try document([("market", [])])
    let tests = document.models[0].tests(of: document.models[0].windows[0])
    #expect(document.decisiveTest(of: "market", among: tests)?.test == "corrado_rank_z")
    #expect(document.decisiveTest(of: "raw", among: tests)?.test == "bmp_t")
  }

  @Test(arguments: [
    ("market", "market model"), ("ff3", "Fama–French three-factor model"),
    ("dimson", "Dimson market model"), ("kp_bmp_t", "Kolari–Pynnönen test"),
  ])
  func `keeps proper names inside a sentence`(id: String, name: String) {
    #expect(MethodDefinition.definition(of: id).nameInSentence == name)
  }
}
