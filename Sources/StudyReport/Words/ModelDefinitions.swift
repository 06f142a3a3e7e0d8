extension MethodDefinition {
  /// The expected-return models.
  static let models: [MethodDefinition] = [
    MethodDefinition(
      id: "market",
      name: "Market model",
      shortName: "Market",
      formula: "E[r] = α + β · r_m, by least squares over the estimation window",
      reference: "",
      assumption:
        "A stable, linear link to the index before and during the event. σ² = SSR/(T − 2).",
      source: "Campbell, Lo & MacKinlay (1997), The Econometrics of Financial Markets, ch. 4"
    ),
    MethodDefinition(
      id: "market_adjusted",
      name: "Market-adjusted returns",
      shortName: "Market-adj.",
      formula: "E[r] = r_m",
      reference: "",
      assumption: "Every security moves one for one with the index: α = 0 and β = 1.",
      source: "Brown & Warner (1985), Journal of Financial Economics 14(1), pp. 3–31"
    ),
    MethodDefinition(
      id: "mean_adjusted",
      name: "Mean-adjusted returns",
      shortName: "Mean-adj.",
      formula: "E[r] = mean of r over the estimation window",
      reference: "",
      assumption:
        "A constant expected return; a move of the whole market counts as abnormal.",
      source: "Brown & Warner (1985), Journal of Financial Economics 14(1), pp. 3–31"
    ),
    MethodDefinition(
      id: "raw",
      name: "Raw returns",
      shortName: "Raw",
      formula: "E[r] = 0",
      reference: "",
      assumption: "No return is expected at all; the market and the trend count as abnormal.",
      source: "Definition"
    ),
  ]
}
