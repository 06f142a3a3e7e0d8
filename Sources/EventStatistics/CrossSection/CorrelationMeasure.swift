/// A measure of how an attribute of events goes with their abnormal returns.
public enum CorrelationMeasure: String, Sendable, Hashable, CaseIterable, Codable {
  /// The correlation of the values.
  case pearson
  /// The correlation of the ranks, average ties.
  case spearman
  /// The excess of concordant over discordant pairs, corrected for ties: tau-b.
  case kendall

  /// Returns the coefficient.
  ///
  /// - Parameters:
  ///   - x: Values without missing ones.
  ///   - y: As many values.
  /// - Returns: From −1 to 1; NaN when either series does not vary.
  /// - Complexity: O(*n* log *n*).
  public func coefficient(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "A correlation needs pairs")
    switch self {
    case .pearson:
      let sums = SimpleRegression(x: x[...], y: y[...])
      return sums.sxy / (sums.sxx * sums.syy).squareRoot()
    case .spearman:
      return Self.pearson.coefficient(AverageRanks.of(x), AverageRanks.of(y))
    case .kendall:
      return KendallCounts(x, y).tau
    }
  }
}

extension CorrelationMeasure {
  /// What a reader needs to know of the measure.
  package var definition: MethodDefinition {
    switch self {
    case .pearson:
      MethodDefinition(
        id: rawValue,
        name: "Pearson correlation",
        short: "Pearson r",
        formula: "r = s_xy / (s_x·s_y), t = r·√((n−2)/(1−r²))",
        against: "t(n−2); the permutation p-value compares with rearranged CARs",
        assumes: "A linear link; single extreme events can make or hide it.",
        source: Publication(
          by: "Pearson, Karl",
          year: 1896,
          title:
            "Mathematical Contributions to the Theory of Evolution. III. Regression, Heredity, "
            + "and Panmixia",
          journal: "Philosophical Transactions A",
          volume: "187",
          pages: "253–318"
        )
      )
    case .spearman:
      MethodDefinition(
        id: rawValue,
        name: "Spearman correlation",
        short: "Spearman ρ",
        formula: "ρ = Pearson correlation of the ranks",
        against: "t(n−2); the permutation p-value compares with rearranged CARs",
        assumes: "A link that only rises or only falls, not necessarily along a line.",
        source: Publication(
          by: "Spearman, C.",
          year: 1904,
          title: "The Proof and Measurement of Association between Two Things",
          journal: "American Journal of Psychology",
          volume: "15(1)",
          pages: "72–101"
        )
      )
    case .kendall:
      MethodDefinition(
        id: rawValue,
        name: "Kendall correlation",
        short: "Kendall τ",
        formula: "τ = (concordant − discordant pairs) / pairs, corrected for ties",
        against: "N(0,1); the permutation p-value compares with rearranged CARs",
        assumes: "As the Spearman correlation, and reads as a difference of two probabilities.",
        source: Publication(
          by: "Kendall, M. G.",
          year: 1938,
          title: "A New Measure of Rank Correlation",
          journal: "Biometrika",
          volume: "30(1/2)",
          pages: "81–93"
        )
      )
    }
  }
}
