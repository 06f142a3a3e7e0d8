internal import CivilTime
internal import EventStatistics
internal import PriceData

/// What one share did on each trading day, in units that can be averaged over shares.
struct DailyOutcomes {
  /// The days before a day that its volume is compared with.
  private static let volumeDays = 20

  private let returns: [Double]
  private let abnormal: [Double]
  private let volumes: [Double]

  /// Computes the outcomes of a share.
  ///
  /// - Parameters:
  ///   - symbol: The position of the share in the panel.
  ///   - axis: The trading days, with the index that returns are taken against.
  ///   - outcomes: Those that will be asked for.
  ///   - doubtful: Days whose prices a person has to decide on: they have no return.
  init(
    ofSymbol symbol: Int,
    axis: StudyAxis,
    outcomes: [LeadLagOutcome],
    without doubtful: Set<CalendarDate> = []
  ) {
    let needsReturns = outcomes.contains { $0 != .volume }
    var found = needsReturns ? axis.returns(ofSymbol: symbol) : []
    if !doubtful.isEmpty {
      for (place, day) in zip(found.indices, axis.days) where doubtful.contains(day) {
        found[place] = .nan
      }
    }
    returns = found
    abnormal =
      outcomes.contains(where: \.usesMarket)
      ? Self.abnormalReturns(returns, market: axis.market) : []
    volumes =
      outcomes.contains(.volume)
      ? Self.unusualVolume(axis.values(of: .volume, symbol: symbol)) : []
  }

  /// Returns an outcome on each trading day; not a number where there is none.
  func series(_ outcome: LeadLagOutcome) -> [Double] {
    switch outcome {
    case .rawReturn: return returns
    case .abnormalReturn: return abnormal
    case .absoluteReturn: return abnormal.map { abs($0) }
    case .volume: return volumes
    case .volatility:
      let squares = abnormal.lazy.filter(\.isFinite).reduce((sum: 0.0, count: 0.0)) {
        ($0.sum + $1 * $1, $0.count + 1)
      }
      let variance = squares.count > 2 ? squares.sum / (squares.count - 2) : .nan
      return abnormal.map { $0 * $0 / variance }
    }
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
      var (sum, count) = (0.0, 0)
      for value in logs[(day - volumeDays)..<day] where value.isFinite {
        sum += value
        count += 1
      }
      guard count >= volumeDays / 2 else { return .nan }
      return logs[day] - sum / Double(count)
    }
  }
}

/// The mean over shares of an outcome on each day, added up share by share.
struct AverageOutcome {
  private var sums: [Double]
  private var counts: [Double]

  /// Creates the mean of no share.
  init(days: Int) {
    sums = [Double](repeating: 0, count: days)
    counts = sums
  }

  /// Adds a share.
  ///
  /// - Parameters:
  ///   - series: Its outcome on its own trading days.
  ///   - places: Where each of these days lies among those of the mean.
  mutating func add(_ series: [Double], at places: [Int]) {
    for (value, place) in zip(series, places) where value.isFinite {
      sums[place] += value
      counts[place] += 1
    }
  }

  /// The mean on each day; not a number on a day without any share.
  var values: [Double] { zip(sums, counts).map { $1 > 0 ? $0 / $1 : .nan } }
}
