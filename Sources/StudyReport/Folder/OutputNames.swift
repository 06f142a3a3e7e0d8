/// The names of the files that are not tables.
enum OutputNames {
  /// The result of a study.
  static let study = "study.json"
  /// The report of a study.
  static let report = "report.html"
  /// The report of a study on paper.
  static let paper = "report.pdf"
  /// How the study was run.
  static let run = "run.json"
  /// The result of a sensitivity study.
  static let sensitivity = "sensitivity.json"
  /// The page of a sensitivity study.
  static let sensitivityReport = "sensitivity.html"
  /// The document of average prices.
  static let prices = "vwap.json"
}
