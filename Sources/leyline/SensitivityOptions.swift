import ArgumentParser
import EventAlignment
import EventStatistics
import EventStudy

/// What a sensitivity study varies; what is not given comes from the study file or its default.
struct SensitivityOptions: ParsableArguments {
  @Flag(help: "Vary windows and models alone and keep the study's other choices.")
  var windowsOnly = false

  @Option(
    parsing: .upToNextOption,
    help: "Further market indices, files that take the market's place in turn."
  )
  var otherMarket: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "The lengths of estimation windows in days. (default: 60 120 250)"
  )
  var estimationLength: [Int] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: "The last day of estimation windows; repeat for more. (default: -11 and -31)"
  )
  var estimationEnd: [Int] = []

  @Option(
    parsing: .upToNextOption,
    help: "How returns are measured: simple, log. (default: both)"
  )
  var returnKind: [ReturnKind] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Sessions by which day 0 of news without a time moves; repeat for more. (default: 1)",
      valueName: "sessions"
    )
  )
  var shift: [Int] = []

  @Flag(help: "Do not repeat the study without overlapping events.")
  var keepOverlapping = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The window of the specification curve and the single events. (default: -1..1)",
      valueName: "a..b"
    )
  )
  var headline: TestWindow?

  @Option(
    parsing: .unconditional,
    help: "The level of significance. (default: 0.05)"
  )
  var level: Double?

  @Option(
    parsing: .unconditional,
    help: "Studies on random days without an event; 0 for none. (default: 1000)"
  )
  var placebos: Int?

  @Option(
    parsing: .unconditional,
    help: "Random draws of Romano and Wolf's correction; 0 for Holm's. (default: 1000)"
  )
  var stepDownDraws: Int?

  @Option(
    parsing: .unconditional,
    help: "The share of each tail that winsorized means move inwards. (default: 0.05)"
  )
  var tail: Double?

  @Option(
    parsing: .unconditional,
    help: "The power of the smallest detectable effect. (default: 0.8)"
  )
  var power: Double?

  @Option(
    parsing: .upToNextOption,
    help: "Effects whose number of events is asked for. (default: 0.005 0.01 0.02)"
  )
  var effect: [Double] = []

  @Flag(help: "Look at aggregates alone: no leave-one-out, medians, drift and power.")
  var noPerEvent = false

  /// Returns a choice with what was given replaced.
  func applied(to choice: SensitivitySettings) -> SensitivitySettings {
    var choice = windowsOnly ? choice.windowsOnly : choice
    if !otherMarket.isEmpty { choice.markets = otherMarket }
    if !estimationLength.isEmpty { choice.estimationLengths = estimationLength }
    if !estimationEnd.isEmpty { choice.estimationEnds = estimationEnd }
    if !returnKind.isEmpty { choice.returns = returnKind }
    if !shift.isEmpty { choice.shifts = shift }
    if keepOverlapping { choice.withoutOverlapping = false }
    if let headline { choice.headline = headline }
    if let level { choice.level = level }
    if let placebos { choice.placebos = placebos }
    if let stepDownDraws { choice.draws = stepDownDraws }
    if let tail { choice.tail = tail }
    if let power { choice.power = power }
    if !effect.isEmpty { choice.effects = effect }
    if noPerEvent { choice.singleEvents = false }
    return choice
  }
}
