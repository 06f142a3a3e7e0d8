/// The exact distribution of Wilcoxon's signed-rank sum without ties.
///
/// Each rank 1…*n* enters the sum with probability one half.
struct SignedRankDistribution: Sendable {
  /// `P(W = w)` for `w` from 0 to `n(n + 1)/2`.
  private let probabilities: [Double]

  /// - Complexity: O(*n*³).
  init(count: Int) {
    let highest = count * (count + 1) / 2
    var probabilities = [Double](repeating: 0, count: highest + 1)
    probabilities[0] = 1
    var reached = 0
    for rank in 1..<(count + 1) {
      reached += rank
      for sum in stride(from: reached, through: 0, by: -1) {
        let without = probabilities[sum]
        let with = sum >= rank ? probabilities[sum - rank] : 0
        probabilities[sum] = (without + with) / 2
      }
    }
    self.probabilities = probabilities
  }

  /// `P(W ≥ w)`.
  func upperTail(_ w: Double) -> Double {
    guard w > 0 else { return 1 }
    guard w <= Double(probabilities.count - 1) else { return 0 }
    var tail = 0.0
    // The smallest terms first.
    for sum in stride(from: probabilities.count - 1, through: Int(w.rounded(.up)), by: -1) {
      tail += probabilities[sum]
    }
    return min(1, tail)
  }
}
