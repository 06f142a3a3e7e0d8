import ArgumentParser
import CivilTime
import Foundation
import Simulation

/// `leyline simulate`: data with a known effect, and how the tests behave in simulated worlds.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulates: a market with a known effect, or the size and power of the tests.",
    discussion: """
      Without a subcommand, leyline simulate writes a simulated market, as leyline simulate data \
      does.
      """,
    subcommands: [
      SimulateDataCommand.self, SimulateSizeCommand.self, SimulatePowerCommand.self,
    ],
    defaultSubcommand: SimulateDataCommand.self
  )
}

/// `leyline simulate data`: seeded sample data with a known effect.
struct SimulateDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Writes a simulated market whose effect is known.",
    discussion: """
      Writes prices, an index, events and the truth about them, on the trading days of the NSE. \
      Every file says that it is simulated, and so does every study of it. One seed gives the \
      same bytes every time.
      """
  )

  @Option(name: .shortAndLong, help: "The folder to write to.")
  var output = "simulated"

  @Option(help: "The seed; another one gives another market.")
  var seed: UInt64 = 1

  @Option(help: "The number of companies.")
  var companies = 16

  @Option(help: "The number of events of each company.")
  var eventsPerCompany = 2

  @Option(help: "The first day.")
  var from: CalendarDate?

  @Option(help: "The last day.")
  var to: CalendarDate?

  @Flag(help: "Plant no effect, to see what chance alone finds.")
  var noEffect = false

  func validate() throws {
    _ = try NamedPath.read(output)
  }

  func run() throws {
    var parameters = SimulationParameters.sample(seed: seed)
    parameters.companyCount = companies
    parameters.eventsPerCompany = eventsPerCompany
    parameters.bonusIssues = parameters.bonusIssues.filter { $0.company < companies }
    if let from { parameters.firstDay = from }
    if let to { parameters.lastDay = to }
    if noEffect { parameters = parameters.withoutEffect() }
    let files = try SimulatedMarket(parameters).generate().files()
    try SimulatedFolder(path: output).write(files)
    for file in files { TerminalOutput.write("\(output)/\(file.name)\n") }
    let adjustments =
      parameters.bonusIssues.isEmpty
      ? "" : " --adjustments \(output)/simulated_adjustments.csv"
    TerminalOutput.note(
      """
      Study it with: leyline study --prices \(output)/simulated_prices.csv \
      --market \(output)/simulated_index.csv --events \(output)/simulated_events.csv \
      --calendar nse\(adjustments)
      """
    )
  }
}
