import ArgumentParser
import EventStudy
import StudyReport

/// `leyline align`: announcement times to day 0.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Puts announcements on trading days and says by which rule.",
    discussion: """
      Takes event files and documents. With prices, the trading days are those that the data has; \
      without, those of the calendar.
      """
  )

  @Argument(
    help: "Event files, documents or folders of them.",
    completion: .file(),
    transform: NamedPath.read
  )
  var events: [String]

  @Option(
    parsing: .upToNextOption,
    help: "Price files, folders or patterns.",
    transform: NamedPath.read
  )
  var prices: [String] = []

  @Option(help: "The market index; repeat for more.", transform: NamedPath.read)
  var market: [String] = []

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions
  @OptionGroup var documents: DocumentOptions

  @Option(help: "The calendar: data, nse, bse, nyse or a file. (default: nse, with prices data)")
  var calendar: String?

  @OptionGroup var alignment: AlignmentOptions

  @Option(help: "How the result is printed.")
  var format: OutputFormat = .text

  func run() throws {
    let listing = try AlignmentListing.run(settings())
    switch format {
    case .text:
      TerminalOutput.write(
        summary: AlignmentSummary(listing, width: TerminalOutput.width)
          .render(colored: TerminalOutput.isColored)
      )
    case .json:
      TerminalOutput.write(json: try ResultJSON.text(of: listing))
    }
  }

  /// The settings that the arguments and options stand for.
  func settings() -> StudySettings {
    var settings = StudySettings()
    settings.events = EventSettings(paths: events)
    settings.prices.files = prices
    settings.market.files = market
    settings.alignment.calendar = calendar ?? (prices.isEmpty ? "nse" : "data")
    reading.apply(to: &settings)
    documents.apply(to: &settings)
    alignment.apply(to: &settings)
    return settings
  }
}
