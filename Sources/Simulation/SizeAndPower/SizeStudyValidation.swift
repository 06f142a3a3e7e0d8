extension SizeStudy {
  /// Checks that every parameter lies in its range.
  ///
  /// - Throws: ``SimulationError/invalidParameter(name:value:allowed:)`` for the first that does not.
  package func validate() throws(SimulationError) {
    try require(!scenarios.isEmpty, "the list of scenarios", "empty", "at least one scenario")
    try require(!tests.isEmpty, "the list of tests", "empty", "at least one test")
    try require(!windows.isEmpty, "the list of windows", "empty", "at least one window")
    try require(!effects.isEmpty, "the list of effects", "empty", "at least one effect")
    try require(!levels.isEmpty, "the list of levels", "empty", "at least one level")
    try require(eventCount, in: 1...1_000_000, "the number of events")
    try require(
      singleMethods.isEmpty || eventCount == 1,
      "the number of events",
      eventCount,
      "1 for the tests of one event"
    )
    try require(replications, in: 1...100_000_000, "the number of replications")
    try require(estimationDays, in: 30...100_000, "the number of estimation days")
    try require(draws, in: 1...10_000_000, "the number of draws")
    try require(threads, in: 1...4_096, "the number of threads")
    try require(eventsPerDate, in: 1...1_000_000, "the number of events on a date")
    let days = "\(eventWindow.lowerBound)..\(eventWindow.upperBound)"
    try require(
      eventWindow.contains(0) && eventWindow.count <= 10_000,
      "the event window",
      days,
      "at most 10000 days that include day 0"
    )
    for window in windows {
      try require(
        eventWindow.lowerBound <= window.lowerBound && window.upperBound <= eventWindow.upperBound,
        "a window",
        "\(window.lowerBound)..\(window.upperBound)",
        "inside the event window \(days)"
      )
    }
    for effect in effects {
      try require(abs(effect) <= 0.5, "an effect", effect, "a fraction from -0.5 to 0.5")
    }
    for level in levels + [confidence] {
      try require(level > 0 && level < 1, "a level", level, "between 0 and 1")
    }
    try validateWorlds()
  }

  private func validateWorlds() throws(SimulationError) {
    let bounds = [
      ("the market volatility", marketVolatility...marketVolatility),
      ("the volatility range", volatilities),
    ]
    for (name, range) in bounds {
      try require(
        range.lowerBound > 0 && range.upperBound <= 0.1,
        name,
        range,
        "a daily fraction above 0 and at most 0.1"
      )
    }
    try require(
      betas.lowerBound >= -10 && betas.upperBound <= 10,
      "the range of betas",
      betas,
      "from -10 to 10"
    )
    for shocks in [shocks, heavyShocks, skewedShocks] {
      try require(
        shocks.isValid,
        "a distribution of shocks",
        shocks,
        "normal, Student's t with more than 2 degrees of freedom or log-normal with a spread "
          + "above 0 and at most 2"
      )
    }
    try require(
      eventVariance > 0 && eventVariance <= 100,
      "the variance of day 0",
      eventVariance,
      "a multiple above 0 and at most 100"
    )
    try require(
      garchWeights.arch >= 0 && garchWeights.garch >= 0
        && garchWeights.arch + garchWeights.garch < 1,
      "the weights of the waves of variance",
      "\(garchWeights.arch) and \(garchWeights.garch)",
      "not negative, with a sum below 1"
    )
    try require(
      regimeVariance > 0 && regimeVariance <= 100,
      "the variance after the change",
      regimeVariance,
      "a multiple above 0 and at most 100"
    )
    // A change that no day comes before would be none.
    try require(regimeDays, in: 0...estimationDays - 1, "the days before the event window")
    try require(
      (0..<1).contains(correlation),
      "the correlation",
      correlation,
      "from 0 to below 1"
    )
    try require(
      (0...0.5).contains(noTradeShare),
      "the share of days without a trade",
      noTradeShare,
      "from 0 to 0.5"
    )
  }

  private func require(
    _ value: Int,
    in range: ClosedRange<Int>,
    _ name: String
  ) throws(SimulationError) {
    try require(
      range.contains(value),
      name,
      value,
      "from \(range.lowerBound) to \(range.upperBound)"
    )
  }

  private func require(
    _ condition: Bool,
    _ name: String,
    _ value: some Any,
    _ allowed: String
  ) throws(SimulationError) {
    guard condition else {
      throw .invalidParameter(name: name, value: "\(value)", allowed: allowed)
    }
  }
}

extension ShockDistribution {
  /// Whether the variance exists and is not zero.
  fileprivate var isValid: Bool {
    switch self {
    case .normal: true
    case .studentT(let degreesOfFreedom): degreesOfFreedom > 2 && degreesOfFreedom.isFinite
    case .logNormal(let spread): spread > 0 && spread <= 2
    }
  }
}
