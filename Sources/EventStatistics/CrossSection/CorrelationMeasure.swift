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
      var (ranksOfX, ranksOfY) = (x, y)
      var ranks = AverageRanks()
      ranks.replace(&ranksOfX) { rank, _ in rank }
      ranks.replace(&ranksOfY) { rank, _ in rank }
      return Self.pearson.coefficient(ranksOfX, ranksOfY)
    case .kendall:
      return KendallCounts(x, y).tau
    }
  }
}
