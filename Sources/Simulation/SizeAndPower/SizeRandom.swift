internal import EventStatistics

/// The random numbers of a size study, each a function of the seed and of what it is for.
///
/// The counter is purpose, replication, event and block, so that neither the number of threads nor
/// the order of the work changes one, and all scenarios and effects are tried on the same draws.
struct SizeRandom: Sendable {
  private let random: CounterRandom

  /// What a random number is for; the values are part of every result.
  ///
  /// They begin beyond the streams of the resampling tests, which take the same kind of key.
  enum Purpose: UInt64 {
    case market = 101
    case commonShock = 102
    case character = 103
    case ownShock = 104
    case trading = 105
    case resampling = 106
  }

  init(seed: UInt64) {
    random = CounterRandom(seed: seed)
  }

  /// Draws two independent uniform numbers strictly between 0 and 1.
  func uniforms(
    _ purpose: Purpose,
    replication: UInt32,
    entity: UInt32,
    block: UInt32
  ) -> (first: Double, second: Double) {
    random.uniforms(
      stream: purpose.rawValue << 32 | UInt64(replication),
      index: UInt64(entity) << 32 | UInt64(block)
    )
  }

  /// Returns the key of the resampling tests of a replication, so that their draws differ.
  func resamplingSeed(replication: UInt32) -> UInt64 {
    random.bits(stream: Purpose.resampling.rawValue << 32 | UInt64(replication), index: 0).first
  }
}
