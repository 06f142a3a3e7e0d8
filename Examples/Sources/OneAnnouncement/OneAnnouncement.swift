import Leyline

// One company and its announcements: did the price move beyond the market, and is it more than noise?

@main
struct OneAnnouncement {
  static func main() throws {
    let data = CommandLine.arguments.dropFirst().first ?? "../data"
    var settings = StudySettings()
    settings.simulated = true
    settings.prices.files = ["\(data)/simulated_stand_ins.csv"]
    settings.prices.adjustments = "\(data)/simulated_adjustments.csv"
    settings.market.files = ["\(data)/simulated_index.csv"]
    settings.events.files = ["\(data)/ashok_leyland_events.csv"]
    settings.alignment.calendar = "nse"
    settings.windows.tested = [TestWindow(0...0), TestWindow(-1...1)]

    let result = try Study(settings).run()
    if result.simulated { print("SIMULATED PRICES") }
    for event in result.includedEvents {
      print("\(event.eventID): \(event.alignmentRule ?? "")")
    }
    for car in result.models.flatMap(\.cars) {
      let effect = car.car.map { "\(rounded(100 * $0, 2)) %" } ?? "n/a"
      let chance = car.sq?.pValue.map { "p \(rounded($0, 3)) by the sample quantile" } ?? "no test"
      print("\(car.eventID) \(car.windowStart)..\(car.windowEnd): \(effect), \(chance)")
    }
    for exclusion in result.exclusions {
      print("left out: \(exclusion.eventID), \(exclusion.detail)")
    }
  }

  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = (0..<digits).reduce(1.0) { product, _ in 10 * product }
    return (value * scale).rounded() / scale
  }
}
