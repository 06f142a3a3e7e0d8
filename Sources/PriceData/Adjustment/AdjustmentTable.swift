internal import CivilTime

/// The splits, bonus issues and other corporate actions that prices are adjusted for.
public struct AdjustmentTable: Sendable, Hashable {
  /// The adjustments, by symbol, then ex-date, then factor, so that their order cannot matter.
  public let adjustments: [Adjustment]

  /// Creates a table from adjustments in any order.
  public init(_ adjustments: [Adjustment]) {
    self.adjustments = adjustments.sorted {
      ($0.symbol, $0.exDate, $0.factor) < ($1.symbol, $1.exDate, $1.factor)
    }
  }

  /// Returns a panel in which the prices before each ex-date are those of the new shares.
  ///
  /// `price * f, volume / f, f = product of the factors with an ex-date after the day`
  ///
  /// Adjusted are close, open, high, low and VWAP. The vendor's adjusted close stays, because the
  /// vendor has adjusted it, and so does turnover, because money does not split. Missing values stay
  /// missing. A panel of returns is returned as it is.
  public func apply(to panel: PricePanel) -> AdjustedPrices {
    guard panel.values == .prices else {
      return AdjustedPrices(panel: panel, findings: findings(in: panel))
    }
    let factors = cumulativeFactors(for: panel)
    let adjusted = panel.fields.reduce(panel) { result, field in
      guard let column = panel.column(field) else { return result }
      switch field {
      case .close, .open, .high, .low, .vwap:
        return result.replacing(field, with: scaled(column, by: factors, days: panel.days.count, *))
      case .volume:
        return result.replacing(field, with: scaled(column, by: factors, days: panel.days.count, /))
      case .turnover, .adjustedClose: return result
      }
    }
    return AdjustedPrices(panel: adjusted, findings: findings(in: panel))
  }

  /// Returns the factor of each day for the symbols that have any adjustment in the panel.
  private func cumulativeFactors(for panel: PricePanel) -> [(symbol: Int, factors: [Double])] {
    Dictionary(grouping: adjustments) { panel.index(ofSymbol: $0.symbol) }.compactMap {
      symbol,
      actions in
      guard let symbol else { return nil }
      var remaining = actions.sorted { ($0.exDate, $0.factor) < ($1.exDate, $1.factor) }
      var factor = 1.0
      var factors: [Double] = []
      for day in panel.days.reversed() {
        while let action = remaining.last, day < action.exDate {
          factor *= action.factor
          remaining.removeLast()
        }
        factors.append(factor)
      }
      return (symbol, factors.reversed())
    }
  }

  private func scaled(
    _ column: [Double],
    by factors: [(symbol: Int, factors: [Double])],
    days: Int,
    _ operation: (Double, Double) -> Double
  ) -> [Double] {
    var column = column
    for (symbol, factors) in factors {
      for (day, factor) in factors.enumerated() where factor != 1 {
        column[symbol * days + day] = operation(column[symbol * days + day], factor)
      }
    }
    return column
  }
}
