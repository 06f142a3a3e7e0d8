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

/// The exact distribution of the pair count of Mann and Whitney without ties.
struct RankSumDistribution: Sendable {
  /// `P(U = u)` for `u` from 0 to `nm`.
  private let probabilities: [Double]

  /// The count of *n* against *m* values: the largest of all is in the first group with probability
  /// `n/(n + m)` and then adds *m* pairs.
  ///
  /// - Complexity: O(*n*² *m*²).
  init(first: Int, second: Int) {
    // table[j] is the distribution for the current first size and j values in the second group.
    var table = (0...second).map { _ in [1.0] }
    for i in 1..<(first + 1) {
      var next = [[1.0]]
      for j in 1..<(second + 1) {
        let share = Double(i) / Double(i + j)
        var distribution = [Double](repeating: 0, count: i * j + 1)
        for (count, probability) in table[j].enumerated() {
          distribution[count + j] += share * probability
        }
        for (count, probability) in next[j - 1].enumerated() {
          distribution[count] += (1 - share) * probability
        }
        next.append(distribution)
      }
      table = next
    }
    probabilities = table[second]
  }

  /// `P(U ≥ u)`.
  func upperTail(_ u: Double) -> Double {
    guard u > 0 else { return 1 }
    guard u <= Double(probabilities.count - 1) else { return 0 }
    var tail = 0.0
    for count in stride(from: probabilities.count - 1, through: Int(u.rounded(.up)), by: -1) {
      tail += probabilities[count]
    }
    return min(1, tail)
  }
}
