import Leyline

// One deal and its announcements: did the price move beyond the market, and is it more than noise?

@main
struct OneAnnouncement {
  static func main() throws {
    let data = CommandLine.arguments.dropFirst().first ?? "../data"
    var settings = StudySettings()
    settings.prices.files = ["\(data)/ashok-leyland/prices.csv"]
    settings.prices.adjustments = "\(data)/ashok-leyland/adjustments.csv"
    settings.market.files = ["\(data)/ashok-leyland/nifty_50.csv"]
    settings.events.announcements = [
      "000_ashok-leyland-calb-battery-partnership", "001_ashok-leyland-calb-cell-technology",
      "002_ashok-leyland-calb-first-report",
    ].map { "\(data)/../seeds/\($0).txt" }
    settings.alignment.calendar = "nse"
    settings.windows.tested = [TestWindow(0...0), TestWindow(-1...0)]

    let result = try Study(settings).run()
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
