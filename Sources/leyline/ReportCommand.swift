import ArgumentParser
import StudyReport

/// `leyline report`: the report of a finished study, as a page or as a PDF.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes report.html, or a PDF, from the output folder of a finished study."
  )

  @Argument(
    help: "The folder that leyline study wrote.",
    completion: .directory,
    transform: NamedPath.read
  )
  var folder: String

  @Option(
    name: .shortAndLong,
    help: "The file to write. (default: report.html in the folder)",
    transform: NamedPath.read
  )
  var output: String?

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Write a PDF on A4 sheets instead, as Chromium or a browser made from it prints the page; "
        + "report.pdf in the folder where no file is named.",
      valueName: "file"
    ),
    completion: .file(extensions: ["pdf"])
  )
  var pdf: String?

  @Flag(help: "With --pdf, a page for each event behind the report.")
  var eventPages = false

  func validate() throws {
    if eventPages, pdf == nil {
      throw ValidationError("--event-pages are pages of a PDF; add --pdf, or leave them out")
    }
    if pdf != nil, output != nil {
      throw ValidationError("--output names the page and --pdf the PDF; give one of them")
    }
  }

  func run() throws {
    let document = try OutputFolder.read(folder)
    let inputs = OutputFolder.fileNames
      .filter { $0 != (pdf == nil ? OutputFolder.reportName : OutputFolder.paperName) }
      .map { OutputFolder.path(of: $0, in: folder) }
    if let pdf {
      let path = pdf.isEmpty ? OutputFolder.path(of: OutputFolder.paperName, in: folder) : pdf
      try PaperReport.write(document, to: path, reading: inputs, withEventPages: eventPages)
      TerminalOutput.note("Written to \(path)")
      return
    }
    let path = output ?? OutputFolder.path(of: OutputFolder.reportName, in: folder)
    try WholeFile.write(
      try HTMLReport.render(document),
      to: path,
      reading: inputs
    )
    TerminalOutput.note("Written to \(path)")
  }
}
