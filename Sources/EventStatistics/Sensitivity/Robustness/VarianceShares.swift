/// How much of the variation of an effect over specifications each choice explains.
///
/// One-way: `η² = Σ nⱼ(x̄ⱼ − x̄)²/Σ(x − x̄)²` of each factor by itself. Sequential: what each factor adds
/// to the main effects of those before it. Where every combination of levels occurs equally often, both
/// are the same, and the shares and the rest, the interactions, add up to one.
///
/// Source: Fisher (1925), *Statistical Methods for Research Workers*, chapter 7; Searle (1971), *Linear
/// Models*, section 7.1, for reductions in the order of fitting.
package struct VarianceShares: Sendable, Hashable {
  /// One choice with the level that each specification takes.
  package struct Factor: Sendable, Hashable {
    /// The name, for example `model`.
    package let name: String
    /// The level of each specification.
    package let levels: [String]

    /// Creates a factor.
    package init(name: String, levels: [String]) {
      self.name = name
      self.levels = levels
    }
  }

  /// What one factor explains.
  package struct Share: Sendable, Hashable {
    /// The factor's name.
    package let name: String
    /// The number of its levels.
    package let levelCount: Int
    /// The share that the factor explains by itself, from 0 to 1.
    package let oneWay: Double
    /// The share that the factor adds to those before it, from 0 to 1.
    package let sequential: Double
  }

  /// One element for each factor, in the given order.
  package let shares: [Share]
  /// The share that the main effects leave over: interactions, and whatever no factor names.
  package let rest: Double

  /// The share of a column's own sum of squares below which it adds nothing to those before it.
  private static let tolerance = 1e-10

  /// Analyses a table of specifications.
  ///
  /// - Parameters:
  ///   - effects: The effect of each specification; NaN for one that has none, which is left out.
  ///   - factors: The choices, in the order in which they are to be added.
  /// - Throws: ``InferenceError`` for fewer than two effects or equal ones.
  /// - Complexity: O(specifications × factors² + levels³).
  package init(effects: [Double], factors: [Factor]) throws(InferenceError) {
    precondition(
      factors.allSatisfy { $0.levels.count == effects.count },
      "Each specification has a level of each factor"
    )
    let used = effects.indices.filter { effects[$0].isFinite }
    let moments = SampleMoments(effects)
    guard moments.count >= 2 else {
      throw moments.count == 0 ? .noEvents : .tooFewEvents(required: 2, available: moments.count)
    }
    guard moments.hasVariance else { throw .noVariance }
    let coded = factors.map { factor in
      Self.codes(used.map { factor.levels[$0] })
    }
    let deviations = used.map { effects[$0] - moments.mean }
    let reductions = Self.reductions(deviations, coded)
    let total = moments.sumOfSquares
    shares = factors.indices.map { index in
      Share(
        name: factors[index].name,
        levelCount: coded[index].count,
        oneWay: Self.between(deviations, coded[index]) / total,
        sequential: reductions[index] / total
      )
    }
    rest = max(0, 1 - reductions.reduce(0, +) / total)
  }

  /// The levels of one factor as numbers.
  private struct Codes {
    let values: [Int]
    let count: Int
  }

  private static func codes(_ levels: [String]) -> Codes {
    var known: [String: Int] = [:]
    let values = levels.map { level in
      let code = known[level] ?? known.count
      known[level] = code
      return code
    }
    return Codes(values: values, count: known.count)
  }

  private static func between(_ deviations: [Double], _ codes: Codes) -> Double {
    var sums = [Double](repeating: 0, count: codes.count)
    var counts = sums
    for (value, code) in zip(deviations, codes.values) {
      sums[code] += value
      counts[code] += 1
    }
    return zip(sums, counts).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
  }

  /// The sum of squares that each factor adds, by eliminating one indicator after the other.
  ///
  /// Indicators are centered, so that the mean is not a part of any factor. A Cholesky factor of their
  /// cross products gives the reduction of each column in turn.
  private static func reductions(_ deviations: [Double], _ factors: [Codes]) -> [Double] {
    let starts = factors.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    let width = starts.last ?? 0
    let n = Double(deviations.count)
    var products = [Double](repeating: 0, count: width * width)
    var response = [Double](repeating: 0, count: width)
    var counts = response
    for (row, value) in deviations.enumerated() {
      for (first, factor) in factors.enumerated() {
        let column = starts[first] + factor.values[row]
        response[column] += value
        counts[column] += 1
        for second in first..<factors.count {
          products[column * width + starts[second] + factors[second].values[row]] += 1
        }
      }
    }
    for row in 0..<width {
      for column in row..<width {
        let value = products[row * width + column] - counts[row] * counts[column] / n
        products[row * width + column] = value
        products[column * width + row] = value
      }
    }
    var result = [Double](repeating: 0, count: factors.count)
    for (index, _) in factors.enumerated() {
      for pivot in starts[index]..<starts[index + 1] {
        let diagonal = products[pivot * width + pivot]
        let own = counts[pivot] * (1 - counts[pivot] / n)
        guard diagonal > own * tolerance else { continue }
        result[index] += response[pivot] * response[pivot] / diagonal
        for row in (pivot + 1)..<max(width, pivot + 1) {
          let factor = products[row * width + pivot] / diagonal
          guard factor != 0 else { continue }
          response[row] -= factor * response[pivot]
          for column in row..<width {
            products[row * width + column] -= factor * products[column * width + pivot]
            products[column * width + row] = products[row * width + column]
          }
        }
      }
    }
    return result
  }
}
