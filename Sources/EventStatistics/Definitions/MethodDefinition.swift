/// What a reader needs to know of a model, a test or a quantity: the words next to its number.
///
/// An underscore in a formula lowers what follows it, as in `r_m`.
package struct MethodDefinition: Sendable, Hashable {
  /// The identifier in every table, such as `bmp_t`.
  package let id: String
  /// The name in a sentence.
  package let name: String
  /// The name above a column.
  package let shortName: String
  /// The formula.
  package let formula: String
  /// What it is compared with, such as `t(N−1)`; empty for what is no test.
  package let reference: String
  /// What it takes for granted, and when it fails.
  package let assumption: String
  /// Where it comes from.
  package let source: String

  /// Creates a definition.
  init(
    id: String,
    name: String,
    short: String,
    formula: String,
    against reference: String = "",
    assumes assumption: String,
    source: String = ""
  ) {
    self.id = id
    self.name = name
    shortName = short
    self.formula = formula
    self.reference = reference
    self.assumption = assumption
    self.source = source
  }

  /// The name inside a sentence: a first word that is no proper name begins with a small letter.
  package var nameInSentence: String {
    let first = name.prefix { $0.isLetter }
    return Self.ordinaryWords.contains(String(first))
      ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  /// The words that begin a name without being proper names.
  private static let ordinaryWords: Set<String> = [
    "Abnormal", "Bootstrap", "Buy", "Calendar", "Capital", "Classical", "Clustered", "Crude",
    "Cross", "Exact", "Factor", "Generalized", "Market", "Mean", "Own", "Rank", "Raw", "Sample",
    "Sign", "Skewness", "Standard", "Trade", "Wild",
  ]
}

/// Papers that several methods go back to.
enum Paper {
  static let brownWarner1980 =
    "Brown & Warner (1980), Journal of Financial Economics 8(3), pp. 205–258"
  static let brownWarner1985 =
    "Brown & Warner (1985), Journal of Financial Economics 14(1), pp. 3–31"
  static let corradoZivney =
    "Corrado & Zivney (1992), Journal of Financial and Quantitative Analysis 27(3), pp. 465–478"
  static let kolariPynnonen2010 =
    "Kolari & Pynnönen (2010), Review of Financial Studies 23(11), pp. 3996–4025"
  static let kolariPynnonen2011 =
    "Kolari & Pynnönen (2011), Journal of Empirical Finance 18(5), pp. 953–971"
  static let macKinnonWhite =
    "MacKinnon & White (1985), Journal of Econometrics 29(3), pp. 305–325"
  static let patell = "Patell (1976), Journal of Accounting Research 14(2), pp. 246–276"
  static let campbellLoMacKinlay =
    "Campbell, Lo & MacKinlay (1997), The Econometrics of Financial Markets, eq. 4.4.9"
}
