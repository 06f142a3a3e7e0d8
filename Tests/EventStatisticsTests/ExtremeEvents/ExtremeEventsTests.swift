import Testing

@testable import EventStatistics

@Suite("Extreme days as events")
struct ExtremeEventsTests {
  /// Percent, with a cluster of two falls, one with both tails and a day without a return within a cluster.
  private static let returns = [0.1, -3, -2, 0.2, 4, 0.3, -5, 4, 0.1, 3, .nan, 2, 0.1].map {
    $0 / 100
  }

  private static func clusters(
    _ limits: ExtremeEvents.Limits,
    kind: ReturnKind = .simple
  ) throws -> [ExtremeEvents.Cluster] {
    try ExtremeEvents(returns, limits: limits, kind: kind).clusters
  }

  @Test func `days of one tail in a row are one event, and of both tails none`() throws {
    let found = try ExtremeEvents(
      Self.returns,
      limits: .moves(fall: 0.01, rise: 0.01),
      kind: .simple
    )
    let tails: [ExtremeTail?] = [.fall, .rise, nil, .rise]
    #expect(found.clusters.map(\.tail) == tails)
    #expect(found.clusters.map(\.first) == [1, 4, 6, 9])
    #expect(found.clusters.map(\.last) == [2, 4, 7, 11])
    #expect(found.clusters.map(\.days) == [2, 1, 2, 2])
    #expect(found.events.count == 3 && found.mixed.count == 1)
    #expect(found.returnCount == 12)
    // 0.97 · 0.98 − 1, 0.04, 0.95 · 1.04 − 1, 1.03 · 1.02 − 1
    for (cluster, value) in zip(found.clusters, [-0.0494, 0.04, -0.012, 0.0506]) {
      #expect(abs(cluster.value - value) < 1e-12)
    }
  }

  @Test func `log returns add up`() throws {
    let values = try Self.clusters(.moves(fall: 0.01, rise: 0.01), kind: .log).map(\.value)
    for (value, expected) in zip(values, [-0.05, 0.04, -0.01, 0.05]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test func `a move has to be exceeded, and a side that is not named has no events`() throws {
    #expect(try Self.clusters(.moves(fall: 0.03, rise: nil)).map(\.first) == [6])
    #expect(try Self.clusters(.moves(fall: 0.0299, rise: nil)).map(\.first) == [1, 6])
    // Without falls the fourth of percent after a fall of five is an event of its own.
    #expect(try Self.clusters(.moves(fall: nil, rise: 0.035)).map(\.first) == [4, 7])
    let found = try ExtremeEvents(
      Self.returns,
      limits: .moves(fall: nil, rise: 0.035),
      kind: .simple
    )
    #expect(found.lowerLimit == nil && found.upperLimit == 0.035)
  }

  /// Log returns with waves of variance, by whole numbers that every language computes alike.
  static let series: [Double] = {
    var state = 12345
    return (0..<400).map { day in
      state = (1_103_515_245 * state + 12345) % (1 << 31)
      let step = (state >> 8) % 2001 - 1000
      return Double(step * abs(step) * (day / 20 % 4 == 0 ? 4 : 1)) / 1e8
    }
  }()

  /// What another program finds in ``series``.
  ///
  /// `get.clusters.formatted` of eventstudies 1.2.2 (commit 6ad1e1e) on R 4.2.2 with `probvalue = 5` and levels: the
  /// value of each event in percent, and its number of days. A single day has its log return, a cluster
  /// the simple return over its days.
  private static let oracle: [(value: Double, days: Int)] = [
    (1.90440000000001, 1), (-6.28288537428173, 2), (1.58256400000001, 1), (-4.19798233387275, 2),
    (-1.47379599999997, 1), (3.26886399999999, 1), (2.65038400000002, 1), (-1.58256400000001, 1),
    (1.50798400000003, 1), (6.07145237031173, 2), (3.27609999999998, 1), (2.95839999999998, 1),
    (-1.92099599999995, 1), (2.05635600000003, 1), (-5.25532271356758, 2), (-1.69520399999996, 1),
    (-1.430416, 1), (-1.79559999999999, 1), (4.04466373993716, 2), (5.73430871678397, 2),
  ]

  @Test func `tails and clusters are those of eventstudies`() throws {
    let found = try ExtremeEvents(Self.series, limits: .tails(share: 0.05), kind: .log)
    #expect(abs(try #require(found.lowerLimit) / -0.0141681580000005 - 1) < 1e-9)
    #expect(abs(try #require(found.upperLimit) / 0.0129275199999999 - 1) < 1e-9)
    #expect(found.events.map(\.days) == Self.oracle.map(\.days))
    for (event, expected) in zip(found.events, Self.oracle) {
      let value = event.days == 1 ? event.value : ReturnKind.log.growth(of: [event.value]) - 1
      #expect(abs(100 * value / expected.value - 1) < 1e-9)
    }
    // It discards one mixed cluster of four days, two of three and two of two.
    #expect(found.mixed.map(\.days).sorted() == [2, 2, 3, 3, 4])
    let days = { (tail: ExtremeTail, isSingle: Bool) in
      found.events.filter { $0.tail == tail && ($0.days == 1) == isSingle }.map(\.days).reduce(0, +)
    }
    // unclustered.events and used.clustered.events of eesSummary
    #expect(days(.fall, true) == 6 && days(.fall, false) == 6)
    #expect(days(.rise, true) == 8 && days(.rise, false) == 6)
  }

  @Test func `a tail of equal returns has no day beyond its limit`() throws {
    let found = try ExtremeEvents(
      [Double](repeating: 0, count: 50),
      limits: .tails(share: 0.1),
      kind: .simple
    )
    #expect(found.clusters.isEmpty && found.lowerLimit == 0)
  }

  @Test func `one day in a tail is the least`() throws {
    #expect(throws: ExtremeEventError.tooFewReturns(required: 40, available: 39)) {
      _ = try ExtremeEvents(Array(Self.series.prefix(39)), limits: .tails(share: 0.025), kind: .log)
    }
    let found = try ExtremeEvents(
      Array(Self.series.prefix(40)),
      limits: .tails(share: 0.025),
      kind: .log
    )
    #expect(!found.clusters.isEmpty)
  }

  @Test func `the sign of a series turns its tails round`() throws {
    let found = try ExtremeEvents(Self.series, limits: .tails(share: 0.05), kind: .log)
    let turned = try ExtremeEvents(Self.series.map { -$0 }, limits: .tails(share: 0.05), kind: .log)
    #expect(turned.clusters.map(\.first) == found.clusters.map(\.first))
    for (one, other) in zip(found.events, turned.events) {
      #expect(one.tail != other.tail && abs(one.value + other.value) < 1e-12)
    }
  }

  @Test func `a summary of values is by hand`() throws {
    let summary = try #require(ValueSummary([4, 1, 3, 2]))
    #expect(summary.minimum == 1 && summary.maximum == 4 && summary.mean == 2.5)
    #expect(summary.lowerQuartile == 1.75 && summary.median == 2.5 && summary.upperQuartile == 3.25)
    #expect(ValueSummary([]) == nil)
  }
}
