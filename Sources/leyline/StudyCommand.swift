import ArgumentParser
import EventStudy
import Foundation
import ParallelExecution
import StudyReport

/// `leyline study`: the main job.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Runs an event study and writes its output folder.",
    discussion: """
      Loads prices and announcements, aligns, estimates and tests; prints a summary and writes \
      CSV tables, study.json and report.html. Options override the study file. With neither a \
      study file nor prices, market or events, the sample study runs.
      """
  )

  @Argument(
    help: "A study file; its paths are relative to its folder.",
    completion: .file(extensions: ["toml"]),
    transform: NamedPath.read
  )
  var study: String?

  @OptionGroup var options: StudyOptions
  @OptionGroup var groups: GroupOptions
  @OptionGroup var single: SingleStudyOptions
  @OptionGroup var confidence: ConfidenceOptions
  @OptionGroup(title: "Beyond averages") var analysis: AnalysisOptions
  @OptionGroup(title: "Announcements and prices over time") var leadLag: LeadLagOptions

  @Option(
    help: ArgumentHelp(
      "How the result is printed, text or json, and further files of the tables: latex, markdown, "
        + "docx, xlsx, sqlite; several with commas. (default: text)",
      valueName: "format"
    )
  )
  var format: [FormatChoice<OutputFormat>] = []

  @Option(
    help: ArgumentHelp(
      "How study.json is written: compact, pretty, or lines, which puts each event on a line of "
        + "events.jsonl. (default: pretty below \(JSONForm.compactFrom) events, else compact)",
      valueName: "form"
    )
  )
  var json: JSONForm?

  @Flag(
    help: "Also vary windows and other choices, as leyline sensitivity does, and report it too."
  )
  var sensitivity = false

  @Flag(help: "Leave out the correlations of announcements with prices at leads and lags.")
  var noLeadLag = false

  @Flag(help: "Report aggregates alone: no fits, returns, CARs, prices and checks of each event.")
  var noPerEvent = false

  @Flag(help: "Write the tables and study.json without report.html.")
  var noReport = false

  @OptionGroup var figures: FigureOptions

  func validate() throws { _ = try format.printed() }

  func run() throws {
    let output = options.output(study: study, settings: try? settings())
    try EarlierOutputStays.told(of: output) { try runStudy() }
  }

  private func runStudy() throws {
    let run = RunRecord.Start(arguments: CommandLine.arguments)
    let settings = try settings()
    try OutputFolder.check(
      settings.run.output,
      reading: settings.inputPaths + [study].compactMap(\.self)
    )
    try figures.check(beside: settings.run.output, reading: settings.inputPaths)
    let progress = StudyProgress()
    let result = try Study(settings).run(progress: progress.show)
    let isUsable = !result.includedEvents.isEmpty
    // A folder never holds the results of the study before.
    let tables = format.tables()
    let folder = OutputFolder(
      result,
      includesReport: !noReport,
      formats: tables,
      json: json,
      run: run
    )
    let printed = try format.printed() ?? .text
    let (width, isColored) = (TerminalOutput.width, TerminalOutput.isColored)
    // What is printed of a large study takes a while, and needs nothing of what is written.
    let (written, summary) = concurrently(threads: settings.run.threadCount) {
      Result { () throws(ReportError) in try folder.write(to: settings.run.output) }
    } _: {
      printed == .text
        ? TerminalSummary(result, width: width).render(colored: isColored) : ""
    }
    try written.get()
    progress.clear()
    switch printed {
    case .text:
      TerminalOutput.write(summary: summary)
      TerminalOutput.note(
        WrittenFolder.note(settings.run.output, tables, of: TableDocument(result))
      )
    case .json:
      TerminalOutput.write(json: try StudyJSON(result, form: json).text())
    }
    if isUsable { try figures.write(result, beside: settings.run.output) }
    if !isUsable { throw NoUsableEvent(announcements: result.events.count) }
  }

  /// The settings of the study file with the options applied.
  func settings() throws -> StudySettings {
    var settings = try StudySettings(
      study: study,
      inputs: options.inputs,
      [options, groups, single, confidence, analysis, leadLag]
    )
    if sensitivity, settings.sensitivity == nil { settings.sensitivity = SensitivitySettings() }
    // What decides is a test that both have.
    if !options.methods.test.isEmpty { settings.sensitivity?.tests = settings.methods.tests }
    if noLeadLag { settings.correlate.leadLag = false }
    if noPerEvent {
      settings.analysis.perEvent = false
      settings.sensitivity?.perEvent = false
    }
    return settings
  }
}
