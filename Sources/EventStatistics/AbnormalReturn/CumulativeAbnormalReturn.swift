/// The abnormal return of one event summed over a window, with its error and its companions.
public struct CumulativeAbnormalReturn: Sendable, Hashable {
  /// The days of the window, relative to the event.
  public let days: ClosedRange<Int>
  /// The number of days with an abnormal return; the sum runs over these.
  public let observedDays: Int
  /// `CAR = Σ AR`, as a fraction.
  public let car: Double
  /// `S_CAR = σ √(L + 1'X_w(X'X)⁻¹X_w'1)`, as a fraction: the days share the estimated coefficients.
  public let standardError: Double
  /// `SCAR = CAR/S_CAR`, dimensionless.
  public let scar: Double
  /// `CSAR = Σ SAR`, dimensionless.
  public let csar: Double
  /// `BHAR = Π(1 + r) − Π(1 + r_m)`, as a fraction; NaN where the market has no return.
  public let bharMarket: Double
  /// `BHAR = Π(1 + r) − Π(1 + E[r])`, as a fraction.
  public let bharExpected: Double
}

extension FittedEvent {
  /// Sums the abnormal returns of a window.
  ///
  /// `S_CAR² = σ²(Σ v_t + ‖Σ z_t‖²)` over the observed days; a missing day is left out, never zero.
  ///
  /// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, eq. 4.4.9.
  ///
  /// - Parameter window: Days relative to the event, inside the event window.
  /// - Returns: Nothing when the window leaves the event window or has no observed day.
  /// - Complexity: O(*L*).
  public func cumulative(_ window: ClosedRange<Int>) -> CumulativeAbnormalReturn? {
    guard let first = index(ofDay: window.lowerBound), let last = index(ofDay: window.upperBound)
    else { return nil }
    let observed = (first...last).lazy.filter { [abnormal] in abnormal[$0].isFinite }
    var count = 0
    var car = 0.0
    var csar = 0.0
    var own = 0.0
    for day in observed {
      count += 1
      car += abnormal[day]
      csar += standardized[day]
      own += disturbanceScale.isEmpty ? 1 : disturbanceScale[day]
    }
    guard count > 0 else { return nil }
    var shared = 0.0
    for column in 0..<prediction.width {
      var sum = 0.0
      for day in observed { sum += prediction.values[day * prediction.width + column] }
      shared += sum * sum
    }
    let error = sigma * (own + shared).squareRoot()
    let growth = returnKind.growth(of: observed.map { [returns] in returns[$0] })
    return CumulativeAbnormalReturn(
      days: window,
      observedDays: count,
      car: car,
      standardError: error,
      scar: car / error,
      csar: csar,
      bharMarket: growth - returnKind.growth(of: observed.map { [market] in market[$0] }),
      bharExpected: growth - returnKind.growth(of: observed.map { [expected] in expected[$0] })
    )
  }
}

extension CumulativeAbnormalReturn {
  /// What a reader needs to know of the quantities of the tables.
  package static let definitions: [MethodDefinition] = [
    MethodDefinition(
      id: "ar",
      name: "Abnormal return",
      short: "AR",
      formula: "AR = r − E[r]",
      assumes: "The return of the security less what the model expects for the day."
    ),
    MethodDefinition(
      id: "car",
      name: "Cumulative abnormal return",
      short: "CAR",
      formula: "CAR = Σ AR over the window",
      assumes: "A missing day is left out and counted; it is never taken for zero."
    ),
    MethodDefinition(
      id: "scar",
      name: "Standardized cumulative abnormal return",
      short: "SCAR",
      formula: "SCAR = CAR / S_CAR",
      assumes:
        "The days share the estimated coefficients, so they are correlated; S_CAR knows that."
    ),
    MethodDefinition(
      id: "caar",
      name: "Cumulative average abnormal return",
      short: "CAAR",
      formula: "AAR = mean of AR over the events of a day; CAAR = mean of CAR",
      assumes: "Every event weighs the same."
    ),
    MethodDefinition(
      id: "bhar",
      name: "Buy-and-hold abnormal return",
      short: "BHAR",
      formula: "BHAR = Π(1 + r) − Π(1 + r_m)",
      assumes: "What a holder earned above the index, with compounding."
    ),
  ]
}
