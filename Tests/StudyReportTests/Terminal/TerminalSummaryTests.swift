import EventStatistics
@testable import EventStudy
import Notices
import Testing

@testable import StudyReport

struct TerminalSummaryTests {
  @Test func `adds nothing but control codes when colored`() throws {
    let summary = TerminalSummary(try SampleStudy().result(), width: 100)
    let colored = summary.render(colored: true)
    #expect(colored.contains("\u{1B}["))
    #expect(
      colored.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "") == summary.render(colored: false)
    )
  }

  @Test(arguments: [60, 80, 100, 120], [1, 3, 25])
  func `stays within the width`(width: Int, events: Int) throws {
    let study = SampleStudy(eventCount: events, tests: InferenceMethod.allCases, analyzed: true)
    let text = TerminalSummary(try study.result(), width: width).render(colored: false)
    let longest = text.split(separator: "\n").max { $0.count < $1.count } ?? ""
    #expect(longest.count <= max(width, 70), "\(longest)")
  }

  @Test(arguments: [true, false])
  func `stamps simulated data`(simulated: Bool) throws {
    let summary = TerminalSummary(try SampleStudy(simulated: simulated).result())
    #expect(summary.render(colored: false).contains("SIMULATED") == simulated)
  }

  @Test func `lists some events and says where the rest is`() throws {
    let text = TerminalSummary(try SampleStudy(eventCount: 25).result()).render(colored: false)
    #expect(text.contains("  and 5 more, all in events.csv\n"))
    #expect(!text.contains("E0021"))
  }

  @Test func `says before any number what must be decided first`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    let line = "ACME fell by half on 2025-01-15; add the line ACME,2025-01-15,0.5"
    result.questions = [
      PriceQuestion(symbol: "ACME", eventIDs: ["E0001"], adjustments: [], message: "\(line)")
    ]
    let text = TerminalSummary(result, width: 120).render(colored: false)
    let opening = "Not to be trusted until this is decided (it lies in a window of event E0001): "
    let start = try #require(text.firstRange(of: "! \(opening)"))
    let answer = try #require(text.firstRange(of: "On day 0, 2 events returned"))
    let counts = try #require(text.firstRange(of: "2 events of 2 symbols"))
    #expect(start.lowerBound < answer.lowerBound && answer.lowerBound < counts.lowerBound)
    #expect(
      try HTMLReport.render(result).contains("<p class=\"opening\" role=\"note\">\(opening)\(line)")
    )
  }

  @Test func `without a usable event begins with the cause and has no empty tables`() throws {
    var result = try SampleStudy(eventCount: 1).result()
    result.events = result.events.filter { $0.status == .excluded }
    let text = TerminalSummary(result).render(colored: false)
    #expect(text.contains("! No event could be studied. Left out: 1 no_date; the first, E0002 "))
    #expect(!text.contains("Window"))
  }

  @Test func `gives the reason of a test that does not apply once, and no column`() throws {
    var result = try SampleStudy(eventCount: 8).result()
    for index in result.models[0].tests.indices where result.models[0].tests[index].test == .bmp {
      result.models[0].tests[index].pValue = nil
      result.models[0].tests[index].reason = "it has too few events"
    }
    let text = TerminalSummary(result).render(colored: false)
    #expect(text.components(of: "n/a: ") == 1)
    #expect(text.contains("n/a: BMP t: it has too few events."))
    #expect(!text.contains("  BMP t"))
  }

  @Test(arguments: [true, false])
  func `explains stars where percentages alone have some`(hasStars: Bool) throws {
    var result = try SampleStudy(eventCount: 2).result()
    for index in result.models[0].tests.indices { result.models[0].tests[index].pValue = 0.9 }
    for index in result.models[0].cars.indices {
      result.models[0].cars[index].pValue = 0.9
      result.models[0].cars[index].sq?.pValue = 0.9
    }
    for event in result.models[0].abnormalReturns.indices {
      for day in result.models[0].abnormalReturns[event].pValue.indices {
        result.models[0].abnormalReturns[event].pValue[day] = 0.9
      }
    }
    if hasStars { result.models[0].cars[0].sq?.pValue = 0.02 }
    let text = TerminalSummary(result, width: 120).render(colored: false)
    #expect(text.contains("%**") == hasStars)
    #expect(!text.contains(/\d\*/))
    #expect(text.contains(Significance.legend(.twoSided)) == hasStars)
  }

  @Test func `lists the days of one event and nothing of an average`() throws {
    let text = TerminalSummary(try SampleStudy(eventCount: 1).result(), width: 100)
      .render(colored: false)
    let days = try #require(text.split(separator: "\nDay by day\n").last)
    #expect(
      days.split(separator: "\n").dropFirst(3).prefix(21).count { $0.contains(" 2025-") } == 21
    )
    #expect(text.contains("2025-01-22"))
    for absent in ["CAAR", "CAR > 0", "Cross-sect. t", "Several tests"] {
      #expect(!text.contains(absent), "\(absent)")
    }
  }
}

extension String {
  /// The number of times that a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
