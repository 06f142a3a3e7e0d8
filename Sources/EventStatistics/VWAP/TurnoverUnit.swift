/// The unit in which a file states the value traded.
///
/// Exchanges write rupees, thousands, lakhs (10⁵), millions or crores (10⁷) without saying so in
/// the column's name.
public enum TurnoverUnit: Double, Sendable, Hashable, CaseIterable, Codable {
  case one = 1
  case thousand = 1e3
  case lakh = 1e5
  case million = 1e6
  case crore = 1e7

  /// Finds the unit in which turnover over volume is a price like the close.
  ///
  /// - Parameter bars: All days of one file and security.
  /// - Returns: The unit for which the median of `turnover/(volume × close)` lies within a factor of
  ///   two of one; nothing when no unit fits or no day has all three.
  /// - Complexity: O(*n* log *n*).
  public static func detect(in bars: some Sequence<DailyBar>) -> TurnoverUnit? {
    let ratios = bars.lazy
      .filter { $0.volume > 0 && $0.turnover > 0 && $0.close > 0 }
      .map { $0.turnover / ($0.volume * $0.close) }
      .sorted()
    guard !ratios.isEmpty else { return nil }
    let median = (ratios[(ratios.count - 1) / 2] + ratios[ratios.count / 2]) / 2
    return allCases.first { (0.5...2).contains(median * $0.rawValue) }
  }
}
