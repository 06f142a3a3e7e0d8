/// The pair counts behind Kendall's rank correlation.
struct KendallCounts: Sendable {
  /// Concordant minus discordant pairs.
  let excess: Double
  /// `Σ t(t − 1)/2` over ties in *x*, and the same for *y*.
  let tiedPairsX, tiedPairsY: Double
  let count: Int
  private let tieSizesX, tieSizesY: [Double]

  /// Counts pairs by merge sort: an exchange in *y* among values in order of *x* is discordance.
  ///
  /// Source: Knight (1966), *A Computer Method for Calculating Kendall's Tau with Ungrouped Data*,
  /// Journal of the American Statistical Association 61(314), pp. 436–439.
  init(_ x: [Double], _ y: [Double]) {
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    let byX = order.map { x[$0] }
    var byY = order.map { y[$0] }
    let pairs = zip(byX, byY).map { Pair(x: $0, y: $1) }
    let exchanges = Self.sort(&byY)
    tieSizesX = Self.runs(byX)
    tieSizesY = Self.runs(byY)
    let tiedX = Self.pairs(tieSizesX)
    let tiedY = Self.pairs(tieSizesY)
    let tiedBoth = Self.pairs(Self.runs(pairs))
    let n = Double(x.count)
    // All pairs, less those tied in either, are concordant or discordant.
    excess = n * (n - 1) / 2 - tiedX - tiedY + tiedBoth - 2 * exchanges
    tiedPairsX = tiedX
    tiedPairsY = tiedY
    count = x.count
  }

  private struct Pair: Equatable {
    let x, y: Double
  }

  /// `τ_b = (C − D)/√((n₀ − n₁)(n₀ − n₂))`.
  var tau: Double { excess / comparablePairs }

  /// `√((n₀ − n₁)(n₀ − n₂))`: the pairs not tied in *x* and those not tied in *y*, their geometric mean.
  var comparablePairs: Double {
    let all = Double(count) * Double(count - 1) / 2
    return ((all - tiedPairsX) * (all - tiedPairsY)).squareRoot()
  }

  /// The variance of the excess when the series are independent, corrected for ties.
  ///
  /// Source: Kendall (1970), *Rank Correlation Methods*, 4th edition, eq. 4.4.
  var variance: Double {
    let n = Double(count)
    func sum(_ sizes: [Double], _ term: (Double) -> Double) -> Double {
      sizes.reduce(0) { $0 + term($1) }
    }
    let first = { (t: Double) in t * (t - 1) * (2 * t + 5) }
    let second = { (t: Double) in t * (t - 1) * (t - 2) }
    let third = { (t: Double) in t * (t - 1) }
    let v0 = n * (n - 1) * (2 * n + 5)
    let v1 = sum(tieSizesX, third) * sum(tieSizesY, third) / (2 * n * (n - 1))
    let v2 =
      sum(tieSizesX, second) * sum(tieSizesY, second) / (9 * n * (n - 1) * max(n - 2, 1))
    return (v0 - sum(tieSizesX, first) - sum(tieSizesY, first)) / 18 + v1 + v2
  }

  private static func runs(_ values: [some Equatable]) -> [Double] {
    var sizes: [Double] = []
    var start = 0
    for index in values.indices
    where index + 1 == values.count || values[index + 1] != values[start] {
      sizes.append(Double(index + 1 - start))
      start = index + 1
    }
    return sizes
  }

  private static func pairs(_ sizes: [Double]) -> Double {
    sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }

  /// Sorts by merging and returns the number of exchanges of unequal neighbors.
  private static func sort(_ values: inout [Double]) -> Double {
    var exchanges = 0.0
    var width = 1
    var merged = values
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for position in start..<end {
          if left < middle, right >= end || values[left] <= values[right] {
            merged[position] = values[left]
            left += 1
          } else {
            merged[position] = values[right]
            exchanges += Double(middle - left)
            right += 1
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return exchanges
  }
}
