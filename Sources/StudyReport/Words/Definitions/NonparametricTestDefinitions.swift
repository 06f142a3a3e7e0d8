extension MethodDefinition {
  /// The tests of a window that rest on ranks.
  static let rankTests: [MethodDefinition] = [
    MethodDefinition(
      "corrado_rank_z",
      name: "Corrado rank test",
      short: "Rank z",
      formula: "z = √L · (mean_w K − 1/2) / S(K), K = rank/(1+n)",
      against: "N(0,1)",
      assumes:
        "No distribution is assumed; ranks run over estimation and event window. For one event |z| "
        + "cannot exceed √3, so p is never below 0.083.",
      source: "Corrado (1989), Journal of Financial Economics 23(2), pp. 385–395"
    ),
    MethodDefinition(
      "modified_rank_z",
      name: "Rank test for missing returns",
      short: "Mod. rank z",
      formula: "z = Σ_w Z_t / (√L · S), Z_t = Σ_i (K − 1/2)/√N_t",
      against: "N(0,1)",
      assumes: "As the Corrado rank test; days with fewer returns weigh less.",
      source: Paper.corradoZivney
    ),
    MethodDefinition(
      "corrado_zivney_rank_z",
      name: "Corrado–Zivney rank test",
      short: "CZ rank z",
      formula: "z as for missing returns, ranks of AR/s, event days also over their spread",
      against: "N(0,1)",
      assumes: "Allows a variance that rises at the event.",
      source: Paper.corradoZivney
    ),
    MethodDefinition(
      "grank_t",
      name: "Generalized rank t test",
      short: "GRANK t",
      formula: "t = Z·√((T−2)/(T−1−Z²)), Z = U_0/S(U)",
      against: "t(T−2)",
      assumes: "Ranks the whole window as one day; allows rising variance and shared dates.",
      source: Paper.kolariPynnonen2011
    ),
    MethodDefinition(
      "grank_z",
      name: "Generalized rank z test",
      short: "GRANK z",
      formula: "z = √(12·N·(T+1)/(T−1)) · U_0",
      against: "N(0,1)",
      assumes: "As the generalized rank t test, for independent events.",
      source: Paper.kolariPynnonen2011
    ),
    MethodDefinition(
      "wilcoxon",
      name: "Wilcoxon signed-rank test",
      short: "Wilcoxon z",
      formula: "z = (W − n(n+1)/4) / √(n(n+1)(2n+1)/24), W = sum of the ranks of CAR > 0",
      against: "the exact distribution of W without ties up to 100 events, else N(0,1)",
      assumes: "Independent events and a symmetric distribution.",
      source: "Wilcoxon (1945), Biometrics Bulletin 1(6), pp. 80–83"
    ),
  ]

  /// The tests of a window that rest on signs.
  static let signTests: [MethodDefinition] = [
    MethodDefinition(
      "corrado_sign_z",
      name: "Corrado–Zivney sign test",
      short: "CZ sign z",
      formula: "z = Σ_w Z_t / (√L · S), signs of AR against each event's median",
      against: "N(0,1)",
      assumes: "No symmetric distribution, because the median takes the place of zero.",
      source: Paper.corradoZivney
    ),
    MethodDefinition(
      "sign_z",
      name: "Sign test",
      short: "Sign z",
      formula: "z = (w − N/2) / √(N/4), w = number of CAR > 0",
      against: "N(0,1)",
      assumes: "Independent events, positive as often as not; skewed returns break that.",
      source: Paper.brownWarner1980
    ),
    MethodDefinition(
      "sign_exact",
      name: "Exact sign test",
      short: "Sign exact",
      formula: "w = number of CAR > 0",
      against: "the binomial distribution with N and 1/2",
      assumes: "As the sign test, without the normal approximation.",
      source: "Conover (1999), Practical Nonparametric Statistics, section 3.4"
    ),
    MethodDefinition(
      "generalized_sign_z",
      name: "Generalized sign test",
      short: "Gen. sign z",
      formula: "z = (w − N·p) / √(N·p·(1−p)), w = number of CAR > 0",
      against: "N(0,1)",
      assumes:
        "Independent events. p is the share of positive residuals before the event, so skewed "
        + "returns do no harm; large and small effects count alike.",
      source: "Cowan (1992), Review of Quantitative Finance and Accounting 2(4), pp. 343–358"
    ),
  ]

  /// The tests of one event.
  static let singleEventTests: [MethodDefinition] = [
    MethodDefinition(
      "ar_t",
      name: "t test of one event and day",
      short: "t",
      formula: "t = AR / S_AR",
      against: "t(T−K)",
      assumes: "Normal residuals of constant variance.",
      source: Paper.campbellLoMacKinlay
    ),
    MethodDefinition(
      "car_t",
      name: "t test of one event",
      short: "t",
      formula: "t = CAR / S_CAR, S²_CAR = σ²·(L + 1ᵀX(XᵀX)⁻¹Xᵀ1)",
      against: "t(T−K)",
      assumes:
        "Normal residuals of constant variance. Returns have heavier tails, so p is a little too "
        + "small; the error of the estimated coefficients is part of S_CAR.",
      source: Paper.campbellLoMacKinlay
    ),
    MethodDefinition(
      "sq",
      name: "Sample-quantile test of one event",
      short: "SQ",
      formula: "p = (g+1)/(n+1), g of n sums of residuals are at least as large",
      against: "the event's own residuals",
      assumes: "No normal returns; the honest test where one company has one event.",
      source:
        "Gelbach, Helland & Klick (2013), American Law and Economics Review 15(2), pp. 495–541"
    ),
  ]
}
