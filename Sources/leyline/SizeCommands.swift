import ArgumentParser
import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import Simulation
import StudyReport

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

/// The options of the two commands that try the tests out.
struct SizeOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: """
      Worlds, or all: \(SizeScenario.allCases.map(\.rawValue).joined(separator: ", ")).
      """
  )
  var scenario: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: """
      Tests, or all; with --events 1 those of one event: \
      \(SingleEventMethod.allCases.map(\.rawValue).joined(separator: ", ")). (default: all)
      """
  )
  var test: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Windows to test.", valueName: "a..b"),
    transform: TestWindowList.init(parsing:)
  )
  var window: [TestWindowList] = []

  @Option(help: "The number of simulated samples.")
  var replications = 1000

  @Option(help: "The number of events of a sample.")
  var events = 50

  @Option(help: "The days of the estimation window.")
  var estimationDays = 250

  @Option(help: "The nominal level, between 0 and 1.")
  var level = 0.05

  @Option(help: "Random draws of a resampling test.")
  var draws = 199

  @Option(help: "The seed of random draws.")
  var seed: UInt64 = 1

  @Option(help: "The number of threads; no number depends on it. (default: one for each core)")
  var threads: Int?

  @Option(
    name: .shortAndLong,
    help: "A CSV file to write the rates to as well.",
    transform: NamedPath.read
  )
  var output: String?

  @Option(help: "How the result is printed: text or csv.")
  var format: SizeFormat = .text

  /// Returns a study with what was given replaced.
  func applied(to study: SizeStudy) throws -> SizeStudy {
    var study = study
    if !scenario.isEmpty {
      study.scenarios = try SizeScenario.all(named: scenario)
    }
    if events == 1 {
      study.singleMethods = try SingleEventMethod.all(named: test.isEmpty ? ["all"] : test)
      study.methods = []
    } else if !test.isEmpty {
      study.methods = try InferenceMethod.all(named: test)
    }
    if !window.isEmpty { study.windows = window.flatMap(\.windows).map(\.days) }
    study.replications = replications
    study.eventCount = events
    study.estimationDays = estimationDays
    // A change of regime needs days before it.
    study.regimeDays = min(study.regimeDays, estimationDays / 2)
    study.levels = [level]
    study.draws = draws
    study.seed = seed
    study.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return study
  }

  /// Runs a study and prints its rates.
  func run(_ study: SizeStudy) throws {
    if let output { try WholeFile.check(output) }
    let isShown = isatty(STDERR_FILENO) == 1
    let report = try study.run { completed, total in
      guard isShown else { return }
      try? FileHandle.standardError.write(
        contentsOf: Data("\r\(completed) of \(total) samples".utf8)
      )
    }
    if isShown { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
    if let output { try WholeFile.write(report.csv, to: output) }
    switch format {
    case .text:
      TerminalOutput.write(summary: SizeSummary(report).render(colored: TerminalOutput.isColored))
    case .csv: TerminalOutput.write(report.csv)
    }
  }
}

/// How rates are printed.
enum SizeFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// For programs.
  case csv
}
