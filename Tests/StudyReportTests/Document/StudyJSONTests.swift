import EventStatistics
import EventStudy
import Foundation
import Notices
import Testing

@testable import StudyReport

/// The forms of `study.json`.
struct StudyJSONTests {
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "leyline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  private func text(_ name: String) throws -> String {
    String(
      decoding: try #require(FileManager.default.contents(atPath: root + "/out/" + name)),
      as: UTF8.self
    )
  }

  @Test(arguments: JSONForm.allCases)
  func `reads every form back to the same study`(form: JSONForm) throws {
    let study = SampleStudy(eventCount: 4, models: [.market, .meanAdjusted], analyzed: true)
    let result = try study.result()
    try OutputFolder(result, includesReport: false, json: form).write(to: root + "/out")
    #expect(try OutputFolder.read(root + "/out") == result)
    #expect(try OutputFolder.read(root + "/out/study.json") == result)
  }

  @Test func `has no line break where it is compact`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    try OutputFolder(result, includesReport: false, json: .compact).write(to: root + "/out")
    let compact = try text("study.json")
    #expect(compact.split(separator: "\n").count == 1 && compact.hasSuffix("}\n"))
    try OutputFolder(result, includesReport: false, json: .pretty).write(to: root + "/out")
    #expect(try text("study.json").split(separator: "\n").count > 100)
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: root + "/out").contains("events.jsonl")
    )
  }

  @Test func `gives each event a line, with what every model says of it`() throws {
    let result = try SampleStudy(eventCount: 3, models: [.market, .meanAdjusted]).result()
    try OutputFolder(result, includesReport: false, json: .lines).write(to: root + "/out")
    let lines = try text("events.jsonl").split(separator: "\n")
    #expect(lines.count == result.events.count)
    for (line, event) in zip(lines, result.events) {
      let read = try JSONDecoder().decode(EventLine.self, from: Data(line.utf8))
      #expect(read.event == event)
      #expect(
        read.models.map(\.model) == (event.status == .included ? [.market, .meanAdjusted] : [])
      )
      for model in read.models { #expect(model.cars.count == 5) }
    }
    let study = try text("study.json")
    #expect(study.contains(#""events_file": "events.jsonl""#))
    #expect(study.contains(#""abnormal_returns": []"#))
  }

  @Test func `prints a line for the study and one for each event`() throws {
    let result = try SampleStudy(eventCount: 3).result()
    let lines = try StudyJSON(result, form: .lines).text().split(separator: "\n")
    #expect(lines.count == 1 + result.events.count)
    let full = try StudyJSON(result, form: .compact).text()
    #expect(full.split(separator: "\n").count == 1)
    #expect(try StudyJSON(result, form: .pretty).text() == ResultJSON.text(of: result))
  }

  @Test func `is compact by itself from a thousand events on`() {
    #expect(JSONForm.standard(forEvents: 999) == .pretty)
    #expect(JSONForm.standard(forEvents: 1000) == .compact)
  }

  @Test func `misses the events whose file is gone, and says where they were`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    let folder = root + "/out"
    try OutputFolder(result, includesReport: false, json: .lines).write(to: folder)
    try FileManager.default.removeItem(atPath: folder + "/events.jsonl")
    #expect {
      try OutputFolder.read(folder)
    } throws: { error in
      (error as? ReportError)?.message.text(.option)
        == "\(folder)/events.jsonl cannot be read: there is no such file, and \(folder)/study.json says that "
        + "its events are there; run `leyline study` again"
    }
  }

  @Test func `refuses a damaged line by its number`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    let folder = root + "/out"
    try OutputFolder(result, includesReport: false, json: .lines).write(to: folder)
    let file = folder + "/events.jsonl"
    var lines = try text("events.jsonl").split(separator: "\n").map(String.init)
    lines[1] = "{"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
    #expect {
      try OutputFolder.read(folder)
    } throws: { error in
      (error as? ReportError)?.message.text(.option)
        == "events.jsonl, line 2, is not the result of a study: it is not JSON; run `leyline study` again"
    }
  }
}
