/// The market model with Dimson's aggregated beta, for stocks that trade thinly.
///
/// `β = Σ β_k` of one regression of the return on leading, current and lagged market returns;
/// `α = r̄ − β r̄_m`, `σ² = SSR/(T − 2)` of the line.
///
/// The market may be read outside the estimation window by as many days as there are leads and lags.
///
/// Source: Dimson (1979), *Risk Measurement when Shares Are Subject to Infrequent Trading*, Journal of
/// Financial Economics 7(2), pp. 197–226.
public struct DimsonModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "dimson",
      name: "Dimson market model",
      short: "Dimson",
      formula: "β = Σ β_k over leads and lags of r_m in one regression",
      assumes: "Thin trading that the chosen leads and lags cover.",
      source: "Dimson (1979), Journal of Financial Economics 7(2), pp. 197–226"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// The number of leading market returns, not negative.
  public let leads: Int
  /// The number of lagged market returns, not negative.
  public let lags: Int

  /// Creates the model.
  public init(leads: Int = 1, lags: Int = 1) {
    precondition(leads >= 0 && lags >= 0, "Leads and lags are counts")
    self.leads = leads
    self.lags = lags
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let returns = sample.estimationReturns()
    let shifts = Array(-lags...leads)
    let series = shifts.map { sample.marketOverEstimation(shiftedBy: $0) }
    let usable = returns.indices.filter { day in
      returns[day].isFinite && series.allSatisfy { $0[day].isFinite }
    }
    guard usable.count > shifts.count + 1 else {
      throw .tooFewObservations(required: shifts.count + 2, available: usable.count)
    }
    let design =
      [[Double](repeating: 1, count: usable.count)]
      + series.map { column in usable.map { column[$0] } }
    let solution: LeastSquares
    do {
      solution = try LeastSquares(columns: design, y: usable.map { returns[$0] })
    } catch {
      throw .constantMarketReturn
    }
    let beta = solution.coefficients.dropFirst().reduce(0, +)
    let sums = SimpleRegression(x: series[lags][...], y: returns[...])
    let line = MarketLine(alpha: sums.meanY - beta * sums.meanX, beta: beta, sums: sums)
    var further = zip(shifts, solution.coefficients.dropFirst()).map { shift, slope in
      let term =
        shift == 0 ? "beta_0" : shift < 0 ? "beta_lag\(-shift)" : "beta_lead\(shift)"
      return Coefficient(term: term, estimate: slope, standardError: nil)
    }
    further.append(
      Coefficient(term: "intercept", estimate: solution.coefficients[0], standardError: nil)
    )
    return try FittedEvent(sample, line: line, further: further)
  }
}

extension ExpectedReturnModel where Self == DimsonModel {
  /// The market model with one lead and one lag.
  public static var dimson: Self { DimsonModel() }
}
