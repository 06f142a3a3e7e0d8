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
      At a positive lag the announcements come first. The bands are those of chance: random \
      circular shifts of the announcements, which keep each series' own pattern.
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

  @Option(parsing: .unconditional, help: "The largest lag in trading days.")
  var maxLag = LeadLagSettings().maximumLag

  @Option(
    parsing: .unconditional,
    help: "The fewest announcements of a company or a kind that is looked at alone."
  )
  var minAnnouncements = LeadLagSettings().minimumAnnouncements

  @Option(
    help:
      "How the result is printed: text, csv, json, latex, markdown, or chart for a Vega-Lite chart."
  )
  var format: LeadLagFormat = .text

  func validate() throws {
    do {
      try choice.check()
    } catch {
      throw ValidationError(error.message.text(.option) + ".")
    }
  }

  func run() throws {
    let progress = StudyProgress()
    let result = try LeadLagStudy(
      settings(),
      choice: choice
    ).run(progress: progress.show)
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
  }

  /// The lags and the selections that the options name.
  private var choice: LeadLagSettings {
    LeadLagSettings {
      $0.maximumLag = maxLag
      $0.minimumAnnouncements = minAnnouncements
    }
  }

  /// The settings of the study file with the options applied.
  func settings() throws -> StudySettings {
    var settings = try StudySettings(
      study: study,
      inputs: inputs,
      [inputs, groups, returns, confidence, calendar, alignment, runOptions]
    )
    // No model is estimated here, so none can ask for an index or for factors.
    settings.methods.models = [.meanAdjusted]
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
