import Announcements
import CivilTime
import Testing

/// Times of a day and the clocks that they are of.
@Suite struct ClockTests {
  static let clocks = [
    DateCase("2025.09.02 15:05:07 +05'30'", "2025-09-02T15:05:07+05:30"),
    DateCase("2025.09.02 15:05:07 +05’30’", "2025-09-02T15:05:07+05:30"),
    DateCase("2025.09.02 15:05:07 -05'00'", "2025-09-02T15:05:07-05:00"),
    DateCase("2025.09.02\n15:05:07 +05'30'", "2025-09-02T15:05:07+05:30"),
    DateCase("2025.09.02 15:05:07 +0530", "2025-09-02T15:05:07+05:30"),
    DateCase("2025.09.02 15:05:07 +05'30", "2025-09-02T15:05:07+05:30"),
    DateCase("2025.09.02 15:05:07 +05.30", "2025-09-02T15:05:07+05:30"),
    DateCase("2 September 2025 15:05 GMT+05:30", "2025-09-02T15:05+05:30"),
    DateCase("2 September 2025, 13h00 (heure de Paris)", "2025-09-02T13:00+02:00"),
    DateCase("2 September 2025, 13h00, heure de Paris", "2025-09-02T13:00+02:00"),
    DateCase("2 December 2025, 13:00 (Paris time)", "2025-12-02T13:00+01:00"),
    DateCase("2 September 2025, 7:00 am New York time", "2025-09-02T07:00-04:00"),
    DateCase("2 December 2025, 7:00 am New York time", "2025-12-02T07:00-05:00"),
    DateCase("2 September 2025 at 11:00 London time", "2025-09-02T11:00+01:00"),
    DateCase("2 November 2025 at 11:00 London time", "2025-11-02T11:00Z"),
    DateCase("2 September 2025 at 18:00 Beijing time", "2025-09-02T18:00+08:00"),
    DateCase("2 September 2025 | 4:30 pm Dubai", "2025-09-02T16:30+04:00"),
    DateCase("2 September 2025, 4:30 pm Dubai time", "2025-09-02T16:30+04:00"),
    DateCase("2 September 2025, 09:00 Singapore time", "2025-09-02T09:00+08:00"),
    DateCase("2 September 2025, 09:00 (Hong Kong time)", "2025-09-02T09:00+08:00"),
    DateCase("2 September 2025, 15:00 Tokyo time", "2025-09-02T15:00+09:00"),
    DateCase("2 September 2025, 15:00 Japan Standard Time", "2025-09-02T15:00+09:00"),
    DateCase("2 September 2025, 15:00 Frankfurt time", "2025-09-02T15:00+02:00"),
    DateCase("2 September 2025, 15:00 Zurich time", "2025-09-02T15:00+02:00"),
    DateCase("2 September 2025, 15:00 Uhr Berliner Zeit", "2025-09-02T15:00+02:00"),
    DateCase("2 September 2025, 15:00 Mumbai time", "2025-09-02T15:00+05:30"),
    DateCase("2 September 2025, 15:00 Indian Standard Time", "2025-09-02T15:00+05:30"),
    DateCase("2 September 2025, 4 p.m. Eastern Time", "2025-09-02T16:00-04:00"),
    DateCase("2 September 2025, 4 p.m. U.S. Eastern time", "2025-09-02T16:00-04:00"),
    DateCase("2 September 2025, 4 p.m. Eastern Standard Time", "2025-09-02T16:00-05:00"),
    DateCase("2 September 2025, 1 p.m. Pacific Time", "2025-09-02T13:00-07:00"),
    DateCase("2 September 2025, 3 p.m. Central Daylight Time", "2025-09-02T15:00-05:00"),
    DateCase("2 September 2025, 4:30 pm, London", "2025-09-02T16:30"),
    DateCase("2 September 2025 10:00 Central Bank of India", "2025-09-02T10:00"),
    DateCase("2 September 2025 10:00 | Reading Time: 3 min", "2025-09-02T10:00"),
    DateCase("2 September 2025, 15:00 CET/CEST", "2025-09-02T15:00+02:00"),
    DateCase("2 December 2025, 15:00 (MEZ/MESZ)", "2025-12-02T15:00+01:00"),
    DateCase("2 September 2025, 15:00 EST/EDT", "2025-09-02T15:00-04:00"),
    DateCase("2 September 2025, 15:00 CET", "2025-09-02T15:00+01:00"),
    DateCase("mardi 2 septembre 2025 15:00", "2025-09-02T15:00"),
    DateCase("martes, 2 de septiembre de 2025 15:00", "2025-09-02T15:00"),
    DateCase("2 September 2025, 12:00 noon IST", "2025-09-02T12:00+05:30"),
    DateCase("2 September 2025, 12 noon", "2025-09-02T12:00"),
    DateCase("2 September 2025, 12:00 midnight IST", "2025-09-02T00:00+05:30"),
    DateCase("2 सितंबर 2025, शाम 4:30 बजे", "2025-09-02T16:30"),
    DateCase("2 सितंबर 2025, शाम 4 बजे", "2025-09-02T16:00"),
    DateCase("2 सितंबर 2025 को सुबह 9:15 बजे", "2025-09-02T09:15"),
    DateCase("2 सितंबर 2025, दोपहर 12:30 बजे IST", "2025-09-02T12:30+05:30"),
    DateCase("2 सितंबर 2025, दोपहर 2:05 बजे", "2025-09-02T14:05"),
    DateCase("2 सितंबर 2025, रात 9:45 बजे", "2025-09-02T21:45"),
    DateCase("2 सितंबर 2025, 4:30 शाम", "2025-09-02T16:30"),
    DateCase("2 सितंबर 2025, 4:30 बजे शाम", "2025-09-02T16:30"),
    DateCase("2 सितंबर 2025, 16:30 बजे", "2025-09-02T16:30"),
  ]

  @Test(arguments: clocks)
  func `reads the clock that figures or words name`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\nPublished: \(expected.text)\n\n\(DateChoiceTests.body)",
      file: "story.txt"
    )
    #expect(findings.publication?.description == expected.publication)
    #expect(findings.status == .ok, "\(findings.reason ?? "")")
  }

  static let doubtful = [
    (
      "4 March 2025, 16:30 Ruritania time",
      "the clock of \"16:30 Ruritania time\" is not known, so only the day is used"
    ),
    (
      "4 March 2025, 16:30 (local time)",
      "the clock of \"16:30 (local time\" is not known, so only the day is used"
    ),
    ("4 March 2025 24:10", "\"24:10\" is not certainly a time, so only the day is used"),
    ("4 March 2025, 15:75 IST", "\"15:75\" is not certainly a time, so only the day is used"),
    ("4 मार्च 2025, रात 12:10 बजे", "\"रात 12\" is not certainly a time, so only the day is used"),
    ("4 मार्च 2025, 4:30 बजे", "\"4:30\" is not certainly a time, so only the day is used"),
    ("04.03.25 | 15.29 hrs IST", "the year has two digits"),
  ]

  @Test(arguments: doubtful)
  func `keeps the day and says which time it does not use`(
    _ expected: (text: String, reason: String)
  ) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\nPublished: \(expected.text)\n\n\(DateChoiceTests.body)",
      file: "story.txt"
    )
    #expect(findings.publication?.date.description == "2025-03-04")
    #expect(findings.status == .review)
    #expect(findings.reason?.hasSuffix(expected.reason) == true, "\(findings.reason ?? "")")
  }

  static let exchange = [
    "Exchange Received Time 04/03/2025 15:28:23 Exchange Disseminated Time 04/03/2025 15:31:10",
    "Exchange Disseminated Time 04/03/2025 15:31:10 Exchange Received Time 04/03/2025 15:28:23",
    "Exchange Received Time 03/03/2025 23:59:50\nExchange Disseminated Time 04/03/2025 15:31:10",
    "Broadcast Date/Time: 04-Mar-2025 15:28:23\nDissemination Date/Time: 04-Mar-2025 15:31:10",
    "Receipt Date/Time 03-Mar-2025 23:28:23 Dissemination Date & Time 04-Mar-2025 15:31:10",
  ]

  @Test(arguments: exchange)
  func `takes the dissemination of an exchange before its receipt`(_ head: String) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n\(head)\n\n\(DateChoiceTests.body)",
      file: "notice.txt"
    )
    #expect(findings.publication?.description == "2025-03-04T15:31:10")
    #expect(findings.status == .ok, "\(findings.reason ?? "")")
  }
}
