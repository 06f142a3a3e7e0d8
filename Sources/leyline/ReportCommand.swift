import ArgumentParser
import StudyReport

/// `leyline report`: the HTML report of a finished study.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes report.html, and figures, from the output folder of a finished study."
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

  @OptionGroup var figures: FigureOptions

  func run() throws {
    try figures.check(beside: folder)
    let document = try OutputFolder.read(folder)
    let path = output ?? OutputFolder.path(of: OutputFolder.reportName, in: folder)
    let others = OutputFolder.fileNames.filter { $0 != OutputFolder.reportName }
    try WholeFile.write(
      try HTMLReport.render(document),
      to: path,
      reading: others.map { OutputFolder.path(of: $0, in: folder) }
    )
    TerminalOutput.note("Written to \(path)")
    try figures.write(document, beside: folder)
  }
}
