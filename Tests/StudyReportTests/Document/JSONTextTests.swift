import EventStatistics
import EventStudy
import Foundation
import Testing

@testable import StudyReport

/// JSON that is written piece by piece, against Foundation's.
struct JSONTextTests {
  private func text(_ value: some Encodable & Sendable, threads: Int) throws -> String {
    var bytes: [UInt8] = []
    var pieces = 0
    let text = JSONText(userInfo: ResultJSON.userInfo, threads: threads)
    try text.file("study.json", of: value).write {
      bytes += $0
      pieces += 1
    }
    #expect(pieces > 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [1, 4])
  func `of a study is the same bytes for any number of threads`(threads: Int) throws {
    let study = SampleStudy(eventCount: 70, models: [.market, .meanAdjusted], analyzed: true)
    let result = try study.result()
    #expect(result.events.count > 64)
    #expect(try text(result, threads: threads) == ResultJSON.text(of: result, isLaidOut: false))
  }

  /// Everything that JSON can hold.
  private struct Mixed: Codable, Hashable {
    enum Kind: String, Codable { case first, second }

    struct Inner: Codable, Hashable {
      var zeta: Int
      var alpha: [Double?]
      var none: Double?
    }

    struct Empty: Codable, Hashable {}

    var text = "a \"quoted\" \\ / line\nfeed\ttab\r\u{8}\u{c}\u{1}\u{1f}\u{7f} é 漢 🙂"
    var numbers: [Double] = [0, -0.0, 1, 1e-5, 0.1, 1e16, -2.5]
    var wholes = [1, -2, 0]
    var words = ["", "b"]
    var flag = true
    var large = UInt64.max
    var small = Int8.min
    var single = Float(0.1)
    var kinds: [Kind?] = [.first, nil, .second]
    var inner = [Inner(zeta: 1, alpha: [nil, 0.5], none: nil), Inner(zeta: 2, alpha: [], none: 3)]
    var nested = [[1, 2], []]
    var table = ["b": 1.5, "a": 2, "": 3]
    var empty = Empty()
    var long = (0..<200).map { Inner(zeta: $0, alpha: [Double($0) / 8], none: nil) }
    var longNumbers = (0..<300).map { Double($0) / 8 }
    var longOfLong = [(0..<100).map { ["key \($0)": $0] }, []]
  }

  @Test(arguments: [1, 3])
  func `has the bytes of Foundation's encoder with sorted keys`(threads: Int) throws {
    let value = Mixed()
    let expected = try ResultJSON.text(of: value, isLaidOut: false)
    #expect(try text(value, threads: threads) == expected)
    #expect(
      try text([value, value], threads: threads)
        == ResultJSON.text(of: [value, value], isLaidOut: false)
    )
    #expect(try JSONDecoder().decode(Mixed.self, from: Data(expected.utf8)) == value)
  }

  @Test(arguments: [
    [Double.nan], [0, .infinity], [Double](repeating: 0, count: 90) + [.nan],
  ])
  func `refuses a number that is not finite`(numbers: [Double]) {
    let error = #expect(throws: ReportError.self) { try text(numbers, threads: 2) }
    guard case .cannotEncode(let file, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file == "study.json" && reason.contains("is not a number that JSON can hold"))
  }

  @Test(arguments: [1, 3])
  func `puts each element of a list on a line`(threads: Int) throws {
    var bytes: [UInt8] = []
    let text = JSONText(userInfo: ResultJSON.userInfo, threads: threads)
    try text.file("events.jsonl", ofLines: Array(0..<150).map { ["n": $0] }).write { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines == (0..<150).map { "{\"n\":\($0)}" })
  }
}
