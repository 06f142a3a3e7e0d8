/// The row of a regression without which a coefficient changes most.
///
/// Without a row of residual *e* and hat value *h* the coefficients are `b − (X'X)⁻¹x e/(1 − h)`. A row with *h* = 1
/// is fitted by itself: without it there is a regressor less.
///
/// Source: Belsley, Kuh & Welsch (1980), *Regression Diagnostics*, chapter 2.
public struct CoefficientInfluence: Sendable, Hashable {
  /// The position of the row in the data.
  public let row: Int
  /// Its hat value, from 1/*n* to 1.
  public let leverage: Double
  /// The coefficient without the row; not a number where there is none.
  public let estimateWithout: Double
}

extension LinearRegression {
  /// From this hat value on a row is fitted by itself, but for rounding.
  static let ownFit = 1 - 1e-9

  /// Returns the row without which a coefficient changes most, the first of equal ones.
  ///
  /// - Parameter term: The position of the coefficient among ``terms``.
  /// - Returns: The row with its hat value, and the coefficient without it.
  public func influence(onTerm term: Int) -> CoefficientInfluence {
    var largest = (place: 0, change: -1.0)
    for place in rows.indices {
      let change = change(ofTerm: term, without: place).map(abs) ?? .infinity
      if change > largest.change { largest = (place, change) }
    }
    let change = change(ofTerm: term, without: largest.place)
    return CoefficientInfluence(
      row: rows[largest.place],
      leverage: min(1, leverage(of: largest.place)),
      estimateWithout: change.map { estimates[term] + $0 } ?? .nan
    )
  }

  /// By how much a coefficient is larger without a row; nothing where it rests on the row alone.
  private func change(ofTerm term: Int, without place: Int) -> Double? {
    let leverage = leverage(of: place)
    guard leverage < Self.ownFit else {
      return rests(term: term, onRow: place) ? nil : 0
    }
    return -pull(ofTerm: term, by: place) * weightedResiduals[place] / (1 - leverage)
  }

  /// Whether one row alone decides a coefficient.
  func restsOnOneRow(_ term: Int) -> Bool {
    rows.indices.contains { rests(term: term, onRow: $0) }
  }

  /// Whether a coefficient rests on a row that is fitted by itself: without it the data cannot tell those coefficients
  /// apart that it pulls at.
  private func rests(term: Int, onRow place: Int) -> Bool {
    guard leverage(of: place) >= Self.ownFit else { return false }
    let pull = pull(ofTerm: term, by: place)
    return pull * pull > 1e-9 * gram[term][term]
  }

  /// By how much a coefficient moves with the response of a row.
  private func pull(ofTerm term: Int, by place: Int) -> Double {
    gram[term].indices.reduce(0) { $0 + gram[term][$1] * design[$1][place] }
  }
}
