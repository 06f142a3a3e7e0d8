import EventStatistics
import Testing

@Suite("Shapiro-Wilk test")
struct ShapiroWilkTestTests {
  /// Digits from SciPy 1.17.1; its p-values agree with R's to about seven digits.
  @Test(arguments: [
    ([2.1, 3.3, 1.0, 5.5, 4.2, 3.9, 8.8], 0.94424588845398, 0.677209419507333),
    ([2.1, 3.3, 1.0], 0.9993702770780856, 0.9520684227727839),
  ])
  func `small samples equal SciPy's`(values: [Double], statistic: Double, pValue: Double) throws {
    let test = try ShapiroWilkTest(values)
    #expect(abs(test.statistic - statistic) < 1e-9)
    #expect(abs(test.pValue - pValue) < 1e-6)
  }

  @Test func `two values are too few`() {
    #expect(throws: InferenceError.self) { try ShapiroWilkTest([1, 2]) }
    #expect(throws: InferenceError.noVariance) { try ShapiroWilkTest([1, 1, 1, 1]) }
  }
}
