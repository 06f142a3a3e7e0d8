internal import CivilTime

extension AdjustmentTable {
  /// Returns the adjustments that have nothing to act on in a panel.
  func findings(in panel: PricePanel) -> [PriceFinding] {
    guard panel.values == .prices else {
      let finding = PriceFinding(
        .adjustmentOfReturns,
        symbol: nil,
        dates: adjustments.map(\.exDate),
        detail: "\(adjustments.count) adjustments were not applied, because the data hold returns "
          + "and not prices"
      )
      return [finding].compactMap(\.self)
    }
    return adjustments.compactMap { adjustment in
      let listed = "the adjustment of \(adjustment.exDate) by \(adjustment.factor)"
      guard let symbol = panel.index(ofSymbol: adjustment.symbol),
        let closes = panel.series(.close, symbol: symbol),
        let first = closes.firstIndex(where: { !$0.isNaN }),
        let last = closes.lastIndex(where: { !$0.isNaN })
      else {
        return PriceFinding(
          .adjustmentWithoutSymbol,
          symbol: adjustment.symbol,
          dates: [adjustment.exDate],
          detail: "\(listed) has no prices to act on; check the symbol"
        )
      }
      let span = (panel.days[first - closes.startIndex], panel.days[last - closes.startIndex])
      guard adjustment.exDate <= span.0 || adjustment.exDate > span.1 else { return nil }
      return PriceFinding(
        .adjustmentOutsideDays,
        symbol: adjustment.symbol,
        dates: [adjustment.exDate],
        detail: adjustment.exDate <= span.0
          ? "\(listed) changed nothing, because the prices begin on \(span.0)"
          : "\(listed) changed every price, because the prices end on \(span.1), before the ex-date"
      )
    }
  }
}
