internal import CivilTime
internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// Up to this number of events, each has its estimates and windows in full.
  private static let fullEvents = 3

  /// The estimates and windows of single events, when there are few of them.
  func singleEvents(of model: ModelResult) -> [TerminalLine] {
    guard model.fits.count <= Self.fullEvents else { return [] }
    return model.fits.flatMap { fit in
      [TerminalLine()] + estimates(of: fit)
        + windowTable(of: model.cars.filter { $0.eventID == fit.eventID }).lines()
        + checks(of: fit, model: model.model)
    }
      + (ResultsSection.boundOfRanks(in: model).map { paragraph($0, tone: .quiet) } ?? [])
  }

  /// What the residuals of one event look like.
  private func checks(of fit: ModelFit, model: ExpectedReturnMethod) -> [TerminalLine] {
    let found = result.analysis.diagnostics.first {
      $0.eventID == fit.eventID && $0.model == model
    }
    guard let checks = found, checks.reason == nil else { return [] }
    let parts = [
      "Durbin–Watson \(format.statistic(checks.durbinWatson))",
      "Ljung–Box p \(format.pValue(checks.ljungBoxPValue))",
      "Jarque–Bera p \(format.pValue(checks.jarqueBeraPValue))",
      "ARCH p \(format.pValue(checks.archLMPValue))",
    ]
    return paragraph("Residuals: \(parts.joined(separator: ", "))", tone: .quiet)
  }

  private func estimates(of fit: ModelFit) -> [TerminalLine] {
    let terms = fit.terms.map { term in
      let error =
        term.standardError.map { " (s.e. \(format.fixed($0, decimals: 6)))" } ?? ""
      let decimals = term.term == "alpha" ? 8 : 6
      return "\(term.term) \(format.fixed(term.estimate, decimals: decimals))\(error)"
    }
    let rest = [
      "sigma \(format.fixed(fit.sigma, decimals: 6))",
      "R² \(format.fixed(fit.rSquared, decimals: 3))",
      "\(counted(fit.observations, "return")) from \(fit.firstDate) to \(fit.lastDate)",
    ]
    return paragraph("\(fit.eventID) \(fit.symbol): " + (terms + rest).joined(separator: ", "))
  }

  private func windowTable(of cars: [CumulativeReturn]) -> FigureTable {
    FigureTable(
      label: "Windows of the event",
      columns: [
        .number("Window"), .number("Days"), .number("CAR"), .number("s.e."), .number("t"),
        .number("p"), .number("p of SQ"), .number("BHAR"), .number("VWAP"),
      ],
      rows: cars.map { car in
        let prices = result.averagePrices.first { $0.eventID == car.eventID }
        let window = prices?.windows.first {
          $0.windowStart == car.windowStart && $0.windowEnd == car.windowEnd
        }
        return [
          .window(car.windowStart, car.windowEnd), .count(car.days), .percent(car.car),
          .percent(car.carStandardError, signed: false), .statistic(car.t).starred(car.pValue),
          .pValue(car.pValue), .pValue(car.sq?.pValue), .percent(car.bhar), .price(window?.vwap),
        ]
      }
    )
  }
}
