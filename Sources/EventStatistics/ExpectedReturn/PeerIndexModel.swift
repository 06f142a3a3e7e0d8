/// The market model with an index of the security's peers beside the market, by ordinary least squares.
///
/// `r = α + β r_m + γ r_p + ε`, `σ² = SSR/(T − 3)`, prediction covariance `σ²(I + X_w(X'X)⁻¹X_w')`. The index holds
/// the peers that the study gives; the event's own security is never among them.
///
/// For a security whose industry moves apart from the market: Baker and Gelbach find that such an index lowers the
/// variance of abnormal returns more than the way it is weighted, or the way coefficients are estimated, does.
///
/// Source: Baker & Gelbach (2020), *Machine Learning and Predicted Returns for Event Studies in Securities
/// Litigation*, Journal of Law, Finance, and Accounting 5(2), pp. 231–272.
public struct PeerIndexModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "peer_index",
      name: "Market model with a peer index",
      short: "Peer index",
      formula: "E[r] = α + β·r_m + γ·r_p, by least squares",
      assumes:
        "Stable links to the market and to the index of peers, which the event itself does not move; σ² = "
        + "SSR/(T−3).",
      source: Paper.bakerGelbach
    )
  }
  package var inputs: Set<ModelInput> { [.market, .peers] }

  /// How the standard errors of the coefficients are measured.
  public let coefficientErrors: CoefficientErrors

  /// Creates the model.
  public init(coefficientErrors: CoefficientErrors = .classical) {
    self.coefficientErrors = coefficientErrors
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    guard let index = sample.peerIndex, !sample.peers.isEmpty else { throw .missingPeers }
    return try FactorModel(
      factors: [Self.term],
      includesMarket: true,
      usesExcessReturns: false,
      coefficientErrors: coefficientErrors
    ).fit(sample.replacing(factors: [FactorSeries(name: Self.term, values: index)]))
  }

  /// The name of the index among the coefficients.
  private static let term = "peers"
}

extension ExpectedReturnModel where Self == PeerIndexModel {
  /// The market model with an index of peers.
  public static var peerIndex: Self { PeerIndexModel() }
}

/// How the peers of a security weigh in an index.
public enum PeerWeights: String, Sendable, Hashable, CaseIterable, Codable {
  /// Each the same.
  case equal
  /// By market value before the day.
  case value
}

/// The daily return of an index of securities.
public enum PeerIndex {
  /// Averages returns day by day.
  ///
  /// `r_p = Σ w r/Σ w` over the securities with a return and a weight on the day.
  ///
  /// - Parameters:
  ///   - returns: The returns of each security, as fractions; NaN where missing.
  ///   - weights: The weights of each on the same days, such as its market value before the day; equal ones where they
  ///     are left out. A weight that is no positive number leaves the security out of the day.
  /// - Returns: One return a day; NaN on a day without any.
  public static func returns(
    _ returns: [ArraySlice<Double>],
    weights: [ArraySlice<Double>]? = nil
  ) -> [Double] {
    guard let first = returns.first else { return [] }
    return (0..<first.count).map { day in
      var (sum, weight) = (0.0, 0.0)
      for (place, series) in returns.enumerated() {
        let value = series[series.startIndex + day]
        let own = weights.map { $0[place][$0[place].startIndex + day] } ?? 1
        guard value.isFinite, own > 0, own.isFinite else { continue }
        sum += own * value
        weight += own
      }
      return weight > 0 ? sum / weight : .nan
    }
  }
}
