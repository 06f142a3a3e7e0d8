import Announcements
import Foundation
import Testing

/// Documents of a few words, which end where the readers look for more.
@Suite struct ShortDocumentTests {
  private struct Generator {
    var state: UInt64

    mutating func pick<Item>(_ items: [Item]) -> Item {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return items[Int(state >> 33) % items.count]
    }
  }

  private static let companies = [
    "Paytm", "Titan", "Reliance Industries", "Tata Steel", "M&M", "HDFC Bank's", "Zomato",
  ]
  private static let pieces = [
    ".", "?", "!", ",", ":", ";", " - ", "(", ")", "\"", "'s", "*", "&", "%", "/", "\n", "\n\n",
    "12", "2.5%", "Rs 100 crore", "$1.5 billion", "2025", "Q1", "FY26", "on Monday", "May 5, 2025",
    "7:31 am", "and", "the", "a", "of", "in", "to", "from", "by", "with", "off the",
    "off the hands",
  ]

  /// The words that stand in the sources of the readers, so that a new list is tried as well.
  private static let known: [String] = {
    let folder = "\(SampleDocuments.root)/Sources/Announcements"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var words: Set<String> = []
    for file in files where file.hasSuffix(".swift") && !file.contains("StandardCompanies") {
      guard let source = try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) else {
        continue
      }
      for line in source.split(separator: "\n") where !line.contains("///") {
        for word in line.split(whereSeparator: { !$0.isLetter }) where word.count <= 16 {
          if word.allSatisfy({ $0.isASCII && $0.isLowercase }) { words.insert(String(word)) }
        }
      }
    }
    return words.sorted()
  }()

  @Test func `reads a company and any known word with nothing behind it`() throws {
    let reader = try SampleDocuments.reader()
    #expect(Self.known.count > 3000)
    #expect(Self.known.contains("sells") && Self.known.contains("does"))
    var generator = Generator(state: 1)
    for word in Self.known {
      let company = generator.pick(Self.companies)
      for text in ["\(company) \(word)", "\(company) \(word)?", "\(word) \(company)."] {
        let findings = reader.findings(in: text, file: "story.txt")
        #expect(findings.companies.allSatisfy { !$0.mentions.isEmpty })
      }
    }
  }

  @Test func `reads every row of names, known words, numbers and marks`() throws {
    let reader = try SampleDocuments.reader()
    var generator = Generator(state: 20_240_229)
    for round in 0..<6000 {
      var words: [String] = []
      for _ in 0..<(2 + round % 9) {
        switch generator.pick([0, 1, 2, 2, 3]) {
        case 0: words.append(generator.pick(Self.companies))
        case 1: words.append(generator.pick(Self.pieces))
        case 2: words.append(generator.pick(Self.known))
        default: words.append(generator.pick(Self.known).capitalized)
        }
      }
      let text = words.joined(separator: generator.pick([" ", " ", " ", "", "\n"]))
      let findings = reader.findings(in: text, file: generator.pick(["a.txt", "a.md"]))
      #expect(findings.dates.allSatisfy { $0.byteRange.upperBound <= text.utf8.count })
    }
  }

  @Test(arguments: [
    "Paytm does away with cash, takes the mill off the hands of Titan and sells 58% of it.",
    "Tata Steel, which may close a plant, said on Monday, 5 May 2025 it had not yet commented.",
    "MUMBAI, May 5, 2025 (Agency) - M&M and its partner Daikin have signed a Rs 1,100 crore deal.",
    "Sub: Order from NTPC's arm - Larsen & Toubro Limited, 24.06.2024. For Larsen & Toubro",
    "Titan (\"the company\") rose 2.4% and Zomato 1.9% - after it reported a loss in its quarter",
    "14.05.24 07:31 Uhr (MESZ) Titan hat am Dienstag einen Auftrag erhalten.",
  ]) func `reads every beginning and every end of a sentence`(_ sentence: String) throws {
    let reader = try SampleDocuments.reader()
    for place in sentence.indices {
      for text in [sentence[..<place], sentence[place...]] where !text.isEmpty {
        for file in ["a.txt", "a.html"] {
          let findings = reader.findings(in: String(text), file: file)
          #expect(findings.publication != nil || findings.status != .ok)
        }
      }
    }
  }
}
