import EventStatistics
@testable import EventStudy
import Testing

@testable import StudyReport

@Suite("The tests of one event in words")
struct SingleEventTestSectionsTests {
  /// p-values of the t test, SQ, the Permutation, SQ by EWMA and SQ by GARCH, and what is said of them.
  private static let sentences: [([Double?], String?)] = [
    ([0.2, 0.3, 0.4, 0.5, 0.06], "The 5 tests agree over 0..0: none is below 5%."),
    ([0.02, 0.03, nil, 0.01, nil], "The 3 tests agree over 0..0: each is below 5%."),
    ([0.02, nil, nil, nil, nil], nil),
    (
      [0.02, 0.2, 0.3, 0.4, 0.5],
      "The tests disagree over 0..0: below 5% is t, not SQ, Permutation, SQ EWMA, SQ GARCH. The t test alone "
        + "assumes normal returns: rely on the others."
    ),
    (
      [0.02, 0.2, nil, nil, nil],
      "The tests disagree over 0..0: below 5% is t, not SQ. The t test alone assumes normal returns: rely on "
        + "the others."
    ),
    (
      [0.02, 0.03, 0.01, 0.2, 0.3],
      "The tests disagree over 0..0: below 5% are t, SQ, Permutation, not SQ EWMA, SQ GARCH. The days just "
        + "before were wilder than the estimation window, so that the move is less unusual than it looks: rely on "
        + "the ranks with a variance of their own."
    ),
    (
      [0.02, nil, nil, 0.2, nil],
      "The tests disagree over 0..0: below 5% is t, not SQ EWMA. The days just before were wilder than the "
        + "estimation window, so that the move is less unusual than it looks: rely on the ranks with a variance "
        + "of their own."
    ),
    (
      [0.2, 0.3, 0.4, 0.02, 0.01],
      "The tests disagree over 0..0: below 5% are SQ EWMA, SQ GARCH, not t, SQ, Permutation. The days just "
        + "before were calmer than the estimation window, so that the move is more unusual than it looks to the "
        + "tests with one variance; they are the careful ones."
    ),
    (
      [0.2, 0.02, 0.01, nil, nil],
      "The tests disagree over 0..0: below 5% are SQ, Permutation, not t. No kind of test stands against "
        + "another: report them all and call the evidence weak."
    ),
    (
      [0.02, 0.03, 0.2, 0.3, 0.3],
      "The tests disagree over 0..0: below 5% are t, SQ, not Permutation, SQ EWMA, SQ GARCH. No kind of test "
        + "stands against another: report them all and call the evidence weak."
    ),
    (
      [0.2, 0.3, 0.3, 0.02, 0.3],
      "The tests disagree over 0..0: below 5% is SQ EWMA, not t, SQ, Permutation, SQ GARCH. No kind of test "
        + "stands against another: report them all and call the evidence weak."
    ),
  ]

  @Test(arguments: sentences.indices)
  func `says whether the tests agree, and why not`(index: Int) throws {
    let (values, expected) = Self.sentences[index]
    var result = try SampleStudy(eventCount: 1, analyzed: true).result()
    result.models[0].cars[0].pValue = values[0]
    result.models[0].cars[0].sq?.pValue = values[1]
    result.analysis.singleEvents[0].tests = zip(
      [SingleEventMethod.permutation, .movingVarianceQuantile, .garchQuantile],
      values.dropFirst(2)
    ).map { SingleEventResult.Test(test: $0, pValue: $1) }
    let notes = try #require(try parts(of: result).first).notes
    #expect(notes.first { $0.hasPrefix("The tests") || $0.contains("tests agree") } == expected)
  }

  /// The ratio of the variances, p by changing places and p of the F test.
  @Test(arguments: [
    (1.5, 0.3, 0.2, "no sign of another variance."),
    (
      1.5, 0.3, 0.02,
      "only the F test, which assumes normal returns, calls that a different variance."
    ),
    (
      2.5, 0.01, 0.02,
      "tests with the variance of the estimation window call such days unusual too often; rely on the ranks with "
        + "a variance of their own."
    ),
    (0.5, 0.01, 0.02, "tests with the variance of the estimation window are careful here."),
  ])
  func `says what the days around vary`(
    ratio: Double,
    places: Double,
    f: Double,
    said: String
  )
    throws
  {
    var result = try SampleStudy(eventCount: 1, analyzed: true).result()
    result.analysis.singleEvents[0].variance = SingleEventResult.Variance(
      ratio: ratio,
      fPValue: f,
      permutationPValue: places
    )
    let notes = try #require(try parts(of: result).first).notes
    let times = NumberFormat.terminal.fixed(ratio, decimals: 2)
    let (byPlaces, byF) = (
      NumberFormat.terminal.pRelation(places), NumberFormat.terminal.pRelation(f)
    )
    #expect(
      notes.last
        == "The other days of the event window vary \(times) times as much as the estimation window "
        + "(p\u{A0}\(byPlaces) by changing places, F\u{A0}test p\u{A0}\(byF)): \(said)"
    )
  }

  private func parts(of result: StudyResult) throws -> [ReportSection.Part] {
    SingleEventTestSections(
      model: try #require(result.models.first),
      result: result,
      face: .terminal
    ).parts
  }
}
