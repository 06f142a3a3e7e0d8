import Announcements
import CivilTime
import Testing

/// Mails as they lie in folders, with the fields that servers put above them.
@Suite struct MailDocumentTests {
  private static let header = """
    Return-Path: <desk@mail.example>
    Received: from mx.mail.example (mx.mail.example [203.0.113.4]) by in.example.org with ESMTP id
     4XkQ for <me@example.org>; Tue, 2 Sep 2025 12:00:44 +0530 (IST)
    Message-ID: <1@mail.example>
    Date: Tue, 2 Sep 2025 12:00:40 +0530
    From: Filing Desk <desk@mail.example>
    To: me@example.org
    Subject: Infosys - order from a bank in Oslo
    Content-Type: text/plain

    """
  private static let body = "Infosys has won an order of a bank in Oslo, the filing says.\n"

  @Test func `calls a mail by its subject`() throws {
    let findings = try SampleDocuments.reader()
      .findings(in: "\(Self.header)\n\(Self.body)", file: "a.eml")
    #expect(findings.headline == "Infosys - order from a bank in Oslo")
    #expect(findings.companies.map(\.company.symbol) == ["INFY"])
    #expect(findings.publication?.date.description == "2025-09-02")
  }

  @Test func `reads mails of a folder, whatever they are called`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.eml", "\(Self.header)\n\(Self.body)")
    _ = try folder.write("1693.M12P4.host", "\(Self.header)\n\(Self.body)")
    _ = try folder.write("notes.log", "From the shop: two pens\nSubject to return\n")
    let reading = try SampleDocuments.reader().read(paths: [folder.path])
    #expect(reading.announcements.map(\.symbol) == ["INFY", "INFY"])
    #expect(reading.problems.map(\.kind) == [.notADocument])
  }
}
