internal import Algorithms

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The open, the high, the low and the close among columns of numbers, found by what they are to each other.
///
/// Of the prices of one security one column is the highest and one the lowest in every row, and the open lies
/// nearer to the close of the row before than the close does to the open of it.
struct PriceShape {
  /// The columns, as far as the numbers tell them.
  var columns: [PriceField: Int]
  /// The columns of prices, whatever they are.
  let prices: [Int]
  /// Whether open and close are told apart.
  let isCertain: Bool
  /// Whether the columns are fields of one security, securities of their own, or either.
  let kind: Kind

  /// What the columns of prices are.
  enum Kind { case fields, securities, unclear }

  private let evidence: ColumnEvidence

  /// Finds the prices among some columns, or nothing where none is the highest and another the lowest.
  ///
  /// - Parameters:
  ///   - evidence: The numbers of all columns.
  ///   - candidates: The columns that may be prices.
  init?(_ evidence: ColumnEvidence, _ candidates: [Int]) {
    let clusters = candidates.map { pivot in
      candidates.filter { $0 == pivot || evidence.areAlike(pivot, $0) }
    }
    guard let cluster = clusters.max(by: { $0.count < $1.count }), cluster.count >= 3,
      let range = Self.range(evidence, cluster)
    else { return nil }
    self.evidence = evidence
    let order = Self.order(evidence, range, candidates)
    columns = [.high: range.high, .low: range.low]
    columns[.close] = order.close
    columns[.open] = order.open
    prices = cluster
    // Of two columns with the same numbers, one of which is the highest or the lowest, one is another thing.
    let hasTwin = cluster.contains { column in
      [range.high, range.low].contains { $0 != column && evidence.areEqual(column, $0) }
    }
    isCertain = order.isCertain && range.isCertain && !hasTwin
    kind = Self.kind(evidence, cluster, range, order, candidates)
    assignVolume(candidates)
  }

  // MARK: - High and low

  /// The highest and the lowest column, and those between them.
  private struct Range {
    let high: Int
    let low: Int
    let inner: [Int]
    /// The usual distance of the highest and the lowest.
    let width: Double
    var isCertain = true
  }

  private static func range(_ evidence: ColumnEvidence, _ cluster: [Int]) -> Range? {
    var ranges: [Range] = []
    for high in cluster {
      for low in cluster where low != high {
        guard isAbove(high, low, evidence) else { continue }
        let inner = cluster.filter { column in
          column != high && column != low && isAbove(high, column, evidence)
            && isAbove(column, low, evidence)
        }
        let widths = evidence.common([high, low]).map { log($0[0] / $0[1]) }
        guard !inner.isEmpty, let width = widths.median, widths.contains(where: { $0 > 0 }) else {
          continue
        }
        ranges.append(Range(high: high, low: low, inner: inner, width: width))
      }
    }
    // The limits of a day or a year lie around all prices, a mean lies between them.
    let widest = ranges.max { ($0.inner.count, $1.width) < ($1.inner.count, $0.width) }
    let narrowest = ranges.filter { $0.inner.count >= 2 }.min { $0.width < $1.width }
    guard var found = narrowest ?? widest, let widest else { return nil }
    if (found.high, found.low) != (widest.high, widest.low) {
      if evidence.common([found.high, found.low]).count < 10 { found = widest }
      found.isCertain = evidence.common([found.high, found.low]).count >= 10
    }
    return found
  }

  /// Whether a column is nowhere below another, but for a bad row among many.
  private static func isAbove(_ upper: Int, _ lower: Int, _ evidence: ColumnEvidence) -> Bool {
    let rows = evidence.common([upper, lower])
    return !rows.isEmpty && rows.count { $0[0] < $0[1] * (1 - 1e-5) } <= rows.count / 25
  }

  // MARK: - Open and close

  private struct Order {
    let open: Int?
    let close: Int?
    let isCertain: Bool
    /// The mean distance of the open from the close of the row before, where there are such rows.
    let gap: Double?
  }

  private static func order(
    _ evidence: ColumnEvidence,
    _ range: Range,
    _ candidates: [Int]
  ) -> Order {
    let others = candidates.filter { $0 != range.high && $0 != range.low }
    if let close = range.inner.first(where: { close in
      others.contains { column in
        !range.inner.contains(column)
          && (evidence.isPrevious(column, of: close)
            || evidence.steps.count >= 3 && evidence.isChange(column, of: close))
      }
    }), range.inner.count <= 2 {
      // A column of the close before, or of the change since then, tells the close.
      let open = range.inner.first { $0 != close }
      let gap = open.flatMap { evidence.distances(of: $0, from: close).mean }
      return Order(open: open, close: close, isCertain: true, gap: gap)
    }
    let pairs = range.inner.permutations(ofCount: 2).map { pair in
      (open: pair[0], close: pair[1], gaps: evidence.distances(of: pair[0], from: pair[1]))
    }
    guard let best = pairs.min(by: { ($0.gaps.mean ?? 0) < ($1.gaps.mean ?? 0) }) else {
      return Order(open: nil, close: range.inner.first, isCertain: false, gap: nil)
    }
    let gap = best.gaps.mean
    let rivals = pairs.filter { ($0.open, $0.close) != (best.open, best.close) }
    if rivals.allSatisfy({ isNearer(best.gaps, than: $0.gaps) }) {
      return Order(open: best.open, close: best.close, isCertain: true, gap: gap)
    }
    // By far the most files have open, high, low and close in this order.
    let usual = pairs.first {
      $0.open + 1 == range.high && range.high + 1 == range.low && range.low + 1 == $0.close
    }
    if let usual {
      let rows = evidence.common([range.high, range.low, usual.open, usual.close]).count
      let mean = usual.gaps.mean
      let agrees = mean.map { $0 <= (gap ?? $0) + 1e-12 } ?? (rows >= 10)
      return Order(open: usual.open, close: usual.close, isCertain: agrees, gap: gap)
    }
    return Order(open: best.open, close: best.close, isCertain: false, gap: gap)
  }

  /// Whether distances are smaller than others.
  ///
  /// One of the two is the nearer in truth, so that what points to it need not be as strong as against chance.
  private static func isNearer(_ distances: [Double], than others: [Double]) -> Bool {
    let differences = zip(others, distances).map { $0 - $1 }
    guard differences.count >= 8, let mean = differences.mean, mean > 0,
      let near = distances.mean, let far = others.mean, near < 0.92 * far
    else { return false }
    let squares = differences.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let count = Double(differences.count)
    return mean > 1.6 * (squares / (count - 1) / count).squareRoot()
  }

  // MARK: - Fields or securities

  private static func kind(
    _ evidence: ColumnEvidence,
    _ cluster: [Int],
    _ range: Range,
    _ order: Order,
    _ candidates: [Int]
  ) -> Kind {
    guard range.width < 0.25 else { return .securities }
    let others = candidates.filter { !cluster.contains($0) }
    let hasVolume = others.contains {
      evidence.isVolume($0, beside: range.high) || evidence.isCount($0, beside: range.high)
    }
    if hasVolume, range.inner.count >= 2, range.width < 0.12 { return .fields }
    // Beside the prices of one security stands no other that moves as they do.
    let strangers = others.filter { column in
      evidence.values[column].allSatisfy { $0.isNaN || $0 > 0 }
        && !range.inner.contains { evidence.isChange(column, of: $0) }
        && !evidence.isVolume(column, beside: range.high)
    }
    let doubt: Kind = strangers.count >= 2 && !hasVolume ? .securities : .unclear
    let rows = evidence.common([range.high, range.low]).count
    // The prices of a day move between its lowest and highest one, securities beside each other do not.
    let places = range.inner.map { column in
      evidence.common([range.high, range.low, column]).compactMap { row in
        row[0] > row[1] ? (row[2] - row[1]) / (row[0] - row[1]) : nil
      }
    }
    let moves = places.contains { Self.moves($0, width: range.width) }
    guard moves else {
      // Nor do columns stand at the same distance from each other, of whatever height the prices are.
      if range.width < 0.12, rows >= 5,
        range.inner.allSatisfy({ evidence.areParallel($0, range.low) }),
        evidence.areParallel(range.high, range.low)
      {
        return .unclear
      }
      // Four securities do not stay within a twentieth of each other in one order.
      if range.width < 0.05, rows >= 5, range.inner.count >= 2 { return .unclear }
      let isUsual = candidates.count == 4 && range.inner.count == 2 && range.width < 0.12
      return isUsual && isUsualPlace(range) ? .unclear : hasVolume ? .unclear : .securities
    }
    let own = range.inner.compactMap { evidence.distances(of: $0, from: $0).mean }.mean
    guard range.inner.count >= 2, let own, let gap = order.gap, own > 0 else {
      return range.width < 0.12 || hasVolume ? doubt : .securities
    }
    if gap < own, rows >= 4, strangers.count < 2 {
      return range.width < 0.12 || evidence.steps.count >= 20 ? .fields : .unclear
    }
    return gap > 1.5 * own && evidence.steps.count >= 5 && !hasVolume ? .securities : doubt
  }

  /// Whether the places of a column between low and high are as different as those of a price within its day.
  private static func moves(_ places: [Double], width: Double) -> Bool {
    guard let mean = places.mean, places.count >= 10 else {
      let reach = (places.max() ?? 0) - (places.min() ?? 0)
      return reach > (places.count < 5 && width < 0.05 ? 0.01 : 0.12)
    }
    let squares = places.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(places.count - 1)).squareRoot() > 0.12
  }

  /// Whether high and low stand where they do in the usual orders of the four prices.
  private static func isUsualPlace(_ range: Range) -> Bool {
    let columns = (range.inner + [range.high, range.low]).sorted()
    let places = (columns.firstIndex(of: range.high), columns.firstIndex(of: range.low))
    return [(1, 2), (2, 3), (0, 1)].contains { $0 == places }
  }

  // MARK: - Volume and turnover

  /// Takes the volume where one column alone can be it, or where a turnover beside it proves it.
  private mutating func assignVolume(_ candidates: [Int]) {
    guard let high = columns[.high], let low = columns[.low] else { return }
    let evidence = evidence
    let others = candidates.filter { !prices.contains($0) }
    let moving = others.filter { evidence.isVolume($0, beside: high) }
    let counts = moving.isEmpty ? others.filter { evidence.isCount($0, beside: high) } : moving
    var pairs: [(volume: Int, turnover: Int, power: Double, spread: Double)] = []
    for volume in counts {
      for turnover in counts where turnover != volume {
        let powers = evidence.common([turnover, volume, high, low]).map { row in
          log10(row[0] / row[1] / ((row[2] + row[3]) / 2))
        }
        guard powers.count >= 2, let usual = powers.median, let least = powers.min(),
          let most = powers.max(), abs(usual - usual.rounded()) < 0.05, most - least < 0.1
        else { continue }
        pairs.append((volume, turnover, usual.rounded(), most - least))
      }
    }
    // Of a trade's two sides one may be counted alone: the larger count is that of all trades.
    let nearest = pairs.min { $0.spread < $1.spread }
    let best = pairs.filter { $0.power == nearest?.power }.max { first, second in
      evidence.isLarger(second.volume, than: first.volume)
    }
    if let best {
      columns[.volume] = best.volume
      columns[.turnover] = best.turnover
    } else if let only = counts.first, counts.count == 1 {
      columns[.volume] = only
    }
  }

  /// Takes the column after the prices for the volume, as files without a header have it.
  mutating func takeNextAsVolume(_ candidates: [Int]) {
    guard columns[.volume] == nil, let last = columns.values.max(),
      let next = candidates.first(where: { $0 > last }), next == last + 1,
      evidence.values[next].allSatisfy({ $0.isNaN || $0 >= 0 }), !prices.contains(next)
    else { return }
    columns[.volume] = next
  }
}
