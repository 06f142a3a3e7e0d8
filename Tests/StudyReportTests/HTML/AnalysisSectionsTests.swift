import EventStatistics
import EventStudy
import Foundation
import Testing

@testable import StudyReport

struct AnalysisSectionsTests {
  private static let anchors = [
    "peers", "control-firms", "out-of-sample", "corrections", "groups", "causes", "outcomes",
    "calendar-time",
    "rats",
    "arrival", "diagnostics",
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

  @Test(arguments: [
    (2, nil as String?), (12, ""), (21, " Pairs of groups are compared for up to 20 groups."),
  ])
  func `says what stars of many groups are not`(count: Int, pairs: String?) throws {
    var result = try SampleStudy(eventCount: 8, analyzed: true).result()
    let group = try #require(result.analysis.groups.first)
    result.analysis.groups = (1...count).map { number in
      var group = group
      group.group = "group \(number)"
      return group
    }
    let section = try #require(GroupsSection.section(result, for: .page))
    let note = section.parts[0].notes.first { $0.hasPrefix("Stars say") }
    #expect(
      note
        == pairs.map {
          "Stars say that a group's own effect is more than noise, not that it differs from the others, which is "
            + "what the tests below the groups say; they are not corrected for the number of groups (\(count)).\($0)"
        }
    )
  }

  @Test func `settings at their defaults are a list with an end`() throws {
    let page = try Self.analyzed.get().markup
    let start = try #require(page.firstRange(of: "id=\"standard-settings\""))
    let list = page[start.upperBound...]
    let text = String(list.prefix(upTo: try #require(list.firstRange(of: "</details>")).lowerBound))
    #expect(text.contains("</span>; <span"))
    #expect(text.contains("</span>.</p>"))
  }

  @Test(arguments: [(3, 3), (5, 4)])
  func `average prices of some events are told, and how many more there are`(
    events: Int,
    sentences: Int
  ) throws {
    var result = try SampleStudy(eventCount: events).result()
    for index in result.averagePrices.indices {
      let days = result.averagePrices[index].relativeDay.indices
      result.averagePrices[index].cumulativeVolume = days.map { Double($0 + 1) * 100 }
      result.averagePrices[index].cumulativeTurnover = days.map { Double($0 + 1) * 34_000 }
    }
    let told = AveragePricesSection.sentences(result)
    #expect(told.count == sentences)
    #expect((told.last == "2 more events are in vwap.csv.") == (events == 5), "\(told)")
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
    #expect(page.contains("the p of a single day is never below 0.083"))
    #expect(page.contains("<a href=\"#def-sq\""))
  }

  @Test func `says when the news arrived`() throws {
    let page = try Self.analyzed.get()
    #expect(page.contains("<h2>When did the news arrive?</h2>"))
    #expect(page.contains("<h3>Day 0 before and after the announcement</h3>"))
    #expect(
      page.contains(
        "announced 12:02 IST: +1.00% from the previous close to 12:00, +2.00% from there to the close."
      )
    )
    #expect(
      page.contains(
        "75 bars of 5 minutes end at 103.00, \u{2212}0.02% from the daily close of 103.02"
      )
    )
    #expect(page.contains("A return before the announcement cannot be its effect."))
    #expect(page.contains("<h3>If the news came after the close: market model <code"))
    #expect(page.contains("1 announcement has a date without a time."))
    #expect(page.contains("<h3>Moves before day 0</h3>"))
    #expect(page.contains("the price or the shares traded of 1 event moved more than on 99 of 100"))
  }

  @Test func `says why a day 0 could not be split`() throws {
    var document = try SampleStudy(analyzed: true).result()
    document.analysis.dayZeroSplits[0].returnBefore = nil
    document.analysis.dayZeroSplits[0].reason = "no bar ended before the announcement"
    let page = try RenderedPage(document)
    #expect(page.contains("no returns, because no bar ended before the announcement."))
  }

  @Test func `escapes the names of groups and columns`() throws {
    var document = try SampleStudy(analyzed: true).result()
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
