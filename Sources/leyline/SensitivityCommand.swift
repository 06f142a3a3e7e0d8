import ArgumentParser
import EventStudy
import StudyReport

/// `leyline sensitivity`: one study under every combination of choices.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Shows how far a result depends on windows, models and other choices.",
    discussion: """
      Repeats the study for every window of the event window that holds day 0, under several \
      models, market indices, estimation windows, kinds of returns and days 0, and on random days \
      without an event; prints a verdict and writes sensitivity.csv, sensitivity.json and \
      sensitivity.html. Without --window it takes every window that holds day 0, without --model \
      the market model and the two simpler ones, without --test the five tests that all windows \
      share.
      """
  )

  @Argument(
    help: "A study file; its paths are relative to its folder.",
    completion: .file(extensions: ["toml"])
  )
  var study: String?

  @OptionGroup var options: StudyOptions

  @OptionGroup(title: "What is varied") var sensitivity: SensitivityOptions

  @Option(help: "How the result is printed.")
  var format: OutputFormat = .text

  @Flag(help: "Write sensitivity.csv and sensitivity.json without sensitivity.html.")
  var noReport = false

  func validate() throws {
    let unused = options.unusedBySensitivity
    guard unused.isEmpty else {
      let rest = unused.count == 1 ? "does nothing here; give it" : "do nothing here; give them"
      throw ValidationError("\(unused.joined(separator: ", ")) \(rest) to leyline study.")
    }
  }

  func run() throws {
    let configuration = try configured()
    try SensitivityFolder.check(configuration.run.output)
    let progress = StudyProgress()
    let result = try SensitivityStudy(configuration).run(progress: progress.show)
    let isUsable = result.base.contains { $0.eventCount > 0 }
    if isUsable {
      try SensitivityFolder(result, includesReport: !noReport).write(to: configuration.run.output)
    }
    progress.clear()
    switch format {
    case .text:
      let summary = SensitivitySummary(result, width: TerminalOutput.width)
      TerminalOutput.write(summary.render(colored: TerminalOutput.isColored))
      if isUsable { TerminalOutput.note("Written to \(configuration.run.output)/") }
    case .json:
      TerminalOutput.write(try SensitivityJSON(result).text())
    }
    if !isUsable { throw NoUsableEvent(announcements: result.announcementCount) }
  }

  private func configured() throws -> StudySettings {
    var configuration = try options.configuration(study: study)
    var choice = configuration.sensitivity ?? SensitivitySettings()
    // Models and tests that are named are meant alone, not beside the standard ones.
    if !options.model.isEmpty { choice.models = [] }
    if !options.test.isEmpty { choice.tests = configuration.methods.tests }
    if !options.window.isEmpty { choice.windows = configuration.windows.tested }
    configuration.sensitivity = sensitivity.applied(to: choice)
    return configuration
  }
}
