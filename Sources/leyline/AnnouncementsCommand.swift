import Announcements
import ArgumentParser
import EventStudy
import Foundation
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

  @Option(
    help: "The companies that documents are read with: symbol, name, aliases.",
    transform: NamedPath.read
  )
  var companies: String?

  @Option(
    help: "The rules that tell the kind of an announcement. (default: built in)",
    transform: NamedPath.read
  )
  var kinds: String?

  @Option(
    name: .shortAndLong,
    help: "The CSV file to write. (default: standard output)",
    transform: NamedPath.read
  )
  var output: String?

  @Option(help: "How the result is printed: csv or json.")
  var format: AnnouncementFormat = .csv

  func run() throws {
    let reading = try AnnouncementListing.read(paths, companies: companies, kinds: kinds)
    for problem in reading.problems { TerminalOutput.note(problem.description) }
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
        reading: paths + [companies, kinds].compactMap(\.self)
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
