/// A correlation of which one series is put into many orders.
///
/// What no order changes is computed once: the sums of squares, the ranks, the ties.
struct RearrangedCorrelation: Sendable {
  private var kind: Kind

  private enum Kind: Sendable {
    /// The sum of products of centered values, over the root of their sums of squares.
    case products(x: [Double], y: [Double], scale: Double)
    /// The excess of concordant pairs, over the root of the pairs that could be.
    case pairs(ConcordantPairs, scale: Double)
  }

  /// Prepares a measure of two series without missing values that vary.
  init(_ measure: CorrelationMeasure, _ x: [Double], _ y: [Double]) {
    switch measure {
    case .pearson: kind = Self.products(x, y)
    case .spearman: kind = Self.products(AverageRanks.of(x), AverageRanks.of(y))
    case .kendall:
      let counts = KendallCounts(x, y)
      kind = .pairs(ConcordantPairs(x, y), scale: counts.comparablePairs)
    }
  }

  private static func products(_ x: [Double], _ y: [Double]) -> Kind {
    let sums = SimpleRegression(x: x[...], y: y[...])
    return .products(
      x: x.map { $0 - sums.meanX },
      y: y.map { $0 - sums.meanY },
      scale: (sums.sxx * sums.syy).squareRoot()
    )
  }

  /// Returns the coefficient when each value of *x* meets the value of *y* at the place in `order`.
  mutating func coefficient(_ order: [Int32]) -> Double {
    switch kind {
    case .products(let x, let y, let scale):
      var sum = 0.0
      for index in x.indices { sum += x[index] * y[Int(order[index])] }
      return sum / scale
    case .pairs(var pairs, let scale):
      // The counter is taken out of its place, so that its storage is not copied for every order.
      kind = .products(x: [], y: [], scale: 1)
      let excess = pairs.excess(order)
      kind = .pairs(pairs, scale: scale)
      return Double(excess) / scale
    }
  }
}

/// Counts concordant less discordant pairs, for many orders of one series.
///
/// The values of *y* are met in the order of *x* and marked at their rank, one bit each; a tree of counts
/// tells how many of those before are smaller.
///
/// Source: Fenwick (1994), *A New Data Structure for Cumulative Frequency Tables*, Software: Practice and
/// Experience 24(3), pp. 327–336.
private struct ConcordantPairs: Sendable {
  /// The places of *x* in ascending order, and where each run of equal values ends.
  private let ascending: [Int32]
  private let runEnds: [Int]
  /// For each value of *y* its own rank, and the first and the last rank of those equal to it.
  private let ranks: [Rank]
  private var words: [UInt64]
  private var tree: [Int32]

  private struct Rank {
    var own: Int32
    var first: Int32
    var last: Int32
  }

  init(_ x: [Double], _ y: [Double]) {
    let byX = x.indices.sorted { (x[$0], $0) < (x[$1], $1) }
    ascending = byX.map { Int32($0) }
    runEnds = Self.runEnds(byX.map { x[$0] })
    let byY = y.indices.sorted { (y[$0], $0) < (y[$1], $1) }
    var ranks = [Rank](repeating: Rank(own: 0, first: 0, last: 0), count: y.count)
    var start = 0
    for end in Self.runEnds(byY.map { y[$0] }) {
      for rank in start..<end {
        ranks[byY[rank]] = Rank(own: Int32(rank), first: Int32(start), last: Int32(end - 1))
      }
      start = end
    }
    self.ranks = ranks
    let count = (y.count + UInt64.bitWidth - 1) / UInt64.bitWidth
    words = Array(repeating: 0, count: count)
    tree = Array(repeating: 0, count: count + 1)
  }

  private static func runEnds(_ values: [Double]) -> [Int] {
    values.indices.compactMap { index in
      index + 1 == values.count || values[index + 1] != values[index] ? index + 1 : nil
    }
  }

  /// Returns concordant less discordant pairs when each *x* meets the *y* at the place in `order`.
  mutating func excess(_ order: [Int32]) -> Int {
    for index in words.indices { words[index] = 0 }
    for index in tree.indices { tree[index] = 0 }
    var excess = 0
    var start = 0
    for end in runEnds {
      // Pairs of one x are neither: all are compared before the first of them is marked.
      for position in start..<end {
        let rank = ranks[Int(order[Int(ascending[position])])]
        let smaller = marked(below: rank.first)
        let larger =
          rank.first == rank.last ? start - smaller : start - marked(below: rank.last + 1)
        excess += smaller - larger
      }
      for position in start..<end {
        mark(ranks[Int(order[Int(ascending[position])])].own)
      }
      start = end
    }
    return excess
  }

  /// Returns how many marks are below a rank.
  private func marked(below rank: Int32) -> Int {
    let word = Int(rank) / UInt64.bitWidth
    var index = word
    var sum = 0
    while index > 0 {
      sum += Int(tree[index])
      index &= index - 1
    }
    let bits = Int(rank) % UInt64.bitWidth
    // No bit of the next word is asked for where the rank begins it, which may be past the end.
    return bits == 0 ? sum : sum + (words[word] & (1 << UInt64(bits) - 1)).nonzeroBitCount
  }

  private mutating func mark(_ rank: Int32) {
    let word = Int(rank) / UInt64.bitWidth
    words[word] |= 1 << UInt64(Int(rank) % UInt64.bitWidth)
    var index = word + 1
    while index < tree.count {
      tree[index] += 1
      index += index & -index
    }
  }
}
