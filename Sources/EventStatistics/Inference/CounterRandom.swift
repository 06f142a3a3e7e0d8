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
  @inline(__always)
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

/// What the random numbers of the tests are for, so that no two uses of one seed share a number.
///
/// A stream has 2³² blocks. The values are part of every result.
enum TestStream: UInt32 {
  case signFlip = 1
  case wildBootstrap = 2
  case correlationPermutation = 3
  case stepDown = 4
  case bootstrap = 5
  case permutation = 6
  case varianceComparison = 7
  case conformal = 21
  case dateSignFlip = 31
  case dateWildBootstrap = 32
  case placeboFirms = 22
  case placeboGroups = 23
  /// The days of placebo studies; the study's number is the block.
  case placebo = 101

  /// The stream of lead-lag correlations, one without blocks, below those of all others.
  static let leadLag: UInt64 = 9

  /// The number of a block of the stream.
  @inline(__always)
  func block(_ number: UInt64) -> UInt64 { UInt64(rawValue) << 32 + number }
}

/// What the random numbers of simulated data are for.
///
/// Their values meet those of ``TestStream``, and of each other, but never under one seed: a simulated
/// market, a size study and the tests inside it each have a seed of their own.
package enum SimulationStream {
  /// Streams of a simulated market; the values are part of every simulated file.
  package enum Market: UInt32, Sendable {
    case indexReturn = 1
    case indexRange = 2
    case companyCharacter = 3
    case companyReturn = 4
    case companyRange = 5
    case companyVolume = 6
    case eventDay = 7
    case eventCharacter = 8
  }

  /// Streams of a size study; the values are part of every result.
  package enum SizeStudy: UInt32, Sendable {
    case market = 101
    case commonShock = 102
    case character = 103
    case ownShock = 104
    case trading = 105
    /// The seeds of the resampling tests of each replication.
    case resampling = 106
  }
}
