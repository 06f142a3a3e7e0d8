import ArgumentParser
import Simulation

/// `leyline simulate size`: how often each test rejects when there is no effect.
struct SimulateSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "Shows how often each test rejects where there is no effect.",
    discussion: """
      A test that rejects more often than its level finds effects that are not there. The rates \
      have 95 % Monte Carlo intervals.
      """
  )

  @OptionGroup var options: SizeOptions

  func run() throws {
    try options.run(options.applied(to: SizeStudy()))
  }
}
