/// Least squares on a market and many peers, of which the coefficients of the peers are penalized.
///
/// `min 1/(2T) Σ(r − α − β r_m − Σ γⱼxⱼ)² + λ Σ((1 − μ)/2 (sⱼγⱼ)² + μ|sⱼγⱼ|)`, with sⱼ the standard deviation of a peer's
/// returns with *T*, and *μ* from 0, ridge, to 1, LASSO. α and β are not penalized: without peers that help the model
/// is the market model. With *μ* = 0 the equations are linear; else coefficients are found one after the other
/// (coordinate descent with `X'X`), and on the peers that are left by solving their equations.
///
/// Source: Friedman, Hastie & Tibshirani (2010), *Regularization Paths for Generalized Linear Models via Coordinate
/// Descent*, Journal of Statistical Software 33(1), pp. 1–22, eq. 1, 5, 8–9; a penalty factor of zero for the market.
struct PenalizedRegression: Sendable {
  /// The number of peers.
  let width: Int
  private let meanY: Double
  private let slopeY: Double
  private let meanMarket: Double
  private let means: [Double]
  /// The slope of each peer in the market.
  private let slopes: [Double]
  /// The standard deviation of each peer; zero for one that the market explains or that never moves.
  private let scales: [Double]
  /// `X'X/T` of the standardized peers without what intercept and market explain, by rows.
  private let gram: [Double]
  /// `X'y/T` of the same.
  private let moments: [Double]
  /// The root of `y'y/T`, of what intercept and market leave of the response.
  private let deviation: Double

  /// A share of a peer's variance below which what the market leaves of it is rounding.
  private static let rounding = 1e-12
  private static let sweepLimit = 100_000

  /// An estimated line.
  struct Line: Sendable {
    let alpha: Double
    let beta: Double
    /// The coefficient of each peer.
    let peers: [Double]

    /// Returns the line of a response that is as many times as large.
    func times(_ factor: Double) -> Line {
      Line(alpha: alpha * factor, beta: beta * factor, peers: peers.map { $0 * factor })
    }
  }

  /// Takes the sums of a regression; nothing where the market never changes.
  ///
  /// - Parameters:
  ///   - y: The response; no missing values.
  ///   - market: The market on the same days.
  ///   - peers: The peers on the same days.
  init?(y: [Double], market: [Double], peers: [[Double]]) {
    let count = Double(y.count)
    let line = SimpleRegression(x: market[...], y: y[...])
    guard line.isIdentified else { return nil }
    let deviations = market.map { $0 - line.meanX }
    let response = zip(y, deviations).map { $0 - line.meanY - line.slope * $1 }
    var means: [Double] = []
    var slopes: [Double] = []
    var scales: [Double] = []
    var columns: [[Double]] = []
    for peer in peers {
      let own = SimpleRegression(x: market[...], y: peer[...])
      let left = zip(peer, deviations).map { $0 - own.meanY - own.slope * $1 }
      let square = left.reduce(0) { $0 + $1 * $1 }
      let isFree = square > Self.rounding * (own.syy + count * own.meanY * own.meanY)
      let scale = isFree ? (own.syy / count).squareRoot() : 0
      means.append(own.meanY)
      slopes.append(own.slope)
      scales.append(scale)
      columns.append(scale > 0 ? left.map { $0 / scale } : [Double](repeating: 0, count: y.count))
    }
    let width = peers.count
    var gram = [Double](repeating: 0, count: width * width)
    var moments = [Double](repeating: 0, count: width)
    for row in 0..<width {
      moments[row] = Self.product(columns[row], response) / count
      for column in 0...row {
        let value = Self.product(columns[row], columns[column]) / count
        gram[row * width + column] = value
        gram[column * width + row] = value
      }
    }
    self.width = width
    meanY = line.meanY
    slopeY = line.slope
    meanMarket = line.meanX
    self.means = means
    self.slopes = slopes
    self.scales = scales
    self.gram = gram
    self.moments = moments
    deviation = (Self.product(response, response) / count).squareRoot()
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var sum = 0.0
        for index in 0..<a.count { sum += a[index] * b[index] }
        return sum
      }
    }
  }

  /// The smallest penalty that leaves no peer, for ridge the one of *μ* = 0.001.
  func largestPenalty(mix: Double) -> Double {
    (moments.map { abs($0) }.max() ?? 0) / max(mix, 0.001)
  }

  /// Improves standardized coefficients until they are those of a penalty.
  ///
  /// - Parameters:
  ///   - coefficients: Those to begin with, such as those of a larger penalty.
  ///   - penalty: λ.
  ///   - mix: μ.
  /// - Throws: ``EstimationError/notConverged(steps:)``.
  func solve(
    _ coefficients: inout [Double],
    penalty: Double,
    mix: Double
  ) throws(EstimationError) {
    let free = (0..<width).filter { scales[$0] > 0 }
    guard mix > 0 else {
      guard let found = solution(of: free, penalty: penalty, signs: nil, mix: mix) else {
        throw .notConverged(steps: 1)
      }
      for (place, value) in zip(free, found) { coefficients[place] = value }
      return
    }
    // What coordinate descent has to reach: changes that move no prediction by more than this share of it.
    let limit = 1e-10 * deviation
    var gradient = moments
    for place in free where coefficients[place] != 0 {
      for other in 0..<width {
        gradient[other] -= gram[place * width + other] * coefficients[place]
      }
    }
    var sweeps = 0
    func sweep(_ places: [Int]) -> Double {
      var largest = 0.0
      for place in places {
        let own = gram[place * width + place]
        let old = coefficients[place]
        let pull = gradient[place] + own * old
        let size = abs(pull) - penalty * mix
        let new = size > 0 ? (pull > 0 ? size : -size) / (own + penalty * (1 - mix)) : 0
        guard new != old else { continue }
        coefficients[place] = new
        let change = new - old
        for other in 0..<width { gradient[other] -= gram[place * width + other] * change }
        largest = max(largest, abs(change) * own.squareRoot())
      }
      return largest
    }
    repeat {
      let active = free.filter { coefficients[$0] != 0 }
      while sweep(active) > limit {
        sweeps += 1
        guard sweeps < Self.sweepLimit else { throw .notConverged(steps: sweeps) }
      }
      sweeps += 1
      guard sweeps < Self.sweepLimit else { throw .notConverged(steps: sweeps) }
    } while sweep(free) > limit
  }

  /// Solves the equations of the peers that are left, to the last digits; nothing changes where they have no solution
  /// with the same signs.
  func polish(_ coefficients: inout [Double], penalty: Double, mix: Double) {
    guard mix > 0 else { return }
    let active = (0..<width).filter { coefficients[$0] != 0 }
    let signs = active.map { coefficients[$0] > 0 ? 1.0 : -1.0 }
    guard
      let found = solution(of: active, penalty: penalty, signs: signs, mix: mix),
      zip(found, signs).allSatisfy({ $0 * $1 > 0 })
    else { return }
    for (place, value) in zip(active, found) { coefficients[place] = value }
  }

  private func solution(
    of places: [Int],
    penalty: Double,
    signs: [Double]?,
    mix: Double
  ) -> [Double]? {
    guard !places.isEmpty else { return [] }
    let rows = places.map { row in
      places.map { column in
        gram[row * width + column] + (row == column ? penalty * (1 - mix) : 0)
      }
    }
    let right = places.enumerated().map { index, place in
      moments[place] - (signs.map { penalty * mix * $0[index] } ?? 0)
    }
    return SymmetricMatrix(rows).solve(right)
  }

  /// The effective number of coefficients of the peers: those left, or for ridge the trace of the hat matrix.
  ///
  /// Sources: Zou, Hastie & Tibshirani (2007), Annals of Statistics 35(5), pp. 2173–2192; Hastie, Tibshirani & Friedman
  /// (2009), *The Elements of Statistical Learning*, eq. 3.50.
  func freedom(_ coefficients: [Double], penalty: Double, mix: Double) -> Double {
    guard mix == 0 else { return Double(coefficients.count { $0 != 0 }) }
    let free = (0..<width).filter { scales[$0] > 0 }
    let matrix = SymmetricMatrix(
      free.map { row in
        free.map { gram[row * width + $0] + (row == $0 ? penalty : 0) }
      }
    )
    // The trace of (G + λI)⁻¹G, column by column.
    return free.enumerated().reduce(0.0) { sum, column in
      let found = matrix.solve(free.map { gram[$0 * width + column.element] })
      return sum + (found?[column.offset] ?? 0)
    }
  }

  /// Returns the line of standardized coefficients, in the units of returns.
  func line(_ coefficients: [Double]) -> Line {
    let peers = (0..<width).map { scales[$0] > 0 ? coefficients[$0] / scales[$0] : 0 }
    var beta = slopeY
    var mean = meanY
    for place in 0..<width {
      beta -= peers[place] * slopes[place]
      mean -= peers[place] * means[place]
    }
    return Line(alpha: mean - beta * meanMarket, beta: beta, peers: peers)
  }
}
