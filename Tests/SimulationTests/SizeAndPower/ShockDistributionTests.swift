import EventStatistics
import Testing

@testable import Simulation

struct ShockDistributionTests {
  private func sample(_ shocks: ShockDistribution, count: Int = 40_001) -> [Double] {
    let random = SizeRandom(seed: 3)
    var values = [Double](repeating: 0, count: count)
    shocks.fill(&values) { random.uniforms(.ownShock, replication: 0, entity: 0, block: $0) }
    return values
  }

  @Test(arguments: [
    ShockDistribution.normal, .studentT(degreesOfFreedom: 5), .logNormal(spread: 0.4),
  ])
  func `has mean 0 and variance 1`(shocks: ShockDistribution) {
    let values = sample(shocks)
    let count = Double(values.count)
    #expect(abs(values.reduce(0, +) / count) < 0.02)
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count - 1) < 0.06)
  }

  @Test func `has the skewness that is documented`() {
    let values = sample(.logNormal(spread: 0.4))
    let skewness = values.reduce(0) { $0 + $1 * $1 * $1 } / Double(values.count)
    #expect(abs(skewness - 1.32) < 0.15)
  }

  @Test func `has heavier tails with fewer degrees of freedom`() {
    // Scaled to variance 1, the share beyond five is 1.5e-6 in all for a normal, 0.3 % for t(3).
    let far = sample(.studentT(degreesOfFreedom: 3)).count { abs($0) > 5 }
    #expect((80...170).contains(far))
    #expect(sample(.normal).allSatisfy { abs($0) < 5 })
  }

  @Test func `draws a last odd day`() {
    #expect(sample(.normal, count: 5).allSatisfy { $0 != 0 })
  }
}
