/// The end of a distribution that a return lies in.
public enum ExtremeTail: String, Sendable, Hashable, CaseIterable, Codable {
  /// Below the lower limit.
  case fall
  /// Above the upper limit.
  case rise
}

/// Days on which a series moved as it seldom does, days that follow each other taken as one event.
///
/// A day is extreme where its return is below the lower limit or above the upper one: the quantiles *p* and 1 − *p* of
/// all returns, or a move that is named. Extreme days without another day between them are a cluster. Those of one
/// tail are one event, of their first day and of their return together; a cluster with days of both tails is left out,
/// since it is neither a fall nor a rise. Days without a return are passed over.
///
/// Source: Patnaik, Shah & Singh (2013), *Foreign Investors under Stress: Evidence from India*, International
/// Finance 16(2), pp. 213–244, as the function `get.clusters.formatted` of the R package eventstudies does it.
package struct ExtremeEvents: Sendable, Hashable {
  /// From where on a return is extreme.
  package enum Limits: Sendable, Hashable {
    /// The quantiles *p* and 1 − *p*; a share of days above 0 and below one half.
    case tails(share: Double)
    /// A fall by more than the first and a rise by more than the second, as positive fractions; nothing for a side on
    /// which no day is an event.
    case moves(fall: Double?, rise: Double?)
  }

  /// Consecutive extreme days.
  package struct Cluster: Sendable, Hashable {
    /// The position of the first day.
    package let first: Int
    /// The position of the last day.
    package let last: Int
    /// The number of days with a return, at least one.
    package let days: Int
    /// The tail of all its days; nothing where it has days of both.
    package let tail: ExtremeTail?
    /// `Π(1 + r) − 1` of simple returns, `Σ r` of log returns, as a fraction.
    package let value: Double
  }

  /// Below it a return is extreme; nothing where no fall is.
  package let lowerLimit: Double?
  /// Above it a return is extreme; nothing where no rise is.
  package let upperLimit: Double?
  /// The number of returns.
  package let returnCount: Int
  /// All clusters in the order of their days, single days and mixed ones among them.
  package let clusters: [Cluster]

  /// Looks for extreme days.
  ///
  /// - Parameters:
  ///   - returns: As fractions, oldest first; NaN where there is none.
  ///   - limits: From where on a return is extreme.
  ///   - kind: What the returns are.
  /// - Throws: ``ExtremeEventError`` when there are too few returns for the share.
  package init(
    _ returns: [Double],
    limits: Limits,
    kind: ReturnKind
  ) throws(ExtremeEventError) {
    let positions = returns.indices.filter { returns[$0].isFinite }
    switch limits {
    case .tails(let share):
      precondition(share > 0 && share < 0.5, "A tail is a share of days below one half")
      // With fewer no day of a tail could be told from the largest of any series.
      let required = Int((1 / share - 1e-9).rounded(.up))
      guard positions.count >= required else {
        throw .tooFewReturns(required: required, available: positions.count)
      }
      let ends = Quantile.of(positions.map { returns[$0] }, at: [share, 1 - share])
      (lowerLimit, upperLimit) = (ends[0], ends[1])
    case .moves(let fall, let rise):
      (lowerLimit, upperLimit) = (fall.map { -$0 }, rise)
    }
    returnCount = positions.count
    var clusters: [Cluster] = []
    var open: [(position: Int, tail: ExtremeTail)] = []
    func close() {
      guard let first = open.first, let last = open.last else { return }
      clusters.append(
        Cluster(
          first: first.position,
          last: last.position,
          days: open.count,
          tail: open.allSatisfy { $0.tail == first.tail } ? first.tail : nil,
          value: kind.change(of: open.lazy.map { returns[$0.position] })
        )
      )
      open = []
    }
    for position in positions {
      if let lowerLimit, returns[position] < lowerLimit {
        open.append((position, .fall))
      } else if let upperLimit, returns[position] > upperLimit {
        open.append((position, .rise))
      } else {
        close()
      }
    }
    close()
    self.clusters = clusters
  }

  /// The clusters that are events, in the order of their days.
  package var events: [Cluster] { clusters.filter { $0.tail != nil } }

  /// The clusters that are left out because they have days of both tails.
  package var mixed: [Cluster] { clusters.filter { $0.tail == nil } }
}

extension ReturnKind {
  /// Returns the return over several days, in the kind of their returns.
  fileprivate func change(of returns: some Sequence<Double>) -> Double {
    switch self {
    case .simple: growth(of: returns) - 1
    case .log: returns.reduce(0, +)
    }
  }
}

/// What a number of values is, as a summary of extreme events has it.
public struct ValueSummary: Sendable, Hashable, Codable {
  /// The smallest value.
  public let minimum: Double
  /// The quantile 0.25.
  public let lowerQuartile: Double
  /// The median.
  public let median: Double
  /// The quantile 0.75.
  public let upperQuartile: Double
  /// The largest value.
  public let maximum: Double
  /// The mean.
  public let mean: Double

  /// Sums values up; nothing without values.
  package init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let quantiles = Quantile.of(values, at: [0, 0.25, 0.5, 0.75, 1])
    minimum = quantiles[0]
    lowerQuartile = quantiles[1]
    median = quantiles[2]
    upperQuartile = quantiles[3]
    maximum = quantiles[4]
    mean = SampleMoments(values).mean
  }

  private enum CodingKeys: String, CodingKey {
    case minimum, median, maximum, mean
    case lowerQuartile = "lower_quartile"
    case upperQuartile = "upper_quartile"
  }
}

/// A reason why no day of a series can be called extreme.
package enum ExtremeEventError: Error, Hashable, Sendable {
  /// There are fewer returns than one in a tail takes.
  case tooFewReturns(required: Int, available: Int)
}
