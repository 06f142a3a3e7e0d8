import Foundation
import Testing

@Suite("leyline, tables in other forms")
struct FormatCommandTests {
  private static let study = CommandRun.repository.path + "/data/simulated/study.toml"
  private static let prices = CommandRun.repository.path + "/data/ashok-leyland/prices.csv"

  /// A finished study of simulated prices in the folder `out`.
  private static func finished(
    _ folder: TemporaryFolder,
    _ further: [String] = []
  ) throws -> CommandRun {
    let run = try CommandRun(
      ["study", study, "-o", "out", "--no-report"] + further,
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
  }

  private func names(_ folder: TemporaryFolder) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out"))
  }

  @Test func `study writes the forms that are asked for, and report makes the same ones later`()
    throws
  {
    let folder = try TemporaryFolder()
    let run = try Self.finished(folder, ["--format", "latex,xlsx", "--format", "sqlite"])
    #expect(
      run.errors.hasSuffix(
        "Written to out/, with tables.tex, methods.tex, references.bib, tables.xlsx and tables.sqlite\n"
      )
    )
    let forms = ["tables.tex", "methods.tex", "references.bib", "tables.xlsx", "tables.sqlite"]
    #expect(try names(folder).isSuperset(of: forms))
    #expect(try !names(folder).contains("tables.md"))
    #expect(try text(folder, "out/tables.tex").contains("% SIMULATED PRICES"))
    let files = forms.map { folder.url.appendingPathComponent("out/" + $0) }
    let before = try files.map { try Data(contentsOf: $0) }
    for file in files { try FileManager.default.removeItem(at: file) }
    let report = try CommandRun(
      ["report", "out", "--format", "latex,xlsx,sqlite"],
      in: folder.url
    )
    #expect(report.status == 0, "\(report.errors)")
    #expect(try files.map { try Data(contentsOf: $0) } == before)
    #expect(try !names(folder).contains("report.html"))
  }

  @Test func `study writes its JSON as it is asked to, and report reads each`() throws {
    let folder = try TemporaryFolder()
    var pages: Set<String> = []
    for form in ["compact", "pretty", "lines"] {
      _ = try Self.finished(folder, ["--json", form])
      let lines = try text(folder, "out/study.json").split(separator: "\n").count
      #expect(form == "compact" ? lines == 1 : lines > 100)
      #expect(try names(folder).contains("events.jsonl") == (form == "lines"))
      let run = try CommandRun(["report", "out", "-o", "page.html"], in: folder.url)
      #expect(run.status == 0, "\(run.errors)")
      pages.insert(try text(folder, "page.html"))
    }
    #expect(pages.count == 1)
  }

  @Test func `sensitivity names its own tables`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      ["sensitivity", Self.study, "--windows-only", "--placebos", "0", "-o", "out", "--no-report"]
        + ["--format", "markdown,sqlite"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(try names(folder).isSuperset(of: ["sensitivity.md", "sensitivity.sqlite"]))
    #expect(try text(folder, "out/sensitivity.md").contains("SIMULATED PRICES"))
    let report = try CommandRun(["report", "out", "--format", "latex"], in: folder.url)
    #expect(report.status == 0, "\(report.errors)")
    #expect(
      try text(folder, "out/sensitivity.tex").contains("\\label{tab:leyline-sensitivity-tests}")
    )
  }

  @Test func `vwap prints text forms, and writes the others into a folder`() throws {
    let folder = try TemporaryFolder()
    let rule = [
      "vwap", "--prices", Self.prices, "--price", "145", "--on", "2025-09-02", "--security",
      "ASHOKLEY",
    ]
    let printed = try CommandRun(rule + ["--format", "markdown"], in: folder.url)
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(printed.output.hasPrefix("# ASHOKLEY before 2025-09-02\n"))
    let refused = try CommandRun(rule + ["--format", "xlsx"], in: folder.url)
    #expect(refused.status == 64)
    #expect(refused.errors.contains("xlsx is a file; name a folder for it with --output."))
    let written = try CommandRun(
      rule + ["--format", "xlsx,latex", "--output", "out"],
      in: folder.url
    )
    #expect(written.status == 0, "\(written.errors)")
    #expect(written.errors.contains("Written to out/, with vwap.tex and vwap.xlsx"))
    #expect(try names(folder).isSuperset(of: ["vwap.xlsx", "vwap.tex", "vwap.csv"]))
  }

  /// What cannot be done, and what is said.
  static let refusals: [(arguments: [String], message: String)] = [
    (
      ["study", "--format", "text,json"],
      "--format names text and json, and a result is printed once; leave one out."
    ),
    (
      ["report", "out", "--format", "latex,markdown", "-o", "x"],
      "--output names one file, and --format asks for 2; leave --output out."
    ),
    (
      ["vwap", "--format", "csv,markdown"],
      "--format names markdown and csv, and a result is printed once; leave one out, or name a folder with --output."
    ),
    (["study", "--format", "word"], "The value 'word' is invalid for '--format <format>'"),
    (["study", "--json", "small"], "The value 'small' is invalid for '--json <form>'"),
  ]

  @Test(arguments: refusals.indices)
  func `refuses what cannot be done`(index: Int) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(Self.refusals[index].arguments, in: folder.url)
    #expect(run.status == 64)
    #expect(run.errors.contains(Self.refusals[index].message), "\(run.errors)")
  }

  @Test func `without pandoc says what to install, and writes nothing`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      ["study", Self.study, "-o", "out", "--no-report", "--format", "docx"],
      in: folder.url,
      environment: ["PATH": "/nowhere"]
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("docx is made by pandoc, which is not installed; install it"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out"))
  }
}
