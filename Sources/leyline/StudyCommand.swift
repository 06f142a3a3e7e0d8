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
      study file nor prices, market or events, the sample study in data/ runs.
      """
  )

  @Argument(
    help: "A study file; its paths are relative to its folder.",
    completion: .file(extensions: ["toml"])
  )
  var study: String?

  @OptionGroup var options: StudyOptions

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
    var configuration = try options.configuration(study: study)
    if sensitivity, configuration.sensitivity == nil {
      configuration.sensitivity = SensitivitySettings()
    }
    if noPerEvent {
      configuration.analysis.singleEvents = false
      configuration.sensitivity?.singleEvents = false
    }
    try OutputFolder.check(configuration.run.output)
    let progress = StudyProgress()
    let result = try Study(configuration).run(progress: progress.show)
    let isUsable = !result.includedEvents.isEmpty
    if isUsable {
      try OutputFolder(result, includesReport: !noReport).write(to: configuration.run.output)
    }
    progress.clear()
    switch format {
    case .text:
      let summary = TerminalSummary(result, width: TerminalOutput.width)
      TerminalOutput.write(summary.render(colored: TerminalOutput.isColored))
      if isUsable { TerminalOutput.note("Written to \(configuration.run.output)/") }
    case .json:
      TerminalOutput.write(try StudyJSON(result).text())
    }
    if !isUsable { throw NoUsableEvent(announcements: result.events.count) }
  }
}
