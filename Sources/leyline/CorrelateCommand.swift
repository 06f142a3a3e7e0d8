import ArgumentParser
import EventStatistics
import EventStudy
import Notices
import StudyReport

/// `leyline correlate`: announcements against returns, volume and volatility over time.
struct CorrelateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlate",
    abstract: "Correlates the daily number of announcements with prices at leads and lags.",
    discussion: """
      At a positive lag the announcements come first. The bands are those of chance: circular \
      shifts of the announcements, which keep each series' own pattern. With --output it writes \
      lead_lag.csv, lead_lag.json and report.html.
      """
  )

  @Argument(
    help: "A study file; its paths are relative to its folder.",
    transform: NamedPath.read
  )
  var study: String?

  @OptionGroup var inputs: InputOptions
  @OptionGroup var groups: GroupOptions
  @OptionGroup var returns: ReturnOptions
  @OptionGroup var confidence: ConfidenceOptions
  @OptionGroup var calendar: CalendarOptions
  @OptionGroup var alignment: AlignmentOptions
  @OptionGroup var runOptions: RunOptions

  @OptionGroup var leadLag: LeadLagOptions

  @Option(
    name: .shortAndLong,
    help: "A folder for lead_lag.csv, lead_lag.json and report.html. (default: none)"
  )
  var output: String?

  @Option(help: "What the page is called.")
  var title: String?

  @Flag(help: "Write lead_lag.csv and lead_lag.json without report.html.")
  var noReport = false

  @Option(
    help:
      "How the result is printed: text, csv, json, latex, markdown, or chart for a Vega-Lite chart."
  )
  var format: LeadLagFormat = .text

  func run() throws {
    guard let output else { return try print(from: settings()) }
    try EarlierOutputStays.told(of: output) { try print(from: settings()) }
  }

  private func print(from settings: StudySettings) throws {
    if let output {
      try LeadLagFolder.check(
        output,
        reading: settings.inputPaths + [study].compactMap(\.self)
      )
    }
    let progress = StudyProgress()
    let result = try LeadLagStudy(settings).run(progress: progress.show)
    if let output {
      try LeadLagFolder(result, includesReport: !noReport).write(to: output)
    }
    progress.clear()
    switch format {
    case .text:
      let summary = LeadLagSummary(result, width: TerminalOutput.width)
      TerminalOutput.write(summary: summary.render(colored: TerminalOutput.isColored))
    case .csv: TerminalOutput.write(LeadLagTable.text(of: result))
    case .json: TerminalOutput.write(json: try ResultJSON.text(of: result))
    case .latex: TerminalOutput.write(try TableDocument(result).text(.latex))
    case .markdown: TerminalOutput.write(try TableDocument(result).text(.markdown))
    case .chart: TerminalOutput.write(json: try LeadLagChart.text(of: result))
    }
    if let output { TerminalOutput.note("Written to \(output)/") }
  }

  /// The settings of the study file with the options applied.
  func settings() throws -> StudySettings {
    var settings = try StudySettings(
      study: study,
      inputs: inputs,
      [inputs, groups, returns, confidence, calendar, alignment, runOptions, leadLag]
    )
    settings.set(\.title, title)
    return settings
  }
}

/// How lead-lag correlations are printed.
enum LeadLagFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One row for each selection, outcome and lag.
  case csv
  /// For programs.
  case json
  /// A table of a paper.
  case latex
  /// The same in Markdown.
  case markdown
  /// A Vega-Lite specification with its data.
  case chart
}
