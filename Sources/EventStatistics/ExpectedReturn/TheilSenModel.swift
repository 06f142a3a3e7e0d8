/// The market model with the slope of Theil and Sen.
///
/// `β` is the median of the slopes between all pairs of days with different market returns,
/// `α = median(r − β r_m)`; `σ² = SSR/(T − 2)`, prediction error as for the market model.
///
/// Sources: Theil (1950), *A Rank-Invariant Method of Linear and Polynomial Regression Analysis*; Sen
/// (1968), Journal of the American Statistical Association 63(324), pp. 1379–1389.
public struct TheilSenModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "theil_sen",
      name: "Market model by Theil and Sen",
      short: "Theil–Sen",
      formula: "β = median of the slopes between all pairs of days, α = median(r − β·r_m)",
      assumes: "Resists outliers of both the return and the index.",
      source:
        "Sen (1968), Journal of the American Statistical Association 63(324), pp. 1379–1389"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    let (x, y) = (points.x, points.y)
    var slopes: [Double] = []
    slopes.reserveCapacity(x.count * (x.count - 1) / 2)
    for first in x.indices {
      for second in (first + 1)..<max(x.count, first + 1) where x[second] != x[first] {
        slopes.append((y[second] - y[first]) / (x[second] - x[first]))
      }
    }
    let beta = Median.reordering(&slopes)
    let alpha = Median.of(x.indices.map { y[$0] - beta * x[$0] })
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: alpha, beta: beta, sums: points.sums)
    )
  }
}

extension ExpectedReturnModel where Self == TheilSenModel {
  /// The market model with a median slope.
  public static var theilSen: Self { TheilSenModel() }
}
