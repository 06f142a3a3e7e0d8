/// The sign test of cumulative abnormal returns of Luoma.
///
/// `Gᵢₜ = sign(vᵢₜ − medianᵢ)` over the residuals `e/σ` and, as one more day, `SCAR/s(SCAR)`; `Z = Ḡ₀/S`,
/// `S² = Σ (Nₜ/N) Ḡₜ²/T`, `t = Z √((T − 2)/(T − 1 − Z²))`, Student's t with *T* − 2 degrees of freedom.
///
/// ``CorradoSignTest`` with the whole window as one day, as ``GeneralizedRankTest`` has it: allows for variance
/// that the event brings and, through *S*, for events that share dates.
///
/// Source: Luoma (2011), *A Sign Test of Cumulative Abnormal Returns in Event Studies Based on Generalized
/// Standardized Abnormal Returns*, which names the two parts; they are written out as in Corrado & Zivney (1992)
/// and Kolari & Pynnönen (2011), because the equations of the paper itself could not be read.
public struct CumulatedSignTest: PlainWindowTest, Hashable {
  public static let name = "sign_gsar_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sign test of cumulative returns",
    short: "SIGN-GSAR t",
    formula: "t = Z·√((T−2)/(T−1−Z²)), Z = G_0/S(G), signs against each event's median",
    against: "t(T−2)",
    assumes: "Takes the whole window as one day; allows rising variance and shared dates.",
    source: Paper.luoma2011
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The number of days, *T*, with the window as one day.
  public let dayCount: Int
  /// The mean sign of the window, between −1 and 1.
  public let meanSign: Double
  public var nullDistribution: NullDistribution { StudentizedScore.nullDistribution(dayCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, equal values or too few days.
  /// - Complexity: O(events × days).
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let moments = sample.scarMoments
    guard moments.hasVariance else { throw .noVariance }
    let scale = moments.standardDeviation
    let crossSection = sample.crossSection
    var windowValue = [Double](repeating: .nan, count: crossSection.events.count)
    for (position, sum) in zip(sample.positions, sample.cumulative) {
      windowValue[position] = sum.scar / scale
    }
    let values = windowValue
    let days = crossSection.axis.estimationDays
    let width = days.count + 1
    let totals = BlockedSum.over(
      count: crossSection.events.count,
      width: 2 * width,
      threads: crossSection.threads
    ) { block, totals in
      for position in block {
        let event = crossSection.events[position]
        let signs = event.signs(with: values[position])
        let offset = event.firstEstimationDay - days.lowerBound
        for (index, sign) in signs.enumerated() where !sign.isNaN {
          let day = index < event.residuals.count ? offset + index : days.count
          totals[day] += sign
          totals[width + day] += 1
        }
      }
    }
    let events = Double(crossSection.events.count)
    var squares = 0.0
    var ranked = 0
    for day in 0..<width where totals[width + day] > 0 {
      squares += totals[day] * totals[day] / totals[width + day] / events
      ranked += 1
    }
    guard squares > 0 else { throw .noVariance }
    dayCount = ranked
    eventCount = sample.eventCount
    meanSign = totals[days.count] / Double(eventCount)
    let deviation = (squares / Double(ranked)).squareRoot()
    statistic = try StudentizedScore(meanSign / deviation, days: ranked).statistic
  }
}

extension FittedEvent {
  /// The signs of the residuals and of one further value in units of sigma, against the median of all.
  fileprivate func signs(with value: Double) -> [Double] {
    let values = residuals.map { abs($0) < negligible ? 0 : $0 } + [value * sigma]
    let median = Median.of(values.filter { !$0.isNaN })
    return values.map { value in
      let deviation = value - median
      return value.isNaN ? .nan : deviation > negligible ? 1 : deviation < -negligible ? -1 : 0
    }
  }
}
