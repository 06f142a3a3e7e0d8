import EventStatistics
import Foundation
import Testing

@testable import StudyReport

struct AnalysisSectionsTests {
  private static let anchors = [
    "corrections", "groups", "causes", "outcomes", "calendar-time", "diagnostics",
  ]

  /// Drawn once, because it takes a while without optimization.
  private static let analyzed = Result { try RenderedPage(SampleStudy(analyzed: true).result()) }

  @Test(arguments: [true, false])
  func `has a section and a link only for what the study asked`(analyzed: Bool) throws {
    let page =
      analyzed
      ? try Self.analyzed.get() : try RenderedPage(try SampleStudy(eventCount: 4).result())
    let markup = page.markup
    for anchor in Self.anchors {
      #expect(markup.contains("<section id=\"\(anchor)\">") == analyzed, "\(anchor)")
      #expect(markup.contains("<a href=\"#\(anchor)\">") == analyzed, "\(anchor)")
    }
    #expect(markup.contains("Which tests to trust") == analyzed)
    #expect(markup.contains("in brackets corrected by Holm") == analyzed)
  }

  @Test func `defines everything that it shows`() throws {
    let page = try Self.analyzed.get()
    let links = page.markup.components(separatedBy: "href=\"#def-").dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }
    let definitions = page.markup.components(separatedBy: "id=\"def-").dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }
    #expect(Set(links).subtracting(definitions).isEmpty)
    #expect(Set(definitions).count == definitions.count)
    for id in ["holm", "romano_wolf", "welch_t", "hc3", "kendall", "volume", "calendar_time", "sq"]
    {
      #expect(definitions.contains(id), "\(id)")
    }
  }

  @Test func `draws groups, columns and activity`() throws {
    let page = try Self.analyzed.get()
    for id in [
      "groups-market", "scatter-0", "activity-volume-mean_adjusted", "activity-volatility-raw",
    ] {
      #expect(page.contains("data-specification=\"data-\(id)\""), "\(id)")
      let part = try #require(
        page.text.components(
          separatedBy: "<script type=\"application/json\" id=\"data-\(id)\">"
        ).dropFirst().first
      )
      let json = try #require(part.components(separatedBy: "</script>").first)
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      #expect((object?["description"] as? String)?.isEmpty == false)
    }
  }

  @Test func `marks the tests that the sample does not support`() throws {
    let page = try Self.analyzed.get()
    #expect(page.contains("Patell z</a>\u{2020}"))
    #expect(!page.contains("Rank z</a>\u{2020}"))
    #expect(page.contains("† the sample does not support the test"))
  }

  @Test func `says why something is missing`() throws {
    let page = try RenderedPage(try SampleStudy(eventCount: 2, analyzed: true).result())
    #expect(page.contains("n/a: the regression needs at least 3 complete rows, there are 2."))
    #expect(page.contains("n/a: there are too few days."))
  }

  @Test func `explains the bound of rank tests for a single event`() throws {
    let page = try RenderedPage(try SampleStudy(eventCount: 1).result())
    #expect(page.contains("its p is never below 0.083"))
    #expect(page.contains("<a href=\"#def-sq\""))
  }

  @Test func `escapes the names of groups and columns`() throws {
    var document = StudyDocument(try SampleStudy(analyzed: true).result())
    for index in document.analysis.groups.indices {
      document.analysis.groups[index].group = "</script><b>"
    }
    for index in document.analysis.correlations.indices {
      document.analysis.correlations[index].column = "<i>size"
    }
    let page = try RenderedPage(document)
    #expect(!page.contains("</script><b>"))
    #expect(!page.contains("<i>size"))
  }
}
