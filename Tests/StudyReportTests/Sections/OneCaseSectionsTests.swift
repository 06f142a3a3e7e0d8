import EventStatistics
@testable import EventStudy
import Testing

@testable import StudyReport

@Suite("Prices carried back, and events as one case")
struct OneCaseSectionsTests {
  @Test func `prices had the news been known stand in a table and a picture`() throws {
    let result = try SampleStudy(eventCount: 1, analyzed: true).result()
    let event = result.models[0].fits[0].eventID
    let part = try #require(PriceLinesSection.part(of: event, in: result, for: .page))
    #expect(part.heading?.hasPrefix("Back in time") == true)
    #expect(part.text?.contains("an estimate of price impact, not of damages") == true)
    // The first of the two days has no close.
    #expect(part.table?.rows.count == 1)
    let chart = try #require(part.charts.first)
    #expect(chart.note == "An estimate of price impact, not of damages.")
    let json = try chart.standalone(ReportChart.Source(result))
    #expect(json.contains("130.5") && json.contains("constant currency"))
    #expect(json.contains("interval of constant percentage"))
    #expect(PriceLinesSection.part(of: "another", in: result, for: .page) == nil)
    // A terminal has the table alone.
    #expect(PriceLinesSection.part(of: event, in: result, for: .terminal)?.charts.isEmpty == true)
    let sections = SingleEventTestSections(model: result.models[0], result: result, face: .page)
    #expect(sections.parts.contains { $0.heading?.hasPrefix("Back in time") == true })
  }

  /// Two events whose tests gave p-values, of Fisher and Stouffer in turn.
  private func result(_ pValues: [Double?], reason: String? = nil) throws -> StudyResult {
    var result = try SampleStudy(eventCount: 2, analyzed: true).result()
    let tests: [SingleEventMethod] = [.cumulativeAbnormalReturn, .sampleQuantile]
    result.analysis.combinedEvents = pValues.enumerated().map { place, p in
      CombinedEvents(
        model: .market,
        windowStart: 0,
        windowEnd: 0,
        test: tests[place / 2],
        combination: place.isMultiple(of: 2) ? .fisher : .stouffer,
        eventCount: 2,
        risePValue: p,
        fallPValue: p.map { 1 - $0 },
        pValue: p,
        reason: reason
      )
    }
    return result
  }

  @Test(arguments: [
    ([0.2, 0.3, 0.4, 0.5], "none is below 5%"), ([0.01, 0.02, 0.03, 0.04], "all are below 5%"),
    ([0.01, 0.2, 0.3, 0.4], "1 of 4 are below 5%, which is weak evidence"),
  ])
  func `says what all events together make`(pValues: [Double], said: String) throws {
    let result = try result(pValues)
    for face in [Face.page, .terminal] {
      let section = try #require(CombinedEventsSection.section(result, for: face))
      #expect(section.anchor == "one-case")
      let part = section.parts[0]
      #expect(part.table?.rows.count == 2)
      #expect(part.notes == ["Over 0..0 2 events together: \(said)."] || face == .page)
      #expect(part.notes[0].hasSuffix(said + "."))
    }
  }

  @Test func `events that share days are no case, and it says why`() throws {
    let reason = InferenceError.dependentEvents.description
    let section = try #require(
      CombinedEventsSection.section(try result([nil, nil, nil, nil], reason: reason), for: .page)
    )
    #expect(section.parts[0].table == nil)
    #expect(section.parts[0].notes.joined().contains("the windows of these share days"))
    var one = try SampleStudy(eventCount: 1, analyzed: true).result()
    one.analysis.combinedEvents = []
    #expect(CombinedEventsSection.section(one, for: .page) == nil)
  }
}
