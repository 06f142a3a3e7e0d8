import Announcements
import Testing

@Suite struct KindRulesTests {
  @Test func `brings the rules that its file of kinds shows`() throws {
    let file = try KindRules.read("\(SampleDocuments.root)/data/announcement_kinds.txt")
    #expect(file.kinds == KindRules.standard.kinds)
    #expect(file.phrases == KindRules.standard.phrases)
    #expect(file.kinds.count == 15)
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
}
