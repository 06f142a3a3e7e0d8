import Announcements
import Foundation
import Testing

@Suite struct StandardCompaniesTests {
  private static let table = "\(SampleDocuments.root)/data/companies.csv"
  private static let source =
    "\(SampleDocuments.root)/Sources/Announcements/Companies/StandardCompanies.swift"

  /// The text of the source that holds the table.
  private static func embedded(_ table: String) -> String {
    let lines = table.split(separator: "\n").map { "    \($0)\n" }.joined()
    return """
      extension CompanyDirectory {
        /// The table of the companies that Leyline brings, which `data/companies.csv` repeats for reading and
        /// copying; `make docs` makes this text from it.
        static let standardTable = \"\"\"

      """ + lines + "    \"\"\"\n}\n"
  }

  @Test func `brings the companies of the table`() throws {
    let table = try String(contentsOfFile: Self.table, encoding: .utf8)
    if ProcessInfo.processInfo.environment["LEYLINE_WRITE_DOCS"] != nil {
      try Self.embedded(table).write(toFile: Self.source, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: Self.source, encoding: .utf8) == Self.embedded(table))
    #expect(
      CompanyDirectory.standard.companies == (try CompanyDirectory.read(Self.table)).companies
    )
  }

  @Test func `a person's own companies come before those that are brought`() throws {
    let own = [
      Company(symbol: "INFY", name: "Infosys", aliases: ["Bangalore Giant"], exchange: "NSE"),
      Company(symbol: "ACME", name: "Acme Rockets", aliases: ["Wipro"], exchange: "NSE"),
    ]
    let directory = CompanyDirectory.standard.adding(own)
    #expect(directory.companies.count == CompanyDirectory.standard.companies.count + 1)
    let found = directory.find(in: "Bangalore Giant, Wipro, Exide and Acme Rockets")
    #expect(found.map(\.company.symbol) == ["INFY", "ACME", "EXIDEIND", "ACME"])
  }

  /// The exchanges of an own list, and whose rows a document about Acme and Infosys has.
  static let homes: [(exchanges: [String?], symbols: [String])] = [
    (["NSE"], ["ACME0", "INFY"]),
    // An own list of another country adds its companies.
    (["NYSE"], ["ACME0", "INFY"]),
    (["NYSE", "NASDAQ", "NASDAQ"], ["ACME0", "ACME1", "ACME2", "INFY"]),
    (["HKEX", "NYSE", "NYSE"], ["ACME1", "ACME2", "INFY"]),
    // A list without exchanges is of companies that are wanted; in one with them a blank is unlisted.
    ([nil, nil], ["ACME0", "ACME1", "INFY"]),
    ([nil, "NSE"], ["ACME1", "INFY"]),
  ]

  @Test(arguments: homes)
  func `the companies of the countries of both lists have rows`(
    _ list: (exchanges: [String?], symbols: [String])
  ) throws {
    let words = ["Rockets", "Anvils", "Springs"]
    let own = list.exchanges.enumerated().map {
      Company(symbol: "ACME\($0.offset)", name: "Acme \(words[$0.offset])", exchange: $0.element)
    }
    let names = own.map(\.name).joined(separator: ", ")
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "story.txt",
      "\(names) and Infosys sign a pact\nPublished: 2 Sep 2025\n\n\(names) and Infosys said that they will work "
        + "together on new plants.\n"
    )
    let source = AnnouncementSource(companies: .standard.adding(own))
    #expect(try source.read(paths: [file]).announcements.map(\.symbol) == list.symbols)
  }
}
