import Announcements
import Testing

@Suite struct KindRulesTests {
  @Test func `brings the rules that its file of kinds shows`() throws {
    let file = try KindRules.read("\(SampleDocuments.root)/data/announcement_kinds.txt")
    #expect(file.kinds == KindRules.standard.kinds)
    #expect(file.phrases == KindRules.standard.phrases)
    #expect(file.kinds.count == 18)
  }

  @Test func `follows the rules that a user writes`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("kinds.txt", "# mine\n\nbaking: bakes, Oven-door, q1 bread\n")
    let reader = AnnouncementSource(
      companies: try SampleDocuments.directory(),
      kinds: try KindRules.read(file)
    )
    for headline in ["ITC bakes for all", "ITC mends an oven door", "ITC and its Q1 bread"] {
      let text = "\(headline)\n2 September 2025\n\nITC did what the headline of this text says.\n"
      #expect(reader.findings(in: text, file: "a.txt").kind == "baking")
    }
  }

  @Test(arguments: ["dividend", "dividend:", ": dividend"])
  func `names the line that is not a rule`(_ line: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("kinds.txt", "sales: sales\n\(line)\n")
    #expect {
      try KindRules.read(file)
    } throws: {
      "\($0)".hasPrefix("\(file):2: \"\(line)\" is not a rule; ")
    }
  }

  /// A headline, a first paragraph and the kind of both.
  static let deals: [(headline: String, lead: String, kind: String?)] = [
    (
      "Infosys to buy a Finnish firm in EUR 38 million deal",
      "Infosys announced a voluntary tender offer for all shares, a premium over the average price, "
        + "excluding any dividend of the sale of its other business.",
      "acquisition"
    ),
    (
      "Infosys to take control of a design studio",
      "Infosys will take a controlling stake and pay its debts.", "acquisition"
    ),
    ("Infosys to acquire 32.5% stake in a start-up", "The board approved it.", "acquisition"),
    ("Infosys takes over a bank's back office", "It will pay in cash.", "acquisition"),
    (
      "Open offer for the shares of Infosys Limited",
      "The promoter announced an open offer to acquire up to a quarter of the shares of Infosys.",
      "open offer"
    ),
    ("Infosys sells 51% stake in its Polish arm", "The buyer pays in cash.", "stake sale"),
    ("Infosys to sell its stake in a lender", "It needs the money elsewhere.", "stake sale"),
    ("Infosys and its unit to merge", "The board approved a scheme of arrangement.", "merger"),
    // Neither trucks nor power are a company.
    ("Infosys to buy 500 buses in Rs 90 crore deal", "They will run in Pune.", nil),
    ("Salil to take over as chief of Infosys", "He begins in May.", "management change"),
    // What nobody is said to take over is an office.
    ("A new hand at Infosys", "In May its head of works takes over.", nil),
    ("A new hand at Infosys", "In May its head of works takes over a mill.", "acquisition"),
    ("Infosys buys back its shares", "The buyback ends in May.", "buyback"),
    // What is left out is none of the news.
    ("Infosys reports its numbers", "The price is without any dividend of the year.", nil),
    ("Infosys pays a dividend", "It is the dividend of the year.", "dividend"),
  ]

  @Test(arguments: deals)
  func `tells the kinds of deals apart`(
    _ story: (headline: String, lead: String, kind: String?)
  ) throws {
    let reader = AnnouncementSource(companies: try SampleDocuments.directory())
    let text = "\(story.headline)\n2 September 2025\n\nInfosys said so on Tuesday. \(story.lead)\n"
    #expect(reader.findings(in: text, file: "a.txt").kind == story.kind, "\(story.headline)")
  }

  @Test func `a word that has to follow is one of the sentence`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("kinds.txt", "baking: bakes ... bread, bakes ... cake\n")
    let rules = try KindRules.read(file)
    #expect(rules.phrases == [["bakes ... bread", "bakes ... cake"]])
    let reader = AnnouncementSource(companies: try SampleDocuments.directory(), kinds: rules)
    for (headline, isBaking) in [
      ("Infosys bakes a large cake", true), ("Infosys bakes its own bread", true),
      ("Infosys bakes pies", false), ("Infosys bakes 12 sorts of bread", false),
      ("Infosys bakes 12% of all bread", true),
    ] {
      let text =
        "\(headline)\n2 September 2025\n\nInfosys did what the headline of this text says.\n"
      let kind = reader.findings(in: text, file: "a.txt").kind
      #expect((kind == "baking") == isBaking, "\(headline)")
    }
  }
}
