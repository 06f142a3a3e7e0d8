/// One cell of the grid among its placebo studies.
public struct PlaceboCell: Sendable, Hashable {
  /// The share of studies, the true one counted, whose `CAAR` is at least as large in absolute value.
  public let caarPValue: Double
  /// One element for each of ``GridCell/methods``.
  public let tests: [PlaceboTest]
}

/// One test of one cell among its placebo studies.
public struct PlaceboTest: Sendable, Hashable {
  /// The test.
  public let method: InferenceMethod
  /// The share of studies, the true one counted, with a statistic at least as extreme; NaN without one.
  public let pValue: Double
  /// The share of placebo studies that the test rejects at each of ``PlaceboStudy/levels``.
  public let sizes: [Double]
}

/// The largest statistic of all cells among those of placebo studies.
public struct PlaceboMaximum: Sendable, Hashable {
  /// The test.
  public let method: InferenceMethod
  /// The position of the best cell in the grid.
  public let cell: Int
  /// Its |statistic|.
  public let observed: Double
  /// The chance that the best of all cells looks at least this good without any effect.
  public let pValue: Double
  /// What the best of all placebo cells exceeds with the probability of each of ``PlaceboStudy/levels``.
  public let upperQuantiles: [Double]
}
