public import CivilTime
internal import Notices

/// A corporate action that changes the number of shares and with it the price of each.
///
/// A split of one share into two and a bonus issue of one for one both have the factor 0.5: one
/// share of before is worth two of after, so earlier prices are halved to be comparable.
public struct Adjustment: Sendable, Hashable {
  /// The symbol of the company.
  public let symbol: String
  /// The first day on which the price is that of the new shares.
  public let exDate: CalendarDate
  /// What the prices of all days before the ex-date are multiplied by, positive.
  public let factor: Double

  /// Creates an adjustment.
  ///
  /// - Precondition: The factor is positive and finite.
  public init(symbol: String, exDate: CalendarDate, factor: Double) {
    precondition(factor > 0 && factor.isFinite, "An adjustment factor is positive and finite")
    self.symbol = symbol
    self.exDate = exDate
    self.factor = factor
  }

  /// Whether it changes nothing, and says that a jump on its day was a move of the price.
  package var isNone: Bool { factor == 1 }
}

extension Message {
  /// The file of adjustments, as advice names it.
  static let adjustmentsFile: Message = {
    let file: Message = "the adjustments file, which \(.adjustments) names"
    return "\(file, onPage: "the adjustments")"
  }()
}

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
  /// `price * f, shares / f, f = product of the factors with an ex-date after the day`
  ///
  /// Adjusted are close, open, high, low, VWAP and the previous close, which has the factor of its row.
  /// The vendor's adjusted close stays, because the vendor has adjusted it, and so does turnover,
  /// because money does not split. Missing values stay missing. A panel of returns is returned as it
  /// is.
  public func apply(to panel: PricePanel) -> AdjustedPrices {
    guard panel.values == .prices else {
      return AdjustedPrices(panel: panel, findings: findings(in: panel))
    }
    let factors = cumulativeFactors(for: panel)
    let adjusted = panel.fields.reduce(panel) { result, field in
      guard let column = panel.values(field) else { return result }
      switch field {
      case .close, .open, .high, .low, .vwap, .previousClose:
        return result.replacing(field, withValues: scaled(column, by: factors, panel.cells, *))
      case .volume, .delivered, .freeFloat:
        return result.replacing(field, withValues: scaled(column, by: factors, panel.cells, /))
      case .turnover, .adjustedClose: return result
      }
    }
    return AdjustedPrices(panel: adjusted, findings: findings(in: panel))
  }

  /// Returns the factor of each cell of the symbols that have any adjustment in the panel.
  private func cumulativeFactors(for panel: PricePanel) -> [(symbol: Int, factors: [Double])] {
    Dictionary(grouping: adjustments) { panel.index(ofSymbol: $0.symbol) }.compactMap {
      symbol,
      actions in
      guard let symbol else { return nil }
      var remaining = actions.sorted { ($0.exDate, $0.factor) < ($1.exDate, $1.factor) }
      var factor = 1.0
      var factors: [Double] = []
      for cell in panel.cells.range(ofSymbol: symbol).reversed() {
        let day = panel.days[panel.cells.day(ofCell: cell)]
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
    _ cells: PanelCells,
    _ operation: (Double, Double) -> Double
  ) -> [Double] {
    var column = column
    for (symbol, factors) in factors {
      for (cell, factor) in zip(cells.range(ofSymbol: symbol), factors) where factor != 1 {
        column[cell] = operation(column[cell], factor)
      }
    }
    return column
  }
}

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
    let closes = panel.values(.close)
    return adjustments.compactMap { adjustment in
      let listed = "the adjustment of \(adjustment.exDate) by \(adjustment.factor)"
      guard let symbol = panel.index(ofSymbol: adjustment.symbol),
        let own = closes?[panel.cells.range(ofSymbol: symbol)],
        let first = own.firstIndex(where: { !$0.isNaN }),
        let last = own.lastIndex(where: { !$0.isNaN })
      else {
        return PriceFinding(
          .adjustmentWithoutSymbol,
          symbol: adjustment.symbol,
          dates: [adjustment.exDate],
          detail: "\(listed) has no prices to act on; check the symbol"
        )
      }
      let span = (
        panel.days[panel.cells.day(ofCell: first)], panel.days[panel.cells.day(ofCell: last)]
      )
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

/// A panel of prices after adjustments, with what a reader must know about them.
public struct AdjustedPrices: Sendable {
  /// The adjusted panel.
  public let panel: PricePanel
  /// Adjustments that had nothing to act on.
  public let findings: [PriceFinding]
}
