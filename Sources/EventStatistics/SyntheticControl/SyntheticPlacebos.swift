internal import ParallelExecution

/// The synthetic controls of donors, as if the event had been theirs.
///
/// Each donor in turn takes the place of the security, which joins the other donors, and gets weights over the
/// estimation window. An event that changed the security alone leaves them as they are, so that the security's ratio
/// of errors after and before ranks high among theirs: `p = (1 + #{ratio_j ≥ ratio})/(1 + J)`.
///
/// The weights are those that are not negative, in whatever form the security's own are.
///
/// Source: Abadie, Diamond & Hainmueller (2010), JASA 105(490), for the placebos and the ratio.
public struct SyntheticPlacebos: Sendable, Hashable {
  /// One donor in the place of the security, or the security itself.
  public struct Firm: Sendable, Hashable {
    /// The position of the donor; behind all of them the security's.
    public let donor: Int
    /// `σ̂` of its synthetic control.
    public let fitError: Double
    /// Its effects, window by window.
    public let effects: [SyntheticEffect?]
  }

  /// The donors, in the order of their positions.
  public let firms: [Firm]
  /// The security itself, under weights that are not negative like those of the donors.
  public let own: Firm

  /// Gives donors the place of the security.
  ///
  /// - Parameters:
  ///   - sample: The returns; at least two donors.
  ///   - windows: Days relative to the event.
  ///   - most: The largest number of donors; of more a seeded draw takes part.
  ///   - seed: The key of the draw.
  ///   - threads: The number of threads; it changes no digit.
  public init(
    _ sample: SyntheticControlSample,
    windows: [ClosedRange<Int>],
    most: Int,
    seed: UInt64,
    threads: Int
  ) {
    let donors = sample.donors
    let chosen = Self.chosen(of: donors.count, most: most, seed: seed)
    let all = ReturnColumns((0..<donors.count).map { Array(donors[$0]) } + [sample.treated])
    let estimated = all.rows(Array(sample.estimation))
    // The security itself, then the donors.
    let firms = concurrentMap(count: chosen.count + 1, threads: threads) { place in
      let column = place == 0 ? donors.count : chosen[place - 1]
      let fit = SimplexLeastSquares(
        Array(estimated[column]),
        on: estimated,
        leavingOut: column
      )
      let synthetic = all.combination(fit.weights)
      let abnormal = zip(all[column], synthetic).dropFirst(sample.estimationCount).map { $0 - $1 }
      let error = fit.residuals.rootMeanSquare
      return Firm(
        donor: column,
        fitError: error,
        effects: windows.map {
          SyntheticEffect(abnormal, of: sample.eventDays, in: $0, fitError: error)
        }
      )
    }
    own = firms[0]
    self.firms = Array(firms.dropFirst())
  }

  /// Returns the share of the security and its placebos whose ratio of errors is at least that of the security.
  public func pValue(ofWindow window: Int) -> Double? {
    guard let ratio = own.effects[window]?.ratio, !firms.isEmpty else { return nil }
    let enough = ratio * (1 - 1e-10)
    let larger = firms.count { $0.effects[window].map { $0.ratio >= enough } ?? false }
    return Double(1 + larger) / Double(1 + firms.count)
  }

  /// The positions of the donors that take part.
  private static func chosen(of count: Int, most: Int, seed: UInt64) -> [Int] {
    guard count > most else { return Array(0..<count) }
    var positions = Array(0..<count)
    var indices = RandomIndices(CounterRandom(seed: seed), stream: .placeboFirms, draw: 0)
    for place in 0..<most { positions.swapAt(place, place + indices.next(below: count - place)) }
    return positions.prefix(most).sorted()
  }
}

/// The effect of an event on several securities, those counting more whose synthetic controls follow better.
///
/// `φ = Σ_i (CAR_i/σ̂_i)/Σ_i (1/σ̂_i)`. It is held against placebo groups: for each event one of the donors that took its
/// place, drawn at random, on the days of that event; events of one day draw different ones where they can. The
/// p-value is two-sided, `(1 + #{|φ_b| ≥ |φ|})/(1 + B)`.
///
/// Source: Acemoglu, Johnson, Kermani, Kwak & Mitton (2016), Journal of Financial Economics 121(2), also for
/// leaving out placebo firms with an error above `√3` times the mean of the treated ones.
public struct SyntheticAverage: Sendable, Hashable {
  /// One event.
  public struct Member: Sendable, Hashable {
    /// The day of the event, the same for events that share donors and days.
    public let date: Int
    /// Its cumulative abnormal return.
    public let car: Double
    /// `σ̂` of its synthetic control.
    public let fitError: Double
    /// The cumulative abnormal returns and errors of the donors in its place, by symbol.
    public let placebos: [Placebo]

    /// Whether the event has a weight and something to be compared with.
    public var isUsable: Bool { fitError > 0 && placebos.contains { $0.fitError > 0 } }

    /// Takes the numbers of an event.
    public init(date: Int, car: Double, fitError: Double, placebos: [Placebo]) {
      (self.date, self.car, self.fitError) = (date, car, fitError)
      self.placebos = placebos
    }
  }

  /// One donor in the place of an event's security.
  public struct Placebo: Sendable, Hashable {
    /// The donor, by a number that is its own on all days.
    public let firm: Int
    /// Its cumulative abnormal return.
    public let car: Double
    /// `σ̂` of its synthetic control.
    public let fitError: Double

    /// Takes the numbers of a donor.
    public init(firm: Int, car: Double, fitError: Double) {
      (self.firm, self.car, self.fitError) = (firm, car, fitError)
    }
  }

  /// *φ*, as a fraction.
  public let effect: Double
  /// The share of placebo groups whose effect is as large.
  public let pValue: Double
  /// The range that holds the effects of the central placebo groups, at the level of the test.
  public let placeboRange: ClosedRange<Double>
  /// The same share with the placebo firms alone that are followed about as well as the treated ones; nothing where an
  /// event has none.
  public let closePValue: Double?

  /// Weights events and draws placebo groups.
  ///
  /// - Parameters:
  ///   - members: The events; those without a positive error or without placebos are left out.
  ///   - level: *α*, such as 0.05.
  ///   - draws: The number of placebo groups.
  ///   - seed: The key of the draws.
  /// - Throws: ``InferenceError`` without events or placebos.
  public init(
    _ members: [Member],
    level: Double,
    draws: Int,
    seed: UInt64
  ) throws(InferenceError) {
    guard !members.isEmpty else { throw .noEvents }
    // What is followed without any error would have all the weight.
    let members = members.filter(\.isUsable)
    guard !members.isEmpty else { throw .noVariance }
    let effect = Self.effect(members.map { ($0.car, $0.fitError) })
    let pools = members.map { $0.placebos.filter { $0.fitError > 0 } }
    let dates = members.map(\.date)
    let drawn = Self.groups(pools, dates: dates, draws: draws, seed: seed)
    self.effect = effect
    pValue = Self.share(drawn, as: effect)
    let ends = Quantile.of(drawn, at: [level / 2, 1 - level / 2])
    placeboRange = ends[0]...ends[1]
    let mean = members.reduce(0) { $0 + $1.fitError } / Double(members.count)
    let close = pools.map { $0.filter { $0.fitError <= 3.0.squareRoot() * mean } }
    closePValue =
      close.allSatisfy { !$0.isEmpty }
      ? Self.share(Self.groups(close, dates: dates, draws: draws, seed: seed), as: effect) : nil
  }

  private static func effect(_ numbers: [(car: Double, fitError: Double)]) -> Double {
    let (sum, weights) = numbers.reduce((0.0, 0.0)) {
      ($0.0 + $1.car / $1.fitError, $0.1 + 1 / $1.fitError)
    }
    return sum / weights
  }

  private static func share(_ drawn: [Double], as effect: Double) -> Double {
    let enough = abs(effect) * (1 - 1e-10)
    return Double(1 + drawn.count { abs($0) >= enough }) / Double(1 + drawn.count)
  }

  /// The effects of random placebo groups.
  private static func groups(
    _ pools: [[Placebo]],
    dates: [Int],
    draws: Int,
    seed: UInt64
  ) -> [Double] {
    let random = CounterRandom(seed: seed)
    return (0..<draws).map { draw in
      var indices = RandomIndices(random, stream: .placeboGroups, draw: UInt64(draw))
      var taken: [Int: Set<Int>] = [:]
      return effect(
        zip(pools, dates).map { pool, date in
          var firm = pool[indices.next(below: pool.count)]
          // A few tries find another donor unless nearly all are taken.
          for _ in 0..<16 where taken[date]?.contains(firm.firm) == true {
            firm = pool[indices.next(below: pool.count)]
          }
          taken[date, default: []].insert(firm.firm)
          return (firm.car, firm.fitError)
        }
      )
    }
  }
}
