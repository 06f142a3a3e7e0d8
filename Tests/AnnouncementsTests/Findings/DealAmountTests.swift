import Announcements
import Foundation
import Testing

@Suite struct DealAmountTests {
  private static func row(_ text: String) throws -> Announcement {
    let folder = try TemporaryFolder()
    let file = try folder.write("story.txt", "\(text)\n\nPublished: 2 Sep 2025\n")
    return try #require(try SampleDocuments.reader().read(paths: [file]).announcements.first)
  }

  /// A story and its main sum, as value and currency.
  static let stories: [(text: String, value: String?, currency: String?)] = [
    (
      "Infosys wins an order worth Rs 297.3 crore\n\nInfosys has orders of Rs 5,000 crore in all, it said.",
      "2973000000", "INR"
    ),
    (
      "Infosys wins an order from a bank\n\nThe order of Infosys is worth $12.5 million, or Rs 104 crore.",
      "12500000", "USD"
    ),
    (
      "Infosys wins an order from a bank\n\nInfosys will run the computers of a bank for five years.\n\n"
        + "The order is worth Rs 20 lakh in its first year and Rs 3 crore after that, it said.",
      "30000000", "INR"
    ),
    (
      "Infosys pays a dividend of Rs 18 a share\n\nInfosys has 3.2 lakh people on its rolls.", nil,
      nil
    ),
  ]

  @Test(arguments: stories)
  func `gives the main sum of a document as plain columns`(
    _ story: (text: String, value: String?, currency: String?)
  ) throws {
    let row = try Self.row(story.text)
    #expect(row.attributes["deal_value"] == story.value)
    #expect(row.attributes["deal_currency"] == story.currency)
  }

  @Test func `keeps main sum and sums in the table, and writes their values as JSON`() throws {
    let row = try Self.row(Self.stories[1].text)
    let folder = try TemporaryFolder()
    let text = EventFileWriter.text(of: [row])
    let read = try EventFile.read(try folder.write("events.csv", text))
    #expect(EventFileWriter.text(of: read) == text)
    #expect(read[0].attributes == row.attributes)
    #expect(read[0].evidence.compactMap(\.amount?.value) == [1.25e7, 1.04e9])
    #expect(read[0].evidence.compactMap(\.amount?.currency) == ["USD", "INR"])
    let data = try JSONEncoder().encode(read[0].evidence)
    let items = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(items.compactMap { $0["value"] as? Double } == [1.25e7, 1.04e9])
    #expect(items.filter { $0["what"] as? String != "amount" }.allSatisfy { $0["value"] == nil })
    #expect(try JSONDecoder().decode([Evidence].self, from: data) == read[0].evidence)
  }

  @Test func `gives the main sum of a notice`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "nse.json",
      "[{\"symbol\":\"LT\",\"desc\":\"Bagging of orders\",\"attchmntText\":\"A contract of Rs 250 crore "
        + "for a bridge.\",\"exchdisstime\":\"02-Sep-2025 14:05:00\",\"seq_id\":\"1\"}]"
    )
    let rows = try SampleDocuments.announcements(in: file)
    #expect(rows[0].attributes["deal_value"] == "2500000000")
    #expect(rows[0].attributes["deal_currency"] == "INR")
    #expect(rows[0].evidence.last?.amount?.value == 2.5e9)
  }
}
