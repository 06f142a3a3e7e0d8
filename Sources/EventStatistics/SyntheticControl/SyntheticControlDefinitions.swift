extension SyntheticControl {
  /// What a reader needs to know of synthetic controls and of what is asked of them.
  package static let definitions = [
    MethodDefinition(
      id: "synthetic_control",
      name: "Synthetic control",
      short: "Synthetic control",
      formula: "AR = R − Σ w_j·R_j, w_j ≥ 0, Σ w_j = 1, nearest over the estimation window",
      assumes:
        "Some mixture of the donors moves as the security does, and no donor is touched by the event. "
        + "It needs no factor, and adds the donors' own noise.",
      source: Paper.abadie
    ),
    MethodDefinition(
      id: "ridge_augmented",
      name: "Ridge-augmented synthetic control",
      short: "Ridge-augmented",
      formula:
        "w_j + eᵀ(XᵀX + λI)⁻¹X_j, e = what the weights miss, X = returns of the donors less their mean of the day",
      assumes:
        "As the synthetic control, where no mixture comes near; weights may be negative, and λ is chosen by "
        + "what it predicts on days of the estimation window that it has not seen.",
      source: Publication(
        by: "Ben-Michael, Eli and Feller, Avi and Rothstein, Jesse",
        year: 2021,
        title: "The Augmented Synthetic Control Method",
        journal: "Journal of the American Statistical Association",
        volume: "116(536)",
        pages: "1789–1803"
      )
    ),
    MethodDefinition(
      id: "conformal",
      name: "Conformal test",
      short: "Conformal",
      formula:
        "share of rearrangements with Σ |e| over the window at least as large, e found under the null",
      against: "all shifts of the days, and all or seeded permutations",
      assumes:
        "Residuals whose order says nothing (permutations) or that are stationary (shifts). No normal returns "
        + "and no right model.",
      source: Publication(
        by: "Chernozhukov, Victor and Wüthrich, Kaspar and Zhu, Yinchu",
        year: 2021,
        title:
          "An Exact and Robust Conformal Inference Method for Counterfactual and Synthetic Controls",
        journal: "Journal of the American Statistical Association",
        volume: "116(536)",
        pages: "1849–1864"
      )
    ),
    MethodDefinition(
      id: "placebo_firms",
      name: "Rank among placebo firms",
      short: "Placebo",
      formula:
        "share of the security and its donors with √(Σ AR²/L) / σ at least as large",
      against: "all donors, or a seeded draw of them",
      assumes:
        "The event could have been that of any donor; what hits all of an industry on the day is no reason to "
        + "doubt it, what hits the security's own industry alone is.",
      source: Paper.abadie
    ),
    MethodDefinition(
      id: "synthetic_average",
      name: "Mean effect against synthetic controls",
      short: "Mean effect",
      formula: "φ = Σ (CAR_i/σ_i) / Σ (1/σ_i), σ²_i = mean of AR² over the estimation window",
      against: "seeded groups of placebo firms, one in the place of each event's security",
      assumes:
        "As the rank among placebo firms, for each event; those count more whose portfolios follow better.",
      source: Publication(
        by:
          "Acemoglu, Daron and Johnson, Simon and Kermani, Amir and Kwak, James and Mitton, Todd",
        year: 2016,
        title: "The value of connections in turbulent times: Evidence from the United States",
        journal: "Journal of Financial Economics",
        volume: "121(2)",
        pages: "368–391"
      )
    ),
  ]
}
