/// The eigenvalues and eigenvectors of a small symmetric matrix, `A = Σ λ v v'`.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, 4th edition, section 8.5, the cyclic method of Jacobi.
struct SymmetricEigenvalues: Sendable {
  /// The eigenvalues, in no order.
  let values: [Double]
  /// The eigenvector of each value, of length one.
  let vectors: [[Double]]

  /// More than enough for matrices of a regression: the error falls with its square from round to round.
  private static let rounds = 60

  /// Turns the matrix until it is a diagonal.
  init(_ matrix: [[Double]]) {
    var a = matrix
    let size = a.count
    var turned = a.indices.map { row in a.indices.map { $0 == row ? 1.0 : 0 } }
    for _ in 0..<Self.rounds {
      var isDiagonal = true
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where a[p][q] != 0 {
          // What the last bit of both diagonal elements does not see is zero.
          guard abs(a[p][q]) > 1e-17 * (abs(a[p][p]) * abs(a[q][q])).squareRoot() else {
            (a[p][q], a[q][p]) = (0, 0)
            continue
          }
          isDiagonal = false
          let slope = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (slope < 0 ? -1 : 1) / (abs(slope) + (1 + slope * slope).squareRoot())
          let c = 1 / (1 + t * t).squareRoot()
          let s = t * c
          for k in 0..<size {
            (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
          }
          for k in 0..<size {
            (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
          }
          for k in 0..<size {
            (turned[k][p], turned[k][q]) = (
              c * turned[k][p] - s * turned[k][q], s * turned[k][p] + c * turned[k][q]
            )
          }
        }
      }
      if isDiagonal { break }
    }
    values = (0..<size).map { a[$0][$0] }
    vectors = (0..<size).map { column in turned.map { $0[column] } }
  }

  /// The matrix with zero in the place of each negative eigenvalue; nothing where there is none.
  var withoutNegative: [[Double]]? {
    let largest = values.lazy.map(abs).max() ?? 0
    guard values.contains(where: { $0 < -Self.rounding * largest }) else { return nil }
    let size = values.count
    return (0..<size).map { row in
      (0..<size).map { column in
        values.indices.reduce(0) {
          $0 + max(0, values[$1]) * vectors[$1][row] * vectors[$1][column]
        }
      }
    }
  }

  /// A negative eigenvalue below this share of the largest is a rounded zero.
  private static let rounding = 1e-12
}
