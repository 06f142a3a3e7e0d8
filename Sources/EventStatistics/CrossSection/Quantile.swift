/// Quantiles of a sample by linear interpolation between order statistics.
public enum Quantile {
  /// Returns quantiles, `x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎)` with `h = (n − 1)p + 1`.
  ///
  /// Source: Hyndman & Fan (1996), *Sample Quantiles in Statistical Packages*, American Statistician
  /// 50(4), pp. 361–365, definition 7, the default of most programs.
  ///
  /// - Parameters:
  ///   - values: In any order; missing ones are left out.
  ///   - probabilities: From 0 to 1.
  /// - Returns: One value per probability; NaN without values.
  public static func of(_ values: [Double], at probabilities: [Double]) -> [Double] {
    let sorted = values.filter { !$0.isNaN }.sorted()
    return probabilities.map { probability in
      precondition((0...1).contains(probability), "A probability lies between 0 and 1")
      guard !sorted.isEmpty else { return .nan }
      let place = Double(sorted.count - 1) * probability
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
  }
}
