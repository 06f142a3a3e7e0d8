import ArgumentParser
import Foundation
import StudyReport
import Testing

@testable import LeylineCommand

/// The program as one file, somewhere else than where it was built.
@Suite("Installation")
struct InstallationTests {
  /// Runs a copy of the program that lies alone in a folder.
  private func alone(_ arguments: [String], in folder: TemporaryFolder) throws -> CommandRun {
    let program = folder.url.appendingPathComponent("bin/leyline")
    if !FileManager.default.fileExists(atPath: program.path) {
      try FileManager.default.createDirectory(
        at: program.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try FileManager.default.copyItem(at: CommandRun.executable, to: program)
    }
    return try CommandRun(
      arguments,
      in: folder.url,
      program: program,
      environment: ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path]
    )
  }

  @Test func `runs the sample study alone, with a whole report`() throws {
    let folder = try TemporaryFolder()
    let run = try alone(["study"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("ASHOKLEY"))
    let page = try String(
      contentsOf: folder.url.appendingPathComponent("out/report.html"),
      encoding: .utf8
    )
    #expect(page.hasSuffix("</html>\n"))
    for part in ["report.css", "explorer.js", "vega-bundle.js"] {
      let bytes = try #require(PackagedFile.named("report/\(part)")).bytes
      #expect(page.contains(String(decoding: bytes, as: UTF8.self)), "\(part)")
    }
    // The files lie where a person can look at them, and the same files are not written again.
    let study = folder.url.appendingPathComponent("cache/leyline/sample/\(SampleStudy.path)")
    let written = try FileManager.default.attributesOfItem(atPath: study.path)
    let again = try alone(["study", "--no-report"], in: folder)
    #expect(again.status == 0, "\(again.errors)")
    let kept = try FileManager.default.attributesOfItem(atPath: study.path)
    #expect(written[.systemFileNumber] as? Int == kept[.systemFileNumber] as? Int)
  }

  @Test func `mends a file of the sample that was changed`() throws {
    let folder = try TemporaryFolder()
    let study = folder.url.appendingPathComponent("cache/leyline/sample/\(SampleStudy.path)")
    try FileManager.default.createDirectory(
      at: study.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data("nothing".utf8).write(to: study)
    let run = try alone(["study", "--no-report"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `says what to do where the sample cannot be written`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file, not a folder", as: "cache")
    let run = try alone(["study"], in: folder)
    #expect(run.status == 1)
    let place = folder.url.appendingPathComponent("cache/leyline/sample/\(SampleStudy.path)").path
    #expect(
      run.errors == "\(place), a file of the sample study, cannot be written; set XDG_CACHE_HOME "
        + "to a folder that can be, or name a study file\n"
    )
  }

  @Test func `carries the sample of the repository`() throws {
    let files = PackagedFile.all(in: "sample/")
    #expect(files.contains { $0.path == SampleStudy.path })
    for file in files {
      let source = try Data(contentsOf: CommandRun.repository.appendingPathComponent(file.path))
      #expect(Data(file.bytes) == source, "\(file.path)")
    }
  }

  @Test func `greets with three commands that there are`() throws {
    let run = try CommandRun([])
    #expect(run.status == 0)
    #expect(run.output == Greeting.text)
    let commands = run.output.split(separator: "\n").filter { $0.hasPrefix("  leyline ") }
    #expect(commands.count == 3)
    for command in commands {
      let words = command.split(separator: " ").dropFirst().map(String.init)
      #expect(throws: Never.self) { try Leyline.parseAsRoot(words) }
    }
  }

  @Test func `tells what it was built from`() throws {
    let run = try CommandRun(["--version", "--verbose"])
    #expect(run.status == 0)
    let names = run.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(names == ["leyline", "commit", "built", "system"])
    #expect(try CommandRun(["--verbose", "--version"]).output == run.output)
    #expect(try CommandRun(["--verbose"]).status == 64)
  }
}
