/// The choices that a case is made of: numbers that are drawn, kept, and can be given again.
///
/// A case that is drawn again from fewer or smaller choices is a simpler one, so that whatever draws its cases
/// from them can be shrunk. After: MacIver and Donaldson (2020), *Test-Case Reduction via Test-Case Generation*,
/// ECOOP.
public struct FuzzChoices: Sendable {
  /// The choices that were drawn so far.
  public private(set) var drawn: [UInt64] = []
  private let given: [UInt64]
  /// Where choices come from that nobody gave; nothing for zeros.
  private var random: FuzzRandom?

  /// Draws the choices of a seed.
  public init(seed: Int) {
    given = []
    random = FuzzRandom(seed)
  }

  /// Gives choices again; after the last come zeros, the simplest ones.
  public init(_ given: [UInt64]) {
    self.given = given
    random = nil
  }

  private mutating func next() -> UInt64 {
    let choice = drawn.count < given.count ? given[drawn.count] : random?.next() ?? 0
    drawn.append(choice)
    return choice
  }
}

extension FuzzChoices {
  /// Returns a whole number below a count.
  ///
  /// It takes one choice whatever that is: the ways of the standard library refuse some, and refuse zeros
  /// without end.
  private mutating func place(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Returns a number from 0 up to 1.
  private mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns one of several values; the first is the simplest.
  public mutating func one<Value>(of values: [Value]) -> Value {
    values[place(below: values.count)]
  }

  /// Returns whether something happens that does so in a share of all cases.
  public mutating func happens(_ share: Double) -> Bool {
    // The simplest is that it does not.
    self.share() >= 1 - share
  }

  /// Returns a whole number of a range; the first is the simplest.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + place(below: range.count)
  }

  /// Returns some of several values, at least one.
  public mutating func some<Value>(of values: [Value], _ count: Int) -> [Value] {
    (0..<max(1, count)).map { _ in one(of: values) }
  }

  /// Returns a number from a normal distribution of a spread.
  ///
  /// The sum of four uniform numbers is near enough to one here.
  public mutating func move(_ spread: Double) -> Double {
    let sum = (0..<4).reduce(0) { sum, _ in sum + 2 * share() - 1 }
    return sum * spread / 1.155
  }
}

extension FuzzChoices {
  /// Returns the simplest choices that are found of which something is still true.
  ///
  /// - Parameters:
  ///   - choices: Choices of which it is true.
  ///   - limit: How many times it is asked at most.
  ///   - time: How long it is asked for at most.
  ///   - isTrue: What has to stay true, such as that a case fails.
  /// - Returns: Choices that are no more and no larger.
  public static func simplest(
    _ choices: [UInt64],
    limit: Int = 2000,
    time: Duration = .seconds(20),
    where isTrue: ([UInt64]) -> Bool
  ) -> [UInt64] {
    var (best, asked, isBetter) = (choices, 0, true)
    let end = ContinuousClock.now + time
    func attempt(_ candidate: [UInt64]) -> Bool {
      guard asked < limit, candidate != best, ContinuousClock.now < end else { return false }
      asked += 1
      guard isTrue(candidate) else { return false }
      best = candidate
      isBetter = true
      return true
    }
    while isBetter, asked < limit, ContinuousClock.now < end {
      isBetter = false
      for width in [256, 64, 16, 4, 1] {
        var start = 0
        while start < best.count, asked < limit, ContinuousClock.now < end {
          let next = min(start + width, best.count)
          let zeros = [UInt64](repeating: 0, count: next - start)
          if attempt(Array(best[..<start] + best[next...])) { continue }
          if best[start..<next].contains(where: { $0 != 0 }) {
            _ = attempt(Array(best[..<start] + zeros + best[next...]))
          }
          start = next
        }
      }
      for place in best.indices.reversed() where place < best.count && best[place] > 1 {
        var smaller = best
        smaller[place] /= 2
        _ = attempt(smaller)
      }
    }
    return best
  }
}
