import EventStatistics
import Testing

@Suite("Predictions of days before the event")
struct OutOfSampleFitTests {
  private static func sample(
    _ security: [Double],
    _ market: [Double],
    masked: [Range<Int>] = []
  ) -> EventSample {
    EventSample(
      security: (security + [0.05])[...],
      market: (market + [0.01])[...],
      estimation: 0..<security.count,
      event: security.count..<(security.count + 1),
      firstRelativeDay: 0,
      masked: masked
    )
  }

  private static func compare(
    _ models: [any ExpectedReturnModel],
    _ sample: EventSample,
    _ design: OutOfSampleDesign = .blocks,
    blocks: Int = 2
  ) throws -> [OutOfSampleFit] {
    try OutOfSampleComparison(
      models.map { ($0, sample) },
      design: design,
      blocks: blocks
    ).fits.map { try $0.get() }
  }

  /// By hand: returns 1, 3 and 5, 7 % have the means 6 and 2 % of the other block as predictions: errors -5, -3, 3, 5.
  ///
  /// Less the market's 1, 2, 5, 8 % they leave 0, 1, 0, -1.
  @Test func `two blocks of two days equal the calculation by hand`() throws {
    let sample = Self.sample([0.01, 0.03, 0.05, 0.07], [0.01, 0.02, 0.05, 0.08])
    let fits = try Self.compare([.meanAdjusted, .marketAdjusted], sample)
    #expect(fits.map(\.days) == [4, 4])
    #expect(abs(fits[0].rootMeanSquare - 17.0.squareRoot() / 100) < 1e-15)
    #expect(abs(fits[0].meanAbsolute - 0.04) < 1e-15)
    #expect(fits[0].rSquared == 0)
    #expect(abs(fits[1].rootMeanSquare - 0.5.squareRoot() / 100) < 1e-15)
    #expect(abs(fits[1].rSquared - (1 - 2.0 / 68)) < 1e-13)
    // Only the second block has days before it.
    let rolling = try Self.compare([.meanAdjusted], sample, .rolling)
    #expect(rolling[0].days == 2)
    #expect(abs(rolling[0].rootMeanSquare - 17.0.squareRoot() / 100) < 1e-15)
  }

  /// scikit-learn 1.9.1 with NumPy 2.4.6: `cross_val_predict(LinearRegression(), X, r, cv=KFold(3))`, and its fit to the
  /// first eight days for the last four.
  @Test(
    arguments: [
      (
        OutOfSampleDesign.blocks, 12,
        [0.005110384845078499, 0.004717776686090271, 0.8812063874237589]
      ),
      (.rolling, 4, [0.005393413799048974, 0.005121463040140377, 0.8967391206335681]),
    ]
  )
  func `a market model predicts what scikit-learn's does`(
    design: OutOfSampleDesign,
    days: Int,
    expected: [Double]
  ) throws {
    let market = [
      0.011, -0.007, 0.004, 0.013, -0.012, 0.006, -0.003, 0.009, -0.015, 0.002, 0.008, -0.005,
    ]
    let security = [
      0.019, -0.004, 0.001, 0.022, -0.017, 0.012, 0.002, 0.006, -0.021, -0.003, 0.016, -0.011,
    ]
    let fit = try Self.compare([.market], Self.sample(security, market), design, blocks: 3)[0]
    #expect(fit.days == days)
    for (value, oracle) in zip([fit.rootMeanSquare, fit.meanAbsolute, fit.rSquared], expected) {
      #expect(abs(value - oracle) < 1e-12 * abs(oracle))
    }
  }

  @Test func `a day that one model cannot predict counts for none`() throws {
    var market = [0.01, 0.02, -0.01, 0.03, -0.02, 0.01, 0.02, -0.01]
    let security = [0.02, 0.01, -0.02, 0.04, -0.01, 0.03, 0.01, 0.02]
    market[1] = .nan
    let sample = Self.sample(security, market, masked: [4..<5])
    let fits = try Self.compare([.meanAdjusted, .marketAdjusted], sample)
    // Eight days, one without a market return and one that another event masks.
    #expect(fits.map(\.days) == [6, 6])
    #expect(try Self.compare([.meanAdjusted], sample)[0].days == 7)
  }

  @Test func `an event without enough days has a reason for every model`() {
    let sample = Self.sample([0.01, 0.03, 0.02], [0.01, 0.02, 0.03])
    let comparison = OutOfSampleComparison(
      [(MarketModel(), sample), (RawReturnModel(), sample)],
      design: .blocks,
      blocks: 10
    )
    #expect(comparison.best == nil)
    for fit in comparison.fits {
      #expect(throws: EstimationError.tooFewObservations(required: 10, available: 3)) {
        try fit.get()
      }
    }
  }

  private static let methods = ExpectedReturnMethod.allCases

  /// A market with everything that some model reads, whose security has other returns where asked.
  private static func full(
    scale: Double = 1,
    changing days: Range<Int> = 0..<0,
    estimation: Range<Int>? = nil
  ) -> EventSample {
    let panel = SyntheticPanel(events: 1, seed: 5)
    let base = panel.sample(0)
    var security = panel.companies[0].map { $0 * scale }
    for day in days { security[day] += 0.03 }
    func levels(_ returns: [Double]) -> ArraySlice<Double> {
      returns.reduce(into: [100.0]) { $0.append(($0.last ?? 0) * (1 + $1)) }.dropFirst()
    }
    return EventSample(
      security: security[...],
      market: panel.market.map { $0 * scale }[...],
      factors: ["smb", "hml", "mom", "rmw", "cma"].enumerated().map { index, name in
        let random = CounterRandom(seed: UInt64(90 + index))
        let values = base.market.indices.map {
          0.01 * scale * random.normals(stream: 0, index: UInt64($0)).first
        }
        return FactorSeries(name: name, values: values[...])
      },
      riskFree: base.market.map { _ in 0.0001 * scale }[...],
      peerIndex: SyntheticPanel(events: 2, seed: 5).companies[1].map { $0 * scale }[...],
      peers: [
        FactorSeries(
          name: "S1",
          values: SyntheticPanel(events: 2, seed: 5).companies[1].map { $0 * scale }[...]
        )
      ],
      prices: .init(security: levels(security), market: levels(panel.market)),
      estimation: estimation ?? base.estimation,
      event: base.event,
      firstRelativeDay: -5
    )
  }

  private static func fit(
    _ method: ExpectedReturnMethod,
    _ sample: EventSample,
    _ design: OutOfSampleDesign = .blocks
  ) throws -> OutOfSampleFit {
    try compare([method.model(ExpectedReturnOptions(factors: ["smb"]))], sample, design, blocks: 2)[
      0
    ]
  }

  @Test(arguments: methods, OutOfSampleDesign.allCases)
  func `no prediction looks at the event window`(
    method: ExpectedReturnMethod,
    design: OutOfSampleDesign
  ) throws {
    let event = Self.full().event
    let before = try Self.fit(method, Self.full(), design)
    #expect(before == (try Self.fit(method, Self.full(changing: event), design)))
    // Neither where the estimation window reaches into the event window.
    let wide = Self.full().estimation.lowerBound..<event.upperBound
    let reaching = try Self.fit(method, Self.full(estimation: wide), design)
    #expect(
      reaching == (try Self.fit(method, Self.full(changing: event, estimation: wide), design))
    )
    // And it does look at the days before.
    let days = Self.full().estimation
    #expect(
      before != (try Self.fit(method, Self.full(changing: days.lowerBound..<(days.lowerBound + 9))))
    )
  }

  @Test(arguments: [ExpectedReturnMethod.market, .meanAdjusted, .dimson, .capm, .huber, .lasso])
  func `errors have the unit of returns and the share has none`(
    method: ExpectedReturnMethod
  ) throws {
    let (one, ten) = (
      try Self.fit(method, Self.full()), try Self.fit(method, Self.full(scale: 10))
    )
    #expect(abs(ten.rootMeanSquare - 10 * one.rootMeanSquare) < 1e-9 * ten.rootMeanSquare)
    #expect(abs(ten.meanAbsolute - 10 * one.meanAbsolute) < 1e-9 * ten.meanAbsolute)
    #expect(abs(ten.rSquared - one.rSquared) < 1e-9)
  }

  @Test func `a model with the true factors predicts best`() throws {
    let sample = Self.full()
    let methods: [ExpectedReturnMethod] = [.raw, .meanAdjusted, .market]
    let comparison = OutOfSampleComparison(
      methods.map { ($0.model(), sample) },
      design: .blocks,
      blocks: 10
    )
    #expect(comparison.best == 2)
  }
}
