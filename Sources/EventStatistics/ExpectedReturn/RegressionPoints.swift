/// The usable days of an estimation window as points, market return against return.
struct RegressionPoints: Sendable {
  let x: [Double]
  let y: [Double]
  let sums: SimpleRegression

  init(_ sample: EventSample) throws(EstimationError) {
    let returns = sample.estimationReturns()
    let market = sample.values(of: sample.market, at: sample.estimation)
    let usable = returns.indices.filter { returns[$0].isFinite && market[$0].isFinite }
    x = usable.map { market[$0] }
    y = usable.map { returns[$0] }
    sums = SimpleRegression(x: x[...], y: y[...])
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
  }
}

extension EventSample {
  /// The market's returns over the estimation window, some days later; NaN outside the axis.
  func marketOverEstimation(shiftedBy days: Int) -> [Double] {
    estimation.map { position in
      let shifted = position + days
      return market.indices.contains(market.startIndex + shifted)
        ? market[market.startIndex + shifted] : .nan
    }
  }
}
