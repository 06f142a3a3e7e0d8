import Testing

@testable import EventStatistics

/// Numbers of NumPy 2.4.6 and SciPy 1.17.1: the steps of csestudy 1.2 with `gls`, its singular values by LAPACK.
@Suite("Regressions weighted by components of the days before")
struct ComponentWeightedTests {
  private static let x = [0.2, 1.4, 0.9, 2.1, 1.7, 0.5, 2.6, 1.1]
  private static let z = [1.0, 0.3, 2.2, 0.8, 1.9, 0.1, 1.2, 2.7]
  private static let days = [
    [2.1, 0.4], [1.0, -0.9], [3.2, 0.2], [-0.7, 1.1], [2.4, 0.8], [0.3, -0.2], [4.4, 1.5],
    [1.9, -0.6],
  ]

  /// The events of the tests of earlier days; one may lack the residual of a day.
  private static func events(missing: Int? = nil, scale: Double = 1) throws -> [FittedEvent] {
    try x.indices.map { event in
      let residuals = (0..<24).map { (day: Int) -> Double in
        let noise = Double((event * 7 + day * 5) % 13 - 6) / 4
        let value = noise + Double(day % 3 - 1) * x[event] / 2 - Double(event * day % 5) / 3
        return event == missing && day == 11 ? .nan : scale * (value * 10_000).rounded() / 10_000
      }
      return try FittedEvent.written(residuals, days: days[event].map { $0 * scale })
    }
  }

  private static func weighted(
    _ columns: [(name: String, values: [Double])],
    window: ClosedRange<Int> = 0...0,
    components: Int,
    events: [FittedEvent],
    threads: Int = 1
  ) throws -> ComponentWeightedRegression {
    let regression = try LinearRegression(
      response: events.map { $0.cumulative(window)?.car ?? .nan },
      regressors: columns
    )
    return try ComponentWeightedRegression(
      regression,
      regressors: columns,
      events: events,
      window: window,
      components: components,
      threads: threads
    )
  }

  struct Expected: Sendable {
    let estimates: [Double]
    let means: [Double]
    let errors: [Double]
    let pValues: [Double]
    let ranks: [Double]
  }

  private func compare(_ found: ComponentWeightedRegression, _ expected: Expected) {
    for (place, test) in found.tests.enumerated() {
      #expect(abs(found.estimates[place] / expected.estimates[place] - 1) < 1e-9)
      #expect(abs(test.mean / expected.means[place] - 1) < 1e-9)
      #expect(abs(test.standardError / expected.errors[place] - 1) < 1e-9)
      #expect(abs(test.pValue() / expected.pValues[place] - 1) < 1e-9)
      #expect(abs(test.percentilePValue() - expected.ranks[place]) < 1e-12)
    }
  }

  @Test func `two components of single days`() throws {
    let columns = [("x", Self.x), ("z", Self.z)]
    let found = try Self.weighted(columns, components: 2, events: try Self.events())
    #expect(found.count == 24 && found.apartCount == 24 && found.rowCount == 8)
    compare(
      found,
      Expected(
        estimates: [0.0032085710866630642, 0.005244772723073176, 0.008038617844362191],
        means: [0.00015456105870836597, -0.002913574082249274, -0.0010353850324734824],
        errors: [0.0076793259913891425, 0.0065111922174319785, 0.004021247796109182],
        pValues: [0.6945239561214306, 0.22280495332694367, 0.0338463775469799],
        ranks: [20.0 / 25, 6.0 / 25, 2.0 / 25]
      )
    )
  }

  @Test func `one component of stretches of two days`() throws {
    let found = try Self.weighted(
      [("x", Self.x), ("z", Self.z)],
      window: 0...1,
      components: 1,
      events: try Self.events()
    )
    #expect(found.count == 23 && found.apartCount == 12)
    compare(
      found,
      Expected(
        estimates: [0.002861378808151479, 0.010138118161161386, 0.005220510111016638],
        means: [0.0016907024363007873, -0.005460236895643677, -0.0031967038608286167],
        errors: [0.007859928447178447, 0.007027864355517066, 0.004230478264732458],
        pValues: [0.8842945965538966, 0.048407584339988305, 0.07206869414248765],
        ranks: [20.0 / 24, 2.0 / 24, 2.0 / 24]
      )
    )
  }

  @Test func `an event that lacks a day is left out`() throws {
    let found = try Self.weighted(
      [("x", Self.x)],
      components: 3,
      events: try Self.events(missing: 5)
    )
    #expect(found.rowCount == 7 && found.count == 24)
    compare(
      found,
      Expected(
        estimates: [0.017684473526472805, 0.0016823927885615169],
        means: [-0.0023106699145405037, -0.002150102684996763],
        errors: [0.009418277058696061, 0.006575431472397202],
        pValues: [0.044730416711585785, 0.5656650548842438],
        ranks: [1.0 / 25, 12.0 / 25]
      )
    )
  }

  @Test func `neither scale nor units nor threads change what is found`() throws {
    let events = try Self.events()
    let plain = try Self.weighted([("x", Self.x)], components: 2, events: events)
    let threads = try Self.weighted([("x", Self.x)], components: 2, events: events, threads: 3)
    #expect(plain.estimates == threads.estimates && plain.tests == threads.tests)
    let scaled = try Self.weighted(
      [("x", Self.x.map { $0 * 1000 })],
      components: 2,
      events: try Self.events(scale: 3)
    )
    #expect(abs(scaled.estimates[1] * 1000 / 3 / plain.estimates[1] - 1) < 1e-9)
    #expect(abs(scaled.tests[1].statistic / plain.tests[1].statistic - 1) < 1e-9)
    // Another number of components is another weighting.
    let other = try Self.weighted([("x", Self.x)], components: 1, events: events)
    #expect(abs(other.estimates[1] / plain.estimates[1] - 1) > 1e-3)
  }

  @Test(arguments: [(5, 0...0), (24, 0...0)])
  func `as many components as events are a reason`(components: Int, window: ClosedRange<Int>) throws
  {
    #expect(
      throws: RegressionError.tooManyComponents(
        components: components,
        most: 4,
        events: 8,
        stretches: 24
      )
    ) {
      _ = try Self.weighted(
        [("x", Self.x), ("z", Self.z)],
        window: window,
        components: components,
        events: try Self.events()
      )
    }
  }

  @Test func `singular vectors are those of a matrix by hand`() {
    // Columns (3, 0), (0, 4) and a second of the first: lengths 4, √18 and nothing.
    let found = SingularVectors(columns: [[3, 0], [0, 4], [3, 0]])
    #expect(abs(found.values[0] - 18.0.squareRoot()) < 1e-12 && abs(found.values[1] - 4) < 1e-12)
    #expect(found.values[2] < 1e-12)
    #expect(abs(abs(found.vectors[0][0]) - 1) < 1e-12 && abs(found.vectors[0][1]) < 1e-12)
    #expect(abs(abs(found.vectors[1][1]) - 1) < 1e-12)
  }

  @Test func `singular vectors put a matrix together again`() {
    let columns = (0..<9).map { (column: Int) -> [Double] in
      (0..<5).map { (row: Int) -> Double in
        Double((row * 7 + column * 5 + row * column) % 11 - 5)
      }
    }
    let found = SingularVectors(columns: columns)
    #expect(zip(found.values, found.values.dropFirst()).allSatisfy { $0 >= $1 })
    for row in 0..<5 {
      for other in 0..<5 {
        var (product, again) = (0.0, 0.0)
        for column in columns { product += column[row] * column[other] }
        for (value, vector) in zip(found.values, found.vectors) {
          again += value * value * vector[row] * vector[other]
        }
        #expect(abs(product - again) < 1e-9)
      }
    }
  }
}
