extension MethodDefinition {
  /// The tests of a window that compare with rearranged data.
  static let resamplingTests: [MethodDefinition] = [
    MethodDefinition(
      "sign_flip",
      name: "Sign-flip test",
      short: "Sign flip",
      formula: "share of arrangements of the signs of CAR with |t| at least as large",
      against: "all arrangements up to 20 events, else seeded draws",
      assumes: "Symmetric, independent events, however few.",
      source: "Fisher (1935), The Design of Experiments, section 21"
    ),
    MethodDefinition(
      "wild_bootstrap",
      name: "Wild bootstrap",
      short: "Wild boot.",
      formula: "share of draws with |t*| ≥ |t|, random signs on CAR − CAAR",
      against: "seeded draws",
      assumes: "Independent events, of different variance if need be.",
      source: "Wu (1986), Annals of Statistics 14(4), pp. 1261–1295"
    ),
    MethodDefinition(
      "bootstrap_t",
      name: "Bootstrap-t test",
      short: "Bootstrap t",
      formula: "t = √N · CAAR / s(CAR)",
      against: "t* = √N · (CAAR* − CAAR) / s* of events drawn with replacement, seeded",
      assumes: "Independent events; follows CARs that are skewed, where Student's t does not.",
      source: "Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 16.4"
    ),
    MethodDefinition(
      "bhar_bootstrap_t",
      name: "Buy-and-hold bootstrap-t test",
      short: "BHAR boot. t",
      formula: "t = √N · mean(BHAR) / s(BHAR)",
      against: "t* of events drawn with replacement, seeded",
      assumes: "Independent events; follows the skewness of long windows.",
      source: "Lyon, Barber & Tsai (1999), Journal of Finance 54(1), pp. 165–201"
    ),
  ]
}
