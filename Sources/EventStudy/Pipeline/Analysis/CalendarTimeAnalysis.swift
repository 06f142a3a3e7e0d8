internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// Holds every security from day 0 to the end of the event window, in calendar time.
struct CalendarTimeAnalysis {
  let study: AlignedStudy
  let axes: StudyAxes
  let plan: StudyPlan
  /// What the firm of each event was worth before it; nothing for equal weights.
  let marketValues: EventColumn?

  private var axis: StudyAxis { axes.standard }

  /// The regressions of the portfolio, when the settings ask for them.
  var results: [CalendarTimeResult] {
    guard plan.settings.analysis.calendarTime, !study.events.isEmpty else { return [] }
    guard axes.markets.used.count == 1 else {
      return without("the events are measured against several indices, and a portfolio has one")
    }
    let last = plan.windows.event.days.upperBound
    guard last >= 0 else {
      return without("the event window ends before day 0, from which a portfolio holds a security")
    }
    let values = study.events.map { event -> Double? in
      guard let marketValues else { return 1 }
      return marketValues.values[event.eventID].flatMap { $0 > 0 ? $0 : nil }
    }
    let leftOut = zip(study.events, values).filter { $1 == nil }.map { $0.0.eventID }.sorted()
    if let marketValues, leftOut.count == study.events.count {
      return without("no event has a number above zero in the column \"\(marketValues.name)\"")
    }
    let symbols = Set(study.events.map(\.symbol)).sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(symbols, symbols.indices))
    let holdings = zip(study.events, values)
      .compactMap { event, value -> CalendarTimePortfolio.Holding? in
        guard let position = positions[event.symbol], let value,
          let day = axis.days.position(of: event.day.date)
        else { return nil }
        return CalendarTimePortfolio.Holding(
          security: position,
          days: day..<(day + last + 1),
          value: value
        )
      }
    let portfolio = CalendarTimePortfolio(
      symbols.map { axis.returns(ofSymbol: $0)[...] },
      holdings: holdings,
      byValueOf: marketValues.map { _ in plan.settings.methods.returns }
    )
    return models.map { name, factors, riskFree in
      var result = result(of: portfolio, model: name, factors: factors, riskFree: riskFree)
      if !leftOut.isEmpty { result.leftOut = leftOut }
      return result
    }
  }

  /// Every model with the reason why it has no portfolio.
  private func without(_ reason: String) -> [CalendarTimeResult] {
    models.map { name, _, _ in CalendarTimeResult(model: name, terms: [], reason: reason) }
  }

  private var models: [(CalendarTimeResult.Model, [FactorSeries], ArraySlice<Double>)] {
    let zero = [Double](repeating: 0, count: axis.days.count)[...]
    guard let riskFree = axis.factors.riskFree else {
      return [(.market, [FactorSeries(name: "market", values: axis.market[...])], zero)]
    }
    let market = FactorSeries(
      name: "mktrf",
      values: zip(axis.market, riskFree).map { $0 - $1 }[...]
    )
    let takesFile = plan.settings.market.takesFactorMarket(.famaFrench3)
    let fileMarket = (takesFile ? axis.factors.excessMarket : nil)
      .map { FactorSeries(name: "mktrf", values: $0) }
    let named = { (names: [String]) in
      names.compactMap { name in
        axis.factors.factors.first { $0.name.lowercased() == name }
      }
    }
    let three = named(["smb", "hml"])
    return [(.capm, [market], riskFree)]
      + (three.count == 2 ? [(.famaFrench3, [fileMarket ?? market] + three, riskFree)] : [])
  }

  private func result(
    of portfolio: CalendarTimePortfolio,
    model: CalendarTimeResult.Model,
    factors: [FactorSeries],
    riskFree: ArraySlice<Double>
  ) -> CalendarTimeResult {
    do throws(RegressionError) {
      let regression = try portfolio.regression(
        on: factors,
        riskFree: riskFree,
        minimumSecurities: plan.settings.analysis.minSecurities,
        dayWeights: plan.settings.analysis.dayWeights
      )
      return CalendarTimeResult(
        model: model,
        days: regression.rowCount,
        terms: try RegressionTerm.terms(
          of: regression,
          errors: [
            (.classical, .classical), (.hc0, .hc0), (.hc1, .hc1),
            (.neweyWest, .neweyWest(lags: StandardError.Kind.lags)),
          ]
        )
      )
    } catch {
      return CalendarTimeResult(model: model, terms: [], reason: error.description)
    }
  }
}
