#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How a return is measured from two successive prices.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum ReturnKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// The relative change of the price, `rₜ = Pₜ/Pₜ₋₁ − 1`.
  case simple
  /// The difference of the logarithms, `rₜ = ln Pₜ − ln Pₜ₋₁`.
  case log

  /// Turns a price series into returns on the same axis.
  ///
  /// A return is missing where either of its two prices is missing, zero, negative or infinite: a
  /// gap is not bridged, and a missing return is never zero.
  ///
  /// - Parameter prices: Prices of one security, oldest first; NaN where there is none.
  /// - Returns: As many values as prices, as fractions (0.01 is 1 %); the first is NaN.
  /// - Complexity: O(*n*).
  public func returns(of prices: ArraySlice<Double>) -> [Double] {
    var previous = Double.nan
    return prices.map { price in
      let isPrice = price > 0 && price.isFinite
      switch self {
      case .simple:
        let current = isPrice ? price : .nan
        defer { previous = current }
        return current / previous - 1
      case .log:
        let current = isPrice ? Self.naturalLogarithm(price) : .nan
        defer { previous = current }
        return current - previous
      }
    }
  }

  /// Turns a price series into returns on the same axis.
  ///
  /// - Parameter prices: Prices of one security, oldest first; NaN where there is none.
  /// - Returns: As many values as prices, as fractions (0.01 is 1 %); the first is NaN.
  public func returns(of prices: [Double]) -> [Double] {
    returns(of: prices[...])
  }

  /// Turns a price series into returns between some of its days.
  ///
  /// - Parameters:
  ///   - prices: Prices of one security, oldest first; NaN where there is none.
  ///   - positions: The days between which returns are taken, ascending.
  /// - Returns: As many values as prices; NaN on the other days, which a later return spans.
  public func returns(of prices: [Double], at positions: [Int]) -> [Double] {
    var result = [Double](repeating: .nan, count: prices.count)
    let between = returns(of: positions.map { prices[$0] })
    for (position, value) in zip(positions, between) { result[position] = value }
    return result
  }

  /// Returns the growth of one unit of money, `Π(1 + r)` or `exp Σ r`.
  package func growth(of returns: some Sequence<Double>) -> Double {
    switch self {
    case .simple: returns.reduce(1) { $0 * (1 + $1) }
    case .log: Self.exponential(returns.reduce(0, +))
    }
  }

  // A module-level name such as `log` would resolve to the case of the same name.
  private static func naturalLogarithm(_ value: Double) -> Double {
    #if canImport(Glibc)
    Glibc.log(value)
    #else
    Darwin.log(value)
    #endif
  }

  private static func exponential(_ value: Double) -> Double {
    #if canImport(Glibc)
    Glibc.exp(value)
    #else
    Darwin.exp(value)
    #endif
  }
}
