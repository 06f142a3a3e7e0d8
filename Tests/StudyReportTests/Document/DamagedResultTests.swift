import Foundation
import Notices
import Testing

@testable import EventStudy
@testable import StudyReport

/// Documents that a person, another program or a bad disk has changed: a page or an error, never a trap.
@Suite("Damaged documents")
struct DamagedResultTests {
  /// A step into a document.
  private enum Step: Sendable {
    case key(String)
    case index(Int)
  }

  /// Every way to damage one value.
  private static let damages: [@Sendable (Any) -> Any?] = [
    { number($0).map { _ in -1 } }, { number($0).map { _ in 0 } },
    { number($0).map { _ in 1e300 } }, { number($0).map { _ in 4_611_686_018_427_387_904 } },
    { number($0).map { _ in -4_611_686_018_427_387_904 } }, { number($0).map { _ in "NaN" } },
    { ($0 as? [Any]).map { _ in [Any]() } }, { ($0 as? [Any]).map { Array($0.dropLast()) } },
    { ($0 as? [Any]).map { Array($0.reversed()) } }, { ($0 as? [Any]).map { $0 + $0 } },
    { ($0 as? String).map { _ in "" } }, { ($0 as? String).map { _ in "9999-99-99..-1" } },
    { ($0 as? [String: Any]).map { _ in [String: Any]() } }, { _ in NSNull() },
  ]

  private static func number(_ value: Any) -> NSNumber? {
    guard let number = value as? NSNumber, !(value is String) else { return nil }
    return number
  }

  private static func places(in value: Any, at path: [Step] = []) -> [[Step]] {
    var found = path.isEmpty ? [] : [path]
    if let object = value as? [String: Any] {
      for key in object.keys.sorted() {
        if let inner = object[key] { found += places(in: inner, at: path + [.key(key)]) }
      }
    } else if let list = value as? [Any] {
      // The first, the second and the last stand for their like.
      for index in Set([0, 1, list.count - 1]).sorted() where list.indices.contains(index) {
        found += places(in: list[index], at: path + [.index(index)])
      }
    }
    return found
  }

  private static func changed(
    _ value: Any,
    at path: ArraySlice<Step>,
    by damage: (Any) -> Any?
  ) -> Any? {
    guard let step = path.first else { return damage(value) }
    switch step {
    case .key(let key):
      guard var object = value as? [String: Any], let inner = object[key],
        let new = changed(inner, at: path.dropFirst(), by: damage)
      else { return nil }
      object[key] = new
      return object
    case .index(let index):
      guard var list = value as? [Any],
        let new = changed(list[index], at: path.dropFirst(), by: damage)
      else { return nil }
      list[index] = new
      return list
    }
  }

  /// Damages one value after another and draws what can still be read.
  private func draw<Result: Decodable>(
    _ type: Result.Type,
    _ data: Data,
    every sample: Int,
    _ draw: (Result) throws -> Void
  ) throws -> (drawn: Int, refused: Int) {
    let whole = try JSONSerialization.jsonObject(with: data)
    var (number, drawn, refused) = (0, 0, 0)
    for place in Self.places(in: whole) {
      for damage in Self.damages {
        guard let damaged = Self.changed(whole, at: place[...], by: damage) else { continue }
        number += 1
        guard number.isMultiple(of: sample) else { continue }
        let bytes = try JSONSerialization.data(withJSONObject: damaged)
        do {
          try draw(try ResultJSON.result(type, from: bytes, file: "study.json"))
          drawn += 1
        } catch let error as ReportError {
          #expect(!error.description.isEmpty && !error.description.contains("\n"))
          refused += 1
        }
      }
    }
    return (drawn, refused)
  }

  @Test func `a study that was changed anywhere is drawn or refused`() throws {
    let result = try SampleStudy(eventCount: 2, analyzed: true).result()
    let counts = try draw(
      StudyResult.self,
      try ResultJSON.data(of: result),
      every: Self.sample(61)
    ) { study in
      _ = try HTMLReport.render(study)
      _ = TerminalSummary(study).render(colored: false)
      for table in StudyTables.all + StudyTables.perEvent { _ = table.csv(of: study) }
    }
    #expect(counts.drawn > 20 && counts.refused > 20, "\(counts)")
  }

  @Test func `a sensitivity study that was changed anywhere is drawn or refused`() throws {
    let result = SampleSensitivity().result()
    let counts = try draw(
      SensitivityResult.self,
      try SensitivityJSON(result).data(),
      every: Self.sample(19)
    ) { study in
      _ = try SensitivityReport.render(study)
      _ = SensitivitySummary(study).render(colored: false)
      _ = Table<SensitivityResult>.sensitivity.csv(of: study)
    }
    #expect(counts.drawn > 20 && counts.refused > 20, "\(counts)")
  }

  /// Every damage where it is asked for, else some of them.
  private static func sample(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["LEYLINE_EVERY_DAMAGE"] == nil ? usual : 1
  }

  @Test(arguments: [
    (["n_base_specifications"], "\"n_base_specifications\" is -1, and there are 4 specifications"),
    (
      ["headline", "window_start"],
      "its windows end before they begin, or \"headline\" is none of them"
    ),
  ])
  func `says what does not fit`(path: [String], reason: String) throws {
    let whole = try JSONSerialization.jsonObject(
      with: try SensitivityJSON(SampleSensitivity().result()).data()
    )
    let damaged = try #require(
      Self.changed(whole, at: path.map { .key($0) }[...]) { _ in path.count == 1 ? -1 : 7 }
    )
    let bytes = try JSONSerialization.data(withJSONObject: damaged)
    #expect(throws: ReportError.notAStudy(file: "sensitivity.json", reason: reason)) {
      try ResultJSON.result(SensitivityResult.self, from: bytes, file: "sensitivity.json")
    }
  }

  @Test func `refuses lists that do not belong together`() throws {
    var study = try SampleStudy(eventCount: 2, analyzed: true).result()
    study.models[0].abnormalReturns[0].carPath.removeLast()
    let event = study.models[0].abnormalReturns[0].eventID
    let reason = "the abnormal returns of event \(event) have lists of different lengths"
    #expect(throws: ReportError.notAStudy(file: "study.json", reason: reason)) {
      try ResultJSON.result(
        StudyResult.self,
        from: try ResultJSON.data(of: study),
        file: "study.json"
      )
    }
    var sensitivity = SampleSensitivity().result()
    sensitivity.specifications[1].eventCounts.removeLast()
    let words = "the lists of specification 2 are not as long as the list of windows"
    #expect(throws: ReportError.notAStudy(file: "sensitivity.json", reason: words)) {
      try ResultJSON.result(
        SensitivityResult.self,
        from: try SensitivityJSON(sensitivity).data(),
        file: "sensitivity.json"
      )
    }
  }
}
