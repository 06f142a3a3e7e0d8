import Announcements
import CivilTime
import Foundation
import Testing

/// Documents with bytes changed, cut and doubled, the same on every run.
@Suite struct DamagedDocumentTests {
  /// The linear congruential generator of Knuth's MMIX.
  private struct Generator {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(bound, 1)
    }
  }

  private static let pieces = [
    "2025", "-", "/", ":", ".", "Sep", "2", "12", "PM", "IST", "Published", "date", "\n", "₹", "<",
    "<p", "&#", ";", "(", "+05:30", "Ashok", "Leyland", "\u{FEFF}", "“", "T", "31", "Rs", "crore",
  ].map { Array($0.utf8) }

  @Test(arguments: ["story.txt", "story.html"])
  func `survives any damage and keeps its quotes in place`(_ file: String) throws {
    let reader = try SampleDocuments.reader()
    let sources = try FileManager.default.contentsOfDirectory(atPath: SampleDocuments.seeds)
      .sorted()
      .map { Array(try Data(contentsOf: URL(fileURLWithPath: "\(SampleDocuments.seeds)/\($0)"))) }
    var generator = Generator(state: 20_250_902)
    for round in 0..<400 {
      var bytes = sources[round % sources.count]
      for _ in 0..<(1 + generator.next(below: 12)) {
        let place = generator.next(below: bytes.count)
        switch generator.next(below: 4) {
        case 0: bytes[place] = UInt8(generator.next(below: 256))
        case 1:
          bytes.insert(contentsOf: Self.pieces[generator.next(below: Self.pieces.count)], at: place)
        case 2:
          bytes.removeSubrange(place..<min(bytes.count, place + generator.next(below: 40)))
        default: bytes.removeSubrange(0..<generator.next(below: bytes.count / 4))
        }
        if bytes.isEmpty { bytes = [0x41] }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let findings = reader.findings(in: text, file: file)
      let count = text.utf8.count
      #expect(findings.dates.allSatisfy { $0.byteRange.upperBound <= count })
      #expect(
        findings.companies.allSatisfy {
          $0.mentions.allSatisfy { $0.byteRange.upperBound <= count }
        }
      )
      #expect(findings.publication != nil || findings.status != .ok)
    }
  }

  @Test func `survives text that is nothing but pieces of dates`() throws {
    let reader = try SampleDocuments.reader()
    var generator = Generator(state: 7)
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<generator.next(below: 30) {
        bytes += Self.pieces[generator.next(below: Self.pieces.count)]
        if generator.next(below: 2) == 0 { bytes.append(0x20) }
      }
      _ = reader.findings(in: String(decoding: bytes, as: UTF8.self), file: "story.txt")
      _ = reader.findings(in: String(decoding: bytes, as: UTF8.self), file: "story.html")
    }
  }
}
