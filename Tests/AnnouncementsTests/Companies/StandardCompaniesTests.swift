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

  @Test func `has codes of BSE of six digits, one for each company`() {
    let codes = CompanyDirectory.standard.companies.compactMap { $0.identifiers[.bseCode] }
    #expect(codes.count >= 160)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.count == 6 && $0.hasPrefix("5") && Int($0) != nil })
  }

  /// A text in Hindi, and the symbols of the companies that it names.
  static let hindi: [(text: String, symbols: [String])] = [
    ("टाटा मोटर्स को सेना से 600 ट्रकों का ऑर्डर मिला।", ["TATAMOTORS"]),
    ("सेना ने टाटा मोटर्स। कंपनी ने कहा", ["TATAMOTORS"]),
    ("अशोक लेलैंड के शेयर, और मारुति सुज़ुकी की बिक्री", ["ASHOKLEY", "MARUTI"]),
    // Spellings of one name.
    ("इंफोसिस, इन्फोसिस और इन्फ़ोसिस", ["INFY", "INFY", "INFY"]),
    ("बजाज ऑटो ने, बजाज आटो में", ["BAJAJ-AUTO", "BAJAJ-AUTO"]),
    ("महिंद्रा एंड महिंद्रा, महिन्द्रा एण्ड महिन्द्रा", ["M&M", "M&M"]),
    ("बजाज फ़ाइनेंस का मुनाफ़ा", ["BAJFINANCE"]),
    ("हिन्दुस्तान यूनिलीवर से", ["HINDUNILVR"]),
    ("एक्\u{200D}साइड इंडस्ट्रीज ने", ["EXIDEIND"]),
    ("एल एंड टी को, एलएंडटी को", ["LT", "LT"]),
    // The longest name wins.
    ("भारतीय स्टेट बैंक, स्टेट बैंक ऑफ इंडिया और बैंक आफ इंडिया", ["SBIN", "SBIN", "BANKINDIA"]),
    ("रिलायंस पावर, रिलायंस कैपिटल और रिलायंस इंडस्ट्रीज", ["RPOWER", "RELIANCE"]),
    ("भारतीय रिजर्व बैंक ने, आरबीआई ने", []),
    ("एचडीएफसी बैंक और एचडीएफसी लाइफ", ["HDFCBANK", "HDFCLIFE"]),
    ("अडानी पोर्ट्स, अदाणी पोर्ट्स", ["ADANIPORTS", "ADANIPORTS"]),
    ("वोडाफोन-आइडिया", ["IDEA"]),
    // Common words, persons and prayers are no companies.
    ("हाल में मोबाइल की सेल लगी, और क्रिस गेल ने ट्रेंट बोल्ट को छक्का मारा", []),
    ("माननीय मान्यवर, मारुति की पूजा में भेल मिली", []),
    ("पावर ग्रिड फेल हो गया", []),
    ("टाटा समूह के मोटर्स", []),
  ]

  @Test(arguments: hindi)
  func `finds companies in Hindi`(_ sample: (text: String, symbols: [String])) {
    let found = CompanyDirectory.standard.find(in: sample.text)
    #expect(found.map(\.company.symbol) == sample.symbols)
  }

  @Test func `names no two companies alike in Hindi`() {
    var owners: [String: String] = [:]
    for company in CompanyDirectory.standard.companies {
      for alias in company.aliases where alias.utf8.first == 0xE0 {
        let other = owners.updateValue(company.symbol, forKey: alias)
        #expect(other == nil, "\(alias)")
        let found = CompanyDirectory.standard.find(in: alias).map(\.company.symbol)
        #expect(found == (company.symbol.isEmpty ? [] : [company.symbol]), "\(alias)")
      }
    }
    let listed = CompanyDirectory.standard.companies.filter { !$0.symbol.isEmpty }
    #expect(listed.allSatisfy { $0.aliases.contains { $0.utf8.contains(0xE0) } })
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

  @Test
  func `an own row keeps the other names and numbers of its symbol, unless another row has them`() {
    let directory = CompanyDirectory.standard.adding([
      Company(symbol: "TATAMOTORS", name: "Tata Motors Commercial", exchange: "NSE"),
      Company(symbol: "TMPV", name: "Tata Motors PV", aliases: ["JLR"], exchange: "NSE"),
      Company(symbol: "WIPRO", name: "Wipro Rockets", exchange: "NYSE"),
      Company(symbol: "EXIDEIND", name: "Exide of India"),
    ])
    let found = directory.find(
      in: "Tata Motors, JLR, टाटा मोटर्स, Wipro, Wipro Rockets, Exide Industries"
    )
    #expect(
      found.map(\.company.symbol) == ["TATAMOTORS", "TMPV", "TATAMOTORS", "WIPRO", "EXIDEIND"]
    )
    #expect(directory.company(symbol: "EXIDEIND")?.identifiers[.bseCode] == "500086")
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
