/// A ratio of small whole numbers by which a split or a bonus issue changes a price.
///
/// `1:2` halves the price: a split of one share into two, or a bonus issue of one for one. `2:3` is
/// a bonus issue of one for two. `10:1` is a consolidation of ten shares into one.
public struct SplitRatio: Sendable, Hashable, CustomStringConvertible {
  /// The price after the event, in parts.
  public let after: Int
  /// The price before the event, in the same parts.
  public let before: Int

  /// Creates the ratio of the price after to the price before.
  ///
  /// - Precondition: Both parts are positive.
  public init(after: Int, before: Int) {
    precondition(after > 0 && before > 0, "A ratio of prices is positive")
    self.after = after
    self.before = before
  }

  /// The number by which earlier prices are multiplied to make them comparable, such as 0.5.
  public var factor: Double { Double(after) / Double(before) }

  /// The ratio as it is spoken, such as `1:2`.
  public var description: String { "\(after):\(before)" }

  /// The ratios that splits, bonus issues and consolidations usually have.
  ///
  /// Ratios between 0.7 and 1.4 are left out: a price reaches them in one day of trading, for the
  /// usual daily limit is 20 %. So is `3:5`, a bonus issue of two for three: it is rare, and the
  /// value that a demerger takes out of a price falls there as easily as anywhere.
  public static let usual: [SplitRatio] =
    [(2, 3), (1, 2), (2, 5), (1, 3), (1, 4), (1, 5), (1, 6), (1, 8), (1, 10), (1, 20), (1, 50)]
    .flatMap { [SplitRatio(after: $0, before: $1), SplitRatio(after: $1, before: $0)] }
    + [SplitRatio(after: 1, before: 100), SplitRatio(after: 100, before: 1)]

  /// Whether the ratio is `1:4` or further from 1, which no day of trading reaches.
  public var isFar: Bool { max(after, before) >= 4 * min(after, before) }

  /// Finds the usual ratio nearest to an observed one.
  ///
  /// - Parameters:
  ///   - ratio: The price after divided by the price before, positive.
  ///   - tolerance: The largest relative distance, such as 0.03.
  ///   - farTolerance: The same for ratios of `1:4` and further, such as 0.1.
  /// - Returns: The ratio, or nothing when none is near enough.
  public static func nearest(
    to ratio: Double,
    tolerance: Double,
    farTolerance: Double
  ) -> SplitRatio? {
    usual
      .map { (ratio: $0, distance: abs(ratio / $0.factor - 1)) }
      .filter { $0.distance <= ($0.ratio.isFar ? farTolerance : tolerance) }
      .min { $0.distance < $1.distance }?.ratio
  }
}
