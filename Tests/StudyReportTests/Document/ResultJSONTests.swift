import Foundation
import Notices
import Testing

@testable import EventStudy
@testable import StudyReport

struct ResultJSONTests {
  private func read(_ result: StudyResult) throws -> StudyResult {
    try ResultJSON.result(from: try ResultJSON.data(of: result), file: "study.json")
  }

  @Test func `reads back to the same result`() throws {
    let result = try SampleStudy(eventCount: 3).result()
    #expect(try read(result) == result)
  }

  @Test func `reads every part of an analysis back`() throws {
    let result = try SampleStudy(analyzed: true).result()
    let read = try read(result)
    #expect(read == result)
    #expect(read.analysis.adjustedPValues.count == 25)
    #expect(read.analysis.groups.map(\.group) == ["order", "partnership"])
    #expect(read.analysis.diagnostics.count == 8)
  }

  @Test func `has the same bytes for any number of threads and any output folder`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    var other = result
    other.configuration.run.threads = 7
    other.configuration.run.output = "elsewhere"
    #expect(try ResultJSON.data(of: result) == ResultJSON.data(of: other))
  }

  @Test func `names its parts as the tables do`() throws {
    let text = try ResultJSON.text(of: try SampleStudy(eventCount: 1).result())
    for key in [
      "simulated", "configuration", "versions", "inputs", "notes", "events", "exclusions", "models",
      "event_id", "abnormal_returns", "relative_day", "expected_return", "ar_standard_error",
      "window_start", "car_standard_error", "p_value", "bhar", "n_events", "caar", "vwap",
      "degrees_of_freedom", "reason",
    ] {
      #expect(text.contains("\"\(key)\":"), "\(key)")
    }
    #expect(text.hasPrefix("{\n") && text.hasSuffix("}\n"))
  }

  @Test func `spells the settings in notes as the command line does`() throws {
    var result = try SampleStudy(eventCount: 1).result()
    result.notes = [
      StudyNote(
        severity: .warning,
        source: .events,
        message: "pass \(.alignment(.excludeOverlapping)) to leave them out"
      )
    ]
    let text = try ResultJSON.text(of: result)
    #expect(text.contains("\"text\": \"pass --exclude-overlapping to leave them out\""))
    let encoder = JSONEncoder()
    encoder.userInfo = SettingSpelling.key.userInfo
    let other = String(decoding: try encoder.encode(result), as: UTF8.self)
    #expect(other.contains("\"text\":\"pass exclude_overlapping to leave them out\""))
  }

  @Test func `names the parts of an analysis as the tables do`() throws {
    let text = try ResultJSON.text(of: try SampleStudy(analyzed: true).result())
    for key in [
      "adjusted_p_values", "family_size", "holm", "romano_wolf", "groups", "group_comparisons",
      "regressions", "adjusted_r_squared", "standard_error", "correlations", "permutation_p_value",
      "exact", "diagnostics", "durbin_watson", "ljung_box_p_value", "event_day_leverage", "advice",
      "preferred", "doubtful", "activities", "outcome", "calendar_time", "sq", "lower_bound",
      "day_zero_splits", "return_before", "announcement_bar", "shifted_day_zero", "early_moves",
    ] {
      #expect(text.contains("\"\(key)\":"), "\(key)")
    }
  }

  @Test(arguments: [true, false])
  func `says at the top whether the data is simulated`(simulated: Bool) throws {
    let data = try ResultJSON.data(of: SampleStudy(eventCount: 1, simulated: simulated).result())
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    #expect(object?["simulated"] as? Bool == simulated)
  }

  @Test(arguments: ["", "[]", "{\"simulated\": true}", "{\"simulated\": 3}"])
  func `says why a file is no study`(text: String) {
    let error = #expect(throws: ReportError.self) {
      try ResultJSON.result(StudyResult.self, from: Data(text.utf8), file: "out/study.json")
    }
    let words = error?.description ?? ""
    #expect(words.hasPrefix("out/study.json is not the result of a study: "))
    #expect(words.hasSuffix("; run `leyline study` again"))
  }

  @Test func `keeps the reason of what does not apply`() throws {
    let analysis = try SampleStudy(eventCount: 2, analyzed: true).result().analysis
    #expect(analysis.regressions.allSatisfy { $0.terms.isEmpty && $0.reason != nil })
    #expect(analysis.correlations.allSatisfy { $0.coefficient == nil && $0.reason != nil })
    #expect(analysis.diagnostics[1].reason == "needs at least 17 residuals, there are 12")
    #expect(analysis.diagnostics[1].durbinWatson == nil)
  }

  @Test func `reads a study that was written before there were analyses`() throws {
    let data = try ResultJSON.data(of: try SampleStudy(eventCount: 2).result())
    var object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any]
    )
    object["analysis"] = nil
    var models = try #require(object["models"] as? [[String: Any]])
    for index in models.indices {
      models[index]["cars"] = (models[index]["cars"] as? [[String: Any]])?.map {
        $0.filter { $0.key != "sq" }
      }
      models[index]["windows"] = (models[index]["windows"] as? [[String: Any]])?.map {
        $0.filter { !$0.key.hasSuffix("_bound") }
      }
    }
    object["models"] = models
    let read = try ResultJSON.result(
      StudyResult.self,
      from: try JSONSerialization.data(withJSONObject: object),
      file: "study.json"
    )
    #expect(read.analysis == AnalysisResult())
    #expect(read.models[0].cars.allSatisfy { $0.sq == nil })
    #expect(!TerminalSummary(read).render(colored: false).isEmpty)
    #expect(try RenderedPage(read).contains("id=\"results\""))
  }
}
