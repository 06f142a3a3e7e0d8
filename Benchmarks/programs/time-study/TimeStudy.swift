import EventAlignment
import EventStatistics
import EventStudy
import Foundation

/// Runs one study several times on inputs that are loaded once, and prints the seconds of each stage.
///
/// Usage: time-study [--cache] PRICES MARKET EVENTS
///
/// With `--cache`, the second run says how long prices take that are in their cache.
@main
struct TimeStudy {
  /// The models and tests of the first complete study, on two threads.
  private static func configuration(_ arguments: [String]) -> StudySettings? {
    let files = arguments.filter { $0 != "--cache" }
    guard files.count == 3 else { return nil }
    var settings = StudySettings()
    settings.prices.files = [files[0]]
    settings.market.files = [files[1]]
    settings.events.files = [files[2]]
    settings.windows.estimation = EstimationWindow(-260...(-11))
    settings.methods.models = [.market, .marketAdjusted, .meanAdjusted]
    settings.methods.tests = [.crossSectional, .patell, .bmp, .corradoRank, .generalizedSign]
    settings.run.threads = 2
    settings.run.cache = arguments.contains("--cache")
    return settings
  }

  static func main() throws {
    guard let configuration = configuration(Array(CommandLine.arguments.dropFirst())) else {
      print("usage: time-study [--cache] PRICES MARKET EVENTS")
      return
    }
    let clock = ContinuousClock()
    var inputs: StudyInputs?
    let loading = try clock.measure { inputs = try StudyInputs.load(configuration) }
    guard let inputs else { return }
    print("load \(loading / .seconds(1)) s")
    for _ in 0..<5 {
      var marks: [(stage: String, start: ContinuousClock.Instant)] = []
      let result = try Study(configuration).run(on: inputs) { stage in
        marks.append((stage.description, clock.now))
      }
      marks.append(("end", clock.now))
      let times = zip(marks, marks.dropFirst()).map {
        ($0.stage, ($1.start - $0.start) / .seconds(1))
      }
      let computing = times.filter { $0.0.hasPrefix("estimating") || $0.0.hasPrefix("testing") }
      print(
        "\(result.includedEvents.count) events: estimating and testing "
          + "\(computing.map(\.1).reduce(0, +)) s;",
        times.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      )
    }
  }
}
