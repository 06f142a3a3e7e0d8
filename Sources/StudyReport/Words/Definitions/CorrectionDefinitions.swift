extension MethodDefinition {
  /// The corrections for several tests.
  static let corrections: [MethodDefinition] = [
    MethodDefinition(
      "bonferroni",
      name: "Bonferroni correction",
      short: "Bonferroni",
      formula: "m·p",
      assumes: "Nothing; keeps the chance of any false finding among m tests.",
      source: "Dunn (1961), Journal of the American Statistical Association 56(293), pp. 52–64"
    ),
    MethodDefinition(
      "sidak",
      name: "Šidák correction",
      short: "Šidák",
      formula: "1 − (1−p)ᵐ",
      assumes: "Independent tests.",
      source:
        "Šidák (1967), Journal of the American Statistical Association 62(318), pp. 626–633"
    ),
    MethodDefinition(
      "holm",
      name: "Holm correction",
      short: "Holm",
      formula: "max over j ≤ i of (m−j+1)·p_j, p in rising order",
      assumes: "Nothing; never weaker than Bonferroni.",
      source: "Holm (1979), Scandinavian Journal of Statistics 6(2), pp. 65–70"
    ),
    MethodDefinition(
      "hochberg",
      name: "Hochberg correction",
      short: "Hochberg",
      formula: "min over j ≥ i of (m−j+1)·p_j, p in rising order",
      assumes: "Tests that are positively dependent, as those of overlapping windows are.",
      source: "Hochberg (1988), Biometrika 75(4), pp. 800–802"
    ),
    MethodDefinition(
      "hommel",
      name: "Hommel correction",
      short: "Hommel",
      formula: "closed testing with Simes' p-values",
      assumes: "As Hochberg; a little stronger.",
      source: "Hommel (1988), Biometrika 75(2), pp. 383–386"
    ),
    MethodDefinition(
      "bh",
      name: "Benjamini–Hochberg correction",
      short: "BH",
      formula: "min over j ≥ i of m/j·p_j, p in rising order",
      assumes: "Positively dependent tests; keeps the expected share of false findings.",
      source:
        "Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1), pp. 289–300"
    ),
    MethodDefinition(
      "by",
      name: "Benjamini–Yekutieli correction",
      short: "BY",
      formula: "BH · (1 + 1/2 + … + 1/m)",
      assumes: "Nothing; keeps the expected share of false findings.",
      source: "Benjamini & Yekutieli (2001), Annals of Statistics 29(4), pp. 1165–1188"
    ),
    MethodDefinition(
      "romano_wolf",
      name: "Romano–Wolf correction",
      short: "Romano–Wolf",
      formula: "share of draws in which the largest |t*| of the windows left is at least |t|",
      against: "seeded draws of one random sign for each event and all its windows",
      assumes:
        "Independent events; uses how much the windows overlap, and so loses less than Holm does.",
      source:
        "Romano & Wolf (2005), Journal of the American Statistical Association 100(469), "
        + "pp. 94–108"
    ),
  ]

  /// The checks of residuals.
  static let diagnostics: [MethodDefinition] = [
    MethodDefinition(
      "durbin_watson",
      name: "Durbin–Watson statistic",
      short: "Durbin–W.",
      formula: "Σ(e_t − e of the day before)² / Σe²_t",
      assumes: "Near 2 without autocorrelation, below 2 when residuals repeat their sign.",
      source: "Durbin & Watson (1950), Biometrika 37(3/4), pp. 409–428"
    ),
    MethodDefinition(
      "autocorrelation",
      name: "First autocorrelation",
      short: "ρ(1)",
      formula: "correlation of e_t with the residual of the day before",
      assumes: "Thin trading makes it negative; slow news makes it positive."
    ),
    MethodDefinition(
      "ljung_box",
      name: "Ljung–Box test",
      short: "Ljung–Box",
      formula: "Q = n(n+2)·Σ ρ²_k/(n−k), ten lags",
      against: "χ²(10)",
      assumes: "A small p speaks for autocorrelation, which the tests of windows do not expect.",
      source: "Ljung & Box (1978), Biometrika 65(2), pp. 297–303"
    ),
    MethodDefinition(
      "jarque_bera",
      name: "Jarque–Bera test",
      short: "Jarque–Bera",
      formula: "JB = n/6·(S² + (K−3)²/4), S = skewness, K = kurtosis",
      against: "χ²(2)",
      assumes: "A small p speaks against normal residuals; rank and sign tests do not need them.",
      source: "Jarque & Bera (1987), International Statistical Review 55(2), pp. 163–172"
    ),
    MethodDefinition(
      "arch_lm",
      name: "ARCH test",
      short: "ARCH",
      formula: "n·R² of e² on five lags of itself",
      against: "χ²(5)",
      assumes: "A small p speaks for a variance that comes in waves; the garch model follows it.",
      source: "Engle (1982), Econometrica 50(4), pp. 987–1007"
    ),
    MethodDefinition(
      "shapiro_wilk",
      name: "Shapiro–Wilk test",
      short: "Shapiro–W.",
      formula: "W = (Σ a_i·e_i)² / Σ(e − ē)², e in rising order",
      against: "Royston's normal approximation",
      assumes: "A small p speaks against normal residuals.",
      source: "Royston (1995), Applied Statistics 44(4), pp. 547–551"
    ),
    MethodDefinition(
      "event_day_leverage",
      name: "Leverage of day 0",
      short: "Leverage",
      formula: "xᵀ(XᵀX)⁻¹x, x = the regressors of day 0",
      assumes:
        "How far the market moved on day 0 against the estimation window; the larger, the less exact "
        + "the expected return.",
      source: Paper.campbellLoMacKinlay
    ),
    MethodDefinition(
      "zero_return_share",
      name: "Share of zero returns",
      short: "Zeros",
      formula: "share of estimation returns that are exactly zero",
      assumes: "Many zeros mean thin trading: see the trade_to_trade and dimson models.",
      source: "Lesmond, Ogden & Trzcinka (1999), Review of Financial Studies 12(5), pp. 1113–1141"
    ),
  ]
}
