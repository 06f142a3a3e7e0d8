import ArgumentParser
import EventStudy
import StudyReport

/// `leyline inspect`: what the loader understood of price files.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what the loader understands of price files.",
    discussion: """
      Prints of each file which line is the header, what each column is taken for and by what, how \
      dates and numbers are read, what was left out and the first row as it was understood; then \
      everything that a study would warn of: gaps, stale prices, jumps that look like a split, \
      duplicate rows.
      """
  )

  @Argument(
    help: "Price files, folders or patterns; - for standard input.",
    completion: .file(),
    transform: NamedPath.read
  )
  var files: [String]

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions

  @Option(
    help: "The market index, to tell a split from a market that moved; the first of several.",
    transform: NamedPath.read
  )
  var market: [String] = []

  @Option(
    help: "Splits and bonus issues that explain jumps: symbol, ex_date, factor.",
    transform: NamedPath.read
  )
  var adjustments: String?

  @Option(help: "The calendar to look for gaps with: data, nse, bse, nyse or a file.")
  var calendar = StudySettings.standard.alignment.calendar

  @Option(help: "How the result is printed.")
  var format: OutputFormat = .text

  func run() throws {
    var settings = StudySettings()
    settings.prices.files = files
    settings.prices.adjustments = adjustments
    settings.market.files = market
    settings.alignment.calendar = calendar
    reading.apply(to: &settings)
    let inspection = try PriceInspection.run(settings)
    switch format {
    case .text:
      TerminalOutput.write(
        summary: InspectionSummary(inspection, width: TerminalOutput.width)
          .render(colored: TerminalOutput.isColored)
      )
    case .json:
      TerminalOutput.write(json: try ResultJSON.text(of: inspection))
    }
  }
}
