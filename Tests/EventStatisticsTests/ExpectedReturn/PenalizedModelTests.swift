import Testing

@testable import EventStatistics

@Suite("Penalized models of peers")
struct PenalizedModelTests {
  // MARK: By hand

  /// Two orthogonal series with the standard deviation 1 %, so that a standardized coefficient is the mean product:
  /// c = (3 + 1 − 1 + 1)/4 = 1 in percent, beside a mean of 1 and a slope of 0 in the market.
  private static let hand = PenalizedRegression(
    y: [0.03, 0.01, 0.01, -0.01],
    market: [0.01, -0.01, -0.01, 0.01],
    peers: [[0.01, 0.01, -0.01, -0.01]]
  )

  @Test(arguments: [
    (0.0, 0.0, 1.0), (0.0, 3.0, 0.25), (1.0, 0.0025, 0.75), (1.0, 0.01, 0.0),
    // (1 − 0.5·0.004/0.01)/(1 + 0.5·0.004)
    (0.5, 0.004, 0.8 / 1.002),
  ])
  func `one orthogonal peer equals the calculation by hand`(
    mix: Double,
    penalty: Double,
    slope: Double
  ) throws {
    let regression = try #require(Self.hand)
    var coefficients = [0.0]
    try regression.solve(&coefficients, penalty: penalty, mix: mix)
    regression.polish(&coefficients, penalty: penalty, mix: mix)
    let line = regression.line(coefficients)
    #expect(abs(line.peers[0] - slope) < 1e-12)
    #expect(abs(line.alpha - 0.01) < 1e-15)
    #expect(abs(line.beta) < 1e-12)
    #expect(abs(regression.largestPenalty(mix: 1) - 0.01) < 1e-15)
  }

  @Test func `a peer that never moves or that is the market has no coefficient`() throws {
    let market = [0.01, -0.01, 0.02, 0.0, 0.005]
    let regression = try #require(
      PenalizedRegression(
        y: [0.02, -0.01, 0.03, 0.001, 0.004],
        market: market,
        peers: [[0, 0, 0, 0, 0], market.map { 2 * $0 }, [0.01, 0.02, 0.005, -0.01, 0.0]]
      )
    )
    var coefficients = [0.0, 0, 0]
    try regression.solve(&coefficients, penalty: 1e-3, mix: 0)
    #expect(coefficients[0] == 0 && coefficients[1] == 0 && coefficients[2] != 0)
    #expect(
      PenalizedRegression(y: market, market: [0.01, 0.01, 0.01, 0.01, 0.01], peers: []) == nil
    )
  }

  // MARK: The oracle

  private static let market: [Double] = (0..<43).map { (day: Int) -> Double in
    Double((day * 7919 + 13) % 211) / 10_000 - 0.0105
  }
  private static let peers: [[Double]] = (0..<5).map { (peer: Int) -> [Double] in
    (0..<43).map { (day: Int) -> Double in
      let step = (day * (104_729 + 31 * peer) + 17 * peer) % 199
      return 0.8 * market[day] + Double(step) / 12_000 - 0.008
    }
  }
  private static let security: [Double] = (0..<43).map { (day: Int) -> Double in
    let known: Double = 0.0003 + 0.4 * market[day] + 0.5 * peers[0][day] - 0.2 * peers[2][day]
    return known + Double((day * 15_485_863 + 7) % 173) / 18_000 - 0.0048
  }

  private static func sample(
    security: [Double] = security,
    peers: [[Double]] = peers,
    order: [Int]? = nil
  ) -> EventSample {
    EventSample(
      security: security[...],
      market: market[...],
      peerIndex: peers[0][...],
      peers: (order ?? Array(peers.indices)).map {
        FactorSeries(name: "S\($0)", values: peers[$0][...])
      },
      estimation: 0..<40,
      event: 40..<43,
      firstRelativeDay: -1
    )
  }

  /// What scikit-learn says of the sample: `Ridge` and `ElasticNet` on the peers without what constant and market explain,
  /// over their standard deviation, the security in units of its own, `KFold(4)` by hand.
  struct Oracle: Sendable, CustomTestStringConvertible {
    let penalty: PenalizedPeerModel.Penalty
    let alpha, beta, lambda: Double
    let peers: [Double]
    let sigma, rSquared: Double
    let parameters: Int
    /// The residuals of three days.
    let residuals: [Int: Double]
    let expected: [Double]

    var testDescription: String { "\(penalty)" }
  }

  static let oracles = [
    Oracle(
      penalty: .ridge,
      alpha: 0.0004600954394624115,
      beta: 0.38154853453628573,
      lambda: 0.15940171490403898,
      peers: [
        0.4136441538733443, 0.09255035126441848, -0.18512280477431484, 0.012431410232933045,
        0.06569982780830153,
      ],
      sigma: 0.0030885113503996905,
      rSquared: 0.6957723765779962,
      // The trace 3.7635, beside constant and market.
      parameters: 6,
      residuals: [
        0: -0.005034721343500406, 17: -0.001545933203176185, 39: 0.0018085300446893362,
      ],
      expected: [-0.006559594222555115, 0.005158581094155224, -0.0027233639921262404]
    ),
    Oracle(
      penalty: .lasso,
      alpha: 0.0004540960041080409,
      beta: 0.41359546710616923,
      lambda: 0.04233849475373687,
      peers: [
        0.48985390452304384, 0.04105995645787381, -0.18717632776885754, 0, 0.0026016097521453286,
      ],
      sigma: 0.0030276531169593736,
      rSquared: 0.7076436891039359,
      parameters: 6,
      residuals: [
        0: -0.004549309680169434, 17: -0.0016831738527834986, 39: 0.0018287558847116135,
      ],
      expected: [-0.006707302979339001, 0.004842293947055039, -0.001966096595820174]
    ),
    Oracle(
      penalty: .elasticNet(mix: 0.5),
      alpha: 0.0004545416330320384,
      beta: 0.41080318265524285,
      lambda: 0.07030032430563156,
      peers: [
        0.4653946692062762, 0.05251478088158406, -0.18282106221834368, 0, 0.017542861714022483,
      ],
      sigma: 0.0030358884690635914,
      rSquared: 0.7060510815398271,
      parameters: 6,
      residuals: [
        0: -0.00469645688921992, 17: -0.0015135386384175983, 39: 0.0019357785943751639,
      ],
      expected: [-0.006589205816596976, 0.004900819811225683, -0.0021321699393545557]
    ),
  ]

  /// scikit-learn 1.9.1 with NumPy 2.4.6.
  @Test(arguments: oracles)
  func `coefficients, penalty, residuals and predictions are those of scikit-learn`(
    oracle: Oracle
  ) throws {
    let fit = try PenalizedPeerModel(oracle.penalty, blocks: 4).fit(Self.sample())
    func agree(_ value: Double?, _ other: Double, _ what: String) {
      #expect(abs((value ?? .nan) - other) < 1e-9 * max(abs(other), 1e-3), "\(what)")
    }
    func term(_ name: String) -> Double? { fit.coefficients.first { $0.term == name }?.estimate }
    agree(term("alpha"), oracle.alpha, "alpha")
    agree(term("beta"), oracle.beta, "beta")
    agree(term("lambda"), oracle.lambda, "lambda")
    for (peer, value) in oracle.peers.enumerated() {
      if value == 0 {
        #expect(term("S\(peer)") == nil)
      } else {
        agree(term("S\(peer)"), value, "S\(peer)")
      }
    }
    agree(fit.sigma, oracle.sigma, "sigma")
    agree(fit.rSquared, oracle.rSquared, "R²")
    #expect(fit.parameters == oracle.parameters && fit.observations == 40)
    for (day, value) in oracle.residuals { agree(fit.residuals[day], value, "residual \(day)") }
    for (value, other) in zip(fit.expected, oracle.expected) { agree(value, other, "expected") }
  }

  // MARK: Laws

  private static let penalties: [PenalizedPeerModel.Penalty] = [
    .ridge, .lasso, .elasticNet(mix: 0.3),
  ]

  private static func isNear(_ one: [Double], _ other: [Double], _ factor: Double = 1) -> Bool {
    for (value, expected) in zip(one, other) where !(value.isNaN && expected.isNaN) {
      guard abs(value * factor - expected) < 1e-9 * max(abs(expected), 1e-3) else { return false }
    }
    return one.count == other.count
  }

  @Test(arguments: penalties)
  func `the order of peers and the size of their returns change nothing`(
    penalty: PenalizedPeerModel.Penalty
  ) throws {
    let model = PenalizedPeerModel(penalty, blocks: 4)
    let fit = try model.fit(Self.sample())
    let turned = try model.fit(Self.sample(order: [3, 1, 4, 0, 2]))
    var grown = Self.peers
    grown[0] = grown[0].map { $0 * 7 }
    let scaled = try model.fit(Self.sample(peers: grown))
    for other in [turned, scaled] {
      #expect(
        Self.isNear(fit.abnormal, other.abnormal) && Self.isNear(fit.residuals, other.residuals)
      )
    }
    func own(_ fit: FittedEvent) -> Double? { fit.coefficients.first { $0.term == "S0" }?.estimate }
    let (one, seventh) = (try #require(own(fit)), try #require(own(scaled)))
    #expect(abs(one - 7 * seventh) < 1e-9)
  }

  @Test(arguments: penalties)
  func `returns ten times as large have errors ten times as large`(
    penalty: PenalizedPeerModel.Penalty
  ) throws {
    let model = PenalizedPeerModel(penalty, blocks: 4)
    let fit = try model.fit(Self.sample())
    let ten = try model.fit(Self.sample(security: Self.security.map { $0 * 10 }))
    #expect(
      Self.isNear(fit.abnormal, ten.abnormal, 10) && Self.isNear(fit.residuals, ten.residuals, 10)
    )
    #expect(Self.isNear(fit.standardized, ten.standardized))
  }

  @Test(arguments: penalties)
  func `neither the security's nor the peers' event window is looked at`(
    penalty: PenalizedPeerModel.Penalty
  ) throws {
    let model = PenalizedPeerModel(penalty, blocks: 4)
    let fit = try model.fit(Self.sample())
    var (security, peers) = (Self.security, Self.peers)
    for day in 40..<43 {
      security[day] += 0.2
      for peer in peers.indices { peers[peer][day] -= 0.1 }
    }
    let other = try model.fit(Self.sample(security: security, peers: peers))
    #expect(fit.coefficients == other.coefficients && fit.sigma == other.sigma)
    #expect(fit.residuals.map(\.bitPattern) == other.residuals.map(\.bitPattern))
    #expect(fit.abnormal != other.abnormal)
  }

  @Test(arguments: penalties)
  func `blocks and the mix change the fit`(penalty: PenalizedPeerModel.Penalty) throws {
    let four = try PenalizedPeerModel(penalty, blocks: 4).fit(Self.sample())
    let ten = try PenalizedPeerModel(penalty, blocks: 10).fit(Self.sample())
    #expect(four.sigma != ten.sigma)
    let half = try PenalizedPeerModel(.elasticNet(mix: 0.5), blocks: 4).fit(Self.sample())
    #expect(four.sigma != half.sigma)
  }

  @Test func `a residual is what is not predicted of its day without its block`() throws {
    let model = PenalizedPeerModel(.lasso, blocks: 4)
    let fit = try model.fit(Self.sample())
    // A shock of a day moves its own residual by itself, and no other one of its block, where the penalty stays.
    var security = Self.security
    security[5] += 1e-7
    let other = try model.fit(Self.sample(security: security))
    // The unit of the returns, and with it the grid of penalties, moves by a little as well.
    #expect(abs(other.residuals[5] - fit.residuals[5] - 1e-7) < 1e-9)
    for day in [0, 1, 9] { #expect(abs(other.residuals[day] - fit.residuals[day]) < 1e-9) }
    #expect((20..<40).contains { abs(other.residuals[$0] - fit.residuals[$0]) > 1e-9 })
  }

  @Test
  func
    `a peer with a hole in the estimation window is no regressor, one in the event window may be`()
    throws
  {
    var peers = Self.peers
    peers[2][11] = .nan
    peers[3][41] = .nan
    let fit = try PenalizedPeerModel(.lasso, blocks: 4).fit(Self.sample(peers: peers))
    #expect(!fit.coefficients.contains { $0.term == "S2" })
    // The LASSO leaves the fourth peer out, so that its hole is none of the prediction.
    if !fit.coefficients.contains(where: { $0.term == "S3" }) {
      #expect(!fit.abnormal.contains { !$0.isFinite })
    }
    #expect(throws: EstimationError.missingPeers) {
      try PenalizedPeerModel(.ridge, blocks: 4).fit(
        Self.sample(
          peers: Self.peers.map { (peer: [Double]) -> [Double] in [Double.nan] + peer.dropFirst() }
        )
      )
    }
  }

  // MARK: Size

  /// The security and eight peers share an industry.
  ///
  /// 400 events of 80 days without an effect, with windows of one
  /// and of five days. Of 400 tests at 5 %, 9 to 33 reject with a probability of 99.8 %.
  @Test(arguments: [PenalizedPeerModel.Penalty.ridge, .lasso])
  func `tests have their size`(
    penalty: PenalizedPeerModel.Penalty
  ) throws {
    let (days, length, count) = (80, 5, 8)
    let random = CounterRandom(seed: 17)
    var rejected = (day: 0, window: 0)
    let replications = 400
    for replication in 0..<replications {
      func normals(_ series: Int) -> [Double] {
        (0..<(days + length)).map {
          random.normals(stream: UInt64(100 * replication + series), index: UInt64($0)).first
        }
      }
      let (market, industry, own) = (normals(0), normals(1), normals(2))
      let peers = (0..<count).map { (peer: Int) -> [Double] in
        let noise = normals(3 + peer)
        return noise.indices.map { (day: Int) -> Double in
          0.01 * market[day] + 0.008 * industry[day] + 0.018 * noise[day]
        }
      }
      let security = own.indices.map { (day: Int) -> Double in
        0.01 * market[day] + 0.006 * industry[day] + 0.015 * own[day]
      }
      let fit = try PenalizedPeerModel(penalty, blocks: 5).fit(
        EventSample(
          security: security[...],
          market: market.map { 0.01 * $0 }[...],
          peerIndex: peers[0][...],
          peers: peers.enumerated().map { FactorSeries(name: "S\($0)", values: $1[...]) },
          estimation: 0..<days,
          event: days..<(days + length),
          firstRelativeDay: 0
        )
      )
      let day = try AbnormalReturnTest(fit, window: 0...0).pValue(.twoSided)
      let window = try CumulativeAbnormalReturnTest(fit, window: 0...4).pValue(.twoSided)
      rejected.day += day < 0.05 ? 1 : 0
      rejected.window += window < 0.05 ? 1 : 0
    }
    #expect((9...33).contains(rejected.day), "\(rejected)")
    #expect((9...33).contains(rejected.window), "\(rejected)")
  }
}
