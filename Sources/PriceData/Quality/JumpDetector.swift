internal import CivilTime

/// Finds jumps of closing prices that look like splits or bonus issues nobody has adjusted for, and
/// prices that cannot be ones.
///
/// `|P_t / P_s / q - 1| <= tolerance`
///
/// P_t is the close of a day, P_s the last close before it, q a usual ratio of small whole numbers.
/// The market between the two days must be flat. The market is the caller's index; without one,
/// the median ratio of the other symbols of the panel; with fewer than three of those, unknown, and
/// then the size of the jump alone speaks: every usual ratio lies more than 30 % from 1.
///
/// A price that is back where it was within a few closes was no split but a wrong or a wild price;
/// neither the way there nor the way back is one. A price of zero or below is the base of no ratio.
///
/// The detector reads the panel as it is, so a jump that an applied adjustment explains is gone. An
/// adjustment by 1 on the day of a jump says that it was a move of the price and no split.
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
    doubts(in: panel, market: market, adjustments: adjustments).compactMap { doubt in
      if case .split(let split) = doubt { split } else { nil }
    }
  }

  /// Finds everything that a person must decide on before the prices can be trusted.
  ///
  /// - Parameters:
  ///   - panel: Prices after all known adjustments; a panel of returns has no jumps.
  ///   - market: The level of the market on each day of the panel, not a number where unknown.
  ///   - adjustments: What has been applied, to point out an adjustment with a wrong date or factor.
  /// - Returns: The doubts by symbol and then by day.
  package func doubts(
    in panel: PricePanel,
    market: [Double]? = nil,
    adjustments: [Adjustment] = []
  ) -> [PriceDoubt] {
    precondition(market?.count ?? panel.days.count == panel.days.count, "One level for each day")
    let applied = Dictionary(grouping: adjustments) { panel.index(ofSymbol: $0.symbol) }
    let leaps = leaps(in: panel)
    var moves = MarketMoves(panel, index: market)
    return leaps.flatMap { symbol, leaps in
      doubts(SymbolDays(panel: panel, symbol: symbol), leaps, applied[symbol] ?? [], &moves)
    }
  }

  /// Looks at the jumps of one symbol, each of which is the way there, the way back or neither.
  private func doubts(
    _ days: SymbolDays,
    _ leaps: [Leap],
    _ applied: [Adjustment],
    _ moves: inout MarketMoves
  ) -> [PriceDoubt] {
    let closes = days.values(.close) ?? []
    var doubts: [PriceDoubt] = []
    var wayBack: Int?
    for (index, leap) in leaps.enumerated() {
      let jump = jump(leap, days, closes)
      // An adjustment with a wrong date makes a price that goes and comes back; it stays a finding.
      let nearby = applied.first { !$0.isNone && abs($0.exDate.days(to: jump.date)) <= 10 }
      if nearby == nil {
        if wayBack == index { continue }
        let next = leaps.indices.contains(index + 1) ? leaps[index + 1] : nil
        let excursion = Excursion(leap, next, closes, farTolerance)
        if let excursion {
          wayBack = excursion.endsWithNextLeap ? index + 1 : nil
          if let next, excursion.isSpike {
            let back = self.jump(next, days, closes)
            doubts.append(.spike(PriceSpike(away: jump, back: back, unit: excursion.unit)))
          }
          continue
        }
      }
      let ratio = SplitRatio.nearest(
        to: jump.ratio,
        tolerance: tolerance,
        farTolerance: farTolerance
      )
      if let ratio {
        guard !applied.contains(where: { $0.isNone && $0.exDate == jump.date }) else { continue }
        let move = moves.ratio(from: leap.before, to: leap.cell, of: days)
        guard move.map({ abs($0 - 1) <= flatMarket }) ?? true else { continue }
        doubts.append(
          .split(
            SuspectedSplit(
              jump: jump,
              nearestRatio: ratio,
              marketRatio: move,
              nearbyAdjustment: nearby
            )
          )
        )
      } else if jump.isBeyondBelief {
        doubts.append(.impossible(jump))
      }
    }
    return doubts
  }

  /// Finds every jump, whatever its ratio and whatever the market did.
  ///
  /// - Parameter panel: Prices after all known adjustments; a panel of returns has no jumps.
  /// - Returns: The jumps by symbol and then by day.
  package func jumps(in panel: PricePanel) -> [PriceJump] {
    let closes = panel.values(.close) ?? []
    return leaps(in: panel).flatMap { symbol, leaps in
      let days = SymbolDays(panel: panel, symbol: symbol)
      return leaps.map { jump($0, days, closes) }
    }
  }

  private func jump(_ leap: Leap, _ days: SymbolDays, _ closes: [Double]) -> PriceJump {
    PriceJump(
      symbol: days.name,
      previousDate: days.day(leap.before),
      date: days.day(leap.cell),
      previousClose: closes[leap.before],
      close: closes[leap.cell]
    )
  }

  /// Finds the cells of the jumps of each symbol that has any.
  private func leaps(in panel: PricePanel) -> [(symbol: Int, leaps: [Leap])] {
    guard let closes = panel.values(.close) else { return [] }
    let lowest = 1 - smallestFall
    let highest = 1 / lowest
    // A product is faster than a quotient and leaves nearly every day to neither; the slack covers
    // the rounding of both.
    let (below, above) = (lowest * (1 + 1e-9), highest * (1 - 1e-9))
    return panel.symbolDays.compactMap { symbol in
      var leaps: [Leap] = []
      var previous: Int?
      var level = Double.nan
      for cell in symbol.cells {
        let close = closes[cell]
        guard close > 0 else {
          // A missing price is looked across; one of zero or below breaks the line.
          if close <= 0 { (previous, level) = (nil, .nan) }
          continue
        }
        let isFar = close <= level * below || close >= level * above
        defer {
          previous = cell
          level = close
        }
        guard isFar, let before = previous else { continue }
        let ratio = close / closes[before]
        guard ratio <= lowest || ratio >= highest,
          symbol.day(before).days(to: symbol.day(cell)) <= longestPause
        else { continue }
        leaps.append(Leap(before: before, cell: cell, end: symbol.cells.upperBound))
      }
      return leaps.isEmpty ? nil : (symbol.symbol, leaps)
    }
  }
}

/// A jump by its cells.
private struct Leap {
  let before: Int
  let cell: Int
  /// The end of the symbol's cells.
  let end: Int
}

/// A price that goes away and is back where it was, within 15 %, a few closes later.
private struct Excursion {
  /// Whether the jump after it is the way back.
  let endsWithNextLeap: Bool
  /// Whether no trading goes as far and back as fast.
  let isSpike: Bool
  /// The power of ten that the price is away by, if it is one.
  let unit: SplitRatio?

  /// Looks at a jump and the one after it; nothing when the price stays away.
  init?(_ leap: Leap, _ next: Leap?, _ closes: [Double], _ tolerance: Double) {
    let level = closes[leap.before]
    let later = closes[(leap.cell + 1)..<leap.end].lazy.filter { $0 > 0 }
    let isBack = later.prefix(Self.fewCloses).contains { abs($0 / level - 1) < 0.15 }
    guard let next, abs(closes[next.cell] / level - 1) < 0.15 else {
      guard isBack else { return nil }
      (endsWithNextLeap, isSpike, unit) = (false, false, nil)
      return
    }
    let away = closes[leap.cell] / level
    let back = closes[next.before] / closes[next.cell]
    let power = SplitRatio.powersOfTen.first { ratio in
      [away, back].allSatisfy { abs($0 / ratio.factor - 1) <= tolerance }
    }
    // A week or two in another unit come back too.
    let closesAway = closes[leap.cell..<next.cell].lazy.filter { $0 > 0 }.prefix(11).count
    guard isBack || power != nil && closesAway <= 10 else { return nil }
    endsWithNextLeap = closesAway <= 10
    isSpike = endsWithNextLeap && [away, back].allSatisfy { $0 >= 4 || $0 <= 0.25 }
    unit = isSpike ? power : nil
  }

  private static let fewCloses = 3
}
