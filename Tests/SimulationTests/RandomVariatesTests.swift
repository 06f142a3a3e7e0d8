import EventStatistics
import Testing

@testable import Simulation

struct RandomVariatesTests {
  /// Draws from the distribution that a transformation of two uniform numbers gives.
  private func sample(_ transform: ((Double, Double)) -> Double) -> [Double] {
    let random = MarketRandom(seed: 99)
    return (0..<20_000).map { transform(random.uniforms(.companyReturn, position: Int32($0))) }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double, kurtosis: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let second = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let fourth = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) }
    return (mean, second, fourth / count / (second * second))
  }

  @Test func `draws uniform numbers inside the unit interval`() {
    let values = sample { $0.0 } + sample { $0.1 }
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    let moments = moments(values)
    #expect(abs(moments.mean - 0.5) < 0.006 && abs(moments.variance - 1.0 / 12) < 0.002)
  }

  @Test func `draws normal numbers with variance 1 and kurtosis 3`() {
    let moments = moments(sample { RandomVariates.normals($0).0 })
    #expect(abs(moments.mean) < 0.03 && abs(moments.variance - 1) < 0.04)
    #expect(abs(moments.kurtosis - 3) < 0.15)
  }

  @Test func `draws Student t numbers scaled to variance 1, with its quantiles`() {
    let values = sample { RandomVariates.standardizedStudentT($0, degreesOfFreedom: 5) }.sorted()
    let moments = moments(values)
    #expect(abs(moments.mean) < 0.03 && abs(moments.variance - 1) < 0.08)
    // t(5) has its 0.975 quantile at 2.570582; scaled by sqrt(3/5).
    #expect(abs(values[19_500] - 2.570582 * 0.6.squareRoot()) < 0.08)
  }

  @Test func `changes with every part of the counter`() {
    let random = MarketRandom(seed: 1)
    let draws = [
      random.uniforms(.indexReturn), random.uniforms(.indexReturn, entity: 1),
      random.uniforms(.indexReturn, position: 1), random.uniforms(.indexReturn, block: 1),
      random.uniforms(.indexRange), MarketRandom(seed: 2).uniforms(.indexReturn),
    ]
    #expect(Set(draws.flatMap { [$0.0, $0.1] }).count == 12)
  }
}
