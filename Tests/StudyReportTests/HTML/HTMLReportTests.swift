import EventStatistics
import EventStudy
import Foundation
import Notices
import Testing

@testable import StudyReport

struct HTMLReportTests {
  @Test func `escapes every text of the study`() throws {
    let study = SampleStudy(
      eventCount: 2,
      title: "<img src=x onerror=alert(1)> & \"Söhne\"",
      company: "<script>alert('company')</script>",
      headline: "</script><script>alert('headline')</script>"
    )
    let page = try RenderedPage(try study.result())
    #expect(!page.contains("<img src=x"))
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Söhne&quot;"))
    #expect(page.contains("\\u003cscript\\u003ealert"))
  }

  @Test func `shows control characters of data as marks`() throws {
    let study = SampleStudy(
      eventCount: 2,
      title: "A\u{1B}[31mB\u{9B}C\u{202E}D",
      company: "E\u{7F}",
      headline: "F\u{8}G"
    )
    let text = try HTMLReport.render(try study.result())
    #expect(text.contains("A\u{FFFD}[31mB\u{FFFD}C\u{FFFD}D</title>"))
    var outside = ""
    for part in text.components(separatedBy: "<script") {
      outside += part.components(separatedBy: "</script>").last ?? ""
    }
    #expect(outside == outside.withoutControls)
    #expect(!text.contains("F\u{8}G") && !text.contains("F\\bG") && !text.contains("E\u{7F}"))
  }

  @Test func `needs no network`() throws {
    let page = try RenderedPage(try SampleStudy().result())
    let markup = try Regex("(?:src|href)\\s*=\\s*\"(?!#)[^\"]*\"|@import|url\\(")
    #expect(page.markup.firstMatch(of: markup) == nil)
    #expect(!page.contains("<link"))
    #expect(!page.contains("<script src"))
  }

  @Test(arguments: [true, false])
  func `stamps simulated data`(simulated: Bool) throws {
    let page = try RenderedPage(try SampleStudy(simulated: simulated).result())
    #expect(page.contains("SIMULATED DATA") == simulated)
    #expect(page.contains("<title>SIMULATED: ") == simulated)
  }

  @Test func `shows people's numbers with every digit behind them`() throws {
    let document = try SampleStudy().result()
    let page = try RenderedPage(document)
    let caar = try #require(document.models[0].windows[0].caar)
    #expect(page.contains("title=\"\(caar)\">\(NumberFormat.page.percent(caar))<"))
  }

  @Test func `embeds charts that are JSON and have a description`() throws {
    let page = try RenderedPage(try SampleStudy(models: [.market, .meanAdjusted]).result())
    var found: [String] = []
    for part in page.text.components(separatedBy: "<script type=\"application/json\" id=\"")
      .dropFirst()
    {
      let id = part.prefix { $0 != "\"" }
      let body = try #require(part.components(separatedBy: "</script>").first)
      let json = body.drop { $0 != ">" }.dropFirst()
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      #expect(object != nil)
      if id.hasPrefix("data-path-m") || id.hasPrefix("data-days-m") {
        #expect((object?["description"] as? String)?.contains("% on day 0") == true)
        #expect((object?["datasets"] as? [String: Any])?["days"] != nil)
      }
      found.append(String(id))
    }
    #expect(
      found == [
        "chart-theme", "data-path-market", "data-days-market", "data-path-mean_adjusted",
        "data-days-mean_adjusted", "data-vwap-price-E0001", "data-vwap-volume-E0001",
        "data-vwap-price-E0002", "data-vwap-volume-E0002", "data-vwap-price-E0003",
        "data-vwap-volume-E0003", "data-forest-market", "data-timeline", "path-specification",
        "days-specification", "price-specification", "event-data",
      ]
    )
  }

  @Test func `lists rules, reasons, overlaps, settings, inputs and definitions`() throws {
    let page = try RenderedPage(try SampleStudy().result())
    for text in [
      "published 12:00 in the session of", "the announcement has no publication date", "no_date",
      "the event windows overlap", "alignment.align", "prices.duplicates",
      "0123456789abcdef0123456789abcdef", "id=\"def-bmp_t\"", "id=\"def-car_t\"",
      "which looks like a 1:2 split", "T<sub>i</sub>",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test func `gives one event a layout of its own`() throws {
    var result = try SampleStudy(eventCount: 1).result()
    result.models[0].residuals = [0.01, -0.02, 0.003]
    let page = try RenderedPage(result)
    #expect(
      page.contains("<p class=\"lead\">On day 0 (2025-01-22), Acme Industries returned 0.27%")
    )
    for shown in [
      "<a href=\"#def-car_t\"", "<a href=\"#def-sq\"", "<a href=\"#def-ar_t\"", "Day by day",
      "id=\"data-residuals-market\"", "id=\"data-vwap-price-E0001\"",
      "<td class=\"day\">2025-01-22<",
    ] {
      #expect(page.contains(shown), "\(shown)")
    }
    // Nothing of an average, of other tests or of a choice among events.
    for absent in [
      ">CAAR<", ">N<", ">CAR &gt; 0<", "n/a: Cross-sect. t", "Corrected p-values",
      "id=\"event-data\"", "id=\"event-select\"",
    ] {
      #expect(!page.contains(absent), "\(absent)")
    }
    #expect(page.text.ranges(of: "id=\"data-vwap-price-E0001\"").count == 1)
  }

  @Test func `shows a test over events that was asked for by name`() throws {
    let page = try RenderedPage(try SampleStudy(eventCount: 1, tests: [.corradoRank]).result())
    #expect(page.contains("Tests that were asked for"))
    #expect(page.contains("the p of a single day is never below 0.083"))
    let plain = SampleStudy(eventCount: 1, tests: MethodSettings.standardTests)
    #expect(try !RenderedPage(try plain.result()).contains("Tests that were asked for"))
  }

  @Test func `puts the notes behind the results, folded by kind`() throws {
    let page = try RenderedPage(try SampleStudy().result()).text
    let results = try #require(page.firstRange(of: "<section id=\"results\">"))
    let notes = try #require(page.firstRange(of: "<summary>Prices: 1 warning</summary>"))
    #expect(results.lowerBound < notes.lowerBound)
    #expect(page.contains("<summary>Trading days: 1 note</summary>"))
    #expect(page.contains("<a href=\"#notes\">Notes</a>"))
  }

  @Test func `draws a study without any event`() throws {
    var document = try SampleStudy(eventCount: 1).result()
    document.events = document.events.filter { $0.status == .excluded }
    document.models = []
    document.averagePrices = []
    let page = try RenderedPage(document)
    #expect(page.contains("No event could be studied"))
    #expect(page.contains("No event is in the statistics."))
    #expect(!TerminalSummary(document).render(colored: false).isEmpty)
  }

  @Test func `stays small enough to be sent for a thousand events`() throws {
    let page = try RenderedPage(try SampleStudy(eventCount: 1000, tests: [.patell]).result())
    #expect(page.text.utf8.count < 3_000_000)
    #expect(page.contains("The first 100 of 1,000 rows."))
    #expect(page.contains("data-file=\"events.csv\""))
  }

  @Test func `says which part of the installation is missing`() {
    let error = #expect(throws: ReportError.self) { try ReportResources.text("absent.js") }
    #expect(error?.description.contains("run `make setup`") == true)
  }
}
