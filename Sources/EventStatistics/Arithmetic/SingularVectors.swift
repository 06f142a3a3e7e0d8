/// The left singular vectors of a matrix, `M = U S W'`, the largest value first.
///
/// Columns are turned in pairs until each is at right angles to all others; their lengths are then the singular values.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, 4th edition, section 8.6.3, the one-sided method of Jacobi.
struct SingularVectors: Sendable {
  /// The singular values, descending; zero where the columns are dependent.
  let values: [Double]
  /// The vector of each value, of length one; of a value of zero it means nothing.
  let vectors: [[Double]]

  /// More than enough: the error falls with its square from round to round.
  private static let rounds = 60
  /// The cosine of two columns that is rounding.
  private static let rightAngle = 1e-14
  /// A column is rounding below this share of the longest.
  private static let negligible = 1e-13

  /// Decomposes a matrix.
  ///
  /// - Parameter columns: The columns, all of one length.
  init(columns: [[Double]]) {
    let (width, length) = (columns.count, columns.first?.count ?? 0)
    var work = columns.flatMap(\.self)
    var squares = [Double](repeating: 0, count: width)
    work.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, length > 0 else { return }
      func product(_ p: Int, _ q: Int) -> Double {
        SeriesProduct.of(base + p * length, base + q * length, count: length)
      }
      for column in 0..<width { squares[column] = product(column, column) }
      let floor = (squares.max() ?? 0) * Self.negligible * Self.negligible
      for _ in 0..<Self.rounds {
        var isDone = true
        for p in 0..<width {
          for q in (p + 1)..<max(width, p + 1) {
            let (a, b) = (squares[p], squares[q])
            guard a > floor, b > floor else { continue }
            let both = product(p, q)
            guard abs(both) > Self.rightAngle * (a * b).squareRoot() else { continue }
            isDone = false
            let slope = (b - a) / (2 * both)
            let t = (slope < 0 ? -1 : 1) / (abs(slope) + (1 + slope * slope).squareRoot())
            let c = 1 / (1 + t * t).squareRoot()
            let s = t * c
            let (first, second) = (base + p * length, base + q * length)
            for row in 0..<length {
              let (x, y) = (first[row], second[row])
              first[row] = c * x - s * y
              second[row] = s * x + c * y
            }
            (squares[p], squares[q]) = (product(p, p), product(q, q))
          }
        }
        if isDone { break }
      }
    }
    let order = squares.indices.sorted { (squares[$1], $0) < (squares[$0], $1) }
    values = order.map { squares[$0].squareRoot() }
    vectors = order.map { column in
      let norm = squares[column].squareRoot()
      return work[(column * length)..<((column + 1) * length)].map { norm > 0 ? $0 / norm : 0 }
    }
  }
}
