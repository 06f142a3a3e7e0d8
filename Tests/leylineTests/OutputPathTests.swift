import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Where the output goes")
struct OutputPathTests {
  /// A study without its output option, in a folder with its inputs.
  private let arguments = StudyCommandTests().arguments + ["--no-report"]

  private func prepared() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try StudyCommandTests().smallStudy(folder)
    return folder
  }

  private func names(_ folder: TemporaryFolder, _ path: String = "") throws -> [String] {
    try FileManager.default
      .contentsOfDirectory(atPath: folder.url.appendingPathComponent(path).path).sorted()
  }

  @Test(arguments: [
    (["study", "-o", ""], "--output takes a folder, such as out, not \"\"."),
    (["sensitivity", "--output", " "], "--output takes a folder, such as out, not \" \"."),
    (["study", "--prices", ""], "--prices takes files, folders or patterns, not \"\"."),
    (["study", "--market", ""], "--market takes a file, not \"\"."),
    (["study", "--factors", ""], "--factors takes a file, not \"\"."),
    (["study", "--companion", ""], "--companion takes a file, not \"\"."),
    (["study", "--adjustments", ""], "--adjustments takes a file, not \"\"."),
    (["study", "--intraday", ""], "--intraday takes files, folders or patterns, not \"\"."),
    (["study", "--events", ""], "--events takes files, not \"\"."),
    (["study", "--announcements", ""], "--announcements takes documents or folders, not \"\"."),
    (["study", "--companies", ""], "--companies takes a file, not \"\"."),
    (["study", "--kinds", ""], "--kinds takes a file, not \"\"."),
    (["sensitivity", "--other-market", ""], "--other-market takes files, not \"\"."),
    (["study", ""], "a path is needed here; give one or leave it out"),
    (["report", ""], "a path is needed here; give one or leave it out"),
    (["report", "x", "-o", ""], "a path is needed here; give one or leave it out"),
    (["align", ""], "a path is needed here; give one or leave it out"),
    (["inspect", ""], "a path is needed here; give one or leave it out"),
    (["announcements", "seeds", "-o", ""], "a path is needed here; give one or leave it out"),
    (["announcements", ""], "a path is needed here; give one or leave it out"),
    (["simulate", "data", "-o", ""], "a path is needed here; give one or leave it out"),
    (["simulate", "size", "-o", ""], "a path is needed here; give one or leave it out"),
    // What the system makes of bytes that are no UTF-8.
    (
      ["inspect", "\u{FFFD}.csv"],
      "the name \u{FFFD}.csv is not UTF-8; rename the file and try again"
    ),
    (
      ["study", "--market", "\u{FFFD}.csv"],
      "--market takes a file with a name in UTF-8, not \"\u{FFFD}.csv\"."
    ),
  ])
  func `an empty path or one that is no text is refused with a line`(
    arguments: [String],
    message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 64, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(try names(folder).isEmpty)
  }

  @Test func `an empty output of a study file is refused with its key`() throws {
    let folder = try prepared()
    try folder.write("[run]\noutput = \"\"\n", as: "study.toml")
    let run = try CommandRun(["study", "study.toml"] + arguments.dropFirst(), in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors == "study.toml: run.output: takes a folder, such as out, not \"\"\n")
  }

  @Test(arguments: [".", "..", "../", "/"])
  func `never replaces a folder with other files`(output: String) throws {
    let folder = try prepared()
    let before = try names(folder)
    let run = try CommandRun(arguments + ["-o", output], in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("which leyline did not write; nothing was changed"))
    #expect(try names(folder) == before)
  }

  @Test func `writes into the current folder without replacing it`() throws {
    let folder = try prepared()
    let here = folder.url.appendingPathComponent("here")
    try FileManager.default.createDirectory(at: here, withIntermediateDirectories: true)
    let attributes = { try FileManager.default.attributesOfItem(atPath: here.path) }
    let inode = try attributes()[.systemFileNumber] as? Int
    let inputs = arguments.map { $0.hasSuffix(".csv") ? "../" + $0 : $0 }
    for _ in 0..<2 {
      let run = try CommandRun(inputs + ["-o", "."], in: here)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors == "Written to ./\n")
    }
    #expect(try names(folder, "here").contains("study.json"))
    #expect(try !names(folder, "here").contains { $0.hasPrefix(".") })
    #expect(try attributes()[.systemFileNumber] as? Int == inode && inode != nil)
  }

  @Test func `writes into a mounted folder`() throws {
    let folder = try prepared()
    let place = folder.url.appendingPathComponent("mounted").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    #if canImport(Glibc)
    // Only root may mount, and not everywhere; elsewhere the seam of the replacement is tested alone.
    guard mount("tmpfs", place, "tmpfs", 0, "size=8m") == 0 else { return }
    defer { umount(place) }
    for events in ["A,S0,2024-03-31\nB,S1,2024-03-31\nC,S2,2024-03-31", "A,S8,2024-03-31"] {
      try folder.write("event_id,symbol,date\n\(events)\n", as: "events.csv")
      let run = try CommandRun(arguments + ["-o", "mounted"], in: folder.url)
      #expect(run.errors.hasPrefix("Written to mounted/\n"), "\(run.errors)")
      #expect(try !names(folder, "mounted").contains { $0.hasPrefix(".") })
      #expect(try names(folder, "mounted").contains("tests.csv") == events.contains("S0"))
    }
    #endif
  }

  @Test func `a run that fails says what the folder still holds`() throws {
    let folder = try prepared()
    let first = try CommandRun(arguments, in: folder.url)
    #expect(first.status == 0, "\(first.errors)")
    let document = folder.url.appendingPathComponent("out/study.json").path
    let bytes = FileManager.default.contents(atPath: document)
    // 10:00 in the middle of a day, whatever the time zone.
    let date = try #require(
      Calendar.current.date(
        from: DateComponents(year: 2026, month: 11, day: 28, hour: 10, minute: 0)
      )
    )
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: document)
    for command in ["study", "sensitivity"] {
      let wrong =
        [command, "--prices", "nothing.csv"] + arguments[3...].filter { $0 != "--no-report" }
      let run = try CommandRun(wrong, in: folder.url)
      #expect(run.status == 1)
      #expect(
        run.errors == "nothing.csv: cannot be opened: No such file or directory\n"
          + "out still holds the study of 2026-11-28 10:00\n"
      )
    }
    #expect(FileManager.default.contents(atPath: document) == bytes)
    let elsewhere = try CommandRun(
      ["study", "--prices", "nothing.csv", "-o", "new"] + arguments[3...],
      in: folder.url
    )
    #expect(elsewhere.errors == "nothing.csv: cannot be opened: No such file or directory\n")
  }

  @Test func `a study without a usable event leaves nothing of the one before`() throws {
    let folder = try prepared()
    let choices = [
      "--estimation-length", "40", "--estimation-end", "-11", "--shift", "0", "--placebos", "0",
      "--step-down-draws", "0", "--return-kind", "simple",
    ]
    let sensitivity = ["sensitivity"] + arguments.dropFirst() + choices
    let first = try CommandRun(sensitivity, in: folder.url)
    #expect(first.status == 0, "\(first.errors)")
    #expect(try names(folder, "out") == ["sensitivity.csv", "sensitivity.json"])
    try folder.write("event_id,symbol,date\nA,S8,2024-03-31\n", as: "events.csv")
    let run = try CommandRun(sensitivity, in: folder.url)
    #expect(run.status == 1)
    #expect(try names(folder, "out") == ["sensitivity.json"])
    #expect(
      run.output.contains(
        "! No event could be studied. Left out: 1 unknown_symbol; the first, A S8"
      )
    )
    #expect(!run.output.contains("n/a"), "\(run.output)")
  }

  @Test func `does not write a study over what it reads`() throws {
    let folder = try prepared()
    let first = try CommandRun(arguments, in: folder.url)
    #expect(first.status == 0, "\(first.errors)")
    let again = arguments.map { $0 == "events.csv" ? "out/events.csv" : $0 }
    let run = try CommandRun(again, in: folder.url)
    #expect(run.status == 1)
    #expect(
      run.errors.hasPrefix(
        "out holds out/events.csv, which is read here; choose another folder with --output\n"
      )
    )
    let report = try CommandRun(["report", "out", "-o", "out/tests.csv"], in: folder.url)
    #expect(report.status == 1)
    #expect(report.errors.contains("out/tests.csv is read here and would be replaced"))
    let page = try CommandRun(["report", "out/study.json"], in: folder.url)
    #expect(page.errors == "Written to out/report.html\n")
  }

  @Test func `a run that is asked to end leaves nothing half written`() throws {
    let folder = try prepared()
    for delay in [0.05, 0.15, 0.25, 0.35, 0.5] {
      let process = try CommandRun.started(arguments + ["-o", "o/out"], in: folder.url)
      Thread.sleep(forTimeInterval: delay)
      process.interrupt()
      process.waitUntilExit()
      let left = (try? names(folder, "o")) ?? []
      #expect(left.isEmpty || left == ["out"])
    }
  }
}
