import ArgumentParser
import CivilTime
import EventAlignment
import EventStudy
import Foundation
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

  @Argument(help: "Event files, documents or folders of them.", completion: .file())
  var events: [String]

  @Option(parsing: .upToNextOption, help: "Price files, folders or patterns.")
  var prices: [String] = []

  @Option(help: "The market index.")
  var market: String?

  @OptionGroup(title: "Reading prices") var input: InputOptions

  @Option(help: "The companies that documents are read with: symbol, name, aliases.")
  var companies: String?

  @Option(help: "The notation of dates in event files, such as dd/mm/yyyy. (default: recognized)")
  var eventDateFormat: String?

  @Option(help: "The calendar: data, nse, bse, nyse or a file. (default: nse, with prices data)")
  var calendar: String?

  @Option(help: "News on a day without a session: next, previous, nearest or strict.")
  var align: AlignmentPolicy = .next

  @Option(help: "How the result is printed.")
  var format: OutputFormat = .text

  func run() throws {
    var configuration = StudySettings()
    configuration.events = EventSettings(paths: events, companies: companies)
    configuration.events.dateFormat = eventDateFormat
    configuration.prices = input.applied(to: PriceSettings(files: prices))
    configuration.market.file = market
    configuration.alignment.policy = align
    configuration.alignment.calendar = calendar ?? (prices.isEmpty ? "nse" : "data")
    let listing = try AlignmentListing.run(configuration)
    switch format {
    case .text:
      TerminalOutput.write(
        AlignmentSummary(listing, width: TerminalOutput.width)
          .render(colored: TerminalOutput.isColored)
      )
    case .json:
      TerminalOutput.write(try ListingJSON.text(of: listing))
    }
  }
}
