/// A simulated company, its true parameters and its days.
public struct SimulatedCompany: Sendable, Hashable {
  /// The symbol, such as `SIM001`.
  public let symbol: String
  /// Whether the company stands in for a real one, with its symbol and without any effect.
  public let isStandIn: Bool
  /// The true beta to the index.
  public let beta: Double
  /// The true daily standard deviation of the company's own return, a fraction.
  public let volatility: Double
  /// The days, one for each session.
  public let bars: [SimulatedBar]
}
