/// A simulated market with the truth about it.
public struct SimulatedData: Sendable {
  /// What the market was made from.
  public let parameters: SimulationParameters
  /// The index, one value for each session.
  public let index: [SimulatedIndexDay]
  /// The companies, in the order of their numbers.
  public let companies: [SimulatedCompany]
  /// The stand-ins for companies of real documents, in the order asked for.
  public let standIns: [SimulatedCompany]
  /// The events, by company and then by day.
  public let events: [SimulatedEvent]

  /// Returns the files that describe the market, each with its name and its contents.
  ///
  /// The contents depend on the parameters alone: one seed gives the same bytes every time.
  public func files() -> [SimulatedFile] {
    var files = [
      SimulatedFile.prices(companies, name: "simulated_prices.csv"),
      SimulatedFile.index(index),
      SimulatedFile.events(events),
      SimulatedFile.truth(of: self),
      SimulatedFile.description(of: self),
    ]
    if !standIns.isEmpty {
      files.insert(SimulatedFile.prices(standIns, name: "simulated_stand_ins.csv"), at: 1)
    }
    if !parameters.bonusIssues.isEmpty {
      files.append(SimulatedFile.adjustments(of: self))
    }
    return files
  }
}
