import ArgumentParser
import Simulation

/// `leyline simulate power`: how often each test finds an effect that is there.
struct SimulatePowerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Shows how often each test finds an effect that is there."
  )

  @OptionGroup var options: SizeOptions

  @Option(
    parsing: .upToNextOption,
    help: "Effects on day 0, as fractions. (default: 0 to 0.02)"
  )
  var effect: [Double] = []

  func run() throws {
    var study = try options.applied(to: SizeStudy.power)
    if !effect.isEmpty { study.effects = effect }
    try options.run(study)
  }
}
