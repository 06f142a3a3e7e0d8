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

  /// The body that each of the forms below is sent as.
  private static let order =
    "Infosys has won an order worth ₹4,000 crore of a bank in Oslo, the filing says."

  private static let fields = """
    Received: from mx.mail.example by in.example.org;
    \tTue, 2 Sep 2025 12:00:44 +0530
    Date: Tue, 2 Sep 2025 12:00:40 +0530
    From: =?iso-8859-1?Q?J=F6rg?= <desk@mail.example>
    To: me@example.org

    """

  @Test(arguments: [
    // Words in one encoding, cut within a character; the second line belongs to the field.
    (
      "Subject: =?UTF-8?B?SW5mb3N5cyB3aW5zIOI=?=\r\n =?UTF-8?B?grk0LDAwMCBjcm9yZQ==?= order\r\n",
      "Content-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n",
      "Infosys has won an order worth =E2=82=B94,000 crore of a bank in =\r\nOslo, the filing says.\r\n"
    ),
    (
      "Subject: =?utf-8?q?Infosys_wins_=E2=82=B94,000_crore?= order\n",
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n",
      "SW5mb3N5cyBoYXMgd29uIGFuIG9yZGVyIHdvcnRoIOKCuTQsMDAwIGNyb3JlIG9mIGEgYmFuayBp\nbiBPc2xvLCB0aGUgZmlsaW5nIHNheXMuCg==\n"
    ),
    (
      "Subject: Infosys wins ₹4,000 crore order\n",
      "Content-Type: multipart/mixed; boundary=\"=_a b\"\n",
      """
      no text of the mail
      --=_a b
      Content-Type: multipart/alternative; boundary=in

      --in
      Content-Type: text/html; charset=utf-8

      <p>Wipro has won nothing.</p>
      --in
      Content-Type: text/plain; charset=utf-8; format=flowed

      Infosys has won an order worth ₹4,000 crore of\u{20}
      a bank in Oslo, the filing says.
      --in--
      --=_a b
      Content-Type: text/plain
      Content-Disposition: attachment; filename=old.txt

      Published: 1 January 2020
      --=_a b--
      """
    ),
    (
      "Subject: Infosys wins ₹4,000 crore order\n",
      "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
      "<html><style>p {}</style><p class=3D\"x\">Infosys has won an order worth &#8377;4,000 crore of a bank =\nin Oslo, the filing says.</p></html>"
    ),
  ])
  func `reads the text that a mail program shows`(
    subject: String,
    type: String,
    body: String
  ) throws {
    let findings = try SampleDocuments.reader()
      .findings(in: "\(Self.fields)\(subject)\(type)\n\(body)", file: "a.eml")
    #expect(findings.headline == "Infosys wins ₹4,000 crore order")
    #expect(findings.companies.filter { $0.role == .subject }.map(\.company.symbol) == ["INFY"])
    #expect(findings.companies.count == 1)
    #expect(findings.publication?.date.description == "2025-09-02")
    #expect(findings.publication?.time != nil)
    #expect(findings.amounts.map(\.value) == [40_000_000_000, 40_000_000_000])
    #expect(findings.dates.allSatisfy { $0.date?.year == 2025 })
  }

  @Test func `keeps what is no code`() throws {
    let subject = "Infosys: what =?maybe?= means, 50 =?UTF-8?X?AA?= 1"
    let findings = try SampleDocuments.reader()
      .findings(in: "\(Self.fields)Subject: \(subject)\n\n\(Self.order)\n", file: "a.eml")
    #expect(findings.headline == subject)
  }

  @Test func `reads a mail that was cut off`() throws {
    let mail = """
      \(Self.fields)Subject: Infosys order
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain

      \(Self.order)
      """
    let findings = try SampleDocuments.reader().findings(in: mail, file: "a.eml")
    #expect(findings.companies.map(\.company.symbol) == ["INFY"])
    #expect(findings.amounts.count == 1)
  }

  @Test(arguments: ["---------- Forwarded message ---------", "Begin forwarded message:"])
  func `dates a mail that is passed on by its own date`(_ mark: String) throws {
    let mail = """
      \(Self.fields)Subject: Fwd: Infosys - order

      For you.

      \(mark)
      From: Desk <desk@firm.example>
      Date: Mon, 1 Sep 2025 at 18:31
      Subject: Infosys - order from a bank in Oslo

      \(Self.order)
      """
    let findings = try SampleDocuments.reader().findings(in: mail, file: "a.eml")
    #expect(findings.publication?.date.description == "2025-09-01")
    #expect(findings.headline == "Infosys - order from a bank in Oslo")
    #expect(findings.status == .ok)
    // Below a text of its own the earlier mail is a quotation.
    let own = String(
      repeating: "The desk adds a few words of its own to what came before. ",
      count: 8
    )
    let answer = mail.replacing("For you.", with: own)
    #expect(
      try SampleDocuments.reader().findings(in: answer, file: "a.eml").publication?.date.description
        == "2025-09-02"
    )
  }

  @Test(arguments: ["-----Original Message-----\n", ""])
  func `dates a mail by that below it where the subject says that it is passed on`(
    _ mark: String
  ) throws {
    func mail(_ subject: String) -> String {
      """
      \(Self.fields)Subject: \(subject)

      Running it on page 9 tomorrow.

      \(mark)From: Media <media@firm.example>
      Sent: Monday, September 1, 2025 3:20 PM IST
      To: Desk
      Subject: Infosys - order from a bank in Oslo

      \(Self.order)
      """
    }
    let reader = try SampleDocuments.reader()
    let passed = reader.findings(in: mail("RE: FW: Infosys - order"), file: "a.eml")
    #expect(passed.publication?.description == "2025-09-01T15:20+05:30")
    #expect(passed.status == .ok)
    // What only answers is dated by itself.
    guard !mark.isEmpty else { return }
    let answer = reader.findings(in: mail("RE: Infosys - order"), file: "a.eml")
    #expect(answer.publication?.date.description == "2025-09-02")
  }

  @Test(arguments: [
    (
      "WG", "Ursprüngliche Nachricht", "Von", "Gesendet: Montag, 1. September 2025 15:20", "Betreff"
    ),
    ("TR", "Message d'origine", "De", "Envoyé : lundi 1 septembre 2025 15:20", "Objet"),
    ("RV", "Mensaje original", "De", "Enviado: lunes, 1 de septiembre de 2025 15:20", "Asunto"),
  ])
  func `reads a mail that programs of other languages pass on`(
    _ words: (mark: String, original: String, from: String, sent: String, subject: String)
  ) throws {
    func mail(_ mark: String) -> String {
      """
      \(Self.fields)Subject: \(mark): Infosys - order

      Zur Info.

      -----\(words.original)-----
      \(words.from): Media
      \(words.sent)
      \(words.subject): Infosys - order from a bank in Oslo

      \(Self.order)
      """
    }
    let reader = try SampleDocuments.reader()
    let passed = reader.findings(in: mail(words.mark), file: "a.eml")
    #expect(passed.publication?.description == "2025-09-01T15:20")
    #expect(passed.status == .ok, "\(passed.reason ?? "")")
    #expect(passed.headline == "Infosys - order from a bank in Oslo")
    // What only answers is dated by itself.
    let answer = reader.findings(in: mail("AW"), file: "a.eml")
    #expect(answer.publication?.date.description == "2025-09-02")
  }
}
