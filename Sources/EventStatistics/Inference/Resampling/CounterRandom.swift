internal import CRandom123

/// Random numbers that depend on a key and a counter alone, in any order and on any thread.
///
/// Philox4x32-10 of Salmon, Moraes, Dror & Shaw (2011), *Parallel Random Numbers: As Easy as 1, 2, 3*.
public struct CounterRandom: Sendable, Hashable {
  /// The key: the same key gives the same numbers.
  public let seed: UInt64

  /// Creates a generator.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// Returns 128 random bits.
  ///
  /// - Parameters:
  ///   - stream: What the numbers are for, so that two uses of one seed are independent.
  ///   - index: The position in the stream.
  /// - Returns: Two words of 64 random bits.
  public func bits(stream: UInt64, index: UInt64) -> (first: UInt64, second: UInt64) {
    let block = crandom123_philox4x32(seed, stream, index)
    return (block.first, block.second)
  }

  /// Returns two uniform numbers strictly between 0 and 1.
  public func uniforms(stream: UInt64, index: UInt64) -> (first: Double, second: Double) {
    let block = bits(stream: stream, index: index)
    return (crandom123_uniform(block.first), crandom123_uniform(block.second))
  }

  /// Returns two independent standard normal numbers, by the inverse distribution function.
  public func normals(stream: UInt64, index: UInt64) -> (first: Double, second: Double) {
    let uniform = uniforms(stream: stream, index: index)
    let normal = NullDistribution.standardNormal
    // The lower tail of u is the upper tail of 1 − u; the upper quantile of u is −x, equally good.
    return (normal.upperQuantile(uniform.first), normal.upperQuantile(uniform.second))
  }
}
