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
