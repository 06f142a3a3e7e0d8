public import CivilTime
internal import Foundation

/// Tells the holidays of a security's exchange from days on which the security alone did not trade.
///
/// An index of the world, or of another exchange, has days on which the exchange of a security is
/// closed. Those are no sessions of the security; a halt is one without a price. The days that a
/// security lacks decide: those of a closed exchange are its holidays, one after the other, and
/// hardly anything else.
///
/// For each exchange two explanations of the gaps are compared by their likelihood: every day is
/// missing at one rate, or the exchange's closures are missing at `closureRate` and the other days
/// at a rate of their own. The exchange with the largest ratio is taken where its logarithm exceeds
/// `decisiveLogRatio`. What other securities do plays no part.
public struct ClosureEvidence: Sendable {
  /// The share of the days that a closed exchange misses in a file; some files carry a stray row.
  static let closureRate = 0.95
  /// The logarithm of the likelihood ratio from which an exchange is taken as known; 30 exchanges are
  /// tried, so that chance passes once in some 5,000 series.
  static let decisiveLogRatio = 12.0

  /// The days of the index.
  private let days: [CalendarDate]
  /// For each day, a bit for each exchange that is closed.
  private let closed: [UInt32]

  /// Looks up which exchanges are closed on which days.
  ///
  /// - Parameter days: The days of the index, ascending.
  public init(_ days: [CalendarDate]) {
    self.days = days
    var closed = [UInt32](repeating: 0, count: days.count)
    let years = Set(days.map(\.year))
    for (bit, exchange) in ExchangeClosures.all.enumerated() {
      let closures = years.reduce(into: Set<CalendarDate>()) {
        $0.formUnion(exchange.weekdays(of: $1))
      }
      for (position, day) in days.enumerated() where closures.contains(day) {
        closed[position] |= 1 << UInt32(bit)
      }
    }
    self.closed = closed
  }

  /// The holidays of an exchange that a security was found to trade on.
  public struct Finding: Sendable, Hashable {
    /// The name of the exchange.
    public let exchange: String
    /// The days of the index that the exchange was closed on and the security lacks.
    public let holidays: [CalendarDate]
  }

  /// Returns the exchange whose holidays a security observes, where its gaps decide.
  ///
  /// - Parameter lacks: Whether the security has no price on a day of the index, by its position.
  /// - Returns: Nothing where no exchange explains the gaps far better than chance.
  public func exchange(lacking lacks: (Int) -> Bool) -> Finding? {
    guard let first = days.indices.first(where: { !lacks($0) }),
      let last = days.indices.last(where: { !lacks($0) })
    else { return nil }
    let listed = first...last
    let gaps = listed.filter(lacks)
    guard !gaps.isEmpty else { return nil }
    var best: (bit: Int, ratio: Double)?
    let plain = Self.logLikelihood(gaps.count, of: listed.count)
    for bit in ExchangeClosures.all.indices {
      let mask: UInt32 = 1 << UInt32(bit)
      let closures = listed.count { closed[$0] & mask != 0 }
      let hits = gaps.count { closed[$0] & mask != 0 }
      let ratio =
        Double(hits) * log(Self.closureRate) + Double(closures - hits) * log(1 - Self.closureRate)
        + Self.logLikelihood(gaps.count - hits, of: listed.count - closures) - plain
      if ratio > best?.ratio ?? Self.decisiveLogRatio { best = (bit, ratio) }
    }
    guard let best else { return nil }
    let mask: UInt32 = 1 << UInt32(best.bit)
    return Finding(
      exchange: ExchangeClosures.all[best.bit].name,
      holidays: gaps.filter { closed[$0] & mask != 0 }.map { days[$0] }
    )
  }

  /// The logarithm of the likelihood of a number of gaps at the rate that they suggest.
  private static func logLikelihood(_ gaps: Int, of days: Int) -> Double {
    let rate = (Double(gaps) + 0.5) / (Double(days) + 1)
    return Double(gaps) * log(rate) + Double(days - gaps) * log(1 - rate)
  }
}
