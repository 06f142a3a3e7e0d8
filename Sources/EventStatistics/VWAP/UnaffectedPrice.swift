/// Average prices from which the effect of a rumour and of its confirmation has been taken.
///
/// With P the session before the price moved, D0 the session on which it moved and N the session after the
/// confirmation:
///
/// ```
/// variation        = WAP(N) - WAP(P)
/// adjusted WAP(d)  = WAP(d)              for d < D0
///                  = WAP(P)              for D0 <= d <= N
///                  = WAP(d) - variation  for d > N
/// ```
///
/// The variation is an amount of money, not a percentage. Source: SEBI, circular
/// SEBI/HO/CFD/CFD-PoD-2/P/CIR/2024/51 of 21 May 2024, Annexure.
package struct UnaffectedPrice: Sendable, Hashable {
  /// The position of the session on which the price moved, D0.
  package let moved: Int
  /// The position of the session whose average price ends the effect, N.
  package let settled: Int
  /// The average price of the session before the move, WAP(P).
  package let before: Double
  /// How much the average price changed from P to N.
  package let variation: Double

  /// Takes the effect from average prices of successive sessions; nothing where P or N has no average price.
  ///
  /// - Parameters:
  ///   - averages: The daily average prices.
  ///   - moved: The position of D0, which has a session before it.
  ///   - settled: The position of N, not before D0.
  package init?(averages: [Double], moved: Int, settled: Int) {
    guard moved > averages.startIndex, settled >= moved, settled < averages.endIndex,
      averages[moved - 1] > 0, averages[settled] > 0
    else { return nil }
    self.moved = moved
    self.settled = settled
    before = averages[moved - 1]
    variation = averages[settled] - averages[moved - 1]
  }

  /// Returns the adjusted average price of a session.
  ///
  /// - Parameters:
  ///   - average: The average price of the session as traded.
  ///   - position: The position of the session.
  /// - Returns: The average without the effect; not a number where there is no average.
  package func adjusted(_ average: Double, at position: Int) -> Double {
    if average.isNaN || position < moved { return average }
    return position <= settled ? before : average - variation
  }
}
