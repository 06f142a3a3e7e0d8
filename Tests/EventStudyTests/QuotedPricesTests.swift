import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// The prices that an announcement quotes, beside those of the file; day 0 is 2024-04-22, a Monday.
@Suite("Quoted prices")
struct QuotedPricesTests {
  private static let zero = PipelineFixture.eventDay

  /// A quote as the words of a document keep it.
  private static func quote(_ parts: [(MarketQuote.Part, String)]) -> [Evidence] {
    parts.map { Evidence(what: .quote($0), quote: $1) }
  }

  /// A panel whose days have a range of 2 around a close of 100 and more.
  private static var panel: PricePanel {
    let panel = PipelineFixture.panel(shares: 1)
    let closes = panel.days.indices.map { 100 + Double($0 % 7) / 4 + Double($0) * 0.13 }
    return panel.replacing(.close, with: closes)
      .replacing(.open, with: closes.map { $0 - 0.25 })
      .replacing(.high, with: closes.map { $0 + 1 })
      .replacing(.low, with: closes.map { $0 - 1 })
  }

  private func record(
    _ evidence: [Evidence],
    at publication: PublicationTime = .day(PipelineFixture.days[zero]),
    panel: PricePanel = panel,
    adjustments: [Adjustment] = []
  ) throws -> (record: EventRecord, notes: [String]) {
    var announcement = PipelineFixture.announcements(shares: 1)[0]
    announcement.evidence = evidence
    announcement.publication = publication
    var inputs = StudyInputs(
      panel: panel,
      market: PipelineFixture.market,
      announcements: [announcement]
    )
    inputs.adjustments = adjustments
    let settings = PipelineFixture.configuration { $0.alignment.calendar = "nse" }
    let result = try Study(settings).run(on: inputs)
    return (result.events[0], result.notes.map { $0.message.text(.option) })
  }

  private static func close(_ day: Int) -> Double {
    100 + Double(day % 7) / 4 + Double(day) * 0.13
  }

  private static func text(_ price: Double) -> String {
    let hundredths = Int((price * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }

  /// What a report of a session would quote, times a factor.
  private static func words(of day: Int, times factor: Double = 1) -> [Evidence] {
    quote([
      (.price, "changed hands at ₹\(text((close(day) + 0.5) * factor))"),
      (.change, "up ₹0.10"),
      (.previousClose, "previous close of ₹\(text(close(day - 1) * factor))"),
      (.open, "opened at ₹\(text((close(day) - 0.25) * factor))"),
      (.high, "the high of the day so far was ₹\(text((close(day) + 0.75) * factor))"),
    ])
  }

  @Test func `of the file stand beside it and need no word`() throws {
    let (record, notes) = try record(Self.words(of: Self.zero))
    #expect(record.quotedPrices.map(\.part) == [.price, .previousClose, .open, .high])
    #expect(record.quotedPrices.allSatisfy { $0.agrees })
    #expect(record.quotedPrices.allSatisfy { $0.date == PipelineFixture.days[Self.zero] })
    #expect(record.remarks.isEmpty)
    #expect(!notes.contains { $0.contains("quotes prices") })
  }

  @Test(arguments: [
    (2.0, "the ratio is 2:1, as of a split or another unit"),
    (0.2, "the ratio is 1:5, as of a split or another unit"),
    (1.0005, "all are within 1 %, as on another exchange"),
    (1.1, "another security, currency or day, or prices that were adjusted"),
  ])
  func `of another price say what may have happened`(factor: Double, cause: String) throws {
    let (record, notes) = try record(Self.words(of: Self.zero, times: factor))
    let remark = try #require(record.remarks.first)
    #expect(
      remark.hasPrefix("the announcement quotes other prices of 2024-04-22 than the file has: ")
    )
    #expect(remark.hasSuffix("; \(cause)"), "\(remark)")
    #expect(
      notes.contains("1 announcement quotes prices that the file does not have: \(record.eventID)")
    )
  }

  @Test(arguments: [-3, 2])
  func `of another day name it`(distance: Int) throws {
    let (record, _) = try record(Self.words(of: Self.zero + distance))
    let day = PipelineFixture.days[Self.zero + distance]
    let remark = try #require(record.remarks.first)
    #expect(
      remark.hasSuffix("; they are those of \(day): the day of the announcement may be wrong"),
      "\(remark)"
    )
  }

  @Test func `from before an adjustment are compared with what was traded`() throws {
    let later = Adjustment(symbol: "S0", exDate: PipelineFixture.days[Self.zero + 5], factor: 0.5)
    let (record, _) = try record(Self.words(of: Self.zero, times: 2), adjustments: [later])
    #expect(record.quotedPrices.count == 4 && record.quotedPrices.allSatisfy { $0.agrees })
  }

  @Test(arguments: [(8, -1), (12, 0), (17, 0)])
  func `are of the last session that had begun`(hour: Int, distance: Int) throws {
    let time = try #require(TimeOfDay(hour: hour, minute: 0))
    let publication = PublicationTime.instant(
      date: PipelineFixture.days[Self.zero],
      time: time,
      utcOffsetMinutes: nil
    )
    // The high so far may be any price of a session; that of a session that has ended is its high.
    let (record, _) = try record(
      Self.quote([(.high, "high of \(Self.text(Self.close(Self.zero + distance) + 0.75))")]),
      at: publication
    )
    let high = try #require(record.quotedPrices.first)
    #expect(high.date == PipelineFixture.days[Self.zero + distance])
    #expect((high.fileLow < high.fileHigh) == (hour == 12))
    #expect(high.agrees == (hour == 12))
  }

  @Test func `without prices in the text or the file are none`() throws {
    let none = try record([]).record
    #expect(none.quotedPrices.isEmpty)
    let closes = PipelineFixture.panel(shares: 1)
    let (record, _) = try record(Self.quote([(.high, "high of 120")]), panel: closes)
    #expect(record.quotedPrices.isEmpty && record.remarks.isEmpty)
  }
}
