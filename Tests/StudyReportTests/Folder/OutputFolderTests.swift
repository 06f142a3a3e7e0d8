import EventStudy
import Foundation
import Notices
import Testing

@testable import StudyReport

struct OutputFolderTests {
  private let root: String
  private var target: String { root + "/out" }

  init() throws {
    root = NSTemporaryDirectory() + "leyline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func `writes every file and reads the study back`() throws {
    let document = try SampleStudy(eventCount: 2, analyzed: true).result()
    let formats = TableFormat.allCases.filter { $0 != .docx }
    try OutputFolder(document, formats: formats, json: .lines).write(to: target)
    #expect(
      try names(target)
        == OutputFolder.fileNames.filter {
          !["tables.docx", "report.pdf", "run.json"].contains($0)
        }
        .sorted()
    )
    #expect(try OutputFolder.read(target) == document)
    #expect(try OutputFolder.read(target + "/study.json") == document)
    #expect(try names(root) == ["out"])
  }

  @Test func `leaves the report out when told`() throws {
    try OutputFolder(try SampleStudy(eventCount: 1).result(), includesReport: false)
      .write(to: target)
    #expect(try !names(target).contains("report.html"))
  }

  @Test func `replaces the output of an earlier study whole`() throws {
    try OutputFolder(try SampleStudy(eventCount: 1).result()).write(to: target)
    let second = try SampleStudy(eventCount: 2).result()
    try OutputFolder(second, includesReport: false).write(to: target)
    #expect(try !names(target).contains("report.html"))
    #expect(try OutputFolder.read(target) == second)
    #expect(try names(root) == ["out"])
  }

  @Test func `leaves no table of an earlier study behind`() throws {
    try OutputFolder(try SampleStudy(eventCount: 2, analyzed: true).result()).write(to: target)
    #expect(try names(target).contains("regressions.csv"))
    try OutputFolder(try SampleStudy(eventCount: 2).result()).write(to: target)
    let always = (StudyTables.all + StudyTables.perEvent).map { $0.fileName }
    #expect(
      try names(target)
        == (always + ["single_event_tests.csv", "vwap.csv", "study.json", "report.html"]).sorted()
    )
  }

  @Test func `leaves no table in another form behind that was not asked for again`() throws {
    let document = try SampleStudy(eventCount: 2).result()
    try OutputFolder(document, formats: [.latex, .sqlite]).write(to: target)
    #expect(try names(target).contains("tables.tex") && names(target).contains("tables.sqlite"))
    try OutputFolder(document, formats: [.markdown]).write(to: target)
    let left = try names(target).filter { $0.hasPrefix("tables.") }
    #expect(left == ["tables.md"])
  }

  @Test func `writes the same bytes on every run`() throws {
    let document = try SampleStudy(eventCount: 2, analyzed: true).result()
    try OutputFolder(document).write(to: target)
    try OutputFolder(document).write(to: root + "/again")
    for name in OutputFolder.fileNames {
      #expect(
        FileManager.default.contents(atPath: "\(target)/\(name)")
          == FileManager.default.contents(atPath: "\(root)/again/\(name)")
      )
    }
  }

  @Test func `makes the folders above the target`() throws {
    try OutputFolder(try SampleStudy(eventCount: 1).result()).write(to: root + "/a/b/out")
    #expect(try names(root + "/a/b") == ["out"])
  }

  @Test func `does not touch a folder with other files`() throws {
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target + "/thesis.docx"))
    let error = #expect(throws: ReportError.self) {
      try OutputFolder(try SampleStudy(eventCount: 1).result()).write(to: target)
    }
    #expect(error == .foreignFolder(path: target, example: "thesis.docx"))
    let option = error?.message.text(.option)
    #expect(option?.contains("choose another folder with --output, or") == true)
    #expect(error?.description.contains("choose another folder with output, or") == true)
    #expect(throws: ReportError.self) { try OutputFolder.check(target) }
    #expect(try names(target) == ["thesis.docx"])
    #expect(try names(root) == ["out"])
  }

  @Test func `does not replace a file`() throws {
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    let error = #expect(throws: ReportError.self) {
      try OutputFolder(try SampleStudy(eventCount: 1).result()).write(to: target)
    }
    #expect(error == .notAFolder(path: target))
    #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
  }

  @Test func `says in one line why a folder cannot be written`() throws {
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    let error = #expect(throws: ReportError.self) {
      try OutputFolder(try SampleStudy(eventCount: 1).result()).write(to: target + "/inside")
    }
    let words = error?.description ?? ""
    #expect(words.contains("cannot be written: "))
    #expect(!words.contains("\n"))
  }

  @Test func `says which file is missing`() {
    let error = #expect(throws: ReportError.self) { try OutputFolder.read(root) }
    #expect(error?.description.contains("study.json cannot be read: there is no such file") == true)
  }
}
