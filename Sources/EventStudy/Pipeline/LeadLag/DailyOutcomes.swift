internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// What each share did on each trading day, in units that can be averaged over shares.
struct DailyOutcomes {
  /// The days before a day that its volume is compared with.
  private static let volumeDays = 20

  private let values: [Int: [LeadLagOutcome: [Double]]]
  private let dayCount: Int

  /// Computes the outcomes of some symbols.
  init(axis: StudyAxis, symbols: [Int], threads: Int) {
    dayCount = axis.days.count
    let computed = concurrentMap(count: symbols.count, threads: threads) { index in
      Self.outcomes(ofSymbol: symbols[index], axis: axis)
    }
    values = Dictionary(uniqueKeysWithValues: zip(symbols, computed))
  }

  /// Returns the mean of an outcome over symbols; not a number on a day without any.
  func series(_ outcome: LeadLagOutcome, symbols: [Int]) -> [Double] {
    (0..<dayCount).map { day in
      var sum = 0.0
      var count = 0
      for symbol in symbols {
        guard let value = values[symbol]?[outcome]?[day], value.isFinite else { continue }
        sum += value
        count += 1
      }
      return count > 0 ? sum / Double(count) : .nan
    }
  }

  private static func outcomes(
    ofSymbol symbol: Int,
    axis: StudyAxis
  ) -> [LeadLagOutcome: [Double]] {
    let abnormal = abnormalReturns(axis.returns(ofSymbol: symbol), market: axis.market)
    let squares = abnormal.filter(\.isFinite).reduce((sum: 0.0, count: 0.0)) {
      ($0.sum + $1 * $1, $0.count + 1)
    }
    let variance = squares.count > 2 ? squares.sum / (squares.count - 2) : .nan
    return [
      .abnormalReturn: abnormal,
      .volatility: abnormal.map { $0 * $0 / variance },
      .volume: unusualVolume(axis.values(of: .volume, symbol: symbol)),
    ]
  }

  /// Returns the residuals of the market model over all days, or of the mean without a market.
  private static func abnormalReturns(_ returns: [Double], market: [Double]) -> [Double] {
    let hasMarket = market.contains(where: \.isFinite)
    let regression = try? LinearRegression(
      response: returns,
      regressors: hasMarket ? [("market", market)] : []
    )
    guard let regression else { return returns.map { _ in .nan } }
    var residuals = [Double](repeating: .nan, count: returns.count)
    for (row, residual) in zip(regression.rows, regression.residuals) { residuals[row] = residual }
    return residuals
  }

  /// Returns the logarithm of the volume less its mean over the days before.
  private static func unusualVolume(_ volumes: [Double]) -> [Double] {
    let logs = AbnormalActivity.logVolume(volumes[...])
    return logs.indices.map { day in
      guard day >= volumeDays else { return .nan }
      let before = logs[(day - volumeDays)..<day].filter(\.isFinite)
      guard before.count >= volumeDays / 2 else { return .nan }
      return logs[day] - before.reduce(0, +) / Double(before.count)
    }
  }
}
