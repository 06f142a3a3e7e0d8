import ArgumentParser
import EventStudy
import Foundation
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

  @Option(help: "How the result is printed.")
  var format: OutputFormat = .text

  @Flag(
    help: "Also vary windows and other choices, as leyline sensitivity does, and report it too."
  )
  var sensitivity = false

  @Flag(help: "Report aggregates alone: no fits, returns, CARs, prices and checks of each event.")
  var noPerEvent = false

  @Flag(help: "Write the tables and study.json without report.html.")
  var noReport = false

  func run() throws {
    let output = options.output(study: study, settings: try? settings())
    try EarlierOutputStays.told(of: output) { try runStudy() }
  }

  private func runStudy() throws {
    let start = Date()
    let settings = try settings()
    try OutputFolder.check(
      settings.run.output,
      reading: settings.inputPaths + [study].compactMap(\.self)
    )
    let progress = StudyProgress()
    let result = try Study(settings).run(progress: progress.show)
    let isUsable = !result.includedEvents.isEmpty
    // A folder never holds the results of the study before.
    let run = RunRecord(arguments: CommandLine.arguments, start: start)
    try OutputFolder(result, includesReport: !noReport, run: run).write(to: settings.run.output)
    progress.clear()
    switch format {
    case .text:
      let summary = TerminalSummary(result, width: TerminalOutput.width)
      TerminalOutput.write(summary: summary.render(colored: TerminalOutput.isColored))
      TerminalOutput.note("Written to \(settings.run.output)/")
    case .json:
      TerminalOutput.write(json: try ResultJSON.text(of: result))
    }
    if !isUsable { throw NoUsableEvent(announcements: result.events.count) }
  }

  /// The settings of the study file with the options applied.
  func settings() throws -> StudySettings {
    var settings = try StudySettings(
      study: study,
      inputs: options.inputs,
      [options, groups, single, confidence, analysis]
    )
    if sensitivity, settings.sensitivity == nil { settings.sensitivity = SensitivitySettings() }
    if noPerEvent {
      settings.analysis.perEvent = false
      settings.sensitivity?.perEvent = false
    }
    return settings
  }
}
