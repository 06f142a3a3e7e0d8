import EventAlignment
import EventStatistics
import EventStudy
import Foundation

/// Computes the average prices around events several times on inputs that are loaded once, and prints one line of
/// JSON with the seconds of loading and of each run.
///
/// Usage: time-averages PRICES EVENTS WINDOW
///
/// The window is that of each event, such as -250..250; every average over a part of it follows from the result.
@main
struct TimeAverages {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3 else {
      print("usage: time-averages PRICES EVENTS WINDOW")
      return
    }
    var settings = StudySettings()
    settings.prices.files = [arguments[0]]
    settings.events.files = [arguments[1]]
    settings.windows.event = try EventWindow(parsing: arguments[2])
    settings.run.threads = 2
    let clock = ContinuousClock()
    var inputs: StudyInputs?
    let loading = try clock.measure { inputs = try StudyInputs.load(settings) }
    guard let inputs else { return }
    var seconds: [Double] = []
    var days = 0
    var averages = 0
    for _ in 0..<5 {
      var result: StudyResult?
      seconds.append(
        try clock.measure { result = try Study(settings).averagePrices(on: inputs) } / .seconds(1)
      )
      days = result?.averagePrices.reduce(0) { $0 + $1.date.count } ?? 0
      averages =
        result?.averagePrices.count { $0.before != nil && $0.onDayZero != nil && $0.since != nil }
        ?? 0
    }
    print(
      "{\"load\": \(loading / .seconds(1)), \"seconds\": \(seconds), \"days\": \(days), "
        + "\"events\": \(averages)}"
    )
  }
}
