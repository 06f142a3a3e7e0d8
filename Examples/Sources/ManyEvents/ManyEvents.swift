import Leyline

// Many events at once: two models, tests that allow for shared dates, and which tests to trust.

@main
struct ManyEvents {
  static func main() throws {
    let data = CommandLine.arguments.dropFirst().first ?? "../data"
    var settings = StudySettings()
    settings.simulated = true
    settings.prices.files = ["\(data)/simulated/simulated_prices.csv"]
    settings.prices.adjustments = "\(data)/simulated/simulated_adjustments.csv"
    settings.market.files = ["\(data)/simulated/simulated_index.csv"]
    settings.events.files = ["\(data)/simulated/simulated_events.csv"]
    settings.alignment.calendar = "nse"
    settings.methods.models = [.market, .marketAdjusted]
    settings.methods.tests = [.kolariPynnonen, .clustered, .corradoSign]
    settings.windows.tested = [TestWindow(-1...1)]

    let result = try Study(settings).run()
    if result.simulated { print("SIMULATED PRICES") }
    for model in result.models {
      for window in model.windows {
        let caar = window.caar.map { "\($0)" } ?? "n/a"
        print("\(model.model.rawValue): \(window.eventCount) events, CAAR \(caar)")
      }
      for test in model.tests {
        print("  \(test.test.rawValue): p \(test.pValue.map { "\($0)" } ?? test.reason ?? "n/a")")
      }
    }
    for advice in result.analysis.advice {
      print("trust \(advice.preferred.map(\.rawValue).joined(separator: ", "))")
    }
  }
}
