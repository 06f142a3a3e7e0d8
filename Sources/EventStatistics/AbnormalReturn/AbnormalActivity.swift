#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Series of trading activity that take the place of returns, for the same models and tests.
public enum AbnormalActivity {
  /// Returns `ln V` of a volume series, to be explained by its own mean or the market's.
  ///
  /// Volumes are skewed and their logarithms nearly normal. Less its mean, the logarithm is the same in
  /// shares, lots or thousands; `ln(1 + V)` is not. A day without trades has no logarithm and is missing:
  /// it would stand for a fall as deep as the unit is small.
  ///
  /// Source: Campbell & Wasley (1996), *Measuring Abnormal Daily Trading Volume for Samples of NYSE/ASE
  /// and NASDAQ Securities*, Review of Quantitative Finance and Accounting 6(3), pp. 309–326.
  ///
  /// - Parameter volumes: Shares traded per day; NaN where missing.
  /// - Returns: As many values; NaN where missing, zero or negative.
  public static func logVolume(_ volumes: ArraySlice<Double>) -> [Double] {
    volumes.map { $0 > 0 ? log($0) : .nan }
  }

  /// Returns `r²/s² − 1` with *s²* the variance of the estimation window, a measure of volatility.
  ///
  /// The excess is zero on average without an event, so that the raw model applies to it.
  ///
  /// Source: Beaver (1968), *The Information Content of Annual Earnings Announcements*, Journal of
  /// Accounting Research 6 (supplement), pp. 67–92.
  ///
  /// - Parameter sample: The event, whose security's returns are used.
  /// - Returns: One value per day of the axis; NaN where missing.
  /// - Throws: ``EstimationError`` when the returns of the estimation window do not vary.
  public static func squaredReturnRatio(
    _ sample: EventSample
  ) throws(EstimationError) -> [Double] {
    let moments = SampleMoments(sample.estimationReturns())
    guard moments.count >= 2 else {
      throw .tooFewObservations(required: 2, available: moments.count)
    }
    guard moments.hasReturnVariance else { throw .noResidualVariance }
    return sample.security.map { $0 * $0 / moments.variance - 1 }
  }
}

extension AbnormalActivity {
  /// What a reader needs to know of what is studied beside returns.
  package static let definitions: [MethodDefinition] = [
    MethodDefinition(
      id: "volume",
      name: "Abnormal volume",
      short: "Volume",
      formula: "ln V less its mean over the estimation window, or less α + β·market",
      assumes:
        "The logarithm of the shares traded, which is nearly normal; 0.7 is about twice the usual "
        + "volume, in whatever unit it is counted. A day without trades is missing. The market is the mean of all symbols of the price files.",
      source: Publication(
        by: "Campbell, Cynthia J. and Wasley, Charles E.",
        year: 1996,
        title:
          "Measuring Abnormal Daily Trading Volume for Samples of NYSE/ASE and NASDAQ Securities "
          + "Using Parametric and Nonparametric Test Statistics",
        journal: "Review of Quantitative Finance and Accounting",
        volume: "6(3)",
        pages: "309–326"
      )
    ),
    MethodDefinition(
      id: "volatility",
      name: "Abnormal volatility",
      short: "Volatility",
      formula: "r²/s² − 1, s² = variance over the estimation window",
      assumes:
        "Zero on average without an event; 1 is a day with twice the usual variance. Very skewed, so "
        + "that rank tests tell more than t tests.",
      source: Publication(
        by: "Beaver, William H.",
        year: 1968,
        title: "The Information Content of Annual Earnings Announcements",
        journal: "Journal of Accounting Research",
        volume: "6",
        pages: "67–92"
      )
    ),
  ]
}
