internal import CivilTime

/// The simulated index: normally distributed daily returns around a drift.
struct IndexPath {
  /// The level at the end of the first day.
  static let firstLevel = 10_000.0

  let days: [SimulatedIndexDay]

  /// Creates the path over the sessions.
  init(parameters: SimulationParameters, sessions: [CalendarDate], random: CounterBasedRandom) {
    var level = Self.firstLevel
    days = sessions.enumerated().map { index, date in
      let draw = RandomVariates.normals(random.uniforms(.indexReturn, position: date.dayNumber))
      let shape = random.uniforms(.indexRange, position: date.dayNumber)
      let simpleReturn =
        index == 0 ? 0 : parameters.indexDrift + parameters.indexVolatility * draw.0
      let before = level
      level *= 1 + simpleReturn
      let open = before * (1 + simpleReturn * 0.3 + parameters.indexVolatility * 0.2 * draw.1)
      let reach = parameters.indexVolatility * 0.35
      let high = max(open, level) * (1 + reach * RandomVariates.exponential(shape.0))
      let low = min(open, level) * (1 - reach * RandomVariates.exponential(shape.1))
      return SimulatedIndexDay(
        date: date,
        open: PriceRounding.hundredths(open),
        high: PriceRounding.hundredths(high),
        low: PriceRounding.hundredths(low),
        close: PriceRounding.hundredths(level),
        simpleReturn: simpleReturn
      )
    }
  }
}
