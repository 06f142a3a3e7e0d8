internal import Foundation
internal import HTTPTypes
internal import Testing

@testable import StudyServer

@Suite("What a server keeps")
struct StorageTests {
  @Test func `is for its user alone, ends with it, and what a killed one left ends with the next`()
    throws
  {
    let parent = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-server-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let living = try PrivateFolder(in: parent)
    let attributes = try FileManager.default.attributesOfItem(atPath: living.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    // A folder whose server no longer holds its lock.
    let dead = "\(parent)/leyline-serve-dead"
    try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: "\(dead)/lock"))
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(dead)/prices.csv"))
    // A link, and a folder whose lock is yet to come.
    let aim = "\(parent)/aim"
    try FileManager.default.createDirectory(atPath: aim, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: "\(aim)/lock"))
    try FileManager.default.createSymbolicLink(
      atPath: "\(parent)/leyline-serve-link",
      withDestinationPath: aim
    )
    let young = "\(parent)/.leyline-serve-young"
    try FileManager.default.createDirectory(atPath: young, withIntermediateDirectories: true)
    let next = try PrivateFolder(in: parent)
    let manager = FileManager.default
    #expect(!manager.fileExists(atPath: dead))
    #expect(manager.fileExists(atPath: living.path))
    #expect(manager.fileExists(atPath: "\(aim)/lock"))
    #expect(manager.fileExists(atPath: young))
    next.remove()
    #expect(!manager.fileExists(atPath: next.path))
    living.remove()
  }

  @Test(arguments: [
    ("prices.csv", "prices.csv"), ("my prices.csv", "'my prices.csv'"), ("a'b", #"'a'\''b'"#),
    ("", "''"),
    ("$(rm -rf x)", "'$(rm -rf x)'"), ("-1..1", "-1..1"), ("Überblick", "'Überblick'"),
    ("a;b", "'a;b'"),
  ])
  func `is named in a command line as a shell takes it`(word: String, quoted: String) {
    #expect(CommandAnswer.quoted(word) == quoted)
  }

  @Test func `is written as a study file that reads back`() {
    let tables: JSONValue = .object([
      "title": .string("A \"title\"\nwith \\ and é"),
      "prices": .object([
        "files": .array([.string("a b.csv")]), "columns": .object(["close": .string("Last Price")]),
      ]),
      "methods": .object(["confidence": .number(0.9), "draws": .integer(99)]),
    ])
    #expect(
      StudyFileText.text(tables) == #"""
        title = "A \"title\"\nwith \\ and é"

        [prices]
        columns = { "close" = "Last Price" }
        files = ["a b.csv"]

        [methods]
        confidence = 0.9
        draws = 99

        """#
    )
  }

  @Test func `names files as people do in every answer`() throws {
    let folder = StudyFolder(path: "/tmp/x/files")
    #expect(
      folder.shown("/tmp/x/files/a.csv:3: wrong, see /tmp/x/files/b.csv")
        == "a.csv:3: wrong, see b.csv"
    )
    #expect(
      try folder.shown(["/tmp/x/files/a.csv", "1/3", "/tmp/x"]) == ["a.csv", "1/3", "/tmp/x"]
    )
  }

  @Test func `comes in at a pace or not at all`() async throws {
    var limits = ServerLimits()
    limits.bodySeconds = 0.01
    limits.bodyRate = 1e9
    var pace = BodyPace(limits)
    try await Task.sleep(for: .milliseconds(20))
    #expect { try pace.add(10) } throws: { ($0 as? ServerFailure)?.status == .requestTimeout }
  }
}
