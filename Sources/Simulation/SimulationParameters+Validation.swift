extension SimulationParameters {
  /// Checks that every parameter lies in its range.
  ///
  /// - Throws: ``SimulationError/invalidParameter(name:value:allowed:)`` for the first that does not.
  func validate() throws(SimulationError) {
    try require(companyCount >= 1, "the number of companies", companyCount, "at least 1")
    try require(eventsPerCompany >= 0, "the number of events", eventsPerCompany, "at least 0")
    try require(firstDay <= lastDay, "the last day", lastDay, "at or after \(firstDay)")
    try require(
      (0..<0.1).contains(indexVolatility),
      "the index volatility",
      indexVolatility,
      "a daily fraction from 0 to below 0.1"
    )
    try require(
      abs(indexDrift) < 0.05,
      "the index drift",
      indexDrift,
      "a daily fraction within 0.05"
    )
    try require(
      volatilities.lowerBound >= 0 && volatilities.upperBound < 0.1,
      "the volatility range",
      volatilities,
      "daily fractions from 0 to below 0.1"
    )
    try require(degreesOfFreedom > 2, "the degrees of freedom", degreesOfFreedom, "more than 2")
    try require(
      startPrices.lowerBound >= 1 && startPrices.upperBound <= 1_000_000,
      "the start price range",
      startPrices,
      "within 1 and 1000000 rupees"
    )
    try require(!effects.isEmpty, "the list of effects", "empty", "at least one effect")
    try require(dealValues.lowerBound > 0, "the deal value range", dealValues, "positive")
    try require(
      sessionsBeforeEvents >= 2,
      "the sessions before events",
      sessionsBeforeEvents,
      "at least 2"
    )
    let longestEffect = effects.map(\.abnormalReturns.count).max() ?? 0
    // Three sessions more, because an event day moves past special sessions.
    try require(
      sessionsAfterEvents >= longestEffect + 3,
      "the sessions after events",
      sessionsAfterEvents,
      "at least \(longestEffect + 3)"
    )
    for bonus in bonusIssues {
      try require(
        (0..<companyCount).contains(bonus.company),
        "the company of a bonus issue",
        bonus.company,
        "from 0 to \(companyCount - 1)"
      )
      try require(bonus.factor > 0, "the factor of a bonus issue", bonus.factor, "positive")
    }
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
