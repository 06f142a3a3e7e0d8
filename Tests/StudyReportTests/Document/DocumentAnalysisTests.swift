import EventStatistics
import EventStudy
import Foundation
import Testing

@testable import StudyReport

struct DocumentAnalysisTests {
  @Test func `reads every part back`() throws {
    let document = StudyDocument(try SampleStudy(analyzed: true).result())
    let read = try StudyJSON.document(from: try StudyJSON(document).data())
    #expect(read == document)
    #expect(read.analysis.adjustedPValues.count == 25)
    #expect(read.analysis.groups.map(\.group) == ["order", "partnership"])
    #expect(read.analysis.diagnostics.count == 8)
  }

  @Test func `names its parts as the tables do`() throws {
    let text = try StudyJSON(try SampleStudy(analyzed: true).result()).text()
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

  @Test func `copies the sample-quantile test and the interval of a window`() throws {
    let result = try SampleStudy(eventCount: 3).result()
    let document = StudyDocument(result)
    let figures = try #require(result.models[0].events[0].windows[1].sampleQuantile.figures)
    let car = document.models[0].cars[1]
    #expect(car.sq?.pValue == figures.pValue)
    #expect(car.sq?.statistic == figures.statistic)
    let interval = try #require(result.models[0].windows[0].interval)
    let window = document.models[0].windows[0]
    #expect(window.lowerBound == interval.lower && window.upperBound == interval.upper)
    let reach = try #require(window.reach)
    #expect(abs((window.caar ?? 0) + reach - interval.upper) < 1e-15)
  }

  @Test func `keeps the reason of what does not apply`() throws {
    let document = StudyDocument(try SampleStudy(eventCount: 2, analyzed: true).result())
    #expect(document.analysis.regressions.allSatisfy { $0.terms.isEmpty && $0.reason != nil })
    #expect(document.analysis.correlations.allSatisfy { $0.coefficient == nil && $0.reason != nil })
    #expect(document.analysis.diagnostics[1].reason == "needs at least 17 residuals, there are 12")
    #expect(document.analysis.diagnostics[1].durbinWatson == nil)
  }

  @Test func `reads a study that was written before there were analyses`() throws {
    let document = StudyDocument(try SampleStudy(eventCount: 2).result())
    let data = try StudyJSON(document).data()
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
    let read = try StudyJSON.document(
      from: try JSONSerialization.data(withJSONObject: object)
    )
    #expect(read.analysis == DocumentAnalysis())
    #expect(read.models[0].cars.allSatisfy { $0.sq == nil })
    #expect(!TerminalSummary(read).render(colored: false).isEmpty)
    #expect(try RenderedPage(read).contains("id=\"results\""))
  }
}
