import Announcements
import CivilTime
import Testing

/// One day that more than one place names: its hour, its zone and its earliest minute.
@Suite struct SameDayTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let text: String
    let publication: String
    let reason: String?
    var status = AnnouncementStatus.ok

    var testDescription: String { String(text.prefix(60)) }
  }

  static let samples = [
    Sample(
      text:
        "date 2025-09-02 The Room\n\nInfosys opens a hall\n\n2 Sep 2025, 07:50 PM IST\nThe Room\n\n",
      publication: "2025-09-02T19:50+05:30",
      reason: nil
    ),
    Sample(
      text:
        "date 2025-09-02 Home\n\nInfosys opens a hall\n\nLast Updated : Sep 02 2025 | 9:45 PM IST\n",
      publication: "2025-09-02",
      reason: "\"Last Updated : Sep 02 2025 | 9:45 PM IST\" is an update; no time of the first "
        + "publication is given"
    ),
    Sample(
      text:
        "Infosys opens a hall\nPublished: 2 Sep 2025, 19:50\nPosted: 2 Sep 2025, 07:50 PM IST\n\n",
      publication: "2025-09-02T19:50+05:30",
      reason: nil
    ),
    Sample(
      text:
        "Infosys opens a hall\nPublished: 2 Sep 2025, 19:50 IST\nPosted: 2 Sep 2025, 19:44 IST\n\n",
      publication: "2025-09-02T19:44+05:30",
      reason: "\"Published: 2 Sep 2025, 19:50 IST\" and \"Posted: 2 Sep 2025, 19:44 IST\" name two "
        + "times of one day; the earlier is used"
    ),
    Sample(
      text: "Infosys opens a hall\nPublished: 2 Sep 2025, 19:50 IST\n1 September 2025\n\n",
      publication: "2025-09-01",
      reason: "two different dates are given: \"Published: 2 Sep 2025, 19:50 IST\" and "
        + "\"1 September 2025\"; the earlier is used",
      status: .review
    ),
  ]

  @Test(arguments: samples)
  func `takes the earliest printed minute with its zone`(_ sample: Sample) throws {
    let findings = try SampleDocuments.reader().findings(
      in: sample.text + DateChoiceTests.body,
      file: "story.txt"
    )
    #expect(findings.publication?.description == sample.publication)
    #expect(findings.status == sample.status)
    #expect(findings.reason == sample.reason)
  }

  // MARK: The day of the announcement

  struct Told: Sendable, CustomTestStringConvertible {
    let head: String
    let sentence: String
    let publication: String
    let words: String?
    var status = AnnouncementStatus.ok

    var testDescription: String { "\(head) \(sentence)" }
  }

  static let told = [
    Told(
      head: "",
      sentence: "The announcement was made after market hours yesterday, 2 September 2025.",
      publication: "2025-09-02",
      words: "after market hours"
    ),
    Told(
      head: "Published: 3 Sep 2025, 12:08 IST\n",
      sentence: "The announcement was made after market hours yesterday, 2 September 2025.",
      publication: "2025-09-02",
      words: "after market hours"
    ),
    Told(
      head: "Published: 3 Sep 2025, 12:08 IST\n",
      sentence: "The announcement was made after trading hours yesterday.",
      publication: "2025-09-02",
      words: "after trading hours"
    ),
    Told(
      head: "Published: 3 Sep 2025, 12:08 IST\n",
      sentence: "The company made the announcement during market hours today, 3 September 2025.",
      publication: "2025-09-03T12:08+05:30",
      words: nil
    ),
    Told(
      head: "Published: 3 Sep 2025, 20:15 IST\n",
      sentence: "The disclosure was made before market hours today, 3 September 2025.",
      publication: "2025-09-03",
      words: "before market hours"
    ),
    Told(
      head: "Published: 3 Sep 2025, 12:08 IST\n",
      sentence: "The announcement was made on 4 March 2025.",
      publication: "2025-09-03T12:08+05:30",
      words: nil,
      status: .review
    ),
  ]

  @Test(arguments: told)
  func `believes a sentence that says when the announcement was made`(_ told: Told) throws {
    let findings = try SampleDocuments.reader().findings(
      in:
        "Infosys opens a hall\n\(told.head)\nInfosys rose by a tenth after it said that it opens a hall "
        + "in Pune.\n\n\(told.sentence)\n\nIts shares had been lower for a week before that day.\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == told.publication)
    #expect(findings.partOfDay?.words == told.words)
    #expect(findings.status == told.status, "\(findings.reason ?? "")")
  }
}
