/// A small symmetric positive definite matrix, solved by Cholesky's factorization.
struct SymmetricMatrix: Sendable {
  private let rows: [[Double]]

  init(_ rows: [[Double]]) {
    self.rows = rows
  }

  /// Returns `x` with `Ax = b`; nothing when the matrix is not positive definite.
  func solve(_ b: [Double]) -> [Double]? {
    guard let factor else { return nil }
    var x = b
    for i in x.indices {
      for j in 0..<i { x[i] -= factor[i][j] * x[j] }
      x[i] /= factor[i][i]
    }
    for i in x.indices.reversed() {
      for j in (i + 1)..<max(x.count, i + 1) { x[i] -= factor[j][i] * x[j] }
      x[i] /= factor[i][i]
    }
    return x
  }

  /// The inverse by rows; nothing when the matrix is not positive definite.
  var inverse: [[Double]]? {
    let columns = rows.indices.map { column in
      solve(rows.indices.map { $0 == column ? 1 : 0 })
    }
    let present = columns.compactMap { $0 }
    return present.count == rows.count ? present : nil
  }

  /// The lower triangle *L* with `A = LL'`.
  private var factor: [[Double]]? {
    var factor = rows.map { row in row.map { _ in 0.0 } }
    for i in rows.indices {
      for j in 0...i {
        var sum = rows[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        if i == j {
          guard sum > 1e-14 * abs(rows[i][i]), sum.isFinite else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
    return factor
  }
}
