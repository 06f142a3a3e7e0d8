import ArgumentParser
import EventStudy
import StudyReport

/// `leyline report`: the HTML report of a finished study, and its tables in other forms.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Writes report.html, a PDF, figures, or the tables in another form, from a finished study.",
    discussion: """
      Nothing is computed again: with --format, the tables of the study go into its folder as \
      tables.tex, tables.md, tables.docx, tables.xlsx or tables.sqlite.
      """
  )

  @Argument(
    help: "The folder that leyline study wrote.",
    completion: .directory,
    transform: NamedPath.read
  )
  var folder: String

  @Option(
    help: ArgumentHelp(
      "What is written: html, latex, markdown, docx, xlsx, sqlite; several with commas. (default: html)",
      valueName: "format"
    )
  )
  var format: [FormatChoice<ReportFormat>] = []

  @Option(
    name: .shortAndLong,
    help: "The file to write. (default: report.html or tables.… in the folder)",
    transform: NamedPath.read
  )
  var output: String?

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Write a PDF on A4 sheets, as Chromium or a browser made from it prints the page; report.pdf in the "
        + "folder where no file is named.",
      valueName: "file"
    ),
    completion: .file(extensions: ["pdf"])
  )
  var pdf: String?

  @Flag(help: "With --pdf, a page for each event behind the report.")
  var eventPages = false

  @Flag(
    help: "With --pdf, the answer, the list of events and a page for each event, without the rest."
  )
  var onlyEventPages = false

  @OptionGroup var figures: FigureOptions

  func validate() throws {
    if eventPages || onlyEventPages, pdf == nil {
      throw ValidationError(
        "--\(onlyEventPages ? "only-" : "")event-pages are pages of a PDF; add --pdf, or leave them out"
      )
    }
    if pdf != nil, output != nil {
      throw ValidationError(
        "--output names another file than the PDF; give its name behind --pdf alone"
      )
    }
    let count = (try format.printed() == nil ? 0 : 1) + format.tables().count
    if output != nil, count > 1 {
      throw ValidationError(
        "--output names one file, and --format asks for \(count); leave --output out."
      )
    }
  }

  func run() throws {
    try figures.check(beside: folder)
    let tables = format.tables()
    let isReport = try format.printed() != nil
    if let pdf { try writePaper(pdf) }
    if isReport || (tables.isEmpty && pdf == nil) { try writeReport() }
    if figures.isAsked { try figures.write(try OutputFolder.read(folder), beside: folder) }
    guard !tables.isEmpty else { return }
    var document = try document()
    if tables.contains(.docx) { document = illustrated(document) }
    for format in tables {
      let path = output ?? OutputFolder.path(of: document.fileName(format), in: folder)
      try WholeFile.write(
        try document.bytes(format),
        to: path,
        reading: inputs(besides: document.fileName(format))
      )
      TerminalOutput.note("Written to \(path)")
      // A file by name is wanted alone.
      for companion in output == nil ? document.companions(of: format) : [] {
        let path = OutputFolder.path(of: companion.name, in: folder)
        try WholeFile.write(companion.bytes, to: path, reading: inputs(besides: companion.name))
        TerminalOutput.note("Written to \(path)")
      }
    }
  }

  private func writePaper(_ file: String) throws {
    let path = file.isEmpty ? OutputFolder.path(of: OutputFolder.paperName, in: folder) : file
    let result = try OutputFolder.read(folder)
    let pages: EventPages? = onlyEventPages ? .alone : eventPages ? .behind : nil
    if pages != nil, result.includedEvents.isEmpty {
      TerminalOutput.note("No event is in the statistics, so no event has a page.")
    }
    try PaperReport.write(
      result,
      to: path,
      reading: inputs(besides: OutputFolder.paperName),
      eventPages: pages
    )
    TerminalOutput.note("Written to \(path)")
  }

  private func writeReport() throws {
    let document = try OutputFolder.read(folder)
    let path = output ?? OutputFolder.path(of: OutputFolder.reportName, in: folder)
    try WholeFile.write(
      try HTMLReport.render(document),
      to: path,
      reading: inputs(besides: OutputFolder.reportName)
    )
    TerminalOutput.note("Written to \(path)")
  }

  /// The tables of the folder, which may hold a sensitivity study alone.
  private func document() throws -> TableDocument {
    do {
      return TableDocument(try OutputFolder.read(folder))
    } catch ReportError.cannotRead(let path, let reason) {
      guard let alone = try SensitivityFolder.read(folder) else {
        throw ReportError.cannotRead(path: path, reason: reason)
      }
      return TableDocument(alone)
    }
  }

  /// The document with the figures of the study, where they are not older than it.
  private func illustrated(_ document: TableDocument) -> TableDocument {
    let pictures = figures.path(beside: folder)
    guard let isCurrent = FiguresFolder.isCurrent(pictures, for: folder),
      let result = try? OutputFolder.read(folder)
    else { return document }
    guard isCurrent else {
      TerminalOutput.note(
        "The figures in \(pictures)/ are older than the study and not in the document; "
          + "--figures png draws them again."
      )
      return document
    }
    return document.illustrated(result, from: pictures)
  }

  private func inputs(besides name: String) -> [String] {
    (OutputFolder.fileNames + SensitivityFolder.fileNames).filter { $0 != name }
      .map { OutputFolder.path(of: $0, in: folder) }
  }
}

/// What `leyline report` writes beside tables.
enum ReportFormat: String, CaseIterable, Sendable {
  /// The report.
  case html
}
