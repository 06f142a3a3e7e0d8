/// The factor *L* of `A = LL'`, of a symmetric matrix that is positive definite.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, 4th edition, section 4.2.
struct CholeskyFactor: Sendable {
  private let size: Int
  private let factor: [Double]

  /// Factors a matrix; nothing when it is not positive definite.
  ///
  /// - Parameters:
  ///   - matrix: The rows one after the other.
  ///   - size: The number of rows.
  init?(_ matrix: [Double], size: Int) {
    let factor = Self.triangle(of: matrix, size: size, adding: 0) { pivot, diagonal in
      pivot > 1e-14 * abs(diagonal) && pivot.isFinite ? pivot.squareRoot() : nil
    }
    guard let factor else { return nil }
    (self.size, self.factor) = (size, factor)
  }

  /// Factors `A + λI` of a matrix without negative eigenvalues.
  ///
  /// - Parameters:
  ///   - matrix: The rows one after the other.
  ///   - size: The number of rows.
  ///   - penalty: *λ*, positive.
  init(_ matrix: [Double], size: Int, adding penalty: Double) {
    self.size = size
    // Rounding alone makes a pivot smaller than the penalty.
    factor =
      Self.triangle(of: matrix, size: size, adding: penalty) { pivot, _ in
        max(pivot, penalty * 1e-8).squareRoot()
      } ?? []
  }

  /// The lower triangle, row by row; nothing where a pivot has no root.
  private static func triangle(
    of matrix: [Double],
    size: Int,
    adding penalty: Double,
    root: (_ pivot: Double, _ diagonal: Double) -> Double?
  ) -> [Double]? {
    var factor = [Double](repeating: 0, count: size * size)
    let isComplete = factor.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      for i in 0..<size {
        for j in 0...i {
          let entry = matrix[i * size + j] + (i == j ? penalty : 0)
          let rest = entry - SeriesProduct.of(base + i * size, base + j * size, count: j)
          if i == j {
            guard let pivot = root(rest, entry) else { return false }
            base[i * size + i] = pivot
          } else {
            base[i * size + j] = rest / base[j * size + j]
          }
        }
      }
      return true
    }
    return isComplete ? factor : nil
  }

  /// Returns `L⁻¹b`.
  func whitened(_ b: [Double]) -> [Double] {
    var x = b
    for i in 0..<size {
      for j in 0..<i { x[i] -= factor[i * size + j] * x[j] }
      x[i] /= factor[i * size + i]
    }
    return x
  }

  /// Returns *x* with `Ax = b`.
  func solve(_ b: [Double]) -> [Double] {
    var x = whitened(b)
    for i in (0..<size).reversed() {
      x[i] /= factor[i * size + i]
      let value = x[i]
      for j in 0..<i { x[j] -= factor[i * size + j] * value }
    }
    return x
  }
}

/// A small symmetric positive definite matrix, factored once.
struct SymmetricMatrix: Sendable {
  private let size: Int
  private let factor: CholeskyFactor?

  init(_ rows: [[Double]]) {
    size = rows.count
    factor = CholeskyFactor(rows.flatMap(\.self), size: rows.count)
  }

  /// Returns `x` with `Ax = b`; nothing when the matrix is not positive definite.
  func solve(_ b: [Double]) -> [Double]? { factor?.solve(b) }

  /// The inverse by rows; nothing when the matrix is not positive definite.
  var inverse: [[Double]]? {
    guard let factor else { return nil }
    return (0..<size).map { column in factor.solve((0..<size).map { $0 == column ? 1 : 0 }) }
  }
}
