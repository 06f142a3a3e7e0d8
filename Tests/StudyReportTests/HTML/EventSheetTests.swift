import Announcements
import CivilTime
import EventStatistics
@testable import EventStudy
import Foundation
import Testing

@testable import StudyReport

/// The sheets of events behind a report on paper.
struct EventSheetTests {
  private static func page(_ result: StudyResult) throws -> String {
    try HTMLReport.render(result, eventPages: .behind)
  }

  private static func sheets(_ page: String) -> [Substring] {
    page.matches(of: /<section class="event-page[^"]*" aria-label="([^"]*)"/).map(\.output.1)
  }

  @Test(arguments: [1, 2, 7]) func `each event has one sheet`(count: Int) throws {
    let result = try SampleStudy(eventCount: count).result()
    let page = try Self.page(result)
    #expect(Self.sheets(page).map(String.init) == result.includedEvents.map(\.eventID))
    #expect(Self.sheets(try HTMLReport.render(result)).isEmpty)
    // The panel of one event at a time would be a second place for one of them.
    #expect(page.contains("<html lang=\"en\" data-event-pages data-few>"))
  }

  @Test func `sheets are in the order of their days, each with a sentence`() throws {
    var result = try SampleStudy(eventCount: 3).result()
    let dates = result.includedEvents.compactMap(\.eventDate)
    let last = try #require(result.events.firstIndex { $0.eventID == "E0003" })
    result.events[last].eventDate = dates[0].adding(days: -3)
    let sheets = EventSheet.all(result)
    #expect(sheets.map(\.name) == ["E0003", "E0001", "E0002"])
    #expect(sheets[0].title == "Cirrus Industries, \(dates[0].adding(days: -3))")
    #expect(
      sheets[1].answer?.hasPrefix("On day 0 (\(dates[0])), Acme Industries returned 0.27%") == true
    )
    #expect(sheets.allSatisfy { $0.answer?.contains("sample-quantile test") == true })
  }

  @Test func `pages of events stand alone behind the answer and their list`() throws {
    let result = try SampleStudy(eventCount: 7).result()
    let page = try HTMLReport.render(result, eventPages: .alone)
    #expect(Self.sheets(page).count == 7)
    #expect(page.contains("id=\"events-table\""))
    for part in ["id=\"results\"", "id=\"definitions\"", "id=\"configuration\"", "id=\"methods\""] {
      #expect(!page.contains(part), "\(part)")
      #expect(try Self.page(result).contains(part), "\(part)")
    }
  }

  @Test func `quoted prices stand beside the same prices of the file`() throws {
    let result = try SampleStudy(eventCount: 1).result()
    var prices = try #require(result.averagePrices.first)
    prices.high = prices.close.map { $0.map { $0 + 3 } }
    let day = try #require(prices.date.dropFirst(10).first)
    var event = result.includedEvents[0]
    event.quotedPrices = [
      QuotedPrice(
        part: .high,
        date: day,
        quoted: 131.65,
        fileLow: 128.46,
        fileHigh: 132.79,
        agrees: true
      ),
      QuotedPrice(
        part: .volumeWeightedAveragePrice,
        date: day,
        quoted: 130.37,
        fileLow: 128.46,
        fileHigh: 132.79,
        agrees: true
      ),
      QuotedPrice(
        part: .open,
        date: day,
        quoted: 128.71,
        fileLow: 128.71,
        fileHigh: 128.71,
        agrees: true
      ),
    ]
    let format = NumberFormat.page
    let facts = EventDetails.facts(of: event, prices: prices)
    #expect(
      facts.first { $0[0] == "Quoted prices" }?[1]
        == "\(day): high 131.65 (file, whole day: \(format.price(prices.high[10]))), VWAP 130.37 (file, whole "
        + "day: \(format.price(prices.vwap[10]))), open 128.71 (file: 128.71)"
    )
    // The page of one event and the table of several have them as well.
    for count in [1, 2] {
      var study = try SampleStudy(eventCount: count).result()
      let place = try #require(study.events.firstIndex { $0.eventID == event.eventID })
      study.events[place].quotedPrices = event.quotedPrices
      #expect(try HTMLReport.render(study).contains("open 128.71 (file: 128.71)"))
      let summary = TerminalSummary(study).render(colored: false)
      #expect(summary.contains("Quoted prices") == (count == 1))
    }
  }

  @Test func `a sheet has the facts, the windows and the days of its event`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    let sheet = try #require(EventSheet.all(result).first)
    let event = result.includedEvents[0]
    #expect(
      sheet.facts.contains { $0.name == "Day 0" && $0.value.contains(event.alignmentRule ?? "") }
    )
    #expect(sheet.facts.last?.value.contains("alpha") == true)
    #expect(
      sheet.days?.headings.map(\.text)
        == [
          "Day", "Date", "Price", "Return", "Expected", "AR", "t", "p of t", "SQ p", "Volume",
          "VWAP",
        ]
    )
    let days = result.models[0].abnormalReturns[0].relativeDay
    #expect(sheet.days?.rows.count == days.count)
    #expect(sheet.windows?.rows.count == result.models[0].windows.count)
    #expect(sheet.notes.isEmpty)
    #expect(!sheet.isLong)
  }

  @Test func `lists the days nearest to day 0 where there are too many for a sheet`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    let days = Array(-60...60)
    let zero = try #require(result.models[0].abnormalReturns[0].date.first)
    result.models[0].abnormalReturns[0].relativeDay = days
    result.models[0].abnormalReturns[0].date = days.map { _ in zero }
    for path in [
      \AbnormalReturns.returns, \.expectedReturn, \.ar, \.arStandardError, \.sar, \.pValue,
      \.sqPValue,
      \.carPath, \.carPathLower, \.carPathUpper,
    ] {
      result.models[0].abnormalReturns[0][keyPath: path] = days.map { Double($0) / 100 }
    }
    let sheet = try #require(EventSheet.all(result).first)
    let listed = try #require(sheet.days?.rows.compactMap { $0.cells.first?.text })
    #expect(listed.first == "\u{2212}20")
    #expect(listed.last == "20")
    #expect(listed.count == 41)
    #expect(sheet.isLong)
    #expect(
      sheet.notes == ["The 41 days nearest to day 0, of 121; abnormal_returns.csv has all of them."]
    )
  }

  @Test func `says which events have a picture of their prices`() throws {
    func notes(_ count: Int, isDetail: Bool = true) throws -> [String] {
      let result = try SampleStudy(eventCount: count).result()
      let section = AveragePricesSection.section(result, for: .page, isDetail: isDetail)
      return section?.parts.flatMap(\.charts).compactMap(\.note) ?? []
    }
    #expect(try notes(3).isEmpty)
    #expect(
      try notes(7) == [
        "The first 3 of 7 events; the list of events has the pictures of each, and so have the sheets of "
          + "leyline report --pdf --event-pages."
      ]
    )
    #expect(try notes(12, isDetail: false).isEmpty)
    #expect(
      try notes(13, isDetail: false)
        == ["The first 12 of 13 events; vwap.csv has the sessions of each."]
    )
  }

  @Test(
    arguments: [
      (0.2, 0.2, 0.2, "neither autocorrelation nor a changing variance and are not far"),
      (0.001, 0.2, 0.001, "autocorrelation and are far"),
      (0.001, 0.001, 0.2, "autocorrelation and a changing variance and are not far"),
    ]
  ) func `speaks of the residuals of one event as of one`(
    ljungBox: Double,
    arch: Double,
    jarqueBera: Double,
    words: String
  ) throws {
    var result = try SampleStudy(eventCount: 1, analyzed: true).result()
    var only = try #require(result.analysis.diagnostics.first)
    only.reason = nil
    (only.ljungBoxPValue, only.archLMPValue, only.jarqueBeraPValue) = (ljungBox, arch, jarqueBera)
    result.analysis.diagnostics = [only]
    #expect(
      DiagnosticsSection.section(result)?.introduction
        == "The residuals of the estimation window show \(words) from normal (p < 0.01)."
    )
  }
}
