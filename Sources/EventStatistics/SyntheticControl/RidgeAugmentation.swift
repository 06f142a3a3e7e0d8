/// The sums of products of the donors' returns of each two days, `K_st = Σ_j (R_js − R̄_s)(R_jt − R̄_t)`.
///
/// A ridge regression on the returns of *T* days needs only these, however many donors there are.
struct DonorKernel: Sendable {
  /// The number of days.
  let size: Int
  /// The mean return of the donors on each day.
  let means: [Double]
  /// The sums of products, row by row.
  let matrix: [Double]

  init(_ columns: ReturnColumns) {
    let size = columns.rowCount
    var means = [Double](repeating: 0, count: size)
    for column in 0..<columns.count {
      for (row, value) in columns[column].enumerated() { means[row] += value }
    }
    means = means.map { $0 / Double(columns.count) }
    var matrix = [Double](repeating: 0, count: size * size)
    var centred = [Double](repeating: 0, count: size)
    for column in 0..<columns.count {
      for (row, value) in columns[column].enumerated() { centred[row] = value - means[row] }
      matrix.withUnsafeMutableBufferPointer { matrix in
        for row in 0..<size {
          let (factor, start) = (centred[row], row * size)
          for other in 0...row { matrix[start + other] += factor * centred[other] }
        }
      }
    }
    for row in 0..<size {
      for other in 0..<row { matrix[other * size + row] = matrix[row * size + other] }
    }
    (self.size, self.means, self.matrix) = (size, means, matrix)
  }

  /// Returns the sums of products between some days and others, row by row.
  func products(of rows: [Int], with columns: [Int]) -> [Double] {
    rows.flatMap { row in columns.map { matrix[row * size + $0] } }
  }

  /// The mean sum of squares of a day, which a penalty is measured by.
  var scale: Double {
    (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] } / Double(size)
  }
}

/// How well models predict returns of the estimation window that they have not seen.
///
/// The estimation window is cut into ten blocks of days that follow each other (fewer where it has less than twenty
/// days). Each model is estimated without a block and predicts it; the error is the root of the mean squared
/// difference over all blocks. Nothing of the event window is looked at.
///
/// The error of the ridge-augmented form is a little too small: it is the least of eleven on the blocks by which its
/// penalty was chosen. Those of the synthetic control and of the market model are not chosen.
///
/// The penalty of the ridge-augmented form is the one of eleven, from `100 s` down to `0.001 s` with *s* the mean of
/// `Σ_j (R_jt − R̄_t)²` over the days, that predicts best; the larger one where two do equally. Ben-Michael, Feller &
/// Rothstein (2021) leave out one period at a time; blocks keep apart days that belong together.
public struct HeldOutPrediction: Sendable, Hashable {
  /// The error of the synthetic control.
  public let syntheticError: Double
  /// The ridge-augmented form that predicts best, where it was asked for.
  public let augmented: Augmented?
  /// The error of the market model, where there is a market.
  public let marketError: Double?

  /// A penalty of the ridge-augmented form and how well it predicts.
  public struct Augmented: Sendable, Hashable {
    /// The penalty.
    public let penalty: Double
    /// The error on the blocks that the penalty was chosen by, and so a little too small.
    public let error: Double
  }

  /// How many blocks the estimation window is cut into.
  private static let blocks = 10
  /// The penalties that are tried, in units of the mean sum of squares of a day.
  private static let penalties = (0..<11).map { place in
    [1e2, 1e1, 1, 1e-1, 1e-2, 1e-3][place / 2]
      * (place.isMultiple(of: 2) ? 1 : 0.1.squareRoot())
  }

  /// Predicts every block of the estimation window from the others.
  ///
  /// - Parameters:
  ///   - sample: The returns; at least four days of the estimation window.
  ///   - market: The market's return on the days of the estimation window, without missing values.
  ///   - choosesPenalty: Whether the ridge-augmented form is tried too, which takes most of the time.
  public init(
    _ sample: SyntheticControlSample,
    market: [Double]? = nil,
    choosesPenalty: Bool
  ) {
    let days = Array(sample.estimation)
    let columns = sample.donors.rows(days)
    let own = Array(sample.treated[sample.estimation])
    var search = choosesPenalty ? PenaltySearch(columns, relative: Self.penalties) : nil
    var (plain, regression) = (0.0, 0.0)
    for block in Self.blocks(of: days.count) {
      let kept = days.filter { !block.contains($0) }
      let held = Array(block)
      let fit = SimplexLeastSquares(kept.map { own[$0] }, on: columns.rows(kept))
      let synthetic = columns.combination(fit.weights)
      let missed = held.map { own[$0] - synthetic[$0] }
      plain += missed.reduce(0) { $0 + $1 * $1 }
      search?.add(missed, on: held, knowing: fit.residuals, on: kept)
      if let market {
        let predicted = Self.line(kept, from: market, to: own)
        regression += held.reduce(0) {
          let gap = own[$1] - predicted(market[$1])
          return $0 + gap * gap
        }
      }
    }
    let root = { (sum: Double) in (sum / Double(days.count)).squareRoot() }
    syntheticError = root(plain)
    augmented = search?.best.map { Augmented(penalty: $0.penalty, error: root($0.squares)) }
    marketError = market.map { _ in root(regression) }
  }

  /// Cuts days into blocks that follow each other, of sizes that differ by at most one.
  private static func blocks(of count: Int) -> [Range<Int>] {
    let number = max(2, min(blocks, count / 2))
    return (0..<number).map { ($0 * count / number)..<(($0 + 1) * count / number) }
  }

  /// The market model of some days.
  private static func line(
    _ days: [Int],
    from market: [Double],
    to own: [Double]
  ) -> (Double) -> Double {
    let number = Double(days.count)
    let (x, y) = (
      days.reduce(0) { $0 + market[$1] } / number, days.reduce(0) { $0 + own[$1] } / number
    )
    let (cross, square) = days.reduce((0.0, 0.0)) {
      let gap = market[$1] - x
      return ($0.0 + gap * (own[$1] - y), $0.1 + gap * gap)
    }
    let slope = square > 0 ? cross / square : 0
    return { y + slope * ($0 - x) }
  }
}

/// The sums of squared errors of several penalties.
private struct PenaltySearch {
  private let kernel: DonorKernel
  private let penalties: [Double]
  private var squares: [Double]

  init(_ columns: ReturnColumns, relative: [Double]) {
    kernel = DonorKernel(columns)
    let scale = kernel.scale > 0 ? kernel.scale : 1
    penalties = relative.map { $0 * scale }
    squares = [Double](repeating: 0, count: relative.count)
  }

  /// Corrects what the weights missed on held-out days by what is left on the days that they know.
  mutating func add(_ missed: [Double], on held: [Int], knowing residuals: [Double], on kept: [Int])
  {
    let among = kernel.products(of: kept, with: kept)
    let across = kernel.products(of: held, with: kept)
    for (place, penalty) in penalties.enumerated() {
      let multipliers = CholeskyFactor(among, size: kept.count, adding: penalty).solve(residuals)
      for (row, gap) in missed.enumerated() {
        let line = across[(row * kept.count)..<((row + 1) * kept.count)]
        let corrected = gap - zip(line, multipliers).reduce(0) { $0 + $1.0 * $1.1 }
        squares[place] += corrected * corrected
      }
    }
  }

  /// The penalty with the least sum, the largest of equals.
  var best: (penalty: Double, squares: Double)? {
    guard let least = squares.min(), let place = squares.firstIndex(of: least) else { return nil }
    return (penalties[place], least)
  }
}
