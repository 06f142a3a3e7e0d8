internal import CivilTime

/// Finds jumps of closing prices that look like splits or bonus issues nobody has adjusted for.
///
/// `|P_t / P_s / q - 1| <= tolerance`
///
/// P_t is the close of a day, P_s the last close before it, q a usual ratio of small whole numbers.
/// The market between the two days must be flat. The market is the caller's index; without one,
/// the median ratio of the other symbols of the panel; with fewer than three of those, unknown, and
/// then the size of the jump alone speaks: every usual ratio lies more than 30 % from 1.
///
/// A price that is back where it was within three closes was no split but a wrong or a wild price.
///
/// The detector reads the panel as it is, so a jump that an applied adjustment explains is gone.
package struct JumpDetector: Sendable {
  /// The largest relative distance from a ratio of whole numbers; the default is 0.03.
  package let tolerance: Double
  /// The same for ratios of `1:4` and further, which no day of trading reaches; the default is 0.1.
  package let farTolerance: Double
  /// The largest move of a market that counts as flat, as a fraction; the default is 0.05.
  package let flatMarket: Double
  /// The fraction of its previous value that a price must lose to be a jump; the default is 0.25.
  ///
  /// A rise is a jump when the fall back would be one.
  package let smallestFall: Double
  /// The most calendar days between the two closes; the default is 30.
  ///
  /// After a longer pause of trading any ratio may arise without a corporate action.
  package let longestPause: Int

  /// Creates a detector.
  package init(
    tolerance: Double = 0.03,
    farTolerance: Double = 0.1,
    flatMarket: Double = 0.05,
    smallestFall: Double = 0.25,
    longestPause: Int = 30
  ) {
    self.tolerance = tolerance
    self.farTolerance = farTolerance
    self.flatMarket = flatMarket
    self.smallestFall = smallestFall
    self.longestPause = longestPause
  }

  /// Finds the jumps that look like splits or bonus issues.
  ///
  /// - Parameters:
  ///   - panel: Prices after all known adjustments; a panel of returns has no jumps.
  ///   - market: The level of the market on each day of the panel, not a number where unknown.
  ///   - adjustments: What has been applied, to point out an adjustment with a wrong date or factor.
  /// - Returns: The suspicions by symbol and then by day.
  package func suspectedSplits(
    in panel: PricePanel,
    market: [Double]? = nil,
    adjustments: [Adjustment] = []
  ) -> [SuspectedSplit] {
    precondition(market?.count ?? panel.days.count == panel.days.count, "One level for each day")
    let adjustments = Dictionary(grouping: adjustments) { panel.index(ofSymbol: $0.symbol) }
    return jumps(in: panel).compactMap { jump in
      guard
        let nearest = SplitRatio.nearest(
          to: jump.ratio,
          tolerance: tolerance,
          farTolerance: farTolerance
        )
      else { return nil }
      let source = market.map { MarketMove.index($0) } ?? .otherSymbols
      let move = source.ratio(during: jump, in: panel)
      guard move.map({ abs($0 - 1) <= flatMarket }) ?? true else { return nil }
      let nearby = adjustments[panel.index(ofSymbol: jump.symbol)]?.first {
        abs($0.exDate.days(to: jump.date)) <= 10
      }
      // An adjustment with a wrong date makes a price that goes and comes back; it stays a finding.
      guard nearby != nil || !isTakenBack(jump, in: panel) else { return nil }
      return SuspectedSplit(
        jump: jump,
        nearestRatio: nearest,
        marketRatio: move,
        nearbyAdjustment: nearby
      )
    }
  }

  /// Returns whether the price is back within 15 % of where it was within the next three closes.
  private func isTakenBack(_ jump: PriceJump, in panel: PricePanel) -> Bool {
    guard let symbol = panel.index(ofSymbol: jump.symbol), let day = panel.index(ofDay: jump.date),
      let closes = panel.series(.close, symbol: symbol)
    else { return false }
    return closes.dropFirst(day + 1).filter { $0 > 0 }.prefix(3)
      .contains { abs($0 / jump.previousClose - 1) < 0.15 }
  }

  /// Finds every jump, whatever its ratio and whatever the market did.
  ///
  /// - Parameter panel: Prices after all known adjustments; a panel of returns has no jumps.
  /// - Returns: The jumps by symbol and then by day.
  package func jumps(in panel: PricePanel) -> [PriceJump] {
    let lowest = 1 - smallestFall
    let highest = 1 / lowest
    // A product is faster than a quotient and leaves nearly every day to neither; the slack covers
    // the rounding of both.
    let (below, above) = (lowest * (1 + 1e-9), highest * (1 - 1e-9))
    var jumps: [PriceJump] = []
    for symbol in panel.symbolDays {
      guard let closes = symbol.values(.close) else { return [] }
      var previous: Int?
      var level = Double.nan
      for day in panel.days.indices {
        let close = closes[day]
        guard close > 0 else { continue }
        let isFar = close <= level * below || close >= level * above
        defer {
          previous = day
          level = close
        }
        guard isFar, let before = previous else { continue }
        let ratio = close / closes[before]
        guard ratio <= lowest || ratio >= highest,
          panel.days[before].days(to: panel.days[day]) <= longestPause
        else { continue }
        jumps.append(
          PriceJump(
            symbol: symbol.name,
            previousDate: panel.days[before],
            date: panel.days[day],
            previousClose: closes[before],
            close: close
          )
        )
      }
    }
    return jumps
  }
}

/// Where the move of the market during a jump is taken from.
enum MarketMove {
  /// An index, with its level on each day of the panel, not a number where unknown.
  case index([Double])
  /// The median of the other symbols of the panel.
  case otherSymbols

  /// With fewer other symbols, a median says more about a company than about the market.
  static let fewestOthers = 3

  /// Returns the market's level after divided by that before, or nothing when it is not known.
  func ratio(during jump: PriceJump, in panel: PricePanel) -> Double? {
    guard let before = panel.index(ofDay: jump.previousDate),
      let after = panel.index(ofDay: jump.date)
    else { return nil }
    if case .index(let levels) = self, levels[before] > 0, levels[after] > 0 {
      return levels[after] / levels[before]
    }
    let ratios = panel.symbolDays.filter { $0.name != jump.symbol }.compactMap { other -> Double? in
      guard let closes = other.values(.close), closes[before] > 0, closes[after] > 0 else {
        return nil
      }
      return closes[after] / closes[before]
    }.sorted()
    guard ratios.count >= Self.fewestOthers else { return nil }
    let middle = ratios.count / 2
    return ratios.count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
  }
}
