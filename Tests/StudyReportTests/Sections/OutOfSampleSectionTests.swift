import EventStatistics
import Testing

@testable import EventStudy
@testable import StudyReport

@Suite("Which model predicts")
struct OutOfSampleSectionTests {
  private static func average(
    _ model: ExpectedReturnMethod,
    share: Double,
    events: Int = 4,
    best: Int = 0,
    isBest: Bool = false
  ) -> OutOfSampleAverage {
    OutOfSampleAverage(
      model: model,
      eventCount: events,
      rootMeanSquare: 0.0143,
      meanAbsolute: 0.01,
      rSquared: share,
      bestCount: best,
      isBest: isBest
    )
  }

  private static func answer(_ averages: [OutOfSampleAverage]) throws -> String? {
    var result = try SampleStudy(eventCount: 2).result()
    result.analysis.outOfSampleAverages = averages
    return OutOfSampleWords(result, format: .terminal).answer
  }

  @Test func `several events have the best model, the next, and how often it is the best`() throws {
    #expect(
      try Self.answer([
        Self.average(.marketAdjusted, share: 0.36, best: 3, isBest: true),
        Self.average(.market, share: 0.31, best: 1), Self.average(.raw, share: -0.02),
      ])
        == "Of 3 models, the market-adjusted returns predict best on days before the events that are kept back: errors "
        + "of 1.43% a day (root of the mean square), and 36.0% of the variance of returns predicted, against 31.0% by "
        + "the market model; best of 3 of 4 events."
    )
  }

  @Test func `one event has no count, and a small difference is called one`() throws {
    #expect(
      try Self.answer([
        Self.average(.market, share: 0.31, events: 1, best: 1, isBest: true),
        Self.average(.lasso, share: 0.305, events: 1),
      ])
        == "Of 2 models, the market model predicts best on days before the event that are kept back: errors of 1.43% a "
        + "day (root of the mean square), and 31.0% of the variance of returns predicted, hardly more than 30.5% by the "
        + "LASSO on peers."
    )
  }

  @Test func `one model is told how well it does, and nothing where it does worse than the mean`()
    throws
  {
    #expect(
      try Self.answer([Self.average(.raw, share: -0.01, isBest: true)])
        == "On days before the events that are kept back, the errors of the raw returns are 1.43% a day (root of the "
        + "mean square), and nothing of the variance of returns is predicted."
    )
    #expect(try Self.answer([]) == nil)
  }

  @Test func `an event that could not be predicted has its reason in the notes`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    result.analysis.outOfSample = [
      OutOfSampleResult(eventID: "E0001", symbol: "ACME", model: .market, reason: "too few days")
    ]
    let section = try #require(OutOfSampleSection.section(result, for: .page))
    #expect(section.parts[0].notes == ["Not predicted: too few days."])
  }

  @Test func `the peers of a study are told in a sentence`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    result.analysis.peers = [
      EventPeers(eventID: "E0001", symbol: "ACME", peers: ["BORAX", "DELTA"]),
      EventPeers(
        eventID: "E0002",
        symbol: "BORAX",
        peers: ["DELTA"],
        leftOut: [EventPeers.LeftOut(symbol: "FJORD", reason: "it has too few returns")]
      ),
    ]
    #expect(
      PeerWords(result, format: .terminal).sentence
        == "Each event has 1 to 2 peers, which weigh equally; neither its own security is one of them, nor one with an "
        + "announcement of its own in the event window (1 left out)."
    )
  }
}
