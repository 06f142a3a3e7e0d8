/// What a simulated announcement of one group does to its company.
public struct SimulatedEffect: Sendable, Hashable {
  /// The name of the group, such as `good`.
  public let group: String
  /// The abnormal return added on day 0, day 1 and so on, as fractions.
  public let abnormalReturns: [Double]
  /// What the volume is multiplied by on day 0, day 1 and so on.
  public let volumeMultiples: [Double]

  /// Creates an effect.
  public init(group: String, abnormalReturns: [Double], volumeMultiples: [Double]) {
    self.group = group
    self.abnormalReturns = abnormalReturns
    self.volumeMultiples = volumeMultiples
  }
}
