import Announcements
import ArgumentParser
import EventStatistics
import EventStudy
import Notices
import StudyReport

/// `leyline extremes`: extreme days of a series as events.
struct ExtremesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extremes",
    abstract: "Makes events of the days on which a series moved most.",
    discussion: """
      Takes the days in the tails of a series, or with a move of more than a size: of an index with \
      --market, for all securities of the price files, or of each security itself. Days that follow \
      each other in one tail are one event; where days of both tails do, they are none. --output \
      writes an event file for leyline study --events, with falls and rises as groups.

      Events chosen by a return say nothing of that return: study what they did to others, or what \
      came after.
      """
  )

  @Argument(
    help: "Price files, folders or patterns; - for standard input.",
    completion: .file(),
    transform: NamedPath.read
  )
  var files: [String]

  @Option(
    help: "The index whose days are events; the first of several.",
    transform: NamedPath.read
  )
  var market: [String] = []

  @Option(help: "The column or symbol of the market file that is the index. (default: recognized)")
  var marketColumn: String?

  @Option(
    help:
      "What the market file holds: prices, returns, or returns in fractions or percent. (default: \(StudySettings.standard.market.values))"
  )
  var marketValues: FileValues?

  @Option(
    help: ArgumentHelp(
      "Whose days are events: market, own for those of each security itself, or a security of the price files. (default: market where there is one, else own)",
      valueName: "series"
    )
  )
  var of: ExtremeSettings.Series?

  @Option(
    help: ArgumentHelp(
      "The share of days in each tail, such as 2.5%. (default: 2.5%)",
      valueName: "share"
    )
  )
  var tail: WrittenFraction?

  @Option(
    help: ArgumentHelp(
      "In place of a tail, the fall that a day must exceed, such as 5%.",
      valueName: "move"
    )
  )
  var fall: WrittenFraction?

  @Option(
    help: ArgumentHelp(
      "In place of a tail, the rise that a day must exceed, such as 5%.",
      valueName: "move"
    )
  )
  var rise: WrittenFraction?

  @Option(
    help:
      "Extreme days that follow each other in one tail: fuse, one event on the first of them, or omit. (default: \(ExtremeSettings().clusters.rawValue))"
  )
  var clusters: ExtremeSettings.Clusters?

  @Option(
    help: "Simple or log returns. (default: \(StudySettings.standard.methods.returns.rawValue))"
  )
  var returns: ReturnKind?

  @OptionGroup(title: "Reading prices") var reading: ReadingOptions

  @Option(
    help: "Splits and bonus issues to apply: symbol, ex_date, factor.",
    transform: NamedPath.read
  )
  var adjustments: String?

  @Flag(help: "Compute returns from the vendor's adjusted close.")
  var useAdjustedClose = false

  @OptionGroup var calendar: CalendarOptions

  @Option(
    name: .shortAndLong,
    help: "The event file to write. (default: none)",
    transform: NamedPath.read
  )
  var output: String?

  @Option(help: "How the result is printed: text, csv for the event file, or json.")
  var format: ExtremesFormat = .text

  func run() throws {
    let listing = try ExtremeEventListing.run(settings(), extremes)
    if let output {
      let read = files + market + [adjustments].compactMap(\.self)
      try WholeFile.write(
        EventFileWriter.text(of: listing.announcements),
        to: output,
        reading: read
      )
    }
    switch format {
    case .text:
      TerminalOutput.write(
        summary: ExtremeEventSummary(listing, width: TerminalOutput.width)
          .render(colored: TerminalOutput.isColored)
      )
    case .csv:
      for note in listing.notes where note.severity == .warning {
        TerminalOutput.note(note.message.text(.option))
      }
      TerminalOutput.write(EventFileWriter.text(of: listing.announcements))
    case .json: TerminalOutput.write(json: try ResultJSON.text(of: listing))
    }
    if let output {
      TerminalOutput.note("\(listing.announcements.count) events written to \(output)")
    }
  }

  private var extremes: ExtremeSettings {
    var extremes = ExtremeSettings()
    extremes.series = of
    extremes.tail = tail?.value
    extremes.fall = fall?.value
    extremes.rise = rise?.value
    extremes.clusters = clusters ?? extremes.clusters
    return extremes
  }

  private func settings() -> StudySettings {
    var settings = StudySettings()
    settings.prices.files = files
    settings.prices.adjustments = adjustments
    settings.set(\.prices.useAdjustedClose, on: useAdjustedClose)
    settings.market.files = market
    settings.set(\.market.column, marketColumn)
    settings.set(\.market.values, marketValues)
    settings.set(\.market.dateFormat, reading.dateFormat)
    settings.set(\.methods.returns, returns)
    reading.apply(to: &settings)
    calendar.apply(to: &settings)
    return settings
  }
}

/// How extreme days are printed.
enum ExtremesFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// The table that `leyline study --events` reads.
  case csv
  /// For programs.
  case json
}
