extension MethodDefinition {
  /// The quantities of the tables.
  static let statistics: [MethodDefinition] = [
    statistic(
      "ar",
      "Abnormal return",
      "AR",
      "AR = r − E[r]",
      "The return of the security less what the model expects for the day."
    ),
    statistic(
      "car",
      "Cumulative abnormal return",
      "CAR",
      "CAR = Σ AR over the window",
      "A missing day is left out and counted; it is never taken for zero."
    ),
    statistic(
      "scar",
      "Standardized cumulative abnormal return",
      "SCAR",
      "SCAR = CAR / S_CAR",
      "The days share the estimated coefficients, so they are correlated; S_CAR knows that."
    ),
    statistic(
      "caar",
      "Cumulative average abnormal return",
      "CAAR",
      "AAR = mean of AR over the events of a day; CAAR = mean of CAR",
      "Every event weighs the same."
    ),
    statistic(
      "bhar",
      "Buy-and-hold abnormal return",
      "BHAR",
      "BHAR = Π(1 + r) − Π(1 + r_m)",
      "What a holder earned above the index, with compounding."
    ),
    statistic(
      "vwap",
      "Volume-weighted average price",
      "VWAP",
      "VWAP = Σ price·volume / Σ volume",
      "The exchange's own where the file has it, else turnover over volume; a typical price is named "
        + "as such. The anchored average starts on day 0."
    ),
  ]

  private static func statistic(
    _ id: String,
    _ name: String,
    _ shortName: String,
    _ formula: String,
    _ assumption: String
  ) -> MethodDefinition {
    MethodDefinition(id, name: name, short: shortName, formula: formula, assumes: assumption)
  }
}
