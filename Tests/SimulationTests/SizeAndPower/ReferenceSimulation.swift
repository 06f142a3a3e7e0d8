import EventStatistics
import Foundation

@testable import Simulation

/// The rates of an independent simulation with other random numbers, and the settings behind it.
///
/// Fifty events, 250 estimation days, shocks of Student's t(5), six tests, each compared with 1.96.
struct ReferenceSimulation {
  /// Replications of each rate in the file.
  static let replications = 4_000
  static let methods: [InferenceMethod] = [
    .crossSectional, .patell, .bmp, .kolariPynnonenAllPairs, .corradoRank, .generalizedSign,
  ]
  static let windows: [(key: String, days: ClosedRange<Int>)] = [
    ("d0", 0...0), ("w3", -1...1), ("w21", -10...10),
  ]
  static let settings: [(key: String, scenario: SizeScenario, effect: Double)] = [
    ("null shift=0", .noEvent, 0), ("null shift=0.005", .noEvent, 0.005),
    ("null shift=0.01", .noEvent, 0.01), ("var shift=0", .doubledVariance, 0),
    ("cluster shift=0", .oneDate, 0),
  ]

  private static let environment = ProcessInfo.processInfo.environment

  /// The file, beside the folder of the oracle.
  static let path = environment["LEYLINE_ORACLE"].map { $0 + "/../bench/size_sim.json" }

  /// The replications of our own rates; more of them take longer and narrow the bounds.
  static let ownReplications =
    environment["LEYLINE_SIZE_REPLICATIONS"].flatMap { Int($0) } ?? 60

  static let isAvailable = path.map { FileManager.default.fileExists(atPath: $0) } ?? false

  /// The rates, as fractions, by setting and window, in the order of ``methods``.
  let rates: [String: [String: [Double]]]

  init() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.path ?? ""))
    rates = try JSONDecoder().decode([String: [String: [Double]]].self, from: data)
      .mapValues { $0.mapValues { $0.map { $0 / 100 } } }
  }

  /// A study with the settings of the file.
  static func study(_ scenarios: [SizeScenario], effects: [Double]) -> SizeStudy {
    var study = SizeStudy()
    study.scenarios = scenarios
    study.effects = effects
    study.methods = methods
    study.windows = windows.map(\.days)
    study.shocks = .studentT(degreesOfFreedom: 5)
    study.reference = .standardNormal
    study.replications = ownReplications
    study.threads = 2
    study.seed = 20
    return study
  }
}
