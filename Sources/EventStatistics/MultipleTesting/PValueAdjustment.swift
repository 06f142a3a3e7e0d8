#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A correction of p-values for the number of tests.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum PValueAdjustment: String, Sendable, Hashable, CaseIterable, Codable {
  /// `m p`. Controls the chance of any false rejection, under any dependence.
  case bonferroni
  /// `1 − (1 − p)ᵐ`. The same for independent tests.
  case sidak
  /// Holm (1979), step-down. Never less powerful than Bonferroni, under any dependence.
  case holm
  /// Hochberg (1988), step-up. More powerful than Holm for positively dependent tests.
  case hochberg
  /// Hommel (1988). More powerful than Hochberg under the same conditions.
  case hommel
  /// Benjamini & Hochberg (1995). Controls the share of false rejections among all.
  case benjaminiHochberg = "bh"
  /// Benjamini & Yekutieli (2001). The same under any dependence.
  case benjaminiYekutieli = "by"

  /// Adjusts the p-values of a family of tests.
  ///
  /// - Parameter pValues: One per test; NaN for a test that is not applicable, which does not count.
  /// - Returns: As many values, from 0 to 1, none smaller than its own p-value.
  /// - Complexity: O(*m* log *m*), O(*m*²) for Hommel.
  public func adjust(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { pValues[$0] < pValues[$1] }
    let adjusted = adjustAscending(order.map { pValues[$0] })
    var result = [Double](repeating: .nan, count: pValues.count)
    for (position, value) in zip(order, adjusted) { result[position] = min(1, value) }
    return result
  }

  private func adjustAscending(_ p: [Double]) -> [Double] {
    let m = Double(p.count)
    switch self {
    case .bonferroni:
      return p.map { m * $0 }
    case .sidak:
      // expm1 and log1p keep the digits of a small p.
      return p.map { -expm1(m * log1p(-$0)) }
    case .holm:
      return Self.runningMaximum(p.enumerated().map { (m - Double($0)) * $1 })
    case .hochberg:
      return Self.runningMinimum(p.enumerated().map { (m - Double($0)) * $1 })
    case .hommel:
      return Self.hommel(p)
    case .benjaminiHochberg:
      return Self.runningMinimum(p.enumerated().map { m / Double($0 + 1) * $1 })
    case .benjaminiYekutieli:
      let harmonic = p.indices.reduce(0) { $0 + 1 / Double($1 + 1) }
      return Self.runningMinimum(p.enumerated().map { harmonic * m / Double($0 + 1) * $1 })
    }
  }

  private static func runningMaximum(_ values: [Double]) -> [Double] {
    var largest = 0.0
    return values.map { value in
      largest = max(largest, value)
      return largest
    }
  }

  private static func runningMinimum(_ values: [Double]) -> [Double] {
    var smallest = Double.infinity
    return values.reversed().map { value in
      smallest = min(smallest, value)
      return smallest
    }.reversed()
  }

  /// Hommel's adjusted values by the algorithm of Wright.
  ///
  /// Source: Wright (1992), *Adjusted P-values for Simultaneous Inference*, Biometrics 48(4),
  /// pp. 1005–1013.
  private static func hommel(_ p: [Double]) -> [Double] {
    let m = p.count
    guard m > 1 else { return p }
    let simes = p.enumerated().map { Double(m) * $1 / Double($0 + 1) }.min() ?? 1
    var adjusted = [Double](repeating: simes, count: m)
    var bound = adjusted
    for size in stride(from: m - 1, through: 2, by: -1) {
      let lower = 0...(m - size)
      let upper = (m - size + 1)..<m
      let tail =
        upper.enumerated().map { Double(size) * p[$1] / Double($0 + 2) }.min() ?? .infinity
      for index in lower { bound[index] = min(Double(size) * p[index], tail) }
      for index in upper { bound[index] = bound[m - size] }
      for index in 0..<m { adjusted[index] = max(adjusted[index], bound[index]) }
    }
    return zip(adjusted, p).map { max($0, $1) }
  }
}

extension PValueAdjustment {
  /// What a reader needs to know of the correction.
  package var definition: MethodDefinition {
    switch self {
    case .bonferroni:
      MethodDefinition(
        id: rawValue,
        name: "Bonferroni correction",
        short: "Bonferroni",
        formula: "m·p",
        assumes: "Nothing; keeps the chance of any false finding among m tests.",
        source: Publication(
          by: "Dunn, Olive Jean",
          year: 1961,
          title: "Multiple Comparisons among Means",
          journal: "Journal of the American Statistical Association",
          volume: "56(293)",
          pages: "52–64"
        )
      )
    case .sidak:
      MethodDefinition(
        id: rawValue,
        name: "Šidák correction",
        short: "Šidák",
        formula: "1 − (1−p)ᵐ",
        assumes: "Independent tests.",
        source: Publication(
          by: "Šidák, Zbyněk",
          year: 1967,
          title:
            "Rectangular Confidence Regions for the Means of Multivariate Normal Distributions",
          journal: "Journal of the American Statistical Association",
          volume: "62(318)",
          pages: "626–633"
        )
      )
    case .holm:
      MethodDefinition(
        id: rawValue,
        name: "Holm correction",
        short: "Holm",
        formula: "max over j ≤ i of (m−j+1)·p_j, p in rising order",
        assumes: "Nothing; never weaker than Bonferroni.",
        source: Publication(
          by: "Holm, Sture",
          year: 1979,
          title: "A Simple Sequentially Rejective Multiple Test Procedure",
          journal: "Scandinavian Journal of Statistics",
          volume: "6(2)",
          pages: "65–70"
        )
      )
    case .hochberg:
      MethodDefinition(
        id: rawValue,
        name: "Hochberg correction",
        short: "Hochberg",
        formula: "min over j ≥ i of (m−j+1)·p_j, p in rising order",
        assumes: "Tests that are positively dependent, as those of overlapping windows are.",
        source: Publication(
          by: "Hochberg, Yosef",
          year: 1988,
          title: "A Sharper Bonferroni Procedure for Multiple Tests of Significance",
          journal: "Biometrika",
          volume: "75(4)",
          pages: "800–802"
        )
      )
    case .hommel:
      MethodDefinition(
        id: rawValue,
        name: "Hommel correction",
        short: "Hommel",
        formula: "closed testing with Simes' p-values",
        assumes: "As Hochberg; a little stronger.",
        source: Publication(
          by: "Hommel, G.",
          year: 1988,
          title:
            "A Stagewise Rejective Multiple Test Procedure Based on a Modified Bonferroni Test",
          journal: "Biometrika",
          volume: "75(2)",
          pages: "383–386"
        )
      )
    case .benjaminiHochberg:
      MethodDefinition(
        id: rawValue,
        name: "Benjamini–Hochberg correction",
        short: "BH",
        formula: "min over j ≥ i of m/j·p_j, p in rising order",
        assumes: "Positively dependent tests; keeps the expected share of false findings.",
        source: Publication(
          by: "Benjamini, Yoav and Hochberg, Yosef",
          year: 1995,
          title:
            "Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple "
            + "Testing",
          journal: "Journal of the Royal Statistical Society B",
          volume: "57(1)",
          pages: "289–300"
        )
      )
    case .benjaminiYekutieli:
      MethodDefinition(
        id: rawValue,
        name: "Benjamini–Yekutieli correction",
        short: "BY",
        formula: "BH · (1 + 1/2 + … + 1/m)",
        assumes: "Nothing; keeps the expected share of false findings.",
        source: Publication(
          by: "Benjamini, Yoav and Yekutieli, Daniel",
          year: 2001,
          title: "The Control of the False Discovery Rate in Multiple Testing under Dependency",
          journal: "Annals of Statistics",
          volume: "29(4)",
          pages: "1165–1188"
        )
      )
    }
  }
}
