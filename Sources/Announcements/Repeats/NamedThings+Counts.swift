/// Whether two texts count other things.
extension NamedThings {
  /// Whether each headline has a count that headline and first paragraph of the other lack.
  ///
  /// - Parameters:
  ///   - other: What the other text names.
  ///   - areRounded: Whether `12,000` is `12,261`, as it is where both tell of one act.
  /// - Returns: Whether each counts something that the other does not.
  func headCountOthers(than other: NamedThings, areRounded: Bool) -> Bool {
    func lacks(_ one: NamedThings, _ second: NamedThings) -> Bool {
      one.counts.contains { count in
        count.isInHeadline
          && second.counts.contains {
            $0.isInHeadline && $0.unit == count.unit && count.unit != nil
          }
          && !second.counts.contains {
            $0.isInHead && Self.areOne($0.value, count.value, areRounded: areRounded)
          }
      }
    }
    return lacks(self, other) && lacks(other, self)
  }

  /// Whether each headline has a count that the other text lacks; see ``headCountOthers(than:areRounded:)``.
  func countOthers(than other: NamedThings, areRounded: Bool) -> Bool {
    let mine = counts.filter(\.isInHeadline)
    let theirs = other.counts.filter(\.isInHeadline)
    func has(_ numbers: Set<Int64>, _ value: Int64) -> Bool {
      numbers.contains(value)
        || areRounded && numbers.contains { Self.areOne($0, value, areRounded: true) }
    }
    return mine.contains { !has(other.numbers, $0.value) }
      && theirs.contains { !has(numbers, $0.value) }
      && !mine.contains { has(other.numbers, $0.value) }
  }

  /// Whether two counts are the same, or one is the other to two figures.
  ///
  /// `12,000` is `12,261`; two round counts are two, as `2,500` and `2,600`.
  private static func areOne(_ first: Int64, _ second: Int64, areRounded: Bool) -> Bool {
    if first == second { return true }
    guard areRounded, min(first, second) >= leastRounded else { return false }
    let steps = [first, second].map(roundStep)
    guard let step = steps.compactMap(\.self).first, steps.contains(nil) else { return false }
    return abs(first - second) < step
  }

  /// What a count of at most two figures and zeros is rounded to: a thousand for `12,000`; nothing for others.
  private static func roundStep(_ count: Int64) -> Int64? {
    var (figures, step) = (count, Int64(1))
    while figures >= 100 {
      guard figures % 10 == 0 else { return nil }
      figures /= 10
      step *= 10
    }
    return step
  }

  /// A thousand, in hundredths: smaller counts are seldom rounded.
  private static let leastRounded: Int64 = 100_000
}
