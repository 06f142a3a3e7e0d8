import Announcements
import CivilTime
import Testing

@Suite struct EDGARSubmissionsTests {
  struct Filing {
    var stamp: String
    var filed: String
    var form = "8-K"
    var items = ""
  }

  private static func read(
    _ filings: [Filing],
    tickers: String = "\"XYZ\""
  ) throws
    -> [Announcement]
  {
    func list(_ values: [String]) -> String {
      "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "CIK0000000001.json",
      """
      {"cik":"0000000001","name":"Example Corp","tickers":[\(tickers)],"filings":{"recent":{
      "accessionNumber":\(list(filings.indices.map { "0000000001-25-\($0)" })),
      "filingDate":\(list(filings.map(\.filed))),"acceptanceDateTime":\(list(filings.map(\.stamp))),
      "form":\(list(filings.map(\.form))),"items":\(list(filings.map(\.items)))},"files":[]}}
      """
    )
    return try SampleDocuments.announcements(in: file)
  }

  @Test func `believes the Z where a stamp of the filer would break the hours of EDGAR without it`()
    throws
  {
    let rows = try Self.read([
      // 20:16Z is 16:16 in New York; as a clock of New York it would be filed on the next day.
      Filing(stamp: "2025-05-01T20:16:59.000Z", filed: "2025-05-01", items: "2.02,9.01"),
      Filing(stamp: "2025-01-15T13:30:00.000Z", filed: "2025-01-15", items: "5.02"),
    ])
    #expect(
      rows.map { $0.publication?.description } == [
        "2025-05-01T16:16:59-04:00", "2025-01-15T08:30-05:00",
      ]
    )
    #expect(rows.map(\.status) == [.ok, .ok])
    #expect(rows.map(\.kind) == ["results", "management change"])
    #expect(
      rows.map(\.headline) == [
        "8-K: results of operations; financial statements and exhibits",
        "8-K: change of directors or officers",
      ]
    )
    #expect(rows[0].symbol == "XYZ")
  }

  @Test func `sees that the Z is false where UTC would break the hours of EDGAR`() throws {
    let rows = try Self.read([
      Filing(stamp: "2025-05-01T16:21:59.000Z", filed: "2025-05-01"),
      // 07:30Z would be 03:30 in New York, when EDGAR is closed.
      Filing(stamp: "2025-04-30T07:30:32.000Z", filed: "2025-04-30"),
      // 18:05 in New York is filed on the next day; 14:05 would be filed at once.
      Filing(stamp: "2025-04-10T18:05:00.000Z", filed: "2025-04-11"),
    ])
    #expect(
      rows.map { $0.publication?.description } == [
        "2025-05-01T16:21:59-04:00", "2025-04-30T07:30:32-04:00", "2025-04-10T18:05-04:00",
      ]
    )
    #expect(rows.map(\.status) == [.ok, .ok, .ok])
    #expect(
      rows[0].reason == "the Z of its stamps is false: this filer's show the clock of New York"
    )
  }

  @Test func `sends a filer to review whose stamps do not tell`() throws {
    let rows = try Self.read([Filing(stamp: "2025-05-01T14:00:00.000Z", filed: "2025-05-01")])
    #expect(rows[0].publication?.description == "2025-05-01T10:00-04:00")
    #expect(rows[0].status == .review)
    #expect(
      rows[0].reason
        == "no stamp of this filer tells whether its Z is true; if it is false, the filing was "
        + "accepted at 2025-05-01T14:00-04:00"
    )
  }

  @Test func `lets forms that keep their day speak by their hours only`() throws {
    let rows = try Self.read([
      Filing(stamp: "2025-05-01T22:30:00.000Z", filed: "2025-05-01", form: "4/A"),
      Filing(stamp: "2025-05-02T01:30:00.000Z", filed: "2025-05-01", form: "4"),
    ])
    #expect(
      rows.map { $0.publication?.description } == [
        "2025-05-01T18:30-04:00", "2025-05-01T21:30-04:00",
      ]
    )
  }

  @Test func `asks for the symbol of a filer without a ticker`() throws {
    let rows = try Self.read(
      [Filing(stamp: "2025-05-01T20:16:59.000Z", filed: "2025-05-01")],
      tickers: ""
    )
    #expect(rows[0].symbol == "CIK0000000001")
    #expect(rows[0].company == "Example Corp")
  }

  @Test func `keeps the daylight-saving rules that were in force`() throws {
    let rows = try Self.read([
      Filing(stamp: "2006-03-20T21:16:00.000Z", filed: "2006-03-20"),
      Filing(stamp: "2007-03-20T20:16:00.000Z", filed: "2007-03-20"),
      Filing(stamp: "2006-10-30T21:16:00.000Z", filed: "2006-10-30"),
      Filing(stamp: "2006-10-27T20:16:00.000Z", filed: "2006-10-27"),
    ])
    #expect(
      rows.map { $0.publication?.description } == [
        "2006-03-20T16:16-05:00", "2007-03-20T16:16-04:00", "2006-10-30T16:16-05:00",
        "2006-10-27T16:16-04:00",
      ]
    )
  }
}
