extension MethodDefinition {
  /// The tests of a window over all events, and the tests of one event.
  static let tests: [MethodDefinition] = [
    MethodDefinition(
      id: "cross_sectional_t",
      name: "Cross-sectional t test",
      shortName: "Cross-sect. t",
      formula: "t = √N · CAAR / s(CAR), s with N − 1",
      reference: "t(N−1)",
      assumption:
        "Independent events. Uses only the spread of the CARs, so a higher variance around the event "
        + "does no harm; weak for few events.",
      source: "Brown & Warner (1980), Journal of Financial Economics 8(3), pp. 205–258"
    ),
    MethodDefinition(
      id: "patell_z",
      name: "Patell test",
      shortName: "Patell z",
      formula: "z = Σ SCAR_i / √Σ (T_i − K)/(T_i − K − 2)",
      reference: "N(0,1)",
      assumption:
        "Independent events whose variance does not rise at the event; when it rises, the test "
        + "rejects too often.",
      source: "Patell (1976), Journal of Accounting Research 14(2), pp. 246–276"
    ),
    MethodDefinition(
      id: "bmp_t",
      name: "Boehmer–Musumeci–Poulsen test",
      shortName: "BMP t",
      formula: "t = √N · mean(SCAR) / s(SCAR)",
      reference: "t(N−1)",
      assumption:
        "Independent events; robust to a variance that rises at the event, not to events on one date.",
      source:
        "Boehmer, Musumeci & Poulsen (1991), Journal of Financial Economics 30(2), pp. 253–272"
    ),
    MethodDefinition(
      id: "corrado_rank_z",
      name: "Corrado rank test",
      shortName: "Rank z",
      formula: "z = √L · (mean_w K − 1/2) / S(K), K = rank / (1 + n) of each abnormal return",
      reference: "N(0,1)",
      assumption:
        "No distribution is assumed; ranks run over estimation and event window. For one event |z| "
        + "cannot exceed √3, so p is never below 0.083.",
      source: "Corrado (1989), Journal of Financial Economics 23(2), pp. 385–395"
    ),
    MethodDefinition(
      id: "generalized_sign_z",
      name: "Generalized sign test",
      shortName: "Gen. sign z",
      formula: "z = (w − N·p̂) / √(N·p̂·(1 − p̂)), w = number of CAR > 0",
      reference: "N(0,1)",
      assumption:
        "Independent events. p̂ is the share of positive residuals before the event, so skewed returns "
        + "do no harm; large and small effects count alike.",
      source: "Cowan (1992), Review of Quantitative Finance and Accounting 2(4), pp. 343–358"
    ),
    MethodDefinition(
      id: "car_t",
      name: "t test of one event",
      shortName: "t",
      formula: "t = CAR / S_CAR, S_CAR² = σ² (L + 1ᵀX(XᵀX)⁻¹Xᵀ1); for one day AR / S_AR",
      reference: "t(T−K)",
      assumption:
        "Normal residuals of constant variance. Returns have heavier tails, so p is a little too "
        + "small; the error of the estimated coefficients is part of S_CAR.",
      source:
        "Campbell, Lo & MacKinlay (1997), The Econometrics of Financial Markets, eq. 4.4.9"
    ),
  ]
}
