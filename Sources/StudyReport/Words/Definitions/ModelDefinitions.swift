extension MethodDefinition {
  /// The expected-return models with the market as the only regressor, or with none.
  static let models: [MethodDefinition] = [
    MethodDefinition(
      "market",
      name: "Market model",
      short: "Market",
      formula: "E[r] = α + β·r_m, by least squares",
      assumes: "A stable, linear link to the index before and during the event; σ² = SSR/(T−2).",
      source: "MacKinlay (1997), Journal of Economic Literature 35(1), pp. 13–39"
    ),
    MethodDefinition(
      "market_adjusted",
      name: "Market-adjusted returns",
      short: "Market-adj.",
      formula: "E[r] = r_m",
      assumes: "Every security moves one for one with the index: α = 0 and β = 1.",
      source: Paper.brownWarner1985
    ),
    MethodDefinition(
      "mean_adjusted",
      name: "Mean-adjusted returns",
      short: "Mean-adj.",
      formula: "E[r] = mean of r over the estimation window",
      assumes: "A constant expected return; a move of the whole market counts as abnormal.",
      source: Paper.brownWarner1980
    ),
    MethodDefinition(
      "raw",
      name: "Raw returns",
      short: "Raw",
      formula: "E[r] = 0",
      assumes: "No return is expected at all; the market and the trend count as abnormal.",
      source: Paper.brownWarner1980
    ),
    MethodDefinition(
      "scholes_williams",
      name: "Scholes–Williams market model",
      short: "Scholes–W.",
      formula: "β = (β_lag + β_0 + β_lead)/(1 + 2ρ)",
      assumes:
        "Prices that lag the index by at most one day; ρ is the first autocorrelation of the index.",
      source: "Scholes & Williams (1977), Journal of Financial Economics 5(3), pp. 309–327"
    ),
    MethodDefinition(
      "dimson",
      name: "Dimson market model",
      short: "Dimson",
      formula: "β = Σ β_k over leads and lags of r_m in one regression",
      assumes: "Thin trading that the chosen leads and lags cover.",
      source: "Dimson (1979), Journal of Financial Economics 7(2), pp. 197–226"
    ),
    MethodDefinition(
      "lad",
      name: "Market model by least absolute deviations",
      short: "LAD",
      formula: "minimize Σ |r − α − β·r_m|",
      assumes: "Resists outliers in the estimation window, at a loss of efficiency without them.",
      source: "Koenker & Bassett (1978), Econometrica 46(1), pp. 33–50"
    ),
    MethodDefinition(
      "huber",
      name: "Market model by Huber's estimator",
      short: "Huber",
      formula: "least squares with weights min(1, k·s/|e|), s = median |e| / 0.6745",
      assumes: "Resists outliers of the return, not of the index.",
      source: "Huber (1981), Robust Statistics, section 7.8"
    ),
    MethodDefinition(
      "theil_sen",
      name: "Market model by Theil and Sen",
      short: "Theil–Sen",
      formula: "β = median of the slopes between all pairs of days, α = median(r − β·r_m)",
      assumes: "Resists outliers of both the return and the index.",
      source:
        "Sen (1968), Journal of the American Statistical Association 63(324), pp. 1379–1389"
    ),
    MethodDefinition(
      "garch",
      name: "Market model with GARCH(1,1) variance",
      short: "GARCH",
      formula: "E[r] = α + β·r_m, h = ω + a·e² + b·h of the day before",
      assumes:
        "Normal returns whose variance comes in waves; the error of an abnormal return is that of its "
        + "day.",
      source: "Bollerslev (1986), Journal of Econometrics 31(3), pp. 307–327"
    ),
    MethodDefinition(
      "egarch",
      name: "Market model with EGARCH(1,1) variance",
      short: "EGARCH",
      formula: "E[r] = α + β·r_m, ln h = ω + a·(|z| − √(2/π)) + γ·z + b·ln h of the day before",
      assumes:
        "As GARCH, and good and bad news may move the variance differently; z is the residual over "
        + "its deviation.",
      source: "Nelson (1991), Econometrica 59(2), pp. 347–370"
    ),
    MethodDefinition(
      "trade_to_trade",
      name: "Trade-to-trade market model",
      short: "Trade-to-tr.",
      formula: "r/√n = α·√n + β·r_m/√n over the n days between two trades",
      assumes: "Logarithmic returns whose variance grows with the days between trades.",
      source: "Maynes & Rumsey (1993), Journal of Banking & Finance 17(1), pp. 145–157"
    ),
  ]

  /// The expected-return models with several factors.
  static let factorModels: [MethodDefinition] = [
    MethodDefinition(
      "capm",
      name: "Capital asset pricing model",
      short: "CAPM",
      formula: "E[r] = r_f + α + β·(r_m − r_f)",
      assumes: "The market model on returns above the risk-free rate.",
      source: "Sharpe (1964), Journal of Finance 19(3), pp. 425–442"
    ),
    MethodDefinition(
      "ff3",
      name: "Fama–French three-factor model",
      short: "FF3",
      formula: "E[r] = r_f + α + β·(r_m − r_f) + s·SMB + h·HML",
      assumes: "Stable loadings on market, size and value.",
      source: "Fama & French (1993), Journal of Financial Economics 33(1), pp. 3–56"
    ),
    MethodDefinition(
      "carhart4",
      name: "Carhart four-factor model",
      short: "Carhart",
      formula: "E[r] = r_f + α + β·(r_m − r_f) + s·SMB + h·HML + u·UMD",
      assumes: "Stable loadings on market, size, value and momentum.",
      source: "Carhart (1997), Journal of Finance 52(1), pp. 57–82"
    ),
    MethodDefinition(
      "ff5",
      name: "Fama–French five-factor model",
      short: "FF5",
      formula: "E[r] = r_f + α + β·(r_m − r_f) + s·SMB + h·HML + w·RMW + c·CMA",
      assumes: "Stable loadings on market, size, value, profitability and investment.",
      source: "Fama & French (2015), Journal of Financial Economics 116(1), pp. 1–22"
    ),
    MethodDefinition(
      "factors",
      name: "Factor model",
      short: "Factors",
      formula: "E[r] = α + Σ β_j·F_j, by least squares",
      assumes: "Stable loadings on the named columns of the factor file; σ² = SSR/(T−K).",
      source: Paper.campbellLoMacKinlay
    ),
  ]
}
