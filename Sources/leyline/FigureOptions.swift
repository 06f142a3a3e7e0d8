import ArgumentParser
import EventStudy
import StudyReport

/// The forms of figures, written with commas between them.
struct FigureFormats: ExpressibleByArgument {
  let formats: [FigureFormat]

  init?(argument: String) {
    let parts = argument.split { $0 == "," || $0.isWhitespace }
    let found = parts.compactMap { FigureFormat(rawValue: $0.lowercased()) }
    guard !found.isEmpty, found.count == parts.count else { return nil }
    formats = FigureFormat.allCases.filter(found.contains)
  }

  static var allValueStrings: [String] { FigureFormat.allCases.map(\.rawValue) }
}

/// Charts as files.
struct FigureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write every chart as a file: svg, png, pdf, or several with commas between them.",
      discussion: """
        Each figure has its title, its legend, white ground and, where prices are simulated, a mark that says \
        so; figures.csv lists them. They are drawn by vl-convert, a Python package.
        """,
      valueName: "forms"
    )
  )
  var figures: FigureFormats?

  @Option(
    help: ArgumentHelp(
      "The folder of the figures. (default: the folder of the study with -figures behind its name)",
      valueName: "folder"
    ),
    completion: .directory,
    transform: NamedPath.read
  )
  var figuresFolder: String?

  func validate() throws {
    if figuresFolder != nil, figures == nil {
      throw ValidationError("--figures-folder needs the forms too, such as --figures svg,pdf")
    }
  }

  /// Whether there are figures to write.
  var isAsked: Bool { figures != nil }

  /// Checks that the figures can be drawn and written.
  func check(beside folder: String, reading inputs: [String] = []) throws {
    if figures != nil { try FiguresFolder.check(path(beside: folder), reading: inputs) }
  }

  /// Writes the figures that were asked for.
  func write(_ result: StudyResult, beside folder: String) throws {
    guard let figures else { return }
    let path = path(beside: folder)
    let drawn = try FiguresFolder(result, formats: figures.formats)
    try drawn.write(to: path)
    TerminalOutput.note("\(drawn.count) figures written to \(path)/")
  }

  /// The folder of the figures.
  func path(beside folder: String) -> String {
    figuresFolder ?? OutputFolder.figuresPath(beside: folder)
  }
}
