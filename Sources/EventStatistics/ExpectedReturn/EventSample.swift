/// The numbers of one event: whole return series and the two windows cut from them.
///
/// All series lie on the same axis of days. A *position* counts days from the start of the axis, so
/// slices may have any base: position *p* is the element at `startIndex + p`. A missing value is NaN.
public struct EventSample: Sendable {
  /// The security's returns, as fractions.
  public let security: ArraySlice<Double>
  /// The market's returns on the same days, as fractions.
  public let market: ArraySlice<Double>
  /// Further factors on the same days, as fractions.
  public let factors: [FactorSeries]
  /// The risk-free return on the same days, as fractions; absent when the study has none.
  public let riskFree: ArraySlice<Double>?
  /// The return of an index of the security's peers on the same days, as fractions; absent without peers.
  public let peerIndex: ArraySlice<Double>?
  /// The returns of each peer on the same days, as fractions.
  public let peers: [FactorSeries]
  /// Security and market prices on the same days, for models that bridge days without a trade.
  public let prices: PricePair?
  /// The positions of the estimation window.
  public let estimation: Range<Int>
  /// The positions of the event window.
  public let event: Range<Int>
  /// The day relative to the event of the first position of ``event``.
  public let firstRelativeDay: Int
  /// Positions that the estimation leaves out, for example other events of the same security.
  public let masked: [Range<Int>]
  /// How the returns were measured; decides how they compound.
  public let returnKind: ReturnKind

  /// The price series behind the returns.
  public struct PricePair: Sendable {
    /// The security's prices; NaN on a day without a trade.
    public let security: ArraySlice<Double>
    /// The market's levels on the same days.
    public let market: ArraySlice<Double>

    /// Creates a pair of price series of the same length.
    public init(security: ArraySlice<Double>, market: ArraySlice<Double>) {
      precondition(security.count == market.count, "Prices must cover the same days")
      self.security = security
      self.market = market
    }
  }

  /// Creates a sample.
  ///
  /// - Precondition: All series have the same length and hold both windows.
  public init(
    security: ArraySlice<Double>,
    market: ArraySlice<Double>,
    factors: [FactorSeries] = [],
    riskFree: ArraySlice<Double>? = nil,
    peerIndex: ArraySlice<Double>? = nil,
    peers: [FactorSeries] = [],
    prices: PricePair? = nil,
    estimation: Range<Int>,
    event: Range<Int>,
    firstRelativeDay: Int,
    masked: [Range<Int>] = [],
    returnKind: ReturnKind = .simple
  ) {
    let days = 0..<security.count
    precondition(
      market.count == days.count && factors.allSatisfy { $0.values.count == days.count }
        && (riskFree?.count ?? days.count) == days.count
        && (peerIndex?.count ?? days.count) == days.count
        && peers.allSatisfy { $0.values.count == days.count }
        && (prices?.security.count ?? days.count) == days.count,
      "Series must cover the same days"
    )
    precondition(
      !event.isEmpty && estimation.clamped(to: days) == estimation
        && event.clamped(to: days) == event,
      "Windows must lie on the axis"
    )
    self.security = security
    self.market = market
    self.factors = factors
    self.riskFree = riskFree
    self.peerIndex = peerIndex
    self.peers = peers
    self.prices = prices
    self.estimation = estimation
    self.event = event
    self.firstRelativeDay = firstRelativeDay
    self.masked = masked
    self.returnKind = returnKind
  }

  /// The day relative to the event of the first position of the estimation window.
  public var firstEstimationDay: Int {
    firstRelativeDay - (event.lowerBound - estimation.lowerBound)
  }

  /// Returns the sample with other factors.
  func replacing(factors: [FactorSeries]) -> EventSample {
    EventSample(
      security: security,
      market: market,
      factors: factors,
      riskFree: riskFree,
      peerIndex: peerIndex,
      peers: peers,
      prices: prices,
      estimation: estimation,
      event: event,
      firstRelativeDay: firstRelativeDay,
      masked: masked,
      returnKind: returnKind
    )
  }

  /// The days of the event window alone, with what factor models read of them.
  var eventWindow: EventSample {
    func cut(_ series: ArraySlice<Double>) -> ArraySlice<Double> {
      series[(series.startIndex + event.lowerBound)..<(series.startIndex + event.upperBound)]
    }
    return EventSample(
      security: cut(security),
      market: cut(market),
      factors: factors.map { FactorSeries(name: $0.name, values: cut($0.values)) },
      riskFree: riskFree.map(cut),
      estimation: 0..<0,
      event: 0..<event.count,
      firstRelativeDay: firstRelativeDay,
      returnKind: returnKind
    )
  }

  /// The part of a series that covers a range of positions, as an array that starts at zero.
  func values(of series: ArraySlice<Double>, at positions: Range<Int>) -> [Double] {
    Array(
      series[
        (series.startIndex + positions.lowerBound)..<(series.startIndex + positions.upperBound)
      ]
    )
  }

  /// The security's returns over the estimation window, NaN where missing or left out.
  func estimationReturns() -> [Double] {
    var returns = values(of: security, at: estimation)
    for range in masked {
      for position in range.clamped(to: estimation) {
        returns[position - estimation.lowerBound] = .nan
      }
    }
    return returns
  }

  /// The same returns where they stand, if none is masked: looking at them needs no list of their own.
  var estimationSlice: ArraySlice<Double> {
    guard masked.isEmpty else { return estimationReturns()[...] }
    let start = security.startIndex
    return security[(start + estimation.lowerBound)..<(start + estimation.upperBound)]
  }
}

/// The returns of one named factor on the study's axis of days.
public struct FactorSeries: Sendable, Hashable {
  /// The factor's name as its file spells it.
  public let name: String
  /// One return per day of the axis, as fractions; NaN where missing.
  public let values: ArraySlice<Double>

  /// Creates a factor series.
  public init(name: String, values: ArraySlice<Double>) {
    self.name = name
    self.values = values
  }
}
