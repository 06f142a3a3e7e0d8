import Testing

@testable import DelimitedText

@Suite("Shortest numbers")
struct ShortestNumberTests {
  private func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(shortest: number)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "-0"), (1, "1"), (-12, "-12"), (0.1, "0.1"), (1234.5, "1234.5"),
      (1e-4, "0.0001"),
      (9.5e-5, "9.5e-05"), (1e-5, "1e-05"), (-2.5e-7, "-2.5e-07"), (0x1p53, "9007199254740992"),
      (0x1p53 + 2, "9.007199254740994e+15"), (1e16, "1e+16"), (1.5e300, "1.5e+300"),
      (.leastNonzeroMagnitude, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
      (0.1 + 0.2, "0.30000000000000004"), (100, "100"), (123_456_789.25, "123456789.25"),
    ] as [(Double, String)]
  )
  func `are the digits of the standard library, whole numbers without a point`(
    number: Double,
    expected: String
  ) {
    #expect(text(number) == expected)
    let own = number.description
    #expect(text(number) == (own.hasSuffix(".0") ? String(own.dropLast(2)) : own))
  }

  @Test func `of random bits read back to the same bits and are what the standard library prints`()
  {
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      guard number.isFinite else { continue }
      let own = number.description
      #expect(text(number) == (own.hasSuffix(".0") ? String(own.dropLast(2)) : own))
      #expect(Double(text(number))?.bitPattern == number.bitPattern)
    }
  }

  @Test(arguments: [0, 7, 10, -1, -10, 1_234_567, .max, .min])
  func `whole numbers have all their digits`(number: Int) {
    var bytes: [UInt8] = []
    bytes.append(whole: number)
    #expect(String(decoding: bytes, as: UTF8.self) == String(number))
  }
}
