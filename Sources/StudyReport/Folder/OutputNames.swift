/// The names of the files that are not tables.
enum OutputNames {
  /// The result of a study.
  static let study = "study.json"
  /// The events of a study, where they have a file of their own.
  static let events = "events.jsonl"
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
  /// The result of announcements against prices over time.
  static let leadLag = "lead_lag.json"
  /// The document of average prices.
  static let prices = "vwap.json"
  /// The list of figures.
  static let figures = "figures.csv"
}
