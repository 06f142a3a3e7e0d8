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
  /// The work that it comes from, where there is one.
  package let publication: Publication?
  /// The place in that work, such as `eq. 4.4.9`.
  private let place: String

  /// Creates a definition.
  init(
    id: String,
    name: String,
    short: String,
    formula: String,
    against reference: String = "",
    assumes assumption: String,
    source publication: Publication? = nil,
    at place: String = ""
  ) {
    self.id = id
    self.name = name
    shortName = short
    self.formula = formula
    self.reference = reference
    self.assumption = assumption
    self.publication = publication
    self.place = place
  }

  /// Where it comes from, in a line; empty without a source.
  package var source: String {
    [publication?.citation ?? "", place].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The name inside a sentence: a first word that is no proper name begins with a small letter.
  package var nameInSentence: String {
    let first = name.prefix { $0.isLetter }
    return Self.ordinaryWords.contains(String(first))
      ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  /// The name in a sentence with its article, which a name in the genitive does without:
  /// `the Patell test`, `Welch's analysis of variance`.
  package var nameWithArticle: String {
    let first = name.prefix { $0 != " " }
    return first.hasSuffix("'s") ? nameInSentence : "the \(nameInSentence)"
  }

  /// The words that begin a name without being proper names.
  private static let ordinaryWords: Set<String> = [
    "Abnormal", "Analysis", "Bootstrap", "Buy", "Calendar", "Capital", "Classical", "Clustered",
    "Conformal", "Cross", "Crude", "Cumulated", "Cumulative", "Elastic", "Exact", "Factor", "First",
    "Generalized", "Leverage", "Market", "Mean", "Own", "Permutation", "Rank", "Raw",
    "Returns", "Ridge", "Sample", "Share", "Sign", "Skewness", "Standard", "Standardized",
    "Synthetic", "Trade", "Volume", "Weighted", "Wild",
  ]
}

/// Works that several methods go back to.
enum Paper {
  /// Inference for one company by permuting its days.
  static let nguyenWolf = Publication(
    by: "Nguyen, Phuong Anh and Wolf, Michael",
    year: 2023,
    title: "Single-firm inference in event studies via the permutation test",
    journal: "Empirical Economics",
    doi: "10.1007/s00181-023-02530-7"
  )
  /// Waves of variance.
  static let bollerslev = Publication(
    by: "Bollerslev, Tim",
    year: 1986,
    title: "Generalized Autoregressive Conditional Heteroskedasticity",
    journal: "Journal of Econometrics",
    volume: "31(3)",
    pages: "307–327"
  )
  /// The rank of an event among the residuals of its own stock.
  static let gelbachHellandKlick = Publication(
    by: "Gelbach, Jonah B. and Helland, Eric and Klick, Jonathan",
    year: 2013,
    title: "Valid Inference in Single-Firm, Single-Event Studies",
    journal: "American Law and Economics Review",
    volume: "15(2)",
    pages: "495–541"
  )
  /// Models of one firm's returns, chosen by what they predict.
  static let bakerGelbach = Publication(
    by: "Baker, Andrew C. and Gelbach, Jonah B.",
    year: 2020,
    title: "Machine Learning and Predicted Returns for Event Studies in Securities Litigation",
    journal: "Journal of Law, Finance, and Accounting",
    volume: "5(2)",
    pages: "231–272"
  )
  /// Results under all reasonable choices.
  static let simonsohn = Publication(
    by: "Simonsohn, Uri and Simmons, Joseph P. and Nelson, Leif D.",
    year: 2020,
    title: "Specification Curve Analysis",
    journal: "Nature Human Behaviour",
    volume: "4(11)",
    pages: "1208–1214"
  )
  static let brownWarner1980 = Publication(
    by: "Brown, Stephen J. and Warner, Jerold B.",
    year: 1980,
    title: "Measuring Security Price Performance",
    journal: "Journal of Financial Economics",
    volume: "8(3)",
    pages: "205–258"
  )
  static let brownWarner1985 = Publication(
    by: "Brown, Stephen J. and Warner, Jerold B.",
    year: 1985,
    title: "Using Daily Stock Returns: The Case of Event Studies",
    journal: "Journal of Financial Economics",
    volume: "14(1)",
    pages: "3–31"
  )
  static let corradoZivney = Publication(
    by: "Corrado, Charles J. and Zivney, Terry L.",
    year: 1992,
    title:
      "The Specification and Power of the Sign Test in Event Study Hypothesis Tests Using Daily "
      + "Stock Returns",
    journal: "Journal of Financial and Quantitative Analysis",
    volume: "27(3)",
    pages: "465–478"
  )
  static let kolariPynnonen2010 = Publication(
    by: "Kolari, James W. and Pynnönen, Seppo",
    year: 2010,
    title: "Event Study Testing with Cross-sectional Correlation of Abnormal Returns",
    journal: "Review of Financial Studies",
    volume: "23(11)",
    pages: "3996–4025"
  )
  static let kolariPynnonen2011 = Publication(
    by: "Kolari, James W. and Pynnönen, Seppo",
    year: 2011,
    title: "Nonparametric Rank Tests for Event Studies",
    journal: "Journal of Empirical Finance",
    volume: "18(5)",
    pages: "953–971"
  )
  static let barberLyon = Publication(
    by: "Barber, Brad M. and Lyon, John D.",
    year: 1997,
    title:
      "Detecting Long-Run Abnormal Stock Returns: The Empirical Power and Specification of Test "
      + "Statistics",
    journal: "Journal of Financial Economics",
    volume: "43(3)",
    pages: "341–372"
  )
  static let lyonBarberTsai = Publication(
    by: "Lyon, John D. and Barber, Brad M. and Tsai, Chih-Ling",
    year: 1999,
    title: "Improved Methods for Tests of Long-Run Abnormal Stock Returns",
    journal: "Journal of Finance",
    volume: "54(1)",
    pages: "165–201"
  )
  static let macKinnonWhite = Publication(
    by: "MacKinnon, James G. and White, Halbert",
    year: 1985,
    title:
      "Some Heteroskedasticity-Consistent Covariance Matrix Estimators with Improved Finite "
      + "Sample Properties",
    journal: "Journal of Econometrics",
    volume: "29(3)",
    pages: "305–325"
  )
  static let macKinlay = Publication(
    by: "MacKinlay, A. Craig",
    year: 1997,
    title: "Event Studies in Economics and Finance",
    journal: "Journal of Economic Literature",
    volume: "35(1)",
    pages: "13–39"
  )
  static let cameronGelbachMiller = Publication(
    by: "Cameron, A. Colin and Gelbach, Jonah B. and Miller, Douglas L.",
    year: 2011,
    title: "Robust Inference with Multiway Clustering",
    journal: "Journal of Business & Economic Statistics",
    volume: "29(2)",
    pages: "238–249"
  )
  static let cohnJohnsonLiuWardlaw = Publication(
    by: "Cohn, Jonathan and Johnson, Travis and Liu, Zack and Wardlaw, Malcolm",
    year: 2023,
    title: "Past is Prologue: Inference from the Cross Section of Returns Around an Event",
    journal: "SSRN",
    doi: "10.2139/ssrn.4296657"
  )
  static let liangZeger = Publication(
    by: "Liang, Kung-Yee and Zeger, Scott L.",
    year: 1986,
    title: "Longitudinal Data Analysis Using Generalized Linear Models",
    journal: "Biometrika",
    volume: "73(1)",
    pages: "13–22"
  )
  static let patell = Publication(
    by: "Patell, James M.",
    year: 1976,
    title: "Corporate Forecasts of Earnings per Share and Stock Price Behavior: Empirical Test",
    journal: "Journal of Accounting Research",
    volume: "14(2)",
    pages: "246–276"
  )
  static let abadie = Publication(
    by: "Abadie, Alberto and Diamond, Alexis and Hainmueller, Jens",
    year: 2010,
    title:
      "Synthetic Control Methods for Comparative Case Studies: Estimating the Effect of California’s Tobacco Control Program",
    journal: "Journal of the American Statistical Association",
    volume: "105(490)",
    pages: "493–505"
  )
  static let koenkerBassett = Publication(
    by: "Koenker, Roger and Bassett, Gilbert",
    year: 1978,
    title: "Regression Quantiles",
    journal: "Econometrica",
    volume: "46(1)",
    pages: "33–50"
  )
  static let lamb = Publication(
    by: "Lamb, Reinhold P.",
    year: 1995,
    title:
      "An Exposure-Based Analysis of Property-Liability Insurer Stock Values around Hurricane Andrew",
    journal: "Journal of Risk and Insurance",
    volume: "62(1)",
    pages: "111–123"
  )
  static let savickas = Publication(
    by: "Savickas, Robert",
    year: 2003,
    title: "Event-Induced Volatility and Tests for Abnormal Performance",
    journal: "Journal of Financial Research",
    volume: "26(2)",
    pages: "165–178"
  )
  static let luoma2011 = Publication(
    by: "Luoma, Terhi",
    year: 2011,
    title: "Nonparametric Event Study Tests for Testing Cumulative Abnormal Returns",
    publisher: "University of Vaasa, Acta Wasaensia 254"
  )
  static let pelagattiMaranzano = Publication(
    by: "Pelagatti, Matteo and Maranzano, Paolo",
    year: 2021,
    title: "Nonparametric Tests for Event Studies under Cross-Sectional Dependence",
    journal: "Quarterly Journal of Finance and Accounting",
    volume: "59(1)",
    pages: "29–73"
  )
  static let campbellLoMacKinlay = Publication(
    by: "Campbell, John Y. and Lo, Andrew W. and MacKinlay, A. Craig",
    year: 1997,
    title: "The Econometrics of Financial Markets",
    publisher: "Princeton University Press"
  )
}
