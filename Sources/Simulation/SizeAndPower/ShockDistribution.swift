#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The distribution of a company's own daily shock, with mean 0 and variance 1.
public enum ShockDistribution: Sendable, Hashable, CustomStringConvertible {
  /// The normal distribution.
  case normal
  /// Student's t, scaled to variance 1; more than 2 degrees of freedom.
  case studentT(degreesOfFreedom: Double)
  /// `(exp(s Z) − m)/d`, a log-normal number less its mean, over its standard deviation; *s* > 0.
  ///
  /// Its skewness is `(exp(s²) + 2) √(exp(s²) − 1)`, 1.32 for a spread of 0.4.
  case logNormal(spread: Double)

  public var description: String {
    switch self {
    case .normal: "normal"
    case .studentT(let degreesOfFreedom): "Student's t(\(degreesOfFreedom)), scaled to variance 1"
    case .logNormal(let spread): "log-normal with spread \(spread), scaled to variance 1"
    }
  }

  /// Fills a buffer with shocks.
  ///
  /// - Parameters:
  ///   - shocks: Every element is replaced.
  ///   - uniforms: Gives the pair of uniform numbers of a block, the same for the same number.
  func fill(_ shocks: inout [Double], from uniforms: (UInt32) -> (first: Double, second: Double)) {
    switch self {
    case .normal:
      Self.fillNormals(&shocks, from: uniforms)
    case .studentT(let degreesOfFreedom):
      for day in shocks.indices {
        let pair = uniforms(UInt32(day))
        shocks[day] = RandomVariates.standardizedStudentT(
          (pair.first, pair.second),
          degreesOfFreedom: degreesOfFreedom
        )
      }
    case .logNormal(let spread):
      Self.fillNormals(&shocks, from: uniforms)
      let mean = exp(spread * spread / 2)
      let deviation = mean * (exp(spread * spread) - 1).squareRoot()
      for day in shocks.indices { shocks[day] = (exp(spread * shocks[day]) - mean) / deviation }
    }
  }

  /// Fills a buffer with standard normal numbers, two for each block.
  static func fillNormals(
    _ values: inout [Double],
    from uniforms: (UInt32) -> (first: Double, second: Double)
  ) {
    for first in stride(from: 0, to: values.count, by: 2) {
      let pair = uniforms(UInt32(first / 2))
      let normals = RandomVariates.normals((pair.first, pair.second))
      values[first] = normals.0
      if first + 1 < values.count { values[first + 1] = normals.1 }
    }
  }
}
