/// What a reader of a single event should know.
enum SingleEventWords {
  /// Why a rank test of one event says little.
  static let boundOfRanks =
    "One event: the z of the Corrado rank test cannot exceed √3, so its p is never below 0.083; "
    + "the sample-quantile test (SQ) compares the event with the stock's own ordinary days."
}
