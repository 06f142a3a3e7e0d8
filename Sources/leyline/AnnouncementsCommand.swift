import Announcements
import ArgumentParser
import EventStudy
import Foundation
import Notices
import StudyReport

/// `leyline announcements`: documents to a table for review.
struct AnnouncementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "announcements",
    abstract: "Finds who and when in announcement documents.",
    discussion: """
      Writes one row for each document and company that it is about, with the words that each \
      finding rests on. Where no publication date is found, the row says so; none is guessed. The \
      table can be corrected and given to leyline study --events.
      """
  )

  @Argument(help: "Documents, or folders of them.", completion: .file(), transform: NamedPath.read)
  var paths: [String]

  @OptionGroup var documents: DocumentOptions

  @Option(
    name: .shortAndLong,
    help: "The CSV file to write. (default: standard output)",
    transform: NamedPath.read
  )
  var output: String?

  @Option(help: "How the result is printed: csv or json.")
  var format: AnnouncementFormat = .csv

  func run() throws {
    var settings = StudySettings.standard
    documents.apply(to: &settings)
    let reading = try AnnouncementListing.read(paths, settings: settings.events)
    for problem in reading.problems { TerminalOutput.note(problem.message.text(.option)) }
    let text =
      switch format {
      case .csv: EventFileWriter.text(of: reading.announcements)
      case .json: try AnnouncementsJSON.text(of: reading.announcements)
      }
    switch (output, format) {
    case (let output?, _):
      try WholeFile.write(
        text,
        to: output,
        reading: paths + [settings.events.companies, settings.events.kinds].compactMap(\.self)
      )
      TerminalOutput.note("Written to \(output)")
    case (nil, .csv): TerminalOutput.write(text)
    case (nil, .json): TerminalOutput.write(json: text)
    }
  }
}

/// How announcements are printed.
enum AnnouncementFormat: String, CaseIterable, ExpressibleByArgument {
  /// The table that `leyline study --events` reads.
  case csv
  /// For programs.
  case json
}
