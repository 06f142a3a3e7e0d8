internal import CRandom123

/// Random numbers that are a function of a seed and of what they are for.
///
/// There is no state: the number of a company on a day does not depend on how many other numbers
/// were drawn, so more companies, other days or another order leave it as it is.
///
/// Source: Salmon, Moraes, Dror & Shaw (2011), *Parallel Random Numbers: As Easy as 1, 2, 3*,
/// SC '11. Philox4x32 with ten rounds; the key is the seed, the counter is the four numbers below.
struct CounterBasedRandom: Sendable {
  let seed: UInt64

  /// Draws two independent uniform numbers strictly between 0 and 1, with 52 random bits each.
  ///
  /// - Parameters:
  ///   - stream: What the numbers are for.
  ///   - entity: The number of the company, or 0.
  ///   - position: The number of the day or of the event.
  ///   - block: Distinguishes several pairs for one purpose.
  /// - Returns: The same pair for the same seed and arguments, on every machine.
  func uniforms(
    _ stream: RandomStream,
    entity: UInt32 = 0,
    position: Int32 = 0,
    block: UInt32 = 0
  ) -> (Double, Double) {
    let bits = crandom123_philox4x32(
      seed,
      UInt64(stream.rawValue) << 32 | UInt64(entity),
      UInt64(UInt32(bitPattern: position)) << 32 | UInt64(block)
    )
    return (crandom123_uniform(bits.first), crandom123_uniform(bits.second))
  }
}
