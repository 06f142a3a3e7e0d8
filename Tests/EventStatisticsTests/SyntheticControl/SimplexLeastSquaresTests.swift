import Testing

@testable import EventStatistics

@Suite("Weights that are not negative and sum to one")
struct SimplexLeastSquaresTests {
  /// With two donors `w = (y − x₂)(x₁ − x₂)/‖x₁ − x₂‖²`, cut to the range from 0 to 1.
  @Test(
    arguments: [
      ([3.0, 0], [4.0, 0], [0.0, 0], 0.75),
      ([5, 0], [4, 0], [0, 0], 1),
      ([-1, 7], [4, 0], [0, 0], 0),
      ([1, 1], [2, 0], [0, 2], 0.5),
      ([1, 5], [2, 0], [0, 1], 0),
      ([2, 1], [2, 0], [0, 1], 0.8),
    ] as [([Double], [Double], [Double], Double)]
  )
  func `two donors as by hand`(target: [Double], one: [Double], two: [Double], weight: Double) {
    let fit = SimplexLeastSquares(target, on: ReturnColumns([one, two]))
    let first = fit.weights.first { $0.donor == 0 }?.weight ?? 0
    #expect(abs(first - weight) < 1e-14)
    #expect(abs(fit.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-14)
  }

  /// The weights of a problem as another program has them.
  struct Solution: Sendable {
    let seed: Int
    let days: Int
    let donors: Int
    let squares: Double
    let weights: KeyValuePairs<Int, Double>
  }

  /// quadprog 0.1.14 found the donors with a weight; mpmath 1.4.1 solved for them with 40 digits, and the conditions
  /// of a minimum held to 1e-25.
  private static let solutions = [
    Solution(
      seed: 7,
      days: 12,
      donors: 6,
      squares: 0.00038081191070898459,
      weights: [
        0: 0.24913627955634456, 2: 0.13994176734869357, 3: 0.32657166129736308,
        4: 0.2110293674099022, 5: 0.073320924387696588,
      ]
    ),
    Solution(
      seed: 11,
      days: 40,
      donors: 15,
      squares: 0.0010837216476313015,
      weights: [
        1: 0.23540278425901062, 3: 0.11564164735091461, 5: 0.040932759888949021,
        6: 0.17016026754783083, 8: 0.25781249108315988, 13: 0.10508605279903571,
        14: 0.074963997071099326,
      ]
    ),
    Solution(
      seed: 5,
      days: 30,
      donors: 60,
      squares: 0.00064765436811140609,
      weights: [
        2: 0.22080268526826441, 10: 0.13924684024507786, 15: 0.052725365330250357,
        19: 0.053653006242802079, 21: 0.08974846654434943, 29: 0.0078718361118421047,
        39: 0.012363048284967456, 52: 0.019128538743549854, 53: 0.1425724353304644,
        56: 0.043827649023899264, 58: 0.21806012887463279,
      ]
    ),
  ]

  @Test(arguments: solutions)
  func `equals another program's weights`(solution: Solution) {
    let returns = WrittenReturns(
      seed: solution.seed,
      days: solution.days,
      donors: solution.donors
    )
    let fit = SimplexLeastSquares(returns.treated, on: ReturnColumns(returns.donors))
    #expect(fit.weights.map(\.donor) == solution.weights.map(\.key))
    for (own, other) in zip(fit.weights, solution.weights) {
      #expect(isClose(own.weight, other.value, within: 1e-11))
    }
    #expect(isClose(fit.residuals.reduce(0) { $0 + $1 * $1 }, solution.squares, within: 1e-12))
  }

  /// At the minimum no donor's product with the residual is smaller than that of the portfolio, and those with a
  /// weight have the same.
  @Test(arguments: [(1, 60, 20), (2, 60, 200), (3, 25, 400), (4, 250, 90), (6, 3, 50)])
  func `fulfills the conditions of a minimum`(seed: Int, days: Int, donors: Int) {
    let returns = WrittenReturns(seed: seed, days: days, donors: donors)
    let fit = SimplexLeastSquares(returns.treated, on: ReturnColumns(returns.donors))
    let products = returns.donors.map { donor in
      -zip(donor, fit.residuals).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let own = fit.weights.reduce(0) { $0 + $1.weight * products[$1.donor] }
    let size = returns.treated.reduce(0) { $0 + $1 * $1 }
    #expect(products.allSatisfy { $0 >= own - 1e-13 * size })
    #expect(fit.weights.allSatisfy { abs(products[$0.donor] - own) < 1e-13 * size })
    #expect(fit.dualityGap <= 1e-13 * size)
    #expect(fit.weights.allSatisfy { $0.weight > 0 } && fit.weights.count <= days + 1)
    #expect(abs(fit.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-14)
  }

  @Test func `a donor more never makes the fit worse`() {
    let returns = WrittenReturns(seed: 9, days: 40, donors: 30)
    let squares = (1...30).map { count in
      SimplexLeastSquares(
        returns.treated,
        on: ReturnColumns(Array(returns.donors.prefix(count)))
      ).residuals.reduce(0) { $0 + $1 * $1 }
    }
    #expect(zip(squares, squares.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) })
    #expect(squares[29] < 0.7 * squares[0])
  }

  @Test func `the order of the donors changes no weight`() {
    let returns = WrittenReturns(seed: 12, days: 50, donors: 40)
    let order = (0..<40).map { ($0 * 17) % 40 }
    let plain = SimplexLeastSquares(returns.treated, on: ReturnColumns(returns.donors))
    let mixed = SimplexLeastSquares(
      returns.treated,
      on: ReturnColumns(order.map { returns.donors[$0] })
    )
    let found = Dictionary(
      uniqueKeysWithValues: mixed.weights.map { (order[$0.donor], $0.weight) }
    )
    #expect(found.count == plain.weights.count && plain.weights.count > 3)
    for weight in plain.weights {
      #expect(isClose(found[weight.donor] ?? 0, weight.weight, within: 1e-10))
    }
  }

  @Test(arguments: [1e-6, 37, 1e6])
  func `the size of all returns changes no weight`(size: Double) {
    let returns = WrittenReturns(seed: 13, days: 50, donors: 40)
    let plain = SimplexLeastSquares(returns.treated, on: ReturnColumns(returns.donors))
    let scaled = SimplexLeastSquares(
      returns.treated.map { $0 * size },
      on: ReturnColumns(returns.donors.map { $0.map { $0 * size } })
    )
    #expect(scaled.weights.map(\.donor) == plain.weights.map(\.donor))
    for (one, other) in zip(scaled.weights, plain.weights) {
      #expect(isClose(one.weight, other.weight, within: 1e-10))
    }
  }

  /// A security that is such a portfolio is found again, whatever else there is.
  @Test func `a portfolio of donors is found exactly`() {
    let returns = WrittenReturns(seed: 14, days: 60, donors: 50)
    let shares = [(3, 0.5), (17, 0.3), (42, 0.2)]
    let target = (0..<60).map { day in
      shares.reduce(0) { $0 + $1.1 * returns.donors[$1.0][day] }
    }
    let fit = SimplexLeastSquares(target, on: ReturnColumns(returns.donors))
    for (donor, share) in shares {
      let found = fit.weights.first { $0.donor == donor }?.weight ?? 0
      #expect(isClose(found, share, within: 1e-10))
    }
    #expect(fit.residuals.allSatisfy { abs($0) < 1e-14 })
  }

  @Test func `a column that is left out has no weight, and the start changes nothing`() {
    let returns = WrittenReturns(seed: 15, days: 40, donors: 20)
    let columns = ReturnColumns(returns.donors)
    let whole = SimplexLeastSquares(returns.treated, on: columns)
    let heaviest = whole.weights.max { $0.weight < $1.weight }?.donor ?? 0
    let without = SimplexLeastSquares(returns.treated, on: columns, leavingOut: heaviest)
    #expect(!without.weights.contains { $0.donor == heaviest })
    let restarted = SimplexLeastSquares(
      returns.treated,
      on: columns,
      leavingOut: heaviest,
      from: whole.weights
    )
    #expect(restarted.weights.map(\.donor) == without.weights.map(\.donor))
    for (one, other) in zip(restarted.weights, without.weights) {
      #expect(isClose(one.weight, other.weight, within: 1e-11))
    }
    let itself = SimplexLeastSquares(returns.donors[4], on: columns)
    #expect(itself.weights == [DonorWeight(donor: 4, weight: 1)])
  }

  @Test func `equal donors and one donor have weights too`() {
    let returns = WrittenReturns(seed: 16, days: 20, donors: 3)
    let twins = SimplexLeastSquares(
      returns.treated,
      on: ReturnColumns([returns.donors[0], returns.donors[0], returns.donors[1]])
    )
    let single = SimplexLeastSquares(
      returns.treated,
      on: ReturnColumns([returns.donors[0], returns.donors[1]])
    )
    #expect(abs(twins.residuals.rootMeanSquare - single.residuals.rootMeanSquare) < 1e-15)
    let only = SimplexLeastSquares(returns.treated, on: ReturnColumns([returns.donors[2]]))
    #expect(only.weights == [DonorWeight(donor: 0, weight: 1)] && only.dualityGap < 1e-15)
    let flat = SimplexLeastSquares([0, 0, 0], on: ReturnColumns([[0, 0, 0], [0, 0, 0]]))
    #expect(flat.residuals == [0, 0, 0])
  }
}
