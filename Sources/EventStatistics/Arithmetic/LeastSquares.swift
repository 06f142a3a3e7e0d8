/// Ordinary least squares by Householder reflections.
///
/// `X = QR`, `Rb = Q'y`, `(X'X)⁻¹ = R⁻¹R⁻ᵀ`. The normal equations would square the condition number.
/// A design here has some hundred rows and at most a dozen columns, for which a call into LAPACK is
/// not faster, while OpenBLAS would add two milliseconds to every start of the program and choose its
/// kernels, and with them the last bits, by the processor and the number of threads.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, 4th edition, algorithm 5.2.1 and 5.3.2.
struct LeastSquares: Sendable {
  /// One per column of the design.
  let coefficients: [Double]
  /// `y − Xb`, from the unreduced design.
  let residuals: [Double]
  /// The upper triangle of *R* by columns: element (*i*, *j*) at `j × columns + i`.
  private let triangle: [Double]

  /// A column is a combination of the columns before it.
  struct DependentColumn: Error {
    let index: Int
  }

  /// The relative length of a reduced column below which it counts as dependent.
  private static let rankTolerance = 1e-10

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - columns: The design by columns, each as long as `y`; no missing values.
  ///   - y: The response; at least as long as there are columns.
  /// - Throws: ``DependentColumn`` when a column adds nothing to those before it.
  init(columns: [[Double]], y: [Double]) throws(DependentColumn) {
    let rows = y.count
    let width = columns.count
    precondition(rows >= width, "Least squares needs as many rows as columns")
    var reduced = columns
    var response = y
    var triangle = [Double](repeating: 0, count: width * width)
    for column in 0..<width {
      let norm = Self.norm(reduced[column], from: column)
      guard norm > Self.rankTolerance * Self.norm(columns[column], from: 0) else {
        throw DependentColumn(index: column)
      }
      let diagonal = reduced[column][column] > 0 ? -norm : norm
      var reflector = reduced[column]
      reflector[column] -= diagonal
      // vᵀv = 2‖a‖(‖a‖ + |a₀|) without the cancellation of summing squares again.
      let scale = norm * (norm + abs(reduced[column][column]))
      for other in (column + 1)..<max(width, column + 1) {
        Self.reflect(&reduced[other], by: reflector, from: column, scale: scale)
      }
      Self.reflect(&response, by: reflector, from: column, scale: scale)
      for row in 0..<column { triangle[column * width + row] = reduced[column][row] }
      triangle[column * width + column] = diagonal
    }
    var coefficients = [Double](repeating: 0, count: width)
    for row in stride(from: width - 1, through: 0, by: -1) {
      var value = response[row]
      for column in (row + 1)..<max(width, row + 1) {
        value -= triangle[column * width + row] * coefficients[column]
      }
      coefficients[row] = value / triangle[row * width + row]
    }
    var residuals = y
    for (column, coefficient) in zip(columns, coefficients) {
      for row in 0..<rows { residuals[row] -= coefficient * column[row] }
    }
    self.coefficients = coefficients
    self.residuals = residuals
    self.triangle = triangle
  }

  /// The sum of squared residuals.
  var sumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }

  /// Returns `z = R⁻ᵀx`, so that `z'z = x'(X'X)⁻¹x`.
  func whitened(_ row: [Double]) -> [Double] {
    let width = coefficients.count
    var z = row
    for index in 0..<width {
      for before in 0..<index { z[index] -= triangle[index * width + before] * z[before] }
      z[index] /= triangle[index * width + index]
    }
    return z
  }

  /// `(X'X)⁻¹` by columns, one row after the other.
  var inverseGram: [[Double]] {
    let width = coefficients.count
    // Column j of R⁻ᵀ is R⁻ᵀ eⱼ; the Gram inverse is the product of these columns.
    let columns = (0..<width).map { column in
      whitened((0..<width).map { $0 == column ? 1 : 0 })
    }
    return columns.map { a in
      columns.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  private static func norm(_ values: [Double], from start: Int) -> Double {
    var sum = 0.0
    for index in start..<values.count { sum += values[index] * values[index] }
    return sum.squareRoot()
  }

  private static func reflect(
    _ values: inout [Double],
    by reflector: [Double],
    from start: Int,
    scale: Double
  ) {
    var product = 0.0
    for index in start..<values.count { product += reflector[index] * values[index] }
    let factor = product / scale
    for index in start..<values.count { values[index] -= factor * reflector[index] }
  }
}
