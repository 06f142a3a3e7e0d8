import Announcements
import Testing

/// Companies of texts in German, French, Spanish, Italian and Dutch.
@Suite struct LanguageTests {
  private static func row(_ text: String) throws -> Announcement? {
    let folder = try TemporaryFolder()
    let file = try folder.write("story.txt", "Published: 2 September 2025\n\n\(text)\n")
    return try SampleDocuments.reader().read(paths: [file]).announcements.first
  }

  static let news = [
    "Der indische Hersteller Ashok Leyland hat im zweiten Quartal 1.087 Crore Rupien verdient, mehr als vor einem Jahr.",
    "Indien bestellt 97 Busse bei Ashok Leyland",
    "Das Ministerium in Neu-Delhi hat heute mit Ashok Leyland einen Vertrag über 97 Busse für den Norden unterzeichnet.",
    "Ein Auftrag für Ashok Leyland: das Ministerium will 97 Busse, und sie sollen im Norden des Landes fahren.",
    "Le constructeur indien Ashok Leyland a annoncé la signature d'un accord sur des autobus avec une ville de France.",
    "La ville a conclu un contrat avec Ashok Leyland sur cent autobus, et les premiers roulent en mars dans le nord.",
    "El fabricante indio Ashok Leyland ha firmado un contrato de cien autobuses con una ciudad de los Andes.",
    "Il costruttore indiano Ashok Leyland ha annunciato un accordo su cento autobus con una città della Puglia.",
    "De Indiase bouwer Ashok Leyland heeft een contract voor honderd bussen met een stad in het noorden getekend.",
  ]

  @Test(arguments: news)
  func `reads what a company did in other languages`(text: String) throws {
    let row = try #require(try Self.row(text))
    #expect(row.symbol == "ASHOKLEY")
    #expect(row.status == .ok, "\(row.reason ?? "")")
  }

  static let others = [
    "Il y a dix ans, Ashok Leyland a acquis une usine de camions dans une ville du nord de la France.",
    "Die Busse von Ashok Leyland fahren in Chennai, und im Norden der Stadt sind sie gelb wie die Taxis.",
    "A day with an Ashok Leyland driver, a café owner and a résumé of his nights on the road to Pune.",
  ]

  @Test(arguments: others)
  func `asks about what only names it`(text: String) throws {
    #expect(try Self.row(text)?.status != .ok)
  }

  static let rivals = [
    (
      "Paints fly, Asian Paints sweats",
      "Ten shops opened in a day as Grasim unveiled its paints in Pune.", "GRASIM"
    ),
    (
      "Polycab, KEI wired for a shock as UltraTech barges in",
      "UltraTech announced that it would spend Rs 1,800 crore on a works for cables in Bharuch.",
      "ULTRACEMCO"
    ),
    (
      "Havells on edge as Voltas opens a works",
      "Voltas opened a works for coolers at Waghodia on Monday.", "VOLTAS"
    ),
    // Without somebody else who acts it is the firm's own news.
    (
      "Havells rattled by the letter of a former manager",
      "Havells said that it will look into the letter.", "HAVELLS"
    ),
  ]

  @Test(arguments: rivals)
  func `takes who acts and not who is afraid`(headline: String, lead: String, symbol: String) throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "story.txt",
      "\(headline)\nPublished: 2 September 2025\n\n\(lead)\n"
    )
    let rows = try SampleDocuments.reader().read(paths: [file]).announcements
    #expect(rows.filter { $0.status == .ok }.map(\.symbol) == [symbol])
  }

  @Test func `takes the only member of a group that the headline names`() throws {
    let folder = try TemporaryFolder()
    func symbols(_ lead: String) throws -> [String] {
      let file = try folder.write(
        "story.txt",
        "JSW loses its plan for a mill\nPublished: 2 September 2025\n\n\(lead)\n"
      )
      return try SampleDocuments.reader().read(paths: [file]).announcements.map(\.symbol)
    }
    #expect(
      try symbols("The court held the plan of JSW Steel for a mill to break the law.") == [
        "JSWSTEEL"
      ]
    )
    #expect(
      try symbols(
        "The court held the plan of JSW Steel and of JSW Energy for a mill to break the law."
      ) == ["JSW"]
    )
  }
}
