import ArgumentParser

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
