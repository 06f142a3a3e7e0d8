/// The t test of the mean with errors clustered by event date.
///
/// `t = CAAR/√(Σ_g (Σ_{i∈g} (CARᵢ − CAAR))²/N² · G/(G − 1))` over *G* event dates; Student's t with
/// *G* − 1 degrees of freedom.
///
/// Allows any correlation between events of one date, and needs many dates.
///
/// Source: Liang & Zeger (1986), *Longitudinal Data Analysis Using Generalized Linear Models*,
/// Biometrika 73(1), pp. 13–22, with the usual correction for few clusters.
public struct ClusteredTest: PlainWindowTest, Hashable {
  public static let name = "clustered_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test with errors clustered by date",
    short: "Clustered t",
    formula: "t = CAAR / √(Σ_g (Σ_i (CAR_i − CAAR))² / N² · G/(G−1))",
    against: "t(G−1)",
    assumes: "Any correlation within one of the G event dates, none between; needs many dates.",
    source: "Liang & Zeger (1986), Biometrika 73(1), pp. 13–22"
  )
  package static let assumptions: Set<Assumption> = [.manyDates]
  package static let scores: Set<SharedScore> = []
  /// The number of event dates from which on errors clustered by date can be trusted.
  ///
  /// How many are few depends on how unequal the dates are: between 20 and 50 after Cameron & Miller
  /// (2015), *A Practitioner's Guide to Cluster-Robust Inference*, Journal of Human Resources 50(2),
  /// pp. 317–372, section VI.
  package static let enoughDates = 20

  public let statistic: Double
  public let eventCount: Int
  /// The number of event dates.
  public let clusterCount: Int
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(clusterCount - 1))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when all events share one date, or do not differ.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let moments = sample.carMoments
    guard moments.hasVariance else { throw .noVariance }
    let dates = sample.positions.map { sample.crossSection.dates[$0] }
    var sums: [Double] = []
    var clusters: [Int: Int] = [:]
    for (date, cumulative) in zip(dates, sample.cumulative) {
      let deviation = cumulative.car - moments.mean
      if let cluster = clusters[date] {
        sums[cluster] += deviation
      } else {
        clusters[date] = sums.count
        sums.append(deviation)
      }
    }
    guard sums.count >= 2 else { throw .tooFewDates(required: 2, available: sums.count) }
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    guard squares > moments.sumOfSquares * SampleMoments.roundingVariance else {
      throw .noVariance
    }
    let n = Double(moments.count)
    let g = Double(sums.count)
    statistic = moments.mean / (squares / (n * n) * g / (g - 1)).squareRoot()
    eventCount = moments.count
    clusterCount = sums.count
  }
}
