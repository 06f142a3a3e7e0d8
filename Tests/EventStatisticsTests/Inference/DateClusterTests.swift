import Testing

@testable import EventStatistics

/// Numbers of NumPy 2.4.6 and statsmodels 0.15.0: all 128 arrangements in a loop, and `cov_cluster_2groups`.
@Suite("Tests by clusters of dates and securities")
struct DateClusterTests {
  /// Cumulative abnormal returns in hundredths, on seven dates of unequal size and of five securities.
  static let cars = [
    1.2, -0.4, 2.1, 0.7, -1.3, 0.9, 1.8, -0.2, 0.5, 1.1, -0.6, 2.4, 0.3, -0.9,
  ]
  static let dates = [1, 1, 1, 2, 2, 3, 4, 4, 4, 4, 5, 6, 7, 7]
  static let firms = [1, 2, 3, 1, 2, 3, 1, 2, 4, 5, 4, 5, 1, 3]

  static func sample(
    _ cars: [Double] = cars,
    dates: [Int] = dates,
    firms: [Int]? = firms
  ) throws -> WindowSample {
    let fits = try cars.map { try FittedEvent.written(tenResiduals, days: [$0]) }
    return CrossSection(fits, dates: dates, firms: firms).window(0...0)
  }

  @Test func `arrangements of whole dates are those of a loop over them`() throws {
    let sample = try Self.sample()
    let flip = try DateSignFlipTest(sample, draws: 1, seed: 1)
    #expect(abs(flip.statistic / 1.6562228847903333 - 1) < 1e-12)
    #expect(flip.pValue(.twoSided) == 24.0 / 128)
    #expect(flip.pValue(.greater) == 12.0 / 128 && flip.pValue(.less) == 117.0 / 128)
    #expect(flip.isExact && flip.dateCount == 7 && flip.eventCount == 14)
    let wild = try DateWildBootstrapTest(sample, draws: 1, seed: 1)
    #expect(abs(wild.statistic / 1.9337018413992073 - 1) < 1e-12)
    #expect(wild.pValue(.twoSided) == 24.0 / 128)
    #expect(wild.pValue(.greater) == 12.0 / 128 && wild.pValue(.less) == 117.0 / 128)
    #expect(wild.isExact)
  }

  @Test func `an error by security and date adds both and takes what they share away`() throws {
    let test = try TwoWayClusteredTest(Self.sample())
    #expect(abs(test.statistic / 1.4736437639517017 - 1) < 1e-12)
    #expect(abs(test.pValue() / 0.21458065245626648 - 1) < 1e-10)
    #expect(test.firmCount == 5 && test.dateCount == 7)
    #expect(test.nullDistribution == .studentT(degreesOfFreedom: 4))
  }

  @Test func `where each security has one event only the dates count`() throws {
    for firms in [nil, Array(1...14)] {
      let sample = try Self.sample(firms: firms)
      let (both, one) = (try TwoWayClusteredTest(sample), try ClusteredTest(sample))
      #expect(both.statistic == one.statistic && both.pValue() == one.pValue())
    }
    // And where each date has one event, only the securities.
    let firms = try TwoWayClusteredTest(Self.sample(dates: Array(1...14)))
    let swapped = try ClusteredTest(Self.sample(dates: Self.firms, firms: nil))
    #expect(abs(firms.statistic / swapped.statistic - 1) < 1e-12)
  }

  @Test func `a variance that is not positive is no error`() throws {
    // V is 3.373 by security, 1.606 by date and 6.562 by both.
    let sample = try Self.sample(
      [-1.6, 0.3, 1.2, -0.3, -0.8, 0.8, 0.3],
      dates: [1, 2, 1, 3, 2, 3, 3],
      firms: [3, 2, 1, 3, 2, 3, 3]
    )
    #expect(throws: InferenceError.varianceNotPositive) { try TwoWayClusteredTest(sample) }
    #expect(throws: InferenceError.tooFewFirms(required: 2, available: 1)) {
      try TwoWayClusteredTest(Self.sample(firms: Self.cars.map { _ in 1 }))
    }
    #expect(throws: InferenceError.tooFewDates(required: 2, available: 1)) {
      try TwoWayClusteredTest(Self.sample(dates: Self.cars.map { _ in 1 }))
    }
  }

  @Test func `by hand: three dates have eight arrangements`() throws {
    // Sums 3, 2 and -1: the observed 4 is reached by 6 (-1 turned) and 4, and by both turned around.
    let sample = try Self.sample([1, 2, 2, -1], dates: [1, 1, 2, 3], firms: nil)
    let flip = try DateSignFlipTest(sample, draws: 1, seed: 1)
    #expect(flip.pValue() == 4.0 / 8 && flip.pValue(.greater) == 2.0 / 8)
    // The mean of the sums is 4/3, their deviation √(26/3 / 2).
    #expect(abs(flip.statistic - (3.0).squareRoot() * 4 / 3 / (13.0 / 3).squareRoot()) < 1e-12)
  }

  /// With as many events on each date the error of a mean is the same for every arrangement of the sums' order.
  @Test func `on dates of one size both tests of whole dates are one`() throws {
    for (count, size) in [(6, 2), (8, 3), (11, 1)] {
      let cars = (0..<(count * size)).map { (index: Int) -> Double in
        let value = Double((index * 37) % 23)
        return value - 9 + Double(index) / 7
      }
      let sample = try Self.sample(cars, dates: cars.indices.map { $0 / size }, firms: nil)
      let flip = try DateSignFlipTest(sample, draws: 1, seed: 1)
      let wild = try DateWildBootstrapTest(sample, draws: 1, seed: 1)
      #expect(abs(flip.statistic / wild.statistic - 1) < 1e-12)
      for side in Alternative.allCases { #expect(flip.pValue(side) == wild.pValue(side)) }
    }
  }

  @Test func `an event to each date leaves the sign-flip test of events`() throws {
    let sample = try Self.sample(dates: Array(1...14), firms: nil)
    let (dates, events) = (
      try DateSignFlipTest(sample, draws: 1, seed: 1), try SignFlipTest(sample, draws: 1, seed: 1)
    )
    #expect(dates.statistic == events.statistic && dates.pValue() == events.pValue())
  }

  @Test(arguments: 2...6)
  func `no p is below that of one arrangement and its opposite`(dates: Int) throws {
    // All dates go the same way, and far.
    let cars = (0..<(3 * dates)).map { 50 + Double($0 % 5) }
    let sample = try Self.sample(cars, dates: cars.indices.map { $0 / 3 }, firms: nil)
    let least = 2 / Double(1 << dates)
    #expect(try DateSignFlipTest(sample, draws: 1, seed: 1).pValue() == least)
    #expect(try DateWildBootstrapTest(sample, draws: 1, seed: 1).pValue() == least)
  }

  @Test func `random arrangements come near all of them, and depend on seed and draws alone`()
    throws
  {
    let cars = (0..<48).map { (index: Int) -> Double in
      let value = Double((index * 29) % 17)
      return value - (index.isMultiple(of: 4) ? 4.5 : 7)
    }
    let dates = cars.indices.map { $0 / 2 }
    let sample = try Self.sample(cars, dates: dates, firms: nil)
    let wild = try DateWildBootstrapTest(sample, draws: 19_999, seed: 3)
    let flip = try DateSignFlipTest(sample, draws: 19_999, seed: 3)
    #expect(!wild.isExact && !flip.isExact && wild.dateCount == 24)
    // Dates of one size: both are estimates of one share, from different draws.
    #expect(abs(wild.pValue() - flip.pValue()) < 0.02)
    #expect(try DateWildBootstrapTest(sample, draws: 19_999, seed: 3).pValue() == wild.pValue())
    #expect(try DateWildBootstrapTest(sample, draws: 19_999, seed: 4).pValue() != wild.pValue())
    #expect(try DateSignFlipTest(sample, draws: 99, seed: 3).pValue() != flip.pValue())
  }

  @Test func `one date has nothing to turn`() throws {
    let sample = try Self.sample(dates: Self.cars.map { _ in 1 })
    #expect(throws: InferenceError.tooFewDates(required: 2, available: 1)) {
      try DateSignFlipTest(sample, draws: 1, seed: 1)
    }
    #expect(throws: InferenceError.tooFewDates(required: 2, available: 1)) {
      try DateWildBootstrapTest(sample, draws: 1, seed: 1)
    }
  }
}

@Suite("Regression errors by security and date")
struct TwoWayCovarianceTests {
  private static let x = [0.3, 1.1, 0.8, 2.2, 1.9, 0.4, 1.5, 0.9, 2.7, 1.2, 0.1, 1.6, 2.0, 0.7]

  @Test func `are those of statsmodels`() throws {
    let regression = try LinearRegression(
      response: DateClusterTests.cars,
      regressors: [("x", Self.x)]
    )
    let covariance = CoefficientCovariance.twoWay(
      firms: DateClusterTests.firms,
      dates: DateClusterTests.dates
    )
    let tests = try regression.tests(covariance)
    let expected = [
      (0.4230517832658725, 1.0850699890261641, 0.338912670927937),
      (0.2511885897278759, 0.2684773294137918, 0.8016096037433599),
    ]
    for (test, (error, t, p)) in zip(tests, expected) {
      #expect(abs(test.standardError / error - 1) < 1e-9)
      #expect(abs(test.statistic / t - 1) < 1e-9)
      #expect(abs(test.pValue() / p - 1) < 1e-9)
    }
    // Firms of one event each leave the errors by date.
    let dates = DateClusterTests.dates
    let single = try regression.matrix(.twoWay(firms: Array(0..<14), dates: dates))
    #expect(single == (try regression.matrix(.cr1(clusters: dates))))
  }

  @Test func `have zero in the place of a negative eigenvalue`() throws {
    let regression = try LinearRegression(
      response: [0.1, -1.2, -0.7, -0.1, -0.9, -0.1, 0.1, 0.0],
      regressors: [("x", [-1.1, -0.4, 2.0, 0.6, 0.7, -0.5, -1.6, 0.2])]
    )
    let tests = try regression.tests(
      .twoWay(firms: [3, 3, 1, 3, 1, 2, 3, 1], dates: [3, 1, 1, 3, 2, 2, 1, 1])
    )
    // The plain sum has -0.0153 for the intercept.
    #expect(abs(tests[0].standardError / 0.011305515928749982 - 1) < 1e-9)
    #expect(abs(tests[1].standardError / 0.06422000286694152 - 1) < 1e-9)
  }

  @Test func `eigenvalues put a matrix together again`() {
    let matrix = [[4.0, 1, -2, 0.5], [1, 3, 0, 1], [-2, 0, -5, 2], [0.5, 1, 2, 1]]
    let found = SymmetricEigenvalues(matrix)
    for row in 0..<4 {
      for column in 0..<4 {
        let (sum, product) = found.values.indices.reduce((0.0, 0.0)) {
          (
            $0.0 + found.values[$1] * found.vectors[$1][row] * found.vectors[$1][column],
            $0.1 + found.vectors[$1][row] * found.vectors[$1][column]
          )
        }
        #expect(abs(sum - matrix[row][column]) < 1e-12)
        #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
      }
    }
    #expect(SymmetricEigenvalues([[2, 1], [1, 2]]).withoutNegative == nil)
    // Eigenvalues 3 and -1: what is left is 3/2 in every place.
    let left = SymmetricEigenvalues([[1, 2], [2, 1]]).withoutNegative ?? []
    #expect(left.allSatisfy { $0.allSatisfy { abs($0 - 1.5) < 1e-12 } } && left.count == 2)
  }
}
