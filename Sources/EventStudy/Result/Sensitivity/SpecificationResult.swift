/// Every window of one specification.
public struct SpecificationResult: Sendable, Hashable {
  /// The choices behind the numbers.
  public let specification: Specification
  /// The number of events that the model was fitted to.
  public let eventCount: Int
  /// One cell for each window, in the order of ``SensitivityResult/windows``.
  public let cells: [SensitivityCell]

  /// Creates a result.
  public init(specification: Specification, eventCount: Int, cells: [SensitivityCell]) {
    self.specification = specification
    self.eventCount = eventCount
    self.cells = cells
  }
}
