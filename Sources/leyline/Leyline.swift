import ArgumentParser
import EventStudy
import Foundation

/// The command `leyline`.
@main
struct Leyline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leyline",
    abstract: "Measures what announcements did to stock prices.",
    discussion: """
      Leyline reads price files and announcements, puts each announcement on the right trading \
      day, computes abnormal returns and volume-weighted average prices around it, and tests them.

      Without arguments, `leyline study` runs the sample study, in any folder. \
      `leyline --version --verbose` also shows what this program was built from.
      """,
    version: SoftwareVersion.release,
    subcommands: [
      StudyCommand.self, AlignCommand.self, AnnouncementsCommand.self, CorrelateCommand.self,
      ExtremesCommand.self, InspectCommand.self, SensitivityCommand.self, VWAPCommand.self,
      ReportCommand.self, ServeCommand.self, SimulateCommand.self,
    ]
  )

  /// Greets, where no command is named.
  func run() { TerminalOutput.write(Greeting.text) }

  /// Runs the command that the arguments name and exits with its status.
  ///
  /// The status is 0 when the work is done, 1 when the input is wrong, 2 when Leyline itself
  /// failed, and 64 when the arguments cannot be understood.
  static func main() {
    // A reader that closes the pipe, such as `head`, ends the program without a message.
    signal(SIGPIPE, SIG_DFL)
    do {
      if VersionDetails.areAsked(by: CommandLine.arguments.dropFirst()) {
        TerminalOutput.write(VersionDetails.text)
        return
      }
      var command = try parseAsRoot(
        try NumberArguments(Array(CommandLine.arguments.dropFirst())).arguments
      )
      try command.run()
    } catch {
      exit(reporting: error)
    }
  }

  private static func exit(reporting error: any Error) -> Never {
    guard let failure = CommandFailure(error) else {
      let message = fullMessage(for: error)
      let arguments = Array(CommandLine.arguments.dropFirst())
      let better =
        ChoiceMessage(message)?.text ?? OptionMessage(message, arguments: arguments)?.text
      let code = exitCode(for: error)
      // Help and the version, which quote nothing.
      if better == nil, code == .success { exit(withError: error) }
      // The parser quotes arguments as they are; names of files are among them.
      TerminalOutput.notes(better ?? message)
      Foundation.exit(code.rawValue)
    }
    for line in failure.lines { TerminalOutput.note(line) }
    Foundation.exit(failure.status)
  }
}
