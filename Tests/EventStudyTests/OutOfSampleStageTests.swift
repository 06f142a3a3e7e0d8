import EventStatistics
import Testing

@testable import EventStudy

@Suite("Predictions of a study")
struct OutOfSampleStageTests {
  private static func analysis(
    shares: Int = 3,
    models: [ExpectedReturnMethod] = [.market, .meanAdjusted],
    change: (inout StudySettings) -> Void = { $0.analysis.outOfSample = .blocks }
  ) throws -> AnalysisResult {
    let inputs = StudyInputs(
      panel: PipelineFixture.panel(shares: shares),
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements(shares: shares)
    )
    return try Study(PipelineFixture.configuration(models: models, change: change)).run(on: inputs)
      .analysis
  }

  @Test func `each event and model has a row, and the model that made the returns is the best`()
    throws
  {
    let found = try Self.analysis()
    #expect(found.outOfSample.map(\.eventID) == ["E0", "E0", "E1", "E1", "E2", "E2"])
    #expect(
      found.outOfSample.map(\.model) == [
        .market, .meanAdjusted, .market, .meanAdjusted, .market, .meanAdjusted,
      ]
    )
    #expect(found.outOfSample.map(\.isBest) == [true, false, true, false, true, false])
    #expect(found.outOfSample.allSatisfy { $0.days == 55 && $0.reason == nil })
    let averages = found.outOfSampleAverages
    #expect(averages.map(\.model) == [.market, .meanAdjusted])
    #expect(averages.map(\.isBest) == [true, false])
    #expect(averages.map(\.bestCount) == [3, 0] && averages.map(\.eventCount) == [3, 3])
    let shares = found.outOfSample.filter { $0.model == .market }.compactMap(\.rSquared)
    #expect(abs(averages[0].rSquared - shares.reduce(0, +) / 3) < 1e-15)
    let squares = found.outOfSample.filter { $0.model == .market }.compactMap(\.rootMeanSquare)
      .map { $0 * $0 }
    #expect(
      abs(averages[0].rootMeanSquare - (squares.reduce(0, +) / 3).squareRoot()) < 1e-15
    )
  }

  @Test func `it is asked for, and its blocks and its design change it`() throws {
    #expect(try Self.analysis { _ in }.outOfSample.isEmpty)
    let blocks = try Self.analysis().outOfSample
    let few = try Self.analysis {
      $0.analysis.outOfSample = .blocks
      $0.methods.blocks = 5
    }.outOfSample
    let rolling = try Self.analysis { $0.analysis.outOfSample = .rolling }.outOfSample
    #expect(blocks != few && blocks != rolling)
    #expect(rolling.allSatisfy { ($0.days ?? 0) < 30 })
  }

  @Test func `what is predicted of an event does not depend on other events or on threads`() throws
  {
    let all = try Self.analysis().outOfSample.filter { $0.eventID == "E0" }
    #expect(all == (try Self.analysis(shares: 1).outOfSample))
    let threads = try Self.analysis {
      $0.analysis.outOfSample = .blocks
      $0.run.threads = 1
    }
    #expect(threads.outOfSample == (try Self.analysis().outOfSample))
  }

  @Test func `results of single events may be left out, and the averages stay`() throws {
    let found = try Self.analysis {
      $0.analysis.outOfSample = .blocks
      $0.analysis.perEvent = false
    }
    #expect(found.outOfSample.isEmpty)
    #expect(found.outOfSampleAverages == (try Self.analysis().outOfSampleAverages))
  }

  @Test func `too few days are a reason`() throws {
    let found = try Self.analysis {
      $0.analysis.outOfSample = .blocks
      $0.methods.blocks = 100
    }
    #expect(found.outOfSampleAverages.isEmpty)
    #expect(found.outOfSample.allSatisfy { $0.reason?.contains("at least 100") == true })
  }
}
