internal import ParallelExecution

/// Sums over many events in parallel that do not depend on the number of threads.
///
/// Floating-point sums depend on their order. Here events are summed in blocks of a fixed size, each
/// from its first to its last, and the blocks are added in order.
enum BlockedSum {
  private static let blockSize = 256

  /// Sums vectors over indices.
  ///
  /// - Parameters:
  ///   - count: The number of indices.
  ///   - width: The length of the vectors.
  ///   - threads: The number of threads.
  ///   - add: Adds the contribution of a block of indices to a vector that starts at zero.
  /// - Returns: The sum of all contributions.
  static func over(
    count: Int,
    width: Int,
    threads: Int,
    _ add: @Sendable (Range<Int>, inout [Double]) -> Void
  ) -> [Double] {
    let blocks = (count + blockSize - 1) / blockSize
    let partial = concurrentMap(count: blocks, threads: threads) { block in
      var sums = [Double](repeating: 0, count: width)
      add((block * blockSize)..<min(count, (block + 1) * blockSize), &sums)
      return sums
    }
    var total = [Double](repeating: 0, count: width)
    for sums in partial {
      for index in 0..<width { total[index] += sums[index] }
    }
    return total
  }
}
