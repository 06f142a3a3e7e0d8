import EventStatistics
import Testing

@Suite("Counter-based random numbers")
struct CounterRandomTests {
  @Test func `the published known answer comes out`() {
    // Philox4x32-10 with key 0 and counter 0: 6627e8d5 e169c58d bc57ac4c 9b00dbd8.
    let bits = CounterRandom(seed: 0).bits(stream: 0, index: 0)
    #expect(bits.first == 0xe169_c58d_6627_e8d5)
    #expect(bits.second == 0x9b00_dbd8_bc57_ac4c)
  }

  @Test func `a number depends on seed, stream and index alone`() {
    let one = CounterRandom(seed: 7).uniforms(stream: 3, index: 11).first
    #expect(CounterRandom(seed: 7).uniforms(stream: 3, index: 11).first == one)
    #expect(CounterRandom(seed: 8).uniforms(stream: 3, index: 11).first != one)
    #expect(CounterRandom(seed: 7).uniforms(stream: 4, index: 11).first != one)
    #expect(CounterRandom(seed: 7).uniforms(stream: 3, index: 12).first != one)
  }

  @Test func `uniform and normal numbers have the moments they should`() {
    let random = CounterRandom(seed: 42)
    let count = 20_000
    var (uniform, normal, squares) = (0.0, 0.0, 0.0)
    for index in 0..<count {
      let pair = random.uniforms(stream: 1, index: UInt64(index))
      #expect(pair.first > 0 && pair.first < 1)
      uniform += pair.first
      let z = random.normals(stream: 2, index: UInt64(index)).second
      normal += z
      squares += z * z
    }
    #expect(abs(uniform / Double(count) - 0.5) < 0.01)
    #expect(abs(normal / Double(count)) < 0.03)
    #expect(abs(squares / Double(count) - 1) < 0.05)
  }
}
