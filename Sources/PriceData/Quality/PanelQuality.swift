package import CivilTime
internal import ParallelExecution

/// The checks that every panel of prices is put through.
package struct PanelQuality: Sendable {
  /// The checks, in the order of their findings.
  package let checks: [any PriceCheck]

  /// Creates a list of checks of one's own.
  package init(checks: [any PriceCheck]) {
    self.checks = checks
  }

  /// Creates the usual checks.
  ///
  /// - Parameters:
  ///   - tradingDays: The sessions of the calendar, ascending, or nothing to skip the two checks
  ///     that need them.
  ///   - market: The level of the market on each day of the panel, or nothing without an index.
  ///   - adjustments: The adjustments that the panel has undergone.
  package init(
    tradingDays: [CalendarDate]? = nil,
    market: [Double]? = nil,
    adjustments: [Adjustment] = []
  ) {
    let calendarChecks: [any PriceCheck] =
      tradingDays.map { [GapCheck(tradingDays: $0), TradingDayCheck(tradingDays: $0)] } ?? []
    checks =
      [SplitCheck(market: market, adjustments: adjustments), LargeMoveCheck(market: market)]
      + calendarChecks + [
        NonPositivePriceCheck(), HighLowCheck(), PriceRangeCheck(), RepeatedRowCheck(),
        StalePriceCheck(), ZeroVolumeCheck(), AdjustedCloseCheck(),
      ]
  }

  /// Returns what the checks find, check by check.
  ///
  /// - Parameters:
  ///   - panel: Prices after adjustments.
  ///   - symbols: The symbols that findings may be about; every one when absent.
  ///   - symbolsNamed: The most symbols that a check names; the others are summed up in one finding.
  ///     Questions are all named, because each has its own answer.
  ///   - threads: The number of threads, at least 1; the findings do not depend on it.
  /// - Returns: The findings, each about one symbol unless it says otherwise.
  package func findings(
    in panel: PricePanel,
    of symbols: Set<String>? = nil,
    symbolsNamed: Int = 10,
    threads: Int = 1
  ) -> [PriceFinding] {
    let found = concurrentMap(count: checks.count, threads: threads) {
      checks[$0].findings(in: panel)
    }
    return found.flatMap { findings in
      let wanted = findings.filter { finding in
        guard let symbols, let symbol = finding.symbol else { return true }
        return symbols.contains(symbol)
      }
      return PriceFinding.summedUp(wanted, symbolsNamed: symbolsNamed)
    }
  }
}
