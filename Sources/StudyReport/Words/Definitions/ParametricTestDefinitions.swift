extension MethodDefinition {
  /// The tests of a window over independent events that rest on means and variances.
  static let parametricTests: [MethodDefinition] = [
    MethodDefinition(
      "cross_sectional_t",
      name: "Cross-sectional t test",
      short: "Cross-sect. t",
      formula: "t = √N · CAAR / s(CAR)",
      against: "t(N−1)",
      assumes:
        "Independent events. Uses only the spread of the CARs, so a variance that rises at the event "
        + "does no harm; weak for few events.",
      source: Paper.brownWarner1980
    ),
    MethodDefinition(
      "brown_warner_1980_t",
      name: "Brown–Warner test of 1980",
      short: "BW 1980",
      formula: "z = CAAR / (√Σ L_i·s²_i / N)",
      against: "N(0,1)",
      assumes:
        "Independent events of known, constant variance; ignores the error of the estimated "
        + "coefficients.",
      source: Paper.brownWarner1980
    ),
    MethodDefinition(
      "own_variance_z",
      name: "Own-variance test",
      short: "Own var. z",
      formula: "z = CAAR / (√Σ S²_CAR / N)",
      against: "N(0,1)",
      assumes: "Independent events whose variance does not rise at the event.",
      source: "MacKinlay (1997), Journal of Economic Literature 35(1), pp. 13–39, eq. 19–20"
    ),
    MethodDefinition(
      "patell_z",
      name: "Patell test",
      short: "Patell z",
      formula: "z = Σ SCAR_i / √Σ (T_i−K)/(T_i−K−2)",
      against: "N(0,1)",
      assumes:
        "Independent events whose variance does not rise at the event; when it rises, the test "
        + "rejects too often.",
      source: Paper.patell
    ),
    MethodDefinition(
      "patell_z_daily",
      name: "Patell test from daily returns",
      short: "Patell daily",
      formula: "z = Σ (Σ SAR/√L) / √Σ (T_i−K)/(T_i−K−2)",
      against: "N(0,1)",
      assumes:
        "As the Patell test, and takes the days of a window for independent, which the estimated "
        + "coefficients prevent.",
      source: Paper.patell
    ),
    MethodDefinition(
      "bmp_t",
      name: "Boehmer–Musumeci–Poulsen test",
      short: "BMP t",
      formula: "t = √N · mean(SCAR) / s(SCAR)",
      against: "t(N−1)",
      assumes:
        "Independent events; robust to a variance that rises at the event, not to events that share "
        + "a date.",
      source:
        "Boehmer, Musumeci & Poulsen (1991), Journal of Financial Economics 30(2), pp. 253–272"
    ),
    MethodDefinition(
      "skewness_adjusted_t",
      name: "Skewness-adjusted t test",
      short: "Skew-adj. t",
      formula: "t = √N · (S + γ·S²/3 + γ²·S³/27 + γ/(6N)), S = mean(CAR)/s(CAR)",
      against: "t(N−1)",
      assumes: "Independent events; γ is the skewness of the CARs.",
      source: "Hall (1992), Journal of the Royal Statistical Society B 54(1), pp. 221–228"
    ),
    MethodDefinition(
      "jackknife_t",
      name: "Jackknife test",
      short: "Jackknife t",
      formula: "t of the pseudo-values N·θ − (N−1)·θ_i, θ = mean(SCAR)/s(SCAR)",
      against: "t(N−1)",
      assumes: "Independent events; θ_i leaves event i out, so that no single event decides.",
      source: "Quenouille (1956), Biometrika 43(3/4), pp. 353–360"
    ),
    MethodDefinition(
      "bhar_t",
      name: "Buy-and-hold t test",
      short: "BHAR t",
      formula: "t = √N · mean(BHAR) / s(BHAR)",
      against: "t(N−1)",
      assumes: "Independent events; over long windows BHARs are skewed to the right.",
      source: "Barber & Lyon (1997), Journal of Financial Economics 43(3), pp. 341–372"
    ),
    MethodDefinition(
      "bhar_skewness_adjusted_t",
      name: "Skewness-adjusted buy-and-hold test",
      short: "BHAR skew t",
      formula: "t = √N · (S + γ·S²/3 + γ/(6N)), S = mean(BHAR)/s(BHAR)",
      against: "t(N−1)",
      assumes: "Independent events; γ is the skewness of the BHARs.",
      source: "Lyon, Barber & Tsai (1999), Journal of Finance 54(1), pp. 165–201"
    ),
  ]

  /// The tests that allow events to be correlated, because they share dates.
  static let dependenceTests: [MethodDefinition] = [
    MethodDefinition(
      "crude_dependence_t",
      name: "Crude dependence adjustment",
      short: "Crude dep. t",
      formula: "t = Σ_w AAR / (√L · S), S = s(AAR) over the estimation window",
      against: "t(T−1)",
      assumes: "Allows events that share dates to be correlated; the variance must stay constant.",
      source: Paper.brownWarner1985
    ),
    MethodDefinition(
      "kp_bmp_t",
      name: "Kolari–Pynnönen test",
      short: "KP t",
      formula: "t = t_BMP · √((1−r)/(1+(N−1)·r))",
      against: "t(N−1)",
      assumes:
        "r averages the residual correlations of the pairs that share an event date over all pairs; "
        + "events of different dates count as independent.",
      source: Paper.kolariPynnonen2010
    ),
    MethodDefinition(
      "kp_bmp_t_all_pairs",
      name: "Kolari–Pynnönen test over all pairs",
      short: "KP t, all",
      formula: "t = t_BMP · √((1−r)/(1+(N−1)·r))",
      against: "t(N−1)",
      assumes:
        "r averages over all pairs, as published for events of one common date; meaningless where "
        + "dates differ.",
      source: Paper.kolariPynnonen2010
    ),
    MethodDefinition(
      "kp_patell_z",
      name: "Patell test with correlated events",
      short: "KP Patell z",
      formula: "z = z_Patell / √(1+(N−1)·r)",
      against: "N(0,1)",
      assumes: "As the Patell test, for events of one common date.",
      source: Paper.kolariPynnonen2010
    ),
    MethodDefinition(
      "clustered_t",
      name: "t test with errors clustered by date",
      short: "Clustered t",
      formula: "t = CAAR / √(Σ_g (Σ_i (CAR_i − CAAR))² / N² · G/(G−1))",
      against: "t(G−1)",
      assumes: "Any correlation within one of the G event dates, none between; needs many dates.",
      source: "Liang & Zeger (1986), Biometrika 73(1), pp. 13–22"
    ),
  ]
}
