internal import CivilTime

extension SimulatedFile {
  /// Returns the file of what was planted, for comparison with what a study finds.
  static func truth(of data: SimulatedData) -> SimulatedFile {
    let longest = data.events.map(\.plantedReturns.count).max() ?? 0
    let characters = Dictionary(
      data.companies.map { ($0.symbol, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let header =
      ["event_id", "symbol", "event_date", "timing", "beta", "volatility"]
      + (0..<longest).map { "planted_ar_\($0)" }
    let rows = data.events.map { event in
      let company = characters[event.symbol]
      let planted = (0..<longest).map { day in
        day < event.plantedReturns.count ? event.plantedReturns[day] : 0
      }
      return [event.eventID, event.symbol, event.eventDate.description, event.timing.rawValue]
        + [company?.beta, company?.volatility].map { $0.map(millionths) ?? "" }
        + planted.map(millionths)
    }
    return SimulatedFile(
      name: "simulated_truth.csv",
      lines: ([header] + rows).map { $0.joined(separator: ",") }
    )
  }

  /// Returns a number with six decimal places.
  private static func millionths(_ value: Double) -> String {
    let scaled = Int((value * 1_000_000).rounded())
    let digits = String(abs(scaled) % 1_000_000)
    return "\(scaled < 0 ? "-" : "")\(abs(scaled) / 1_000_000)."
      + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}
