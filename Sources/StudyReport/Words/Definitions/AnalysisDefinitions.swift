extension MethodDefinition {
  /// The tests between groups of events.
  static let groupTests: [MethodDefinition] = [
    MethodDefinition(
      "welch_t",
      name: "Welch test of two groups",
      short: "Welch t",
      formula: "t = (x̄ − ȳ) / √(s²_x/n + s²_y/m)",
      against: "t with the degrees of freedom of Welch and Satterthwaite",
      assumes: "Independent events; the variances of the two groups may differ.",
      source: "Welch (1947), Biometrika 34(1/2), pp. 28–35"
    ),
    MethodDefinition(
      "welch_anova_f",
      name: "Welch's analysis of variance",
      short: "Welch F",
      formula: "F = Σ w_j·(x̄_j − x̃)²/(k−1) / (1 + 2(k−2)·λ/(k²−1)), w_j = n_j/s²_j",
      against: "F(k−1, (k²−1)/(3λ))",
      assumes: "Independent events; the variances of the k groups may differ.",
      source: "Welch (1951), Biometrika 38(3/4), pp. 330–336"
    ),
    MethodDefinition(
      "anova_f",
      name: "Analysis of variance",
      short: "ANOVA F",
      formula: "F = variance between the groups / variance within them",
      against: "F(k−1, N−k)",
      assumes: "Independent events with one variance in all groups; unequal groups break that.",
      source: "Fisher (1925), Statistical Methods for Research Workers, chapter VII"
    ),
    MethodDefinition(
      "mann_whitney",
      name: "Mann–Whitney test of two groups",
      short: "Mann–Whitney",
      formula: "z = (U − nm/2) / √(nm(N+1)/12), U = pairs in which the first group is larger",
      against: "the exact distribution of U without ties for groups up to 50 events, else N(0,1)",
      assumes: "Independent events; ranks only, so that single large CARs do not decide.",
      source: "Mann & Whitney (1947), Annals of Mathematical Statistics 18(1), pp. 50–60"
    ),
    MethodDefinition(
      "kruskal_wallis",
      name: "Kruskal–Wallis test",
      short: "Kruskal–W.",
      formula: "H = 12/(N(N+1)) · Σ R²_j/n_j − 3(N+1), R_j = sum of the ranks of a group",
      against: "χ²(k−1)",
      assumes:
        "Independent events; ranks only. With two groups it is the Mann–Whitney test squared.",
      source:
        "Kruskal & Wallis (1952), Journal of the American Statistical Association 47(260), "
        + "pp. 583–621"
    ),
  ]

  /// The measures of correlation.
  static let correlations: [MethodDefinition] = [
    MethodDefinition(
      "pearson",
      name: "Pearson correlation",
      short: "Pearson r",
      formula: "r = s_xy / (s_x·s_y), t = r·√((n−2)/(1−r²))",
      against: "t(n−2); the permutation p-value compares with rearranged CARs",
      assumes: "A linear link; single extreme events can make or hide it.",
      source: "Pearson (1896), Philosophical Transactions A 187, pp. 253–318"
    ),
    MethodDefinition(
      "spearman",
      name: "Spearman correlation",
      short: "Spearman ρ",
      formula: "ρ = Pearson correlation of the ranks",
      against: "t(n−2); the permutation p-value compares with rearranged CARs",
      assumes: "A link that only rises or only falls, not necessarily along a line.",
      source: "Spearman (1904), American Journal of Psychology 15(1), pp. 72–101"
    ),
    MethodDefinition(
      "kendall",
      name: "Kendall correlation",
      short: "Kendall τ",
      formula: "τ = (concordant − discordant pairs) / pairs, corrected for ties",
      against: "N(0,1); the permutation p-value compares with rearranged CARs",
      assumes: "As the Spearman correlation, and reads as a difference of two probabilities.",
      source: "Kendall (1938), Biometrika 30(1/2), pp. 81–93"
    ),
  ]

  /// The standard errors of a regression.
  static let regressionErrors: [MethodDefinition] = [
    MethodDefinition(
      "ols",
      name: "Classical standard errors",
      short: "Classical",
      formula: "s²·(XᵀX)⁻¹",
      against: "t(n−k)",
      assumes: "Independent events with one variance.",
      source: "Greene (2018), Econometric Analysis, section 4.3"
    ),
    MethodDefinition(
      "hc0",
      name: "White's standard errors",
      short: "HC0",
      formula: "(XᵀX)⁻¹·Xᵀ diag(e²)·X·(XᵀX)⁻¹",
      against: "t(n−k)",
      assumes: "Independent events whose variances differ; too small for few events.",
      source: "White (1980), Econometrica 48(4), pp. 817–838"
    ),
    MethodDefinition(
      "hc1",
      name: "White's standard errors with a count of terms",
      short: "HC1",
      formula: "HC0 · n/(n−k)",
      against: "t(n−k)",
      assumes: "As HC0; what many programs call robust.",
      source: Paper.macKinnonWhite
    ),
    MethodDefinition(
      "hc2",
      name: "Standard errors with leverage",
      short: "HC2",
      formula: "HC0 with e²/(1−h)",
      against: "t(n−k)",
      assumes: "As HC0; unbiased when the variances are equal after all.",
      source: Paper.macKinnonWhite
    ),
    MethodDefinition(
      "hc3",
      name: "Standard errors with squared leverage",
      short: "HC3",
      formula: "HC0 with e²/(1−h)²",
      against: "t(n−k)",
      assumes: "As HC0; the cautious choice for few events.",
      source: Paper.macKinnonWhite
    ),
    MethodDefinition(
      "cr1",
      name: "Standard errors clustered by event date",
      short: "CR1",
      formula: "(XᵀX)⁻¹·Σ Xᵀ_g·e_g·eᵀ_g·X_g·(XᵀX)⁻¹ · G/(G−1) · (n−1)/(n−k)",
      against: "t(G−1)",
      assumes: "Any correlation within one of the G event dates, none between; needs many dates.",
      source: "Liang & Zeger (1986), Biometrika 73(1), pp. 13–22"
    ),
    MethodDefinition(
      "nw5",
      name: "Newey–West standard errors with five lags",
      short: "Newey–West",
      formula: "(XᵀX)⁻¹·(Γ_0 + Σ w_l·(Γ_l + Γᵀ_l))·(XᵀX)⁻¹, w_l = 1 − l/6",
      against: "t(n−k)",
      assumes: "Days whose variances differ and that are correlated up to a week.",
      source: "Newey & West (1987), Econometrica 55(3), pp. 703–708"
    ),
  ]

  /// What is studied beside returns.
  static let outcomes: [MethodDefinition] = [
    MethodDefinition(
      "volume",
      name: "Abnormal volume",
      short: "Volume",
      formula: "ln(1 + V) less its mean over the estimation window, or less α + β·market",
      assumes:
        "The logarithm of the shares traded, which is nearly normal; 0.7 is about twice the usual "
        + "volume. The market is the mean of all symbols of the price files.",
      source:
        "Campbell & Wasley (1996), Review of Quantitative Finance and Accounting 6(3), pp. 309–326"
    ),
    MethodDefinition(
      "volatility",
      name: "Abnormal volatility",
      short: "Volatility",
      formula: "r²/s² − 1, s² = variance over the estimation window",
      assumes:
        "Zero on average without an event; 1 is a day with twice the usual variance. Very skewed, so "
        + "that rank tests tell more than t tests.",
      source: "Beaver (1968), Journal of Accounting Research 6, pp. 67–92"
    ),
    MethodDefinition(
      "calendar_time",
      name: "Calendar-time portfolio",
      short: "Calendar time",
      formula:
        "r_p − r_f = α + β·(r_m − r_f) + …, r_p = mean return of the securities held on a day",
      assumes:
        "Holds each security from day 0 to the end of the event window; one number a day, so that "
        + "events that share dates do no harm. α is the abnormal return per day.",
      source: "Jaffe (1974), Journal of Business 47(3), pp. 410–428"
    ),
  ]
}
